package passphrase

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"testing/iotest"

	"filippo.io/age"
	"pgregory.net/rapid"
)

var right = New("three dry geese on a lamp").Quick()

// Whatever is encrypted comes back, and every file that was cut, lengthened or
// changed in one place is refused.
func TestWhatIsChangedIsRefused(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "text")
		text = bytes.Repeat(text, rapid.SampledFrom([]int{1, 1, 500}).Draw(t, "times")) // pieces are 64 KB
		closed, err := Seal(text, right)
		if err != nil {
			t.Fatal(err)
		}
		if !Encrypted(closed) || len(text) > 3 && bytes.Contains(closed[HeadSize:], text) {
			t.Fatal("it can be read")
		}
		if got, err := Open(closed, right); err != nil || !bytes.Equal(got, text) {
			t.Fatalf("%v, and the same: %v", err, bytes.Equal(got, text))
		}
		at := rapid.IntRange(0, len(closed)-1).Draw(t, "at")
		changed := bytes.Clone(closed)
		changed[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		for what, bad := range map[string][]byte{"cut": closed[:at], "changed": changed, "longer": append(bytes.Clone(closed), 0)} {
			got, err := Open(bad, right)
			if err == nil || got != nil {
				t.Fatalf("%s at %d of %d: accepted", what, at, len(closed))
			}
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrWrong) && !errors.Is(err, ErrOtherKey) {
				t.Fatalf("%s at %d of %d: %v", what, at, len(closed), err)
			}
		}
	})
}

// The text itself, changed anywhere behind the beginning of the file, is damaged and
// not encrypted with another passphrase.
func TestDamagedIsToldFromWrong(t *testing.T) {
	t.Parallel()
	closed, err := Seal(bytes.Repeat([]byte("Auralis "), 20_000), right)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]byte{closed[:len(closed)-1], closed[:70_000], append(bytes.Clone(closed[:90_000]), closed[90_001:]...)} {
		if _, err := Open(bad, right); !errors.Is(err, ErrDamaged) {
			t.Errorf("%v", err)
		}
	}
	for _, other := range []string{"three dry geese on a lamp ", "Three dry geese on a lamp", "x"} {
		if _, err := Open(closed, New(other)); !errors.Is(err, ErrWrong) {
			t.Errorf("%q: %v", other, err)
		}
	}
	if _, err := Open(closed, Passphrase{}); !errors.Is(err, ErrNone) {
		t.Errorf("none: %v", err)
	}
	if _, err := Seal(nil, Passphrase{}); !errors.Is(err, ErrNone) {
		t.Errorf("encrypting with none: %v", err)
	}
	broken := errors.New("the stick was pulled out")
	r, err := Decrypt(io.MultiReader(bytes.NewReader(closed[:70_000]), iotest.ErrReader(broken)), right)
	if err == nil {
		_, err = io.ReadAll(r)
	}
	if !errors.Is(err, broken) || errors.Is(err, ErrDamaged) {
		t.Errorf("a disk that fails: %v", err)
	}
}

