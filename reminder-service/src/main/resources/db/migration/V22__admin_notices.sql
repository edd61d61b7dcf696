-- When the admin was told that a run takes too long; told once.
ALTER TABLE reminder_run ADD COLUMN overdue_since timestamptz;

-- A scheduled run that never happened is remembered too: so it is noticed once, whoever looks.
ALTER TABLE reminder_run DROP CONSTRAINT reminder_run_status_check;
ALTER TABLE reminder_run ADD CONSTRAINT reminder_run_status_check
    CHECK (status IN ('planning', 'sending', 'finished', 'missed'));
DROP INDEX reminder_run_one_scheduled_a_day;
CREATE UNIQUE INDEX reminder_run_one_scheduled_a_day ON reminder_run (day, kind)
    WHERE trigger = 'scheduled' AND status <> 'missed';
CREATE UNIQUE INDEX reminder_run_missed_once ON reminder_run (day, kind) WHERE status = 'missed';
