-- A retry sends the same thing again: all of it is kept.
ALTER TABLE message
    ADD COLUMN id_manual_customer uuid,
    ADD COLUMN file               text,
    ADD COLUMN delay              integer, -- seconds, by the provider
    ADD COLUMN schedule           timestamptz;

-- Notices to the workshop's own admin are no messages to a customer: nobody is told of them.
DROP INDEX message_unpublished;
CREATE INDEX message_unpublished ON message (sent_at, id)
    WHERE status = 'sent' AND published_at IS NULL AND kind <> 'admin';
