-- The bot's own copy of the vehicles, fed by vehicle-changed.
CREATE TABLE vehicle (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    no_pol          text NOT NULL,
    -- Letters and digits of the plate, upper case: what plates are compared by.
    plate           text NOT NULL,
    model           text,
    sold            boolean NOT NULL,
    next_visit_date date,
    -- Country code and number, digits only.
    customer_hp     text
);

CREATE INDEX vehicle_by_owner ON vehicle (customer_hp, plate);

-- When the bot last said that it had not understood.
CREATE TABLE bot_fallback (
    phone   text PRIMARY KEY,
    said_at timestamptz NOT NULL
);
