-- Who changed or sent what: one row for each such call, written when it begins. No bodies, names or numbers.
CREATE TABLE audit_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The account, or what another issuer knows the person by; null for whoever sends without a token.
    person_id  text,
    username   text,
    role       text,
    method     text NOT NULL,
    path       text NOT NULL,
    -- Null: nobody knows what became of it.
    status     integer,
    request_id text NOT NULL
);

CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_person ON audit_entry (person_id, id);
