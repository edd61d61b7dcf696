-- What was done to messages that have not come yet: WhatsApp promises no order. The last word of each kind counts.
CREATE TABLE early_change (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider_id text        NOT NULL,
    kind        text        NOT NULL,
    -- Where it was done; null when WhatsApp does not tell.
    address     text,
    value       text,
    told_at     timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (provider_id, kind, address)
);
CREATE INDEX early_change_told ON early_change (told_at);

-- How often the bot has answered, and since when that is counted: another bot would answer it for ever.
ALTER TABLE chat
    ADD COLUMN bot_answers       integer NOT NULL DEFAULT 0,
    ADD COLUMN bot_answers_since timestamptz;
