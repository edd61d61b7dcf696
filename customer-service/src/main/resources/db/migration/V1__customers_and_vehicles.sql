CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE customer (
    id uuid PRIMARY KEY,
    nama text NOT NULL,
    hp text, -- country code and number, digits only
    alamat text,
    email text,
    tanggal_lahir date,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE INDEX customer_as_registered ON customer (created_at, id);
CREATE INDEX customer_nama_part ON customer USING gin (nama gin_trgm_ops);
CREATE INDEX customer_hp_part ON customer USING gin (hp gin_trgm_ops);

CREATE TABLE vehicle (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL CONSTRAINT vehicle_customer REFERENCES customer,
    no_pol text NOT NULL,
    no_pol_key text NOT NULL, -- letters and digits only
    model text,
    type text,
    tahun integer,
    warna text,
    no_rangka text,
    no_mesin text,
    service_interval_months integer NOT NULL,
    last_visit_date date, -- the latest visit
    next_visit_date date,
    next_visit_by_hand boolean NOT NULL, -- else it is the last visit and the interval
    sold boolean NOT NULL,
    version bigint NOT NULL, -- of the events
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX vehicle_plate_in_use ON vehicle (no_pol_key) WHERE NOT sold;
CREATE INDEX vehicle_plate ON vehicle (no_pol_key, sold, created_at DESC);
CREATE INDEX vehicle_plate_part ON vehicle USING gin (no_pol_key gin_trgm_ops);
CREATE INDEX vehicle_as_registered ON vehicle (created_at, id);
CREATE INDEX vehicle_of_customer ON vehicle (customer_id, created_at, id);

CREATE TABLE visit (
    id uuid PRIMARY KEY,
    vehicle_id uuid NOT NULL REFERENCES vehicle ON DELETE CASCADE,
    visited_on date NOT NULL,
    work_order_no text,
    notes text,
    created_at timestamptz NOT NULL
);

CREATE INDEX visit_of_vehicle ON visit (vehicle_id, visited_on DESC, id DESC);

CREATE TABLE outbox (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    type text, -- null for a tombstone
    key text NOT NULL,
    payload text, -- null for a tombstone
    time timestamptz NOT NULL,
    request_id text
);
