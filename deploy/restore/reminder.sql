-- For the database "reminder" after it was brought back to an earlier moment, while no service runs.
BEGIN;
-- What waited then may have gone out since. Nobody gets it twice: a person decides, with POST /messages/{id}/retry.
UPDATE message SET status = 'unknown', lease_until = NULL, error = 'Restored from a backup: it may have been sent'
WHERE status IN ('queued', 'sending');
UPDATE reminder_run SET status = 'finished', finished_at = now(), lease_until = NULL
WHERE status IN ('planning', 'sending');
-- The runs since then may have happened: today has no further one, and nobody is told that the others did not happen and
-- may be run by hand. Reminders begin three days before a visit is due, so tomorrow's run takes them up.
INSERT INTO reminder_run (id, kind, trigger, day, status, total_customers, started_at, finished_at, days_threshold, only_active)
SELECT gen_random_uuid(), kind, 'scheduled', since::date, 'finished', 0, now(), now(), 3, true
FROM (SELECT (now() AT TIME ZONE :'timezone')::date AS today) AS here,
    unnest('{maintenance,manual}'::text[]) AS kind,
    generate_series(
        (SELECT coalesce(least(max(day) + 1, today), today) FROM reminder_run WHERE trigger = 'scheduled'),
        today, interval '1 day') AS since
ON CONFLICT DO NOTHING;
-- Filled again by what customer-service tells anew.
TRUNCATE vehicle;
COMMIT;
