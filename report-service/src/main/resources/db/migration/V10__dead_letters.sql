-- The dead letters of message-sent, as its topic of dead letters tells of them, with what became of each.
CREATE TABLE dead_letter (
    -- Made of its first place in that topic.
    id               uuid PRIMARY KEY,
    -- Its newest place there: what comes again is recognised by it.
    last_offset      bigint      NOT NULL,
    -- Where it was when it could not be counted.
    source_partition integer,
    source_offset    bigint,
    record_key       bytea,
    record_value     bytea,
    record_headers   bytea       NOT NULL,
    ce_id            varchar,
    reason           varchar     NOT NULL,
    -- How often it could not be counted.
    times            integer     NOT NULL,
    first_at         timestamptz NOT NULL,
    last_at          timestamptz NOT NULL,
    -- When it was counted after all.
    counted_at       timestamptz
);

-- The order in which they are listed and replayed.
CREATE INDEX dead_letter_waiting ON dead_letter (first_at, id) WHERE counted_at IS NULL;
CREATE INDEX dead_letter_by_age ON dead_letter (last_at);
