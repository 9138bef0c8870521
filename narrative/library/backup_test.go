package library_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/librarytest"
	"bifocal/narrative/library/passphrase"
)

// names are the files in the folder for backups, without the lock.
func names(t testing.TB, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(library.BackupFolder(path))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if e.Name() != ".lock" {
			out = append(out, e.Name())
		}
	}
	return out
}

// holds is what a library holds, as text: each solution and revision with its hash.
func holds(t testing.TB, l *library.Library) string {
	t.Helper()
	var out strings.Builder
	for _, deleted := range []bool{false, true} {
		for _, e := range entries(t, l, library.Query{Deleted: deleted}) {
			fmt.Fprintln(&out, e.ID, e.Title, e.Status, e.Changed, deleted)
			revisions, err := l.Revisions(t.Context(), e.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range revisions {
				fmt.Fprintln(&out, r.N, r.At, r.Kind, r.Name, r.Hash, r.Exports)
			}
		}
	}
	return out.String()
}

func backUp(t testing.TB, l *library.Library) library.Backup {
	t.Helper()
	b, err := l.BackUp(t.Context(), backup.Asked)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func restore(t testing.TB, l *library.Library, path string) library.BackupRestored {
	t.Helper()
	r, err := l.RestoreBackup(t.Context(), path, passphrase.Passphrase{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestBackupIsALibraryOfItsOwn(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	save(t, l, solution("halden", saying("failover")), library.SaveOptions{Kind: library.Kept})
	save(t, l, solution("gone"), library.SaveOptions{})
	if err := l.Delete(t.Context(), "gone"); err != nil {
		t.Fatal(err)
	}
	b := backUp(t, l)
	if b.Solutions != 1 || b.Deleted != 1 || b.Revisions != 2 || b.Size == 0 || !b.At.Equal(c.at) || b.Reason != backup.Asked {
		t.Errorf("%+v", b)
	}
	if got := names(t, l.Path()); len(got) != 1 || got[0] != filepath.Base(b.Path) {
		t.Errorf("in the folder: %v", got)
	}
	if said, err := librarytest.Integrity(b.Path); said != "ok" || err != nil {
		t.Errorf("integrity_check says %q, %v", said, err)
	}
	if runtime.GOOS != "windows" {
		for name, want := range map[string]os.FileMode{b.Path: 0o600, filepath.Dir(b.Path): 0o700} {
			if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s is %v, want %o (%v)", name, info.Mode(), want, err)
			}
		}
	}
	before := holds(t, l)
	save(t, l, solution("halden", saying("failback")), library.SaveOptions{Kind: library.Kept})
	other, err := library.Open(t.Context(), b.Path, library.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "the backup", before, holds(t, other))
	same(t, "search in it", []string{"halden"}, search(t, other, "failover"))
	if err := other.Close(); err != nil {
		t.Error(err)
	}
	if got := names(t, l.Path()); len(got) != 1 {
		t.Errorf("reading it made something: %v", got)
	}
}

// A backup holds one state, however much is saved while it is made, and keeps
// nobody waiting.
func TestBackupWhileOthersSave(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	if err := librarytest.Fill(t.Context(), l, 60, 30); err != nil {
		t.Fatal(err)
	}
	other := openAt(t, l.Path(), newClock())
	var group sync.WaitGroup
	stop := make(chan struct{})
	group.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			title := titled(fmt.Sprint("pair ", i))
			pair := []narrative.Solution{solution("pair-a", title), solution("pair-b", title)}
			if _, err := other.SaveAll(t.Context(), pair, library.SaveOptions{Kind: library.Kept}); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for range 5 {
		b := backUp(t, l)
		copied, err := library.Open(t.Context(), b.Path, library.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, e := range entries(t, copied, library.Query{Text: "pair"}) {
			titles = append(titles, e.Title)
		}
		if len(titles) == 1 || len(titles) == 2 && titles[0] != titles[1] {
			t.Errorf("half a save: %v", titles)
		}
		if err := copied.Close(); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	group.Wait()
}

func TestDailyBackup(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	daily := func(l *library.Library) bool {
		t.Helper()
		_, made, err := l.BackUpDaily(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	if daily(l) || len(names(t, l.Path())) > 0 {
		t.Error("there is a backup of nothing")
	}
	save(t, l, solution("halden"), library.SaveOptions{})
	folder := library.BackupFolder(l.Path())
	if !daily(l) || daily(l) {
		t.Error("not once a day")
	}
	foreign := []string{"notes.txt", "library.2026-01-01T00-00-00.000Z.daily.db.txt", "other.2020-01-01T00-00-00.000Z.daily.db", "library.2020-01-01T00-00-00.000Z.daily.db"}
	for _, name := range foreign { // the last one has a name of ours, and is no library
		if err := os.WriteFile(filepath.Join(folder, name), []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	partial := filepath.Join(folder, ".backup-XYZ.partial")
	if err := os.WriteFile(partial, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 40 {
		c.forward(24 * time.Hour)
		if !daily(l) {
			t.Error("none of the next day")
		}
	}
	all := names(t, l.Path())
	if n := len(all) - len(foreign); n < 8 || n > 12 {
		t.Errorf("%d are kept after 41 days: %v", n, all)
	}
	for _, name := range foreign {
		if data, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(data) != "mine" {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	if _, err := os.Stat(partial); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was interrupted stays: %v", err)
	}
	c.at = c.at.AddDate(-3, 0, 0) // the clock was wrong, or is now
	if !daily(l) || daily(l) {
		t.Error("not once on a day long ago")
	}
	listed, err := l.Backups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	damaged := 0
	for i, b := range listed {
		if i > 0 && b.At.After(listed[i-1].At) {
			t.Error("the newest do not come first")
		}
		if b.Problem != nil {
			damaged++
		} else if b.Solutions != 1 {
			t.Errorf("%+v", b)
		}
	}
	if damaged != 1 {
		t.Errorf("%d are none, want the one that is a text", damaged)
	}
}

// Several programs look at the same moment, and one makes it.
func TestOneProgramMakesTheDailyBackup(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	save(t, openAt(t, path, newClock()), solution("halden"), library.SaveOptions{})
	var group sync.WaitGroup
	made := make(chan bool, 8)
	for range cap(made) {
		l := openAt(t, path, newClock())
		group.Go(func() {
			_, did, err := l.BackUpDaily(t.Context())
			if err != nil {
				t.Error(err)
			}
			made <- did
		})
	}
	group.Wait()
	close(made)
	n := 0
	for did := range made {
		if did {
			n++
		}
	}
	if all := names(t, path); n != 1 || len(all) != 1 {
		t.Errorf("%d made %v", n, all)
	}
}

func TestBackupBeforeAMigration(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	want := holds(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	downgrade(t, path)
	l = openAt(t, path, newClock())
	all, err := l.Backups(t.Context())
	if err != nil || len(all) != 1 || all[0].Reason != backup.BeforeMigration || all[0].Problem != nil {
		t.Fatalf("%+v, %v", all, err)
	}
	if v := schemaOf(t, all[0].Path); v != 4 {
		t.Errorf("the backup has schema %d, want 4", v)
	}
	// It can be restored, and is brought up to date on the way.
	save(t, l, solution("halden", titled("Changed")), library.SaveOptions{Kind: library.Kept})
	restore(t, l, all[0].Path)
	same(t, "restored", want, holds(t, l))
	if v := schemaOf(t, all[0].Path); v != 4 {
		t.Error("the backup was changed")
	}
}

// Where no backup can be made, nothing is migrated.
func TestNoMigrationWithoutBackup(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	downgrade(t, path)
	if err := os.WriteFile(library.BackupFolder(path), []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := library.Open(t.Context(), path, library.Options{})
	if err == nil || !strings.Contains(err.Error(), "backs it up first") {
		t.Errorf("got %v", err)
	}
	if v := schemaOf(t, path); v != 4 {
		t.Errorf("it was brought to schema %d", v)
	}
}

// downgrade makes a library one of the program before the last migration.
func downgrade(t testing.TB, path string) {
	t.Helper()
	foreignSQL(t, path, `DROP TABLE request`, `ALTER TABLE export DROP COLUMN errors`, `ALTER TABLE export DROP COLUMN decided`, `DELETE FROM goose_db_version WHERE version_id >= 5`)
}

func foreignSQL(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

func schemaOf(t testing.TB, path string) (v int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?immutable=1") // the file alone, as it is
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(`SELECT max(version_id) FROM goose_db_version`).Scan(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestBackupToAFile(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	folder := t.TempDir()
	file := filepath.Join(folder, "mine.db")
	if _, err := l.BackUpTo(t.Context(), file, library.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	save(t, l, solution("other"), library.SaveOptions{})
	for path, says := range map[string]string{
		file: "is there already", folder: "is a folder", l.Path(): "is the library itself", filepath.Join(folder, "none", "mine.db"): "no such folder",
	} {
		if _, err := l.BackUpTo(t.Context(), path, library.BackupOptions{}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if b, err := library.CheckBackup(t.Context(), file); err != nil || b.Solutions != 1 {
		t.Errorf("%+v, %v", b, err)
	}
	if b, err := l.BackUpTo(t.Context(), file, library.BackupOptions{Replace: true}); err != nil || b.Solutions != 2 {
		t.Errorf("replaced: %+v, %v", b, err)
	}
	if all, err := os.ReadDir(folder); err != nil || len(all) != 1 {
		t.Errorf("left lying: %v, %v", all, err)
	}
}

func TestBackupWithoutAPlace(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	folder := library.BackupFolder(l.Path())
	if err := os.WriteFile(folder, []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.BackUp(t.Context(), backup.Asked); err == nil || !strings.Contains(err.Error(), folder) {
		t.Errorf("got %v", err)
	}
	if _, _, err := l.BackUpDaily(t.Context()); err == nil {
		t.Error("the daily backup was made into a file")
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	backUp(t, l)
	if err := os.RemoveAll(folder); err != nil { // while the library is open
		t.Fatal(err)
	}
	backUp(t, l)
}

func TestRestoringWhileItIsOpen(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	save(t, l, solution("halden", saying("failover")), library.SaveOptions{Kind: library.Kept})
	earlier := holds(t, l)
	b := backUp(t, l)
	c.forward(time.Hour)
	other := openAt(t, l.Path(), c)
	save(t, l, solution("halden", saying("something else")), library.SaveOptions{Kind: library.Kept})
	save(t, l, solution("new"), library.SaveOptions{})
	for i := range 40 { // the library that goes is larger than the one that comes
		save(t, l, solution(fmt.Sprint("large-", i), saying(strings.Repeat("words and more words ", 400))), library.SaveOptions{})
	}
	later := holds(t, l)
	versions := func() string {
		mine, err := l.Version(t.Context())
		theirs, also := other.Version(t.Context())
		if err != nil || also != nil {
			t.Fatal(err, also)
		}
		return fmt.Sprint(mine != 0, mine, theirs)
	}
	before := versions()
	r := restore(t, l, b.Path)
	same(t, "restored", earlier, holds(t, l))
	same(t, "for the other program", earlier, holds(t, other))
	same(t, "found", []string{"halden"}, search(t, other, "failover"))
	if versions() == before {
		t.Error("nobody is told")
	}
	if said, err := librarytest.Integrity(l.Path()); said != "ok" || err != nil {
		t.Errorf("integrity_check says %q, %v", said, err)
	}
	if r.Before.Solutions != 42 || r.Before.Reason != backup.BeforeRestore || r.From.Path != b.Path || !r.From.At.Equal(b.At) {
		t.Errorf("%+v", r)
	}
	// Work goes on, and the restore can be taken back.
	save(t, other, solution("after"), library.SaveOptions{})
	restore(t, l, r.Before.Path)
	same(t, "taken back", later, holds(t, l))
	same(t, "taken back, for the other program", later, holds(t, other))
}

// What somebody edits goes on from what was restored only where that is seen.
func TestASaveAfterARestoreIsAConflict(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	b := backUp(t, l)
	mine := openAt(t, l.Path(), newClock())
	open := save(t, mine, solution("halden", titled("Being edited")), library.SaveOptions{})
	fresh := save(t, mine, solution("fresh"), library.SaveOptions{})
	restore(t, l, b.Path)
	for id, base := range map[string]string{"halden": open.Hash, "fresh": fresh.Hash} {
		_, err := mine.Save(t.Context(), solution(id, titled("Edited on")), library.SaveOptions{Base: base})
		if !errors.Is(err, library.ErrConflict) {
			t.Errorf("%s: got %v, want ErrConflict", id, err)
		}
	}
}

func TestWhatIsNotRestored(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	good := backUp(t, l)
	want := holds(t, l)
	data, err := os.ReadFile(good.Path)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	put := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	damaged := bytes.Clone(data)
	for i := len(damaged) / 2; i < len(damaged); i++ {
		damaged[i] ^= 0x5a
	}
	newer := put("newer.db", data)
	foreignSQL(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`)
	foreign(t, filepath.Join(folder, "foreign.db"), `PRAGMA application_id = 77`, `CREATE TABLE a (b)`)
	for path, kind := range map[string]error{
		put("damaged.db", damaged):           library.ErrDamaged,
		put("half.db", data[:len(data)/2]):   library.ErrDamaged,
		put("text.db", []byte("dear diary")): library.ErrNotLibrary,
		put("empty.db", nil):                 library.ErrNotLibrary,
		newer:                                library.ErrNewer,
		filepath.Join(folder, "foreign.db"):  library.ErrNotLibrary,
		filepath.Join(folder, "none.db"):     library.ErrNoLibrary,
		folder:                               library.ErrNotLibrary,
		l.Path():                             library.ErrBackup,
	} {
		before := bytesOf(path)
		_, err := l.RestoreBackup(t.Context(), path, passphrase.Passphrase{})
		if !errors.Is(err, kind) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got %v, want %v", path, err, kind)
		}
		if path != l.Path() && bytesOf(path) != before {
			t.Errorf("%s was changed", path)
		}
	}
	same(t, "the library", want, holds(t, l))
	if n := len(names(t, l.Path())); n != 1 {
		t.Errorf("%d backups", n)
	}
}

func bytesOf(path string) string {
	data, _ := os.ReadFile(path) // a folder, or nothing
	return string(data)
}

// A library that cannot be opened is put aside, byte for byte, and so is its
// journal.
func TestRestoringOverADamagedLibrary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, newClock())
	if err := librarytest.Fill(t.Context(), l, 20, 5); err != nil {
		t.Fatal(err)
	}
	b := backUp(t, l)
	want := holds(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for name, ruin := range map[string]func([]byte) []byte{
		"pages":  func(d []byte) []byte { return append(d[:4096:4096], bytes.Repeat([]byte{0xa5}, len(d)-4096)...) },
		"header": func(d []byte) []byte { return append(bytes.Repeat([]byte{0}, 4096), d[4096:]...) },
		"empty":  func([]byte) []byte { return nil },
	} {
		ruined := ruin([]byte(bytesOf(path)))
		if err := os.WriteFile(path, ruined, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := library.RestoreBackup(t.Context(), path, b.Path, passphrase.Passphrase{}, library.Options{Now: newClock().now})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if r.Aside == "" || bytesOf(r.Aside) != string(ruined) {
			t.Errorf("%s: the damaged library is not at %q", name, r.Aside)
		}
		back, err := library.Open(t.Context(), path, library.Options{Now: newClock().now})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, want, holds(t, back))
		if err := back.Close(); err != nil {
			t.Error(err)
		}
	}
	notes := filepath.Join(t.TempDir(), "other.db")
	foreign(t, notes, `PRAGMA application_id = 77`, `CREATE TABLE a (b)`)
	before := bytesOf(notes)
	if _, err := library.RestoreBackup(t.Context(), notes, b.Path, passphrase.Passphrase{}, library.Options{}); !errors.Is(err, library.ErrNotLibrary) || bytesOf(notes) != before {
		t.Errorf("another program's database: %v", err)
	}
}

// A library that is gone, with backups beside it, is not quietly begun anew.
func TestALibraryThatIsGoneIsMissed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, newClock())
	if err := librarytest.Fill(t.Context(), l, 3, 2); err != nil {
		t.Fatal(err)
	}
	b := backUp(t, l)
	want := holds(t, l)
	if err := errors.Join(l.Close(), os.Remove(path)); err != nil {
		t.Fatal(err)
	}
	if l, err := library.Open(t.Context(), path, library.Options{}); !errors.Is(err, library.ErrDamaged) || !strings.Contains(err.Error(), "is gone") {
		t.Fatalf("opened %v: %v", l, err)
	}
	r, err := library.RestoreBackup(t.Context(), path, b.Path, passphrase.Passphrase{}, library.Options{Now: newClock().now})
	if err != nil || r.Aside != "" {
		t.Fatalf("%+v: %v", r, err)
	}
	back := openAt(t, path, newClock())
	same(t, "gone", want, holds(t, back))
}

func TestRestoringWhereThereIsNothing(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	b := backUp(t, l)
	path := filepath.Join(t.TempDir(), "new", "library.db")
	r, err := library.RestoreBackup(t.Context(), path, b.Path, passphrase.Passphrase{}, library.Options{Now: newClock().now})
	if err != nil || r.Before.Path != "" || r.Aside != "" {
		t.Fatalf("%+v, %v", r, err)
	}
	same(t, "restored", holds(t, l), holds(t, openAt(t, path, newClock())))
}

// Closing does not wait for a backup, and what it called off does not count.
func TestClosingCallsABackupOff(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, newClock())
	if err := librarytest.Fill(t.Context(), l, 200, 60); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		_, err := l.BackUp(t.Context(), backup.Asked)
		done <- err
	}()
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	for _, name := range names(t, path) {
		if _, ok := backup.Parse(path, name); !ok {
			t.Errorf("%s is left", name)
		} else if _, err := library.CheckBackup(t.Context(), filepath.Join(library.BackupFolder(path), name)); err != nil {
			t.Errorf("%s counts: %v", name, err)
		}
	}
}
