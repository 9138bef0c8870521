package library_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/librarytest"
	"bifocal/narrative/library/passphrase"
)

// older makes a library that another computer might bring: what l holds now, with one
// solution more.
func older(t *testing.T, l *library.Library, c *clock) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "brought.db")
	if _, err := l.BackUpTo(t.Context(), path, library.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	other := openAt(t, path, c)
	save(t, other, solution("theirs", titled("from elsewhere")), library.SaveOptions{})
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func held(t *testing.T, path string) string {
	t.Helper()
	l, err := library.Open(t.Context(), path, library.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return holds(t, l)
}

// A program that syncs folders puts another file in the place of the library. It is
// noticed before anything is written into the void, both are kept, and saving goes on
// in the new one.
func TestALibraryThatIsReplaced(t *testing.T) {
	t.Parallel()
	c := newClock()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, c)
	save(t, l, solution("halden", titled("as it was")), library.SaveOptions{})
	brought := older(t, l, c)
	save(t, l, solution("halden", titled("mine")), library.SaveOptions{Kind: library.Kept})
	if err := os.Rename(brought, path); err != nil {
		t.Fatal(err)
	}
	before := bytesOf(path)

	_, err := l.Save(t.Context(), solution("halden", titled("lost?")), library.SaveOptions{})
	if !errors.Is(err, library.ErrReplaced) || !strings.Contains(err.Error(), path) {
		t.Errorf("a save says %v", err)
	}
	if _, err := l.Version(t.Context()); !errors.Is(err, library.ErrReplaced) {
		t.Errorf("looking for changes says %v", err)
	}
	if bytesOf(path) != before {
		t.Error("the new file was changed")
	}
	r, err := l.Rejoin(t.Context())
	if err != nil || r.PutBack || r.Before.Reason != backup.Replaced {
		t.Fatalf("%+v, %v", r, err)
	}
	kept, err := library.CheckBackup(t.Context(), r.Before.Path)
	if err != nil || kept.Solutions != 1 {
		t.Errorf("what was there is kept as %+v, %v", kept, err)
	}
	if s, err := l.Get(t.Context(), "halden"); err != nil || s.Title != "as it was" {
		t.Errorf("%q, %v", s.Title, err)
	}
	if s, err := l.Get(t.Context(), "theirs"); err != nil || s.Title != "from elsewhere" {
		t.Errorf("%q, %v", s.Title, err)
	}
	save(t, l, solution("halden", titled("goes on")), library.SaveOptions{})
	if r, err := l.Rejoin(t.Context()); err != nil || r != (library.Rejoined{}) {
		t.Errorf("where all is well: %+v, %v", r, err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if said, err := librarytest.Integrity(path); err != nil || said != "ok" {
		t.Errorf("%s, %v", said, err)
	}
	again := openAt(t, path, c)
	if s, err := again.Get(t.Context(), "halden"); err != nil || s.Title != "goes on" {
		t.Errorf("%q, %v", s.Title, err)
	}
	from := restore(t, again, r.Before.Path)
	if s, err := again.Get(t.Context(), "halden"); err != nil || s.Title != "mine" {
		t.Errorf("the backup %s holds %q, %v", from.From.Path, s.Title, err)
	}
}

// A file that is gone for a moment is waited for; one that stays away is put back,
// with all that was saved.
func TestALibraryThatIsRemoved(t *testing.T) {
	t.Parallel()
	c := newClock()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, c)
	save(t, l, solution("halden", titled("mine")), library.SaveOptions{})
	for _, name := range []string{path, path + "-wal"} {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	_, err := l.Save(t.Context(), solution("halden", titled("lost?")), library.SaveOptions{})
	if !errors.Is(err, library.ErrReplaced) || !strings.Contains(err.Error(), "put it back") {
		t.Errorf("a save says %v", err)
	}
	if _, err := l.Rejoin(t.Context()); !errors.Is(err, library.ErrReplaced) {
		t.Errorf("at once: %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("it is there again at once")
	}
	c.forward(5 * time.Second)
	r, err := l.Rejoin(t.Context())
	if err != nil || !r.PutBack {
		t.Fatalf("%+v, %v", r, err)
	}
	save(t, l, solution("berg", titled("and more")), library.SaveOptions{})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if got := held(t, path); !strings.Contains(got, "mine") || !strings.Contains(got, "and more") {
		t.Errorf("the library holds %s", got)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// What stands in the place of the library is none, or a newer one: it says so as often
// as it is asked, touches nothing, and goes on once there is a library again.
func TestALibraryThatIsReplacedBySomethingElse(t *testing.T) {
	t.Parallel()
	c := newClock()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, c)
	save(t, l, solution("halden", titled("mine")), library.SaveOptions{})
	brought := older(t, l, c)
	diary := path + ".new"
	if err := os.WriteFile(diary, []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(diary, path); err != nil {
		t.Fatal(err)
	}
	r, err := l.Rejoin(t.Context())
	if !errors.Is(err, library.ErrNotLibrary) {
		t.Errorf("got %v", err)
	}
	if b, err := library.CheckBackup(t.Context(), r.Before.Path); err != nil || b.Solutions != 1 {
		t.Errorf("what was there: %+v, %v", b, err)
	}
	for range 2 {
		if _, err := l.Save(t.Context(), solution("halden"), library.SaveOptions{}); !errors.Is(err, library.ErrReplaced) || !errors.Is(err, library.ErrNotLibrary) {
			t.Errorf("a save says %v", err)
		}
		if _, err := l.Get(t.Context(), "halden"); !errors.Is(err, library.ErrNotLibrary) {
			t.Errorf("a look says %v", err)
		}
	}
	if got := bytesOf(path); got != "dear diary" {
		t.Errorf("the file was changed to %q", got)
	}
	if err := os.Rename(brought, path); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Rejoin(t.Context()); err != nil {
		t.Fatal(err)
	}
	save(t, l, solution("halden", titled("goes on")), library.SaveOptions{})
	if s, err := l.Get(t.Context(), "halden"); err != nil || s.Title != "goes on" {
		t.Errorf("%q, %v", s.Title, err)
	}
}

// Another program has opened the new file already. What is let go of takes nothing of
// it away, whether that is by going over or by ending.
func TestTheFilesOfTheNewLibraryStay(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(t *testing.T, l *library.Library){
		"going over": func(t *testing.T, l *library.Library) {
			if _, err := l.Rejoin(t.Context()); err != nil {
				t.Fatal(err)
			}
			save(t, l, solution("more"), library.SaveOptions{})
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
		},
		"ending": func(t *testing.T, l *library.Library) {
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClock()
			path := filepath.Join(t.TempDir(), "library.db")
			l := openAt(t, path, c)
			save(t, l, solution("halden"), library.SaveOptions{})
			if _, err := l.List(t.Context(), library.Query{}); err != nil {
				t.Fatal(err)
			}
			brought := older(t, l, c)
			for _, ending := range []string{"-wal", "-shm"} { // as a program that syncs them, too, does
				if err := os.Remove(path + ending); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Rename(brought, path); err != nil {
				t.Fatal(err)
			}
			other := openAt(t, path, c)
			save(t, other, solution("unmoved", titled("in the journal")), library.SaveOptions{})
			journal := bytesOf(path + "-wal")
			end(t, l)
			if now := bytesOf(path + "-wal"); !bytes.HasPrefix([]byte(now), []byte(journal)) && name == "ending" {
				t.Error("the journal of the new library was changed")
			}
			save(t, other, solution("unmoved", titled("still there")), library.SaveOptions{})
			if err := other.Close(); err != nil {
				t.Fatal(err)
			}
			if got := held(t, path); !strings.Contains(got, "still there") || !strings.Contains(got, "from elsewhere") {
				t.Errorf("the library holds %s", got)
			}
			if said, err := librarytest.Integrity(path); err != nil || said != "ok" {
				t.Errorf("%s, %v", said, err)
			}
		})
	}
}

// A program that ends before it has gone over keeps what it had saved as a backup.
func TestWhatWasReplacedIsKeptAtTheEnd(t *testing.T) {
	t.Parallel()
	c := newClock()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, c)
	save(t, l, solution("halden", titled("as it was")), library.SaveOptions{})
	brought := older(t, l, c)
	save(t, l, solution("halden", titled("mine")), library.SaveOptions{Kind: library.Kept})
	if err := os.Rename(brought, path); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	all := names(t, path)
	if len(all) != 1 {
		t.Fatalf("backups: %v", all)
	}
	if got := held(t, filepath.Join(library.BackupFolder(path), all[0])); !strings.Contains(got, "mine") {
		t.Errorf("the backup holds %s", got)
	}
}

// Whoever reads and writes while it goes over is served by the one or by the other.
func TestGoingOverWhileOthersWork(t *testing.T) {
	t.Parallel()
	c := newClock()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, c)
	save(t, l, solution("halden"), library.SaveOptions{})
	brought := older(t, l, c)
	stop, failed := make(chan struct{}), make(chan error, 1000)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := l.Save(t.Context(), solution("halden", titled(strings.Repeat("x", i%9))), library.SaveOptions{}); err != nil && !errors.Is(err, library.ErrReplaced) {
				failed <- err
			}
			if _, err := l.List(t.Context(), library.Query{}); err != nil {
				failed <- err
			}
		}
	}()
	if err := os.Rename(brought, path); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Rejoin(t.Context()); err != nil {
		t.Error(err)
	}
	save(t, l, solution("after"), library.SaveOptions{})
	close(stop)
	<-ended
	close(failed)
	for err := range failed {
		t.Error(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if got := held(t, path); !strings.Contains(got, "after") {
		t.Errorf("the library holds %s", got)
	}
}

// overwrite puts the bytes of a file into another one that is there and may be open.
func overwrite(t *testing.T, path string, data []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// A copy that is written into the file itself, as cp does, is noticed, too: SQLite would
// go on with the pages that it remembers, and mix the two.
func TestALibraryThatIsWrittenOver(t *testing.T) {
	t.Parallel()
	c := newClock()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, c)
	save(t, l, solution("halden", titled("as it was")), library.SaveOptions{})
	brought := bytesOf(older(t, l, c))
	for i := range 20 {
		save(t, l, solution("halden", titled(strings.Repeat("mine ", i+1))), library.SaveOptions{Kind: library.Kept})
	}
	if _, err := l.Version(t.Context()); err != nil {
		t.Fatal(err)
	}
	overwrite(t, path, []byte(brought))
	if _, err := l.Version(t.Context()); !errors.Is(err, library.ErrReplaced) {
		t.Fatalf("looking for changes says %v", err)
	}
	if _, err := l.Save(t.Context(), solution("halden", titled("lost?")), library.SaveOptions{}); !errors.Is(err, library.ErrReplaced) {
		t.Errorf("a save says %v", err)
	}
	r, err := l.Rejoin(t.Context())
	if err != nil || r.Aside == "" {
		t.Fatalf("%+v, %v", r, err)
	}
	if bytesOf(r.Aside) != brought || bytesOf(r.Aside+"-wal") == "" {
		t.Error("what stood there is not kept")
	}
	save(t, l, solution("berg", titled("goes on")), library.SaveOptions{})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if got := held(t, path); !strings.Contains(got, "goes on") || !strings.Contains(got, "from elsewhere") || strings.Contains(got, "mine") {
		t.Errorf("the library holds %s", got)
	}
	if said, err := librarytest.Integrity(path); err != nil || said != "ok" {
		t.Errorf("%s, %v", said, err)
	}
}

// A file that was cut, or filled with something else, is left as it is with its journal,
// for what can be recovered from the two.
func TestALibraryThatIsCutWhileItIsOpen(t *testing.T) {
	t.Parallel()
	for name, into := range map[string]func(was string) string{
		"in the middle": func(was string) string { return was[:len(was)/2] },
		"to nothing":    func(string) string { return "" },
		"a text":        func(string) string { return strings.Repeat("dear diary, ", 4000) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClock()
			path := filepath.Join(t.TempDir(), "library.db")
			l := openAt(t, path, c)
			for i := range 30 {
				save(t, l, solution(strings.Repeat("s", i+1), titled("before")), library.SaveOptions{})
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			l = openAt(t, path, c)
			save(t, l, solution("halden", titled("mine")), library.SaveOptions{})
			if _, err := l.Version(t.Context()); err != nil {
				t.Fatal(err)
			}
			now := into(bytesOf(path))
			overwrite(t, path, []byte(now))
			if _, err := l.Version(t.Context()); !errors.Is(err, library.ErrReplaced) {
				t.Fatalf("looking for changes says %v", err)
			}
			for range 2 {
				if _, err := l.Rejoin(t.Context()); !errors.Is(err, library.ErrDamaged) || !strings.Contains(err.Error(), "brief doctor") {
					t.Errorf("got %v", err)
				}
			}
			if _, err := l.Save(t.Context(), solution("halden", titled("lost?")), library.SaveOptions{}); !errors.Is(err, library.ErrReplaced) {
				t.Errorf("a save says %v", err)
			}
			if bytesOf(path) != now || bytesOf(path+"-wal") == "" {
				t.Error("the file or its journal was changed")
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			if bytesOf(path) != now || bytesOf(path+"-wal") == "" {
				t.Errorf("closing changed the file or its journal: %d bytes, %d before, and a journal of %d", len(bytesOf(path)), len(now), len(bytesOf(path+"-wal")))
			}
		})
	}
}

// Saving, moving the journal and another program's work are no reason for alarm.
func TestALibraryThatIsAsItShouldBe(t *testing.T) {
	t.Parallel()
	c := newClock()
	path := filepath.Join(t.TempDir(), "library.db")
	l, other := openAt(t, path, c), openAt(t, path, c)
	for i := range 40 {
		save(t, l, solution("halden", titled(strings.Repeat("long ", i*100))), library.SaveOptions{Kind: library.Kept})
		save(t, other, solution("berg", titled(strings.Repeat("long ", i*100))), library.SaveOptions{Kind: library.Kept})
		if i%10 == 0 {
			foreignSQL(t, path, `PRAGMA wal_checkpoint(TRUNCATE)`)
		}
		if _, err := l.Version(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	b := backUp(t, l)
	if _, err := other.RestoreBackup(t.Context(), b.Path, passphrase.Passphrase{}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Version(t.Context()); err != nil {
		t.Fatal(err)
	}
}
