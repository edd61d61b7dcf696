-- A run reminds either of vehicles or of manual customers, and remembers by which rule.
ALTER TABLE reminder_run
    ADD COLUMN kind           text    NOT NULL DEFAULT 'maintenance' CHECK (kind IN ('maintenance', 'manual')),
    ADD COLUMN days_threshold integer NOT NULL DEFAULT 3,
    ADD COLUMN only_active    boolean NOT NULL DEFAULT true;
ALTER TABLE reminder_run
    ALTER COLUMN kind DROP DEFAULT,
    ALTER COLUMN days_threshold DROP DEFAULT,
    ALTER COLUMN only_active DROP DEFAULT;
ALTER TABLE reminder_run RENAME COLUMN planned_vehicle TO planned_id;

DROP INDEX reminder_run_one_scheduled_a_day;
CREATE UNIQUE INDEX reminder_run_one_scheduled_a_day ON reminder_run (day, kind) WHERE trigger = 'scheduled';

-- At most one reminder of a run per manual customer and day; what a person sends on its own has no reminder_day.
CREATE UNIQUE INDEX message_one_manual_reminder_a_day ON message (id_manual_customer, reminder_day)
    WHERE kind = 'manual';

-- A reminder counts in the very transaction in which it becomes sent, whoever writes that down.
CREATE FUNCTION count_manual_reminder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE manual_customer SET reminder_sent_count = reminder_sent_count + 1,
        last_reminder_sent = greatest(last_reminder_sent, NEW.sent_at)
    WHERE id = NEW.id_manual_customer;
    RETURN NULL;
END $$;
CREATE TRIGGER manual_reminder_sent AFTER UPDATE OF status ON message FOR EACH ROW
    WHEN (NEW.kind = 'manual' AND NEW.status = 'sent' AND OLD.status <> 'sent')
    EXECUTE FUNCTION count_manual_reminder();
