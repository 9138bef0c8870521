-- +goose Up

-- What was sent to a language model about a solution, sealed, and what came back, as it came. No key is in it.
CREATE TABLE request (
    n        INTEGER PRIMARY KEY AUTOINCREMENT,
    solution INTEGER NOT NULL REFERENCES solution (seq) ON DELETE CASCADE,
    at       INTEGER NOT NULL,
    host     TEXT    NOT NULL,
    model    TEXT    NOT NULL,
    task     TEXT    NOT NULL,
    passage  TEXT    NOT NULL,
    sent     TEXT    NOT NULL,
    received TEXT    NOT NULL,
    outcome  TEXT    NOT NULL
) STRICT;

CREATE INDEX request_solution ON request (solution, n);