// An accent is one character on one system and two on another.
func TestAccentsOfOtherKeyboards(t *testing.T) {
	t.Parallel()
	const composed, apart = "Übung für Geübte", "U\u0308bung fu\u0308r Geu\u0308bte"
	closed, err := Seal([]byte("x"), New(apart).Quick())
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{composed, apart} {
		if got, err := Open(closed, New(typed)); err != nil || string(got) != "x" {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if !New(composed).Same(New(apart)) || New(composed).Same(New("Ubung")) {
		t.Error("what is typed twice is not compared so")
	}
	// A file that another program encrypted with the letters as they were typed there.
	if got, err := Open(foreign(t, apart, 4), New(apart)); err != nil || string(got) != "x" {
		t.Errorf("another program's: %v", err)
	}
}

func foreign(t *testing.T, secret string, work int) []byte {
	t.Helper()
	r, err := age.NewScryptRecipient(secret)
	if err != nil {
		t.Fatal(err)
	}
	r.SetWorkFactor(work)
	return encryptedFor(t, r)
}

func encryptedFor(t *testing.T, r age.Recipient) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := age.Encrypt(&out, r)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A file says itself how much work it takes: one that would take all memory is
// refused before any is done.
func TestFilesOfOthers(t *testing.T) {
	t.Parallel()
	heavy := bytes.Replace(foreign(t, "x", 4), []byte(" 4\n"), []byte(" 30\n"), 1)
	if _, err := Open(heavy, New("x")); !errors.Is(err, ErrOtherKey) {
		t.Errorf("too much work: %v", err)
	}
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(encryptedFor(t, key.Recipient()), New("x")); !errors.Is(err, ErrOtherKey) {
		t.Errorf("for a key: %v", err)
	}
}

// What a user encrypts takes the work that was measured; age's own default is the
// same today.
func TestWork(t *testing.T) {
	t.Parallel()
	closed, err := Seal([]byte("x"), New("three dry geese on a lamp"))
	if err != nil {
		t.Fatal(err)
	}
	if head, _, _ := bytes.Cut(closed[HeadSize:], []byte("\n")); !strings.HasSuffix(string(head), " 18") {
		t.Errorf("%s", head)
	}
}

func TestPassphraseIsNeverShown(t *testing.T) {
	t.Parallel()
	p := New("three dry geese")
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "p", p)
	encoded, err := json.Marshal(map[string]any{"p": p, "q": &p})
	if err != nil {
		t.Fatal(err)
	}
	shown := log.String() + string(encoded) + fmt.Sprint(p, &p) + fmt.Sprintf("%v %+v %#v %s %q %x %d", p, p, p, p, p, p, struct{ P Passphrase }{p})
	if strings.Contains(shown, "geese") || strings.Contains(shown, fmt.Sprintf("%x", "geese")) {
		t.Error(shown)
	}
}

func TestStrength(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]Strength{
		"": None, "a": Weak, "halden": Weak, "password": Weak, "Passwort2026!": Weak, "aaaaaaaaaaaaaaaaaaaa": Weak, "12345678901234567890": Weak,
		"qwertyuiop123": Weak, "abcabcabcabcabcabc": Weak, "Halden2026": Weak, "correct horse": Weak,
		"geese geese geese geese geese geese": Weak,
		"correct horse battery staple":        Fair, "k7#Qz9!mW2": Fair,
		"three dry geese on a purple lamp": Strong, "v8&Kq2!pZx5@Lm9#": Strong, "sieben krumme löffel tanzen morgens barfuß": Strong,
	} {
		if got := New(typed).Strength(); got != want {
			t.Errorf("%q: %d, want %d (%.0f bits)", typed, got, want, New(typed).bits())
		}
	}
}

// Nothing that a stranger may hand over breaks the reading, and nothing is accepted that
// was not encrypted with the passphrase.
func FuzzOpen(f *testing.F) {
	text := []byte(strings.Repeat("Auralis ", 100))
	closed, err := Seal(text, right)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(closed)
	f.Add(closed[:100])
	f.Add([]byte(magic + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 9\n"))
	f.Add([]byte(strings.Repeat("-> x y z\n", 1000)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if workSaid(data) > 10 {
			return // it is done, and takes its time
		}
		if got, err := Open(data, right); err == nil && !bytes.Equal(got, text) { // each process of the fuzzer encrypts anew
			t.Errorf("accepted: %q", got)
		}
	})
}

// workSaid returns the most work that a file may ask for, which is as many digits as
// stand at the end of a line.
func workSaid(data []byte) (most int) {
	for line := range bytes.Lines(data) {
		var n int
		fields := strings.Fields(string(line))
		if len(fields) == 4 && fields[1] == "scrypt" {
			if _, err := fmt.Sscanf(fields[3], "%d", &n); err == nil && n <= mostWork {
				most = max(most, n)
			}
		}
	}
	return most
}
