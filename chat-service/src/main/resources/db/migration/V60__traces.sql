-- The trace to which the change belongs: what becomes of the event is a part of it.
ALTER TABLE outbox ADD COLUMN trace text;
