-- How often, and when last, each customer was written to about each vehicle.
CREATE TABLE report (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    id_customer       uuid        NOT NULL,
    id_vehicle        uuid        NOT NULL,
    customer_name     varchar,
    customer_phone    varchar     NOT NULL,
    vehicle_model     varchar,
    vehicle_nopol     varchar,
    last_message_date timestamptz NOT NULL,
    frequency         integer     NOT NULL CHECK (frequency >= 0),
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    UNIQUE (id_customer, id_vehicle)
)
-- Room in each page for the next version of its rows: counting changes no indexed column, so no index is touched.
WITH (fillfactor = 80);

-- The order of every list. New reports come last, so whoever pages sees none twice.
CREATE INDEX report_in_order ON report (created_at, id);

-- The events counted so far. An event delivered again is recognised here: rows may go only when they are older than
-- message-sent keeps its records, the oldest first.
CREATE TABLE processed_event (
    id           uuid PRIMARY KEY,
    processed_at timestamptz NOT NULL
);

CREATE INDEX processed_event_by_age ON processed_event (processed_at);

-- How many messages went out on each day of the workshop.
CREATE TABLE daily (
    day  date PRIMARY KEY,
    sent bigint NOT NULL
) WITH (fillfactor = 50);

-- How many reports there are of each frequency: all that the statistics read.
CREATE TABLE report_frequency (
    frequency integer PRIMARY KEY,
    reports   bigint NOT NULL
) WITH (fillfactor = 50);

-- Follows every change of a report, whoever makes it, so that the statistics are exact.
CREATE FUNCTION follow_frequencies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Everybody changes the same few rows, in no particular order: one transaction after the other, for the moment that
    -- is left until it commits, and none can meet another in a deadlock.
    PERFORM pg_advisory_xact_lock('report_frequency'::regclass::bigint);
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO report_frequency AS known (frequency, reports)
        SELECT frequency, -count(*) FROM former GROUP BY frequency
        ON CONFLICT (frequency) DO UPDATE SET reports = known.reports + excluded.reports;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO report_frequency AS known (frequency, reports)
        SELECT frequency, count(*) FROM present GROUP BY frequency
        ON CONFLICT (frequency) DO UPDATE SET reports = known.reports + excluded.reports;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER follow_inserts AFTER INSERT ON report
    REFERENCING NEW TABLE AS present
    FOR EACH STATEMENT EXECUTE FUNCTION follow_frequencies();
CREATE TRIGGER follow_updates AFTER UPDATE ON report
    REFERENCING OLD TABLE AS former NEW TABLE AS present
    FOR EACH STATEMENT EXECUTE FUNCTION follow_frequencies();
CREATE TRIGGER follow_deletes AFTER DELETE ON report
    REFERENCING OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION follow_frequencies();
