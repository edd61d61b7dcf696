-- Until when somebody counts as being at work in the chats. Not logged: after a crash everybody comes again within seconds.
CREATE UNLOGGED TABLE presence (
    account_id   bigint PRIMARY KEY REFERENCES account,
    online_until timestamptz NOT NULL
);
