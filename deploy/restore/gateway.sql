-- For the database "gateway" after it was brought back to an earlier moment, while no service runs.
-- Accounts that were made since are gone, and their ids are not given to somebody else. Who was signed out since is signed in
-- again: that is what a new signing key is for.
SELECT setval(pg_get_serial_sequence(name, 'id'), nextval(pg_get_serial_sequence(name, 'id')) + 1000000)
FROM unnest('{account,audit_entry}'::text[]) AS name;
