-- +goose Up

-- The id of a house style is its name in small letters, so that no two are told apart by capitals alone. At most one
-- is the default.
ALTER TABLE house_style ADD COLUMN is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1));

CREATE UNIQUE INDEX house_style_default ON house_style (is_default) WHERE is_default = 1;
