-- What a reminder needs to know of a vehicle; fed by vehicle-changed, so that a run needs no other service.
CREATE TABLE vehicle (
    id              uuid PRIMARY KEY,
    version         bigint  NOT NULL,
    no_pol          text    NOT NULL,
    model           text,
    customer_id     uuid    NOT NULL,
    customer_nama   text,
    customer_hp     text,
    next_visit_date date,
    sold            boolean NOT NULL
);
-- A run reads the few that are due, however many vehicles there are.
CREATE INDEX vehicle_due ON vehicle (next_visit_date, id) WHERE NOT sold;

CREATE TABLE reminder_run (
    id              uuid PRIMARY KEY,
    trigger         text        NOT NULL CHECK (trigger IN ('scheduled', 'manual')),
    day             date        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('planning', 'sending', 'finished')),
    total_customers bigint      NOT NULL,
    -- Planning goes on behind this vehicle when the replica that planned is gone and its lease with it.
    planned_date    date,
    planned_vehicle uuid,
    lease_until     timestamptz,
    planned         integer     NOT NULL DEFAULT 0,
    incomplete      integer     NOT NULL DEFAULT 0,
    already_sent    integer     NOT NULL DEFAULT 0,
    started_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    request_id      text
);
-- Decides which replica carries out the run of the day.
CREATE UNIQUE INDEX reminder_run_one_scheduled_a_day ON reminder_run (day) WHERE trigger = 'scheduled';
CREATE INDEX reminder_run_started ON reminder_run (started_at DESC, id DESC);
CREATE INDEX reminder_run_unfinished ON reminder_run (status) WHERE status <> 'finished';

CREATE TABLE message (
    id                  uuid PRIMARY KEY,
    kind                text        NOT NULL,
    run_id              uuid REFERENCES reminder_run,
    id_customer         uuid,
    id_vehicle          uuid,
    customer_name       text,
    vehicle_model       text,
    vehicle_nopol       text,
    next_visit_date     date,
    reminder_day        date,
    phone               text        NOT NULL,
    body                text        NOT NULL,
    status              text        NOT NULL
        CHECK (status IN ('queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
    attempts            integer     NOT NULL DEFAULT 0,
    next_attempt_at     timestamptz NOT NULL,
    lease_until         timestamptz,
    provider_message_id text,
    provider_answer     text,
    error               text,
    created_at          timestamptz NOT NULL,
    sent_at             timestamptz,
    published_at        timestamptz,
    request_id          text
);
-- At most one reminder per vehicle and day: second runs, other replicas and restarts all end here.
CREATE UNIQUE INDEX message_one_reminder_a_day ON message (id_vehicle, reminder_day) WHERE kind = 'maintenance';
CREATE INDEX message_queue ON message (next_attempt_at, id) WHERE status = 'queued';
CREATE INDEX message_lease ON message (lease_until) WHERE status = 'sending';
CREATE INDEX message_unpublished ON message (sent_at, id) WHERE status = 'sent' AND published_at IS NULL;
CREATE INDEX message_run ON message (run_id, status);
CREATE INDEX message_created ON message (created_at DESC, id DESC);
CREATE INDEX message_phone ON message (phone, created_at DESC);

CREATE TABLE schedule (
    id      smallint PRIMARY KEY CHECK (id = 1),
    running boolean     NOT NULL,
    -- Null until somebody decides: then the settings do.
    hour    smallint    CHECK (hour BETWEEN 0 AND 23),
    minute  smallint    CHECK (minute BETWEEN 0 AND 59),
    -- Times before this one are not caught up: nobody had asked for them.
    since   timestamptz NOT NULL
);
