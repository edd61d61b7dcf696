-- Lets a browser's EventSource in, which cannot send a token. Once each; the ticket itself is not kept.
CREATE TABLE stream_ticket (
    hash        text PRIMARY KEY,
    agent_id    bigint      NOT NULL,
    name        text,
    admin       boolean     NOT NULL,
    -- The end of the token it was given for, and so of the stream.
    ends_at     timestamptz NOT NULL,
    valid_until timestamptz NOT NULL
);

-- The line between an agent and the admins.
CREATE TABLE admin_message (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agent_id   bigint      NOT NULL REFERENCES agent,
    author_id  bigint      NOT NULL REFERENCES agent,
    sender     text        NOT NULL CHECK (sender IN ('admin', 'agent')),
    text       text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX admin_message_of_agent ON admin_message (agent_id, id DESC);
