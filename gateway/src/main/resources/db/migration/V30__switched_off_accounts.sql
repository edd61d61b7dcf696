-- Whoever is switched off does not come in; what they did stays theirs.
ALTER TABLE account ADD COLUMN active boolean NOT NULL DEFAULT true;
