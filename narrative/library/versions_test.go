package library

import (
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"bifocal/narrative"
)

// updateVersions makes the library of the newest schema that testdata keeps, where it
// has none yet. The others stay as they are: they are what is out there.
//
//	go test ./narrative/library -run Versions -update-versions
var updateVersions = flag.Bool("update-versions", false, "make the library of the newest schema in testdata")

func versionFile(at int64) string {
	return filepath.Join("testdata", fmt.Sprintf("schema-%02d.db.gz", at))
}

// ofVersion makes a library of an earlier schema with the migrations up to it, and puts
// into it what a program of that time would have.
func ofVersion(t *testing.T, path string, at int64) {
	t.Helper()
	ctx := t.Context()
	if err := makeFile(path); err != nil {
		t.Fatal(err)
	}
	db, err := openWriter(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := mark(ctx, db, path); err != nil {
		t.Fatal(err)
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithTableName(versionTable), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(ctx, at); err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := fillVersion(ctx, tx); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(ctx, `PRAGMA journal_mode = DELETE; VACUUM`); err != nil {
		t.Fatal(err)
	}
}

// fillVersion uses the columns that every schema has.
func fillVersion(ctx context.Context, tx *sql.Tx) error {
	begun := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for i, id := range []string{"halden", "nordbank", "gone"} {
		s := everyVersion(id)
		st, err := newState(s, begun.Add(time.Duration(i)*time.Hour))
		if err != nil {
			return err
		}
		seq, err := st.insert(ctx, tx)
		if err != nil {
			return err
		}
		if err := st.addRevision(ctx, tx, seq, 1, Imported, ""); err != nil {
			return err
		}
		if err := st.addRevision(ctx, tx, seq, 2, Kept, "as sent"); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO export (solution, revision, at, kind, format, sha256) VALUES (?, 2, ?, 'executive', 'pdf', ?)`,
			seq, st.at, st.hash); err != nil {
			return err
		}
		if id != "gone" {
			continue
		}
		if err := unindex(ctx, tx, seq); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE solution SET deleted_at = ? WHERE seq = ?`, st.at, seq); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO house_style (id, name, changed, body) VALUES ('nordbank', 'Nordbank', 1772442000000, '{"colour": "#103060"}');
		INSERT INTO setting (name, value) VALUES ('home.order', 'title')`)
	return err
}

func everyVersion(id string) narrative.Solution {
	s := narrative.New()
	s.ID, s.Title, s.Customer.Name = id, "Platform for "+id, strings.ToUpper(id[:1])+id[1:]
	s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "outages"}, Symptom: "customers notice every failover of " + id}}
	return s
}

// unpack puts a library of testdata into a folder.
func unpack(t *testing.T, at int64) string {
	t.Helper()
	f, err := os.Open(versionFile(at))
	if err != nil {
		t.Fatalf("%v; make it with -update-versions, and commit it", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "library.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A library of every schema that there was opens in this program, with all that it
// holds, and is kept as it was first.
func TestVersionsOfLibraries(t *testing.T) {
	t.Parallel()
	if *updateVersions {
		packVersions(t)
	}
	for at := int64(1); at <= schema; at++ {
		path := unpack(t, at)
		// What cannot be written is read as it is.
		l, err := Open(t.Context(), path, Options{ReadOnly: true})
		if err != nil {
			t.Fatalf("schema %d, for reading: %v", at, err)
		}
		holdsEveryVersion(t, l, at)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = opened(t, path)
		if v, err := version(t.Context(), l.writer); v != schema || err != nil {
			t.Errorf("schema %d became %d, %v", at, v, err)
		}
		holdsEveryVersion(t, l, at)
		kept, err := l.Backups(t.Context())
		if err != nil || (len(kept) == 1) != (at < schema) {
			t.Errorf("schema %d: the backups are %+v, %v", at, kept, err)
		}
		if _, err := l.Save(t.Context(), named("new", "Goes on"), SaveOptions{}); err != nil {
			t.Error(err)
		}
		if err := l.SetDefaultStyle(t.Context(), "Nordbank"); err != nil {
			t.Error(err)
		}
	}
}

func holdsEveryVersion(t *testing.T, l *Library, at int64) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("schema %d: "+format, append([]any{at}, args...)...)
	}
	for _, id := range []string{"halden", "nordbank"} {
		s, err := l.Get(t.Context(), id)
		if err != nil || s.Title != "Platform for "+id || len(s.Facts) != 1 {
			fail("%s: %+v, %v", id, s, err)
		}
		revisions, err := l.Revisions(t.Context(), id)
		if err != nil || len(revisions) != 2 || revisions[0].Name != "as sent" || len(revisions[0].Exports) != 1 {
			fail("revisions of %s: %+v, %v", id, revisions, err)
		}
		if sent, err := l.Requests(t.Context(), id); len(sent) > 0 || err != nil {
			fail("sent: %+v, %v", sent, err)
		}
		if found, err := l.List(t.Context(), Query{Text: "failover " + id}); err != nil || len(found) != 1 || found[0].ID != id {
			fail("search: %+v, %v", found, err)
		}
	}
	if gone, err := l.List(t.Context(), Query{Deleted: true}); err != nil || len(gone) != 1 || gone[0].ID != "gone" {
		fail("deleted: %+v, %v", gone, err)
	}
	if v, err := l.Setting(t.Context(), "home.order"); v != "title" || err != nil {
		fail("setting: %q, %v", v, err)
	}
	if _, called, err := l.Style(t.Context(), "nordbank"); called != "Nordbank" || err != nil {
		fail("style: %q, %v", called, err)
	}
}

// packVersions makes those that testdata lacks.
func packVersions(t *testing.T) {
	t.Helper()
	for at := int64(1); at <= schema; at++ {
		if _, err := os.Stat(versionFile(at)); err == nil {
			continue
		}
		path := filepath.Join(t.TempDir(), "library.db")
		ofVersion(t, path, at)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Create(versionFile(at))
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		_, err = z.Write(data)
		if err := errors.Join(err, z.Close(), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// A library of a newer program is left alone, and the sentence names the version that
// is needed.
func TestNewerVersionIsNamed(t *testing.T) {
	t.Parallel()
	path := unpack(t, schema)
	db, err := openWriter(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (?, 1)`, schema+1); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path, Options{})
	if want := fmt.Sprintf("schema %d, and this one knows %d); update Bifocal", schema+1, schema); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), want) {
		t.Errorf("it says %v", err)
	}
}
