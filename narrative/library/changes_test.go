package library_test

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/library"
	"bifocal/narrative/narrativetest"
)

// changed says in words what changed in each revision, the newest first.
func changed(t testing.TB, l *library.Library, id string) []string {
	t.Helper()
	revisions, err := l.Revisions(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(revisions))
	for i, r := range revisions {
		s, err := l.Changes(t.Context(), id, r.N)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = s.String()
	}
	return out
}

func TestHistorySaysWhatChanged(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	risk := func(s *narrative.Solution) {
		s.Facts = append(s.Facts, narrative.Risk{Head: narrative.Head{ID: "rain"}, Event: narrative.Same("it rains")})
	}
	save(t, l, solution("halden"), library.SaveOptions{Kind: library.Imported})
	save(t, l, solution("halden", risk), library.SaveOptions{})
	same(t, "changes", []string{"1 risk added", "first state, with 1 fact"}, changed(t, l, "halden"))
	// An autosave that folds into the last one changes what is told of it.
	save(t, l, solution("halden", risk, titled("Other")), library.SaveOptions{})
	same(t, "changes", []string{"title changed, 1 risk added", "first state, with 1 fact"}, changed(t, l, "halden"))
	if err := l.Delete(t.Context(), "halden"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Undelete(t.Context(), "halden"); err != nil {
		t.Fatal(err)
	}
	same(t, "changes", []string{"nothing changed", "title changed, 1 risk added", "first state, with 1 fact"}, changed(t, l, "halden"))
	for _, n := range []int{0, 4, -1} {
		if _, err := l.Changes(t.Context(), "halden", n); !errors.Is(err, library.ErrNoRevision) {
			t.Errorf("revision %d: %v", n, err)
		}
	}
	if _, err := l.Changes(t.Context(), "nobody", 1); !errors.Is(err, library.ErrNoRevision) {
		t.Errorf("got %v", err)
	}
}

func TestADamagedRevisionIsToldAndTheOthersToo(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	for i := range 4 {
		save(t, l, solution("halden", titled(fmt.Sprint("title ", i))), library.SaveOptions{Kind: library.Kept})
	}
	db, err := sql.Open("sqlite", l.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE revision SET body = x'00' WHERE n = 2`); err != nil {
		t.Fatal(err)
	}
	for n, wants := range map[int]error{1: nil, 2: library.ErrDamaged, 3: library.ErrDamaged, 4: nil} {
		if _, err := l.Changes(t.Context(), "halden", n); !errors.Is(err, wants) {
			t.Errorf("revision %d: %v", n, err)
		}
	}
}

func TestNameRevision(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	name := func(n int, as, want string) {
		t.Helper()
		if got, err := l.NameRevision(t.Context(), "halden", n, as); err != nil || got != want {
			t.Errorf("revision %d named %q: %q, %v", n, as, got, err)
		}
	}
	save(t, l, solution("halden"), library.SaveOptions{Kind: library.Imported})
	save(t, l, solution("halden", titled("first")), library.SaveOptions{})
	before, err := l.Revisions(t.Context(), "halden")
	if err != nil {
		t.Fatal(err)
	}
	name(2, "  as sent\nto Ingrid ", "as sent to Ingrid")
	name(1, "from the workshop", "from the workshop")
	after, err := l.Revisions(t.Context(), "halden")
	if err != nil {
		t.Fatal(err)
	}
	if before[0].At != after[0].At || before[0].Hash != after[0].Hash {
		t.Errorf("%+v became %+v", before[0], after[0])
	}
	// What has a name does not fold.
	save(t, l, solution("halden", titled("second")), library.SaveOptions{})
	same(t, "history", []string{"3 autosave", "2 saved as sent to Ingrid", "1 imported from the workshop"}, history(t, l, "halden"))
	if s, err := l.Revision(t.Context(), "halden", 2); err != nil || s.Title != "first" {
		t.Errorf("%q, %v", s.Title, err)
	}
	// What loses it stays.
	name(2, " ", "")
	name(1, "", "")
	name(3, "", "")
	same(t, "history", []string{"3 autosave", "2 saved", "1 imported"}, history(t, l, "halden"))
	// An autosave that never had one folds on.
	save(t, l, solution("halden", titled("third")), library.SaveOptions{})
	same(t, "history", []string{"3 autosave", "2 saved", "1 imported"}, history(t, l, "halden"))
	name(3, strings.Repeat("é", 150), strings.Repeat("é", 100))
	for _, id := range []string{"halden", "nobody"} {
		if _, err := l.NameRevision(t.Context(), id, 9, "x"); !errors.Is(err, library.ErrNoRevision) {
			t.Errorf("got %v", err)
		}
	}
}

func TestRestoringWhatIsThereMakesNoRevision(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	save(t, l, solution("halden"), library.SaveOptions{Kind: library.Imported})
	if _, saved, err := l.Restore(t.Context(), "halden", 1); err != nil || saved.Changed || saved.Revision != 1 {
		t.Errorf("%+v, %v", saved, err)
	}
	same(t, "history", []string{"1 imported"}, history(t, l, "halden"))
}

func BenchmarkHistory(b *testing.B) {
	c := newClock()
	l := open(b, c)
	s := narrativetest.Large(200)
	goal, _ := narrative.First[narrative.Outcome](&s)
	for i := range 200 {
		c.forward(time.Hour)
		goal.Target = figures.MustParse(fmt.Sprintf("%d h", i+1))
		next, _, err := narrative.ChangeFact{Fact: goal}.Apply(s)
		if err != nil {
			b.Fatal(err)
		}
		s = next
		if _, err := l.Save(b.Context(), s, library.SaveOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("list 200", func(b *testing.B) {
		for b.Loop() {
			if _, err := l.Revisions(b.Context(), s.ID); err != nil {
				b.Fatal(err)
			}
		}
	})
	tell := func(b *testing.B, l *library.Library, most int) {
		for n := 200; n > 200-most; n-- {
			if sum, err := l.Changes(b.Context(), s.ID, n); err != nil || sum.None() {
				b.Fatal(sum, err)
			}
		}
	}
	for _, most := range []int{20, 200} {
		b.Run(fmt.Sprintf("tell %d the first time", most), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				other, err := library.Open(b.Context(), l.Path(), library.Options{})
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				tell(b, other, most)
				b.StopTimer()
				if err := other.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
	b.Run("tell 200 again", func(b *testing.B) {
		for b.Loop() {
			tell(b, l, 200)
		}
	})
}
