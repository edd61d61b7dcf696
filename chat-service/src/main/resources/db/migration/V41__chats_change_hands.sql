-- Whoever saw a chat that is somebody else's now is told that it is gone from view.
ALTER TABLE chat_event
    ADD COLUMN changed_hands boolean NOT NULL DEFAULT false,
    ADD COLUMN agent_before  bigint;

