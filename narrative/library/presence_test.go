package library_test

import (
	"path/filepath"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// What a program edited that was not closed is told to the next one, once; what was
// closed, and what runs still, is not.
func TestWhatWasInterruptedIsTold(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	path := filepath.Join(t.TempDir(), "library.db")
	l, err := library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	s := narrative.New()
	if _, err := l.Save(t.Context(), s, library.SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	interrupted := func() []library.Edited {
		t.Helper()
		out, err := l.Interrupted(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	at := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	closed, killed, runs := l.Present(t.Context()), l.Present(t.Context()), l.Present(t.Context())
	closed.Edited(t.Context(), "closed", at)
	killed.Edited(t.Context(), s.ID, at)
	killed.Edited(t.Context(), s.ID, at.Add(time.Hour)) // only the first counts
	killed.Edited(t.Context(), "other", at.Add(time.Minute))
	runs.Edited(t.Context(), "runs", at)
	if err := closed.End(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := interrupted(); len(got) != 0 {
		t.Errorf("told while all run or are closed: %v", got)
	}
	library.Kill(killed)
	got := interrupted()
	if len(got) != 2 || got[0].Solution != "other" || got[1] != (library.Edited{Solution: s.ID, Since: at}) {
		t.Errorf("%v", got)
	}
	if got := interrupted(); len(got) != 0 {
		t.Errorf("told twice: %v", got)
	}
	if err := runs.End(t.Context()); err != nil {
		t.Fatal(err)
	}
}
