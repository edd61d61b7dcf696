-- Customers whom nobody registered: reminded by what was typed in here.
CREATE TABLE manual_customer (
    id                  uuid PRIMARY KEY,
    customer_name       text        NOT NULL,
    nopol               text        NOT NULL,
    nopol_key           text        NOT NULL, -- letters and digits only
    no_hp               text        NOT NULL, -- country code and number, digits only
    last_service        date,
    next_service        date,
    active              boolean     NOT NULL,
    reminder_sent_count integer     NOT NULL DEFAULT 0,
    last_reminder_sent  timestamptz,
    notes               text,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL
);
CREATE UNIQUE INDEX manual_customer_plate ON manual_customer (nopol_key);
CREATE INDEX manual_customer_newest ON manual_customer (created_at DESC, id DESC);
CREATE INDEX manual_customer_due ON manual_customer (next_service, id);
CREATE INDEX manual_customer_most_reminded ON manual_customer (reminder_sent_count DESC, created_at, id);
