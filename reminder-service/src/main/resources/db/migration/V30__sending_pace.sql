-- When the next message may start, for all replicas together; its lock is the only thing they queue up for.
CREATE TABLE sending_pace (
    id           smallint PRIMARY KEY CHECK (id = 1),
    next_at      timestamptz NOT NULL,
    -- Until then a person waits for the next start: the queue stands back.
    wanted_until timestamptz NOT NULL,
    -- Whoever took the last start, to say when it is over.
    holder       uuid
);
INSERT INTO sending_pace VALUES (1, now(), now(), NULL);

-- What is sent in quiet hours as well, and reminders that were not sent on their day: both without reading the whole queue.
CREATE INDEX message_queue_unheld ON message (next_attempt_at, id) WHERE status = 'queued' AND reminder_day IS NULL;
CREATE INDEX message_queue_day ON message (reminder_day) WHERE status = 'queued' AND reminder_day IS NOT NULL;

-- What was on its way when somebody took the run back, and did not go out, is not tried again.
ALTER TABLE reminder_run ADD COLUMN cancelled_at timestamptz;
