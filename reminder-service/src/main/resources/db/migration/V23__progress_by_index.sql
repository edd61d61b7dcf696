-- Whoever watches a run asks for its counts and its pace every few seconds.
DROP INDEX message_run;
CREATE INDEX message_run ON message (run_id, status) INCLUDE (sent_at);
