-- Until when the failed attempts of an account from a network, or of a whole network, count. Not logged: a crash forgives.
CREATE UNLOGGED TABLE sign_in_attempt (
    subject     uuid PRIMARY KEY,
    forgiven_at timestamptz NOT NULL
);

CREATE INDEX sign_in_attempt_forgiven ON sign_in_attempt (forgiven_at);
