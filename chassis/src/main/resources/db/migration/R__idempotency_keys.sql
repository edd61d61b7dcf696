-- Every service has this table, whatever its other migrations are: hence the missing number. Safe to run again.

-- The POSTs of the last day that bore an Idempotency-Key, with their answers.
CREATE TABLE IF NOT EXISTS idempotency_key (
    -- SHA-256 of the caller and the key: nobody can name another's, and neither is told here.
    id           bytea PRIMARY KEY,
    -- SHA-256 of what was asked.
    request      bytea       NOT NULL,
    -- Until then whoever took the request is believed to be at work on it.
    leased_until timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    -- Null while there is no answer.
    status       integer,
    headers      jsonb,
    -- Null where the answer was too large to be kept.
    body         bytea
);

CREATE INDEX IF NOT EXISTS idempotency_key_by_age ON idempotency_key (expires_at);
