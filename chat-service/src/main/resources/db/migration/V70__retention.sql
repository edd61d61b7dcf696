-- How long customers waited for the first answer of a person: from their first message on.
CREATE VIEW first_response AS
SELECT asked.chat_id, extract(epoch FROM answered.at - asked.at) AS seconds
FROM (SELECT chat_id, min(written_at) AS at FROM message WHERE sender = 'customer' GROUP BY chat_id) AS asked
    CROSS JOIN LATERAL (
        SELECT min(written_at) AS at FROM message m
        WHERE m.chat_id = asked.chat_id AND m.sender = 'agent' AND m.written_at > asked.at) AS answered;

-- What the statistics go on counting of chats that were removed for their age.
CREATE TABLE chats_gone (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    customer bigint  NOT NULL DEFAULT 0,
    agent    bigint  NOT NULL DEFAULT 0,
    bot      bigint  NOT NULL DEFAULT 0,
    -- Chats that a person had answered, and how long their customers waited in all.
    answered bigint  NOT NULL DEFAULT 0,
    seconds  numeric NOT NULL DEFAULT 0
);
INSERT INTO chats_gone DEFAULT VALUES;
