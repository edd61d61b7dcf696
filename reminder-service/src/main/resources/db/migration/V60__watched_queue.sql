-- Whoever watches the queue reads indexes alone.
DROP INDEX message_queue;
CREATE INDEX message_queue ON message (next_attempt_at, id) INCLUDE (kind, created_at) WHERE status = 'queued';
DROP INDEX message_lease;
CREATE INDEX message_lease ON message (lease_until) INCLUDE (kind) WHERE status = 'sending';
CREATE INDEX message_unknown ON message (kind) WHERE status = 'unknown';
