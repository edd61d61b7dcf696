-- The trace to which the message belongs: sending it, and what others do when they hear of it, are parts of it.
ALTER TABLE message ADD COLUMN trace text;
ALTER TABLE reminder_run ADD COLUMN trace text;
