package library_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/librarytest"
	"bifocal/narrative/library/passphrase"
)

var phrase = passphrase.New("three dry geese on a lamp").Quick()

// secretWord stands in a solution and in no file that is encrypted.
const secretWord = "Auralis"

// filled is a library with two revisions of a solution and a deleted one, part of it
// still in the journal.
func filled(t testing.TB, c *clock) *library.Library {
	t.Helper()
	l := open(t, c)
	save(t, l, solution("halden", saying(strings.Repeat(secretWord+" ", 3000))), library.SaveOptions{Kind: library.Kept})
	save(t, l, solution("halden", saying(strings.Repeat(secretWord+" ", 3000)+"failover")), library.SaveOptions{Kind: library.Kept})
	save(t, l, solution("gone"), library.SaveOptions{})
	if err := l.Delete(t.Context(), "gone"); err != nil {
		t.Fatal(err)
	}
	return l
}

func encrypt(t testing.TB, l *library.Library, path string) {
	t.Helper()
	if b, err := l.BackUpTo(t.Context(), path, library.BackupOptions{Replace: true, Passphrase: phrase}); err != nil || !b.Encrypted {
		t.Fatal(b, err)
	}
}

// An encrypted backup holds what the library holds, and brings all of it back.
func TestEncryptedBackup(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := filled(t, c)
	b, err := l.BackUpEncrypted(t.Context(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	if !b.Encrypted || b.Solutions != 1 || b.Deleted != 1 || b.Revisions != 3 || b.Reason != backup.Asked || !strings.HasSuffix(b.Path, ".db.age") {
		t.Errorf("%+v", b)
	}
	data, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, plain := range []string{secretWord, "SQLite format", "halden"} {
		if bytes.Contains(data, []byte(plain)) {
			t.Errorf("%s can be read", plain)
		}
	}
	plain, err := passphrase.Open(data, phrase)
	if err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(t.TempDir(), "inside.db")
	if err := os.WriteFile(inside, plain, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := librarytest.Integrity(inside); said != "ok" || err != nil {
		t.Errorf("integrity_check says %q, %v", said, err)
	}

	all, err := l.Backups(t.Context())
	if err != nil || len(all) != 1 || !all[0].Encrypted || all[0].Problem != nil || all[0].Size != int64(len(data)) {
		t.Errorf("%+v, %v", all, err)
	}
	before := holds(t, l)
	save(t, l, solution("halden", saying("failback")), library.SaveOptions{Kind: library.Kept})
	r, err := l.RestoreBackup(t.Context(), b.Path, phrase)
	if err != nil {
		t.Fatal(err)
	}
	if !r.From.Encrypted || r.From.Solutions != 1 || r.From.Revisions != 3 || !r.From.At.Equal(b.At) || r.Before.Path == "" || r.Before.Encrypted {
		t.Errorf("%+v", r)
	}
	same(t, "the library", before, holds(t, l))

	// Where there is no library, and where there is a damaged one.
	other := filepath.Join(t.TempDir(), "other", "library.db")
	if _, err := library.RestoreBackup(t.Context(), other, b.Path, phrase, library.Options{Now: c.now}); err != nil {
		t.Fatal(err)
	}
	ruin, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(ruin); i++ {
		ruin[i] ^= 0x55
	}
	if err := os.WriteFile(other, ruin, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := library.RestoreBackup(t.Context(), other, b.Path, phrase, library.Options{Now: c.now})
	if err != nil || out.Aside == "" {
		t.Fatal(out, err)
	}
	again, err := library.Open(t.Context(), other, library.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "in place of a damaged one", before, holds(t, again))
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

// It does not count as the backup of the day, and is never taken away.
func TestEncryptedBackupIsOneMore(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := filled(t, c)
	b, err := l.BackUpEncrypted(t.Context(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	for range 500 {
		c.at = c.at.AddDate(0, 0, 1)
		if _, made, err := l.BackUpDaily(t.Context()); err != nil || !made {
			t.Fatal(made, err)
		}
		if c.at.Day() == 20 {
			c.at = c.at.AddDate(0, 3, 0)
		}
		if c.at.Year() > 2028 {
			break
		}
	}
	if _, err := os.Stat(b.Path); err != nil {
		t.Error(err)
	}
}

// What cannot be decrypted whole changes nothing, says why, and leaves nothing behind.
func TestEncryptedBackupThatIsNotRestored(t *testing.T) {
	t.Parallel()
	l := filled(t, newClock())
	file := filepath.Join(t.TempDir(), "mine.db.age")
	encrypt(t, l, file)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 1
	notes, err := passphrase.Seal([]byte("dear diary"), phrase)
	if err != nil {
		t.Fatal(err)
	}
	before := holds(t, l)
	for name, c := range map[string]struct {
		data []byte
		with passphrase.Passphrase
		want error
	}{
		"no passphrase":      {whole, passphrase.Passphrase{}, passphrase.ErrNone},
		"another passphrase": {whole, passphrase.New("three dry geese"), passphrase.ErrWrong},
		"cut":                {whole[:len(whole)-70_000], phrase, passphrase.ErrDamaged},
		"a bit":              {flipped, phrase, passphrase.ErrDamaged},
		"the last byte":      {whole[:len(whole)-1], phrase, passphrase.ErrDamaged},
		"no library in it":   {notes, phrase, library.ErrNotLibrary},
	} {
		bad := filepath.Join(t.TempDir(), "bad.db.age")
		if err := os.WriteFile(bad, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := l.RestoreBackup(t.Context(), bad, c.with)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v", name, err)
		} else if !strings.Contains(err.Error(), bad) || strings.Contains(err.Error(), ".partial") {
			t.Errorf("%s: %v", name, err)
		}
		same(t, name, before, holds(t, l))
		if left := names(t, l.Path()); len(left) > 0 {
			t.Errorf("%s: left %v", name, left)
		}
	}
	if _, err := library.Open(t.Context(), file, library.Options{}); !errors.Is(err, library.ErrEncrypted) {
		t.Errorf("opened as a library: %v", err)
	}
	if _, err := library.RestoreBackup(t.Context(), file, file, phrase, library.Options{}); err == nil {
		t.Error("an encrypted file was taken for a damaged library")
	}
	if data, err := os.ReadFile(file); err != nil || !bytes.Equal(data, whole) {
		t.Error("the backup was changed")
	}
}
