CREATE TABLE account (
    id               uuid PRIMARY KEY,
    name             text NOT NULL,
    username         text NOT NULL,
    email            text NOT NULL,
    phone            text,
    role             text NOT NULL CHECK (role IN ('ADMIN', 'AGENT')),
    password_hash    text NOT NULL,
    -- Tokens of an earlier generation than this are void.
    token_generation bigint NOT NULL,
    created_at       timestamptz NOT NULL
);

-- One spelling is as good as another; the names of these tell which field is taken.
CREATE UNIQUE INDEX account_username ON account (lower(username));
CREATE UNIQUE INDEX account_email ON account (lower(email));

-- Tokens that are void before they expire: the subject is a token's jti, or an account whose earlier tokens are meant.
CREATE TABLE revocation (
    subject          text PRIMARY KEY,
    below_generation bigint NOT NULL,
    revoked_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL
);

CREATE INDEX revocation_revoked_at ON revocation (revoked_at);
