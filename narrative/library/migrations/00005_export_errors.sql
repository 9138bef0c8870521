-- +goose Up

-- How many errors the review found in what was handed out, and when somebody decided to hand it out all the same, in
-- milliseconds since 1970, UTC. Both are NULL where that is not known, as for everything exported before.
ALTER TABLE export ADD COLUMN errors INTEGER CHECK (errors >= 0);

ALTER TABLE export ADD COLUMN decided INTEGER;
