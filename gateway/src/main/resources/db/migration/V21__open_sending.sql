-- The last ten calls of each network that sends without a token, oldest first.
CREATE TABLE open_call (
    network   text PRIMARY KEY,
    calls     timestamptz[] NOT NULL,
    last_call timestamptz   NOT NULL
);

CREATE INDEX open_call_last ON open_call (last_call);
