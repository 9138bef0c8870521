package library

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
)

// DSN keys differ between drivers, and one that a driver does not know is
// passed over in silence: so look at every connection.
func TestPragmasHoldOnEveryConnection(t *testing.T) {
	t.Parallel()
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "library.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}()
	for name, c := range map[string]struct {
		db        *sql.DB
		queryOnly string
	}{"writer": {l.writer, "0"}, "readers": {l.readers, "1"}} {
		n := c.db.Stats().MaxOpenConnections
		if name == "writer" && n != 1 {
			t.Errorf("%d writers", n)
		}
		var held []*sql.Conn
		for range n {
			conn, err := c.db.Conn(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			held = append(held, conn)
			for pragma, want := range map[string]string{
				"journal_mode": "wal", "foreign_keys": "1", "synchronous": "2", "busy_timeout": "10000", "query_only": c.queryOnly,
			} {
				var got string
				if err := conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
					t.Errorf("%s: %s is %q (%v), want %q", name, pragma, got, err, want)
				}
			}
		}
		for _, conn := range held {
			if err := conn.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	if _, err := l.readers.ExecContext(t.Context(), `DELETE FROM setting`); err == nil {
		t.Error("a reader can write")
	}
}

// A transaction takes the write lock when it begins: a second program waits
// there, and is told in the end who it was.
func TestTransactionsAreImmediate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	tx, err := l.writer.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	other, err := openWriter(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	if _, err := other.ExecContext(t.Context(), `PRAGMA busy_timeout = 0`); err != nil {
		t.Fatal(err)
	}
	_, err = other.BeginTx(context.Background(), nil)
	if err = domain(path, "saving", err); err == nil {
		t.Fatal("two programs write at once")
	}
	if got := err.Error(); got != "saving: another program has kept "+path+" to itself for too long; close it and try again" {
		t.Error(got)
	}
}

func TestEveryMigrationIsApplied(t *testing.T) {
	t.Parallel()
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "library.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if at, err := version(t.Context(), l.writer); at != schema || schema < 1 || err != nil {
		t.Errorf("schema %d, want %d (%v)", at, schema, err)
	}
}
