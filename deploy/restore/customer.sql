-- For the database "customer" after it was brought back to an earlier moment, while no service runs.
-- Tells of every vehicle anew, with versions above all that were ever told: so whoever keeps a copy ends up with what is here.
BEGIN;
UPDATE vehicle SET version = version + 1000000;
-- What waited to be told is told by the following, all but what is gone.
DELETE FROM outbox WHERE payload IS NOT NULL;
INSERT INTO outbox (id, type, key, payload, time)
SELECT gen_random_uuid(), 'id.bengkel.vehicle.changed.v1', v.id::text,
    json_build_object('id', v.id, 'no_pol', v.no_pol, 'model', v.model, 'type', v.type, 'tahun', v.tahun, 'warna', v.warna,
        'sold', v.sold, 'last_visit_date', v.last_visit_date, 'next_visit_date', v.next_visit_date,
        'customer_id', c.id, 'customer_nama', c.nama, 'customer_hp', c.hp, 'version', v.version)::text,
    now()
FROM vehicle v JOIN customer c ON c.id = v.customer_id
ORDER BY v.created_at, v.id;
COMMIT;
