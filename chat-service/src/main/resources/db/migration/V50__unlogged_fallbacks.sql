-- Written for many messages and worth nothing after a crash: at worst somebody reads the same words once more.
ALTER TABLE bot_fallback SET UNLOGGED;
