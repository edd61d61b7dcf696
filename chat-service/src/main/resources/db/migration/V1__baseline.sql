-- No conversations yet, so no tables: only the mark that this database is chat-service's.
COMMENT ON SCHEMA public IS 'chat-service';
