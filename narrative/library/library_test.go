package library_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// clock is a time that only moves when it is told to.
type clock struct{ at time.Time }

func (c *clock) now() time.Time           { return c.at }
func (c *clock) forward(by time.Duration) { c.at = c.at.Add(by) }

func newClock() *clock { return &clock{time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)} }

// open opens a library in a folder of its own; it is closed with the test.
func open(t testing.TB, c *clock) *library.Library {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "bifocal", "library.db"), c)
}

func openAt(t testing.TB, path string, c *clock) *library.Library {
	t.Helper()
	l, err := library.Open(context.Background(), path, library.Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// solution is a valid solution, changed as the test wants it.
func solution(id string, change ...func(*narrative.Solution)) narrative.Solution {
	s := narrative.New()
	s.ID, s.Title, s.Customer.Name = id, "Managed platform", "Halden Freight"
	s.Facts = narrative.Facts{
		narrative.Problem{Head: narrative.Head{ID: "outages"}, Symptom: "customers notice every outage", Cause: "nothing restarts by itself"},
	}
	for _, c := range change {
		c(&s)
	}
	return s
}

func titled(title string) func(*narrative.Solution) {
	return func(s *narrative.Solution) { s.Title = title }
}

func customer(name string) func(*narrative.Solution) {
	return func(s *narrative.Solution) { s.Customer.Name = name }
}

func saying(text string) func(*narrative.Solution) {
	return func(s *narrative.Solution) {
		s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "problem"}, Symptom: text}}
	}
}

func save(t testing.TB, l *library.Library, s narrative.Solution, opts library.SaveOptions) library.Saved {
	t.Helper()
	saved, err := l.Save(t.Context(), s, opts)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// history returns number, kind and name of each revision, the newest first.
func history(t testing.TB, l *library.Library, id string) []string {
	t.Helper()
	revisions, err := l.Revisions(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(revisions))
	for i, r := range revisions {
		out[i] = fmt.Sprint(r.N, " ", r.Kind)
		if r.Name != "" {
			out[i] += " " + r.Name
		}
	}
	return out
}

func encoded(t testing.TB, s narrative.Solution) string {
	t.Helper()
	body, err := narrative.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func same(t testing.TB, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestWhatIsSavedComesBack(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	want := solution("halden")
	saved := save(t, l, want, library.SaveOptions{})
	if !saved.New || !saved.Changed || saved.Revision != 1 {
		t.Errorf("first save: %+v", saved)
	}
	got, err := l.Get(t.Context(), "halden")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "solution", encoded(t, want), encoded(t, got))
}

func TestLibraryOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a folder with ümlaut, 100% and ?#", "library.db")
	c := newClock()
	l := openAt(t, path, c)
	save(t, l, solution("halden"), library.SaveOptions{})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, path, c)
	if _, err := again.Get(t.Context(), "halden"); err != nil {
		t.Error(err)
	}
}

func TestGetOfNothing(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	if _, err := l.Get(t.Context(), "nobody"); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
}
