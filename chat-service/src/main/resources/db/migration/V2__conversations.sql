-- Who works here, as their tokens and calls tell.
CREATE TABLE agent (
    id        bigint PRIMARY KEY,
    subject   text    NOT NULL UNIQUE,
    name      text,
    role      text,
    last_seen timestamptz,
    available boolean NOT NULL DEFAULT true
);
-- Ids for those whom another identity provider knows; the gateway's own accounts have small numbers.
CREATE SEQUENCE agent_elsewhere START 1000000000;

CREATE TABLE chat (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Where WhatsApp delivers: digits of a number, or the id of a group or of somebody who hides the number.
    address           text        NOT NULL UNIQUE,
    phone             text,
    is_group          boolean     NOT NULL DEFAULT false,
    name              text        NOT NULL,
    -- A name that a person typed is not overwritten by what WhatsApp tells.
    name_typed        boolean     NOT NULL DEFAULT false,
    email             text,
    customer_address  text,
    channel           text        NOT NULL DEFAULT 'WhatsApp',
    mode              text        NOT NULL DEFAULT 'bot' CHECK (mode IN ('bot', 'agent', 'paused', 'closed')),
    -- A person has answered: the bot says nothing until then.
    quiet_until       timestamptz,
    assigned_agent_id bigint REFERENCES agent,
    unread            integer     NOT NULL DEFAULT 0 CHECK (unread >= 0),
    online_until      timestamptz,
    last_active_at    timestamptz,
    created_at        timestamptz NOT NULL,
    -- That of the chat itself as long as nobody has written: the list is sorted by it.
    last_message_at   timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX chat_newest ON chat (last_message_at DESC, id DESC);
CREATE INDEX chat_assigned ON chat (assigned_agent_id, last_message_at DESC, id DESC);
CREATE INDEX chat_phone ON chat (phone);

-- In the order in which a message may move: never backwards.
CREATE TYPE message_status AS ENUM ('queued', 'sent', 'failed', 'delivered', 'read');

CREATE TABLE message (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat_id     bigint         NOT NULL REFERENCES chat ON DELETE CASCADE,
    -- WhatsApp's id, or what stands in for one that was not told. A message that comes again ends here.
    provider_id text UNIQUE,
    sender      text           NOT NULL CHECK (sender IN ('customer', 'agent', 'bot')),
    author      text,
    agent_id    bigint REFERENCES agent,
    type        text           NOT NULL DEFAULT 'text',
    text        text           NOT NULL,
    media       jsonb,
    quoted_id   text,
    reaction    text,
    status      message_status NOT NULL,
    error       text,
    -- When it was written. Lists are in this order; WhatsApp tells whole seconds, so ids decide among equals.
    written_at  timestamptz    NOT NULL,
    created_at  timestamptz    NOT NULL,
    edited_at   timestamptz,
    deleted_at  timestamptz,
    request_id  text
);
CREATE INDEX message_of_chat ON message (chat_id, written_at DESC, id DESC);
CREATE INDEX message_created ON message (created_at);

-- What is still to be told to WhatsApp. A chat's next one waits until the one before is done.
CREATE TABLE outgoing (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id      bigint      NOT NULL REFERENCES message ON DELETE CASCADE,
    chat_id         bigint      NOT NULL,
    action          text        NOT NULL CHECK (action IN ('send', 'edit', 'delete')),
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    lease_until     timestamptz
);
CREATE INDEX outgoing_of_chat ON outgoing (chat_id, id);
CREATE INDEX outgoing_of_message ON outgoing (message_id);
CREATE INDEX outgoing_due ON outgoing (next_attempt_at, id) WHERE lease_until IS NULL;
CREATE INDEX outgoing_lease ON outgoing (lease_until) WHERE lease_until IS NOT NULL;

-- What WhatsApp told of a message's way; it may come before we have written down the message's id.
CREATE TABLE delivery (
    provider_id text PRIMARY KEY,
    status      message_status NOT NULL,
    error       text,
    told_at     timestamptz    NOT NULL
);

-- What came in, as it came in.
CREATE TABLE webhook_call (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    received_at timestamptz NOT NULL,
    request_id  text,
    body        text        NOT NULL
);
CREATE INDEX webhook_call_received ON webhook_call (received_at);

-- What streams tell. Ids are given in the order of commits, so that whoever has seen one has seen all below.
CREATE TABLE chat_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text        NOT NULL CHECK (kind IN ('message', 'chat', 'status')),
    chat_id    bigint      NOT NULL,
    message_id bigint,
    status     message_status,
    -- Whose the chat was then.
    agent_id   bigint,
    at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX chat_event_at ON chat_event (at);

-- Events wait here, in the transaction of the change they tell of, until Kafka has them.
CREATE TABLE outbox (
    sequence   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         uuid        NOT NULL UNIQUE,
    type       text,
    key        text        NOT NULL,
    payload    text,
    time       timestamptz NOT NULL,
    request_id text
);
