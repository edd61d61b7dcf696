-- For the database "chat" after it was brought back to an earlier moment, while no service runs.
BEGIN;
-- What waited then may have gone out since, and nobody wants an answer twice.
UPDATE message SET status = 'failed', error = 'Restored from a backup: it may have been sent'
WHERE status = 'queued' AND id IN (SELECT message_id FROM outgoing WHERE action = 'send');
DELETE FROM outgoing;
-- Ids that were given since are not given again to something else.
SELECT setval(pg_get_serial_sequence(name, 'id'), nextval(pg_get_serial_sequence(name, 'id')) + 1000000)
FROM unnest('{chat,message,chat_event,admin_message}'::text[]) AS name;
SELECT setval('agent_elsewhere', nextval('agent_elsewhere') + 1000000);
-- Filled again by what customer-service tells anew.
TRUNCATE vehicle;
COMMIT;
