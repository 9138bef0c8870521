-- +goose Up

-- One row is one solution: its JSON form, and beside it what lists and filters ask for. Times are milliseconds since
-- 1970, UTC. The two keys sort as a reader expects: case, accents and numbers in words folded.
CREATE TABLE solution (
    seq          INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE,
    title        TEXT    NOT NULL,
    customer     TEXT    NOT NULL,
    status       TEXT    NOT NULL,
    title_key    BLOB    NOT NULL,
    customer_key BLOB    NOT NULL,
    created      INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    deleted_at   INTEGER,
    hash         BLOB    NOT NULL,
    body         TEXT    NOT NULL
) STRICT;

-- What the list asks for in its usual order; the body stays unread.
CREATE INDEX solution_changed ON solution (changed DESC, id, title, customer, status, deleted_at);

-- What search shows of a solution's facts. row grows with every change, so the newest come first by it alone. stale says
-- that an autosave changed the text and the index does not know yet. Only live solutions are here.
CREATE TABLE searchable (
    row      INTEGER PRIMARY KEY AUTOINCREMENT,
    solution INTEGER NOT NULL UNIQUE REFERENCES solution (seq) ON DELETE CASCADE,
    stale    INTEGER NOT NULL DEFAULT 0,
    text     TEXT    NOT NULL
) STRICT;

CREATE INDEX searchable_stale ON searchable (solution) WHERE stale;

-- rowid is searchable.row. It is fed with words, folded as queries are, and those of the text once each.
CREATE VIRTUAL TABLE search USING fts5 (
    title, customer, text,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3 4'
);

-- A title weighs more than a customer's name, which weighs more than the text.
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 5.0, 1.0)');

-- n counts from 1 within a solution. since is when the first of the autosaves was made that are folded into one.
-- The body is the JSON form, compressed with Zstandard.
CREATE TABLE revision (
    solution INTEGER NOT NULL REFERENCES solution (seq) ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    since    INTEGER NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind IN ('autosave', 'saved', 'imported', 'exported', 'restored', 'deleted')),
    name     TEXT    NOT NULL DEFAULT '',
    hash     BLOB    NOT NULL,
    body     BLOB    NOT NULL,
    PRIMARY KEY (solution, n)
) STRICT;

-- What was handed out, from which revision.
CREATE TABLE export (
    solution INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    format   TEXT    NOT NULL,
    sha256   BLOB    NOT NULL,
    FOREIGN KEY (solution, revision) REFERENCES revision (solution, n) ON DELETE CASCADE
) STRICT;

CREATE INDEX export_revision ON export (solution, revision);
CREATE INDEX export_sha256 ON export (sha256);

-- Proofs and house styles belong to the user, not to one solution. body is JSON.
CREATE TABLE proof (
    id      TEXT    PRIMARY KEY,
    changed INTEGER NOT NULL,
    body    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE house_style (
    id      TEXT    PRIMARY KEY,
    name    TEXT    NOT NULL,
    changed INTEGER NOT NULL,
    body    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
