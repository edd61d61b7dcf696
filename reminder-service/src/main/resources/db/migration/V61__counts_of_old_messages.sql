-- What became of a run's messages that are not kept any longer.
ALTER TABLE reminder_run
    ADD COLUMN gone_sent      bigint NOT NULL DEFAULT 0,
    ADD COLUMN gone_failed    bigint NOT NULL DEFAULT 0,
    ADD COLUMN gone_cancelled bigint NOT NULL DEFAULT 0;
