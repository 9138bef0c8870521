package library_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

func withStatus(to narrative.Status) func(*narrative.Solution) {
	return func(s *narrative.Solution) { s.Status = to }
}

// entries lists the live solutions.
func entries(t testing.TB, l *library.Library, q library.Query) []library.Entry {
	t.Helper()
	out, err := l.List(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestArchiveAndBack(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	save(t, l, solution("won", withStatus(narrative.Won)), library.SaveOptions{})
	c.forward(time.Minute)
	save(t, l, solution("sent", withStatus(narrative.Sent)), library.SaveOptions{})
	c.forward(time.Minute)
	asBefore := entries(t, l, library.Query{})
	archive := []library.Standing{{ID: "won", Status: narrative.Archived}, {ID: "sent", Status: narrative.Archived}}
	before, err := l.SetStatus(t.Context(), archive)
	if err != nil {
		t.Fatal(err)
	}
	archived := library.Query{Statuses: []narrative.Status{narrative.Archived}}
	if n := len(entries(t, l, archived)); n != 2 {
		t.Fatalf("%d are archived", n)
	}
	if again, err := l.SetStatus(t.Context(), archive); err != nil || len(again) != 0 {
		t.Errorf("archiving twice changes %v, %v", again, err)
	}
	// Taking it back leaves no trace in the list.
	if _, err := l.SetStatus(t.Context(), before); err != nil {
		t.Fatal(err)
	}
	same(t, "after taking it back", asBefore, entries(t, l, library.Query{}))

	// Out of the archive, much later and without knowing what it was.
	if _, err := l.SetStatus(t.Context(), archive); err != nil {
		t.Fatal(err)
	}
	c.forward(time.Hour)
	save(t, l, solution("won", withStatus(narrative.Archived), titled("Renamed in the archive")), library.SaveOptions{})
	former, err := l.BeforeArchive(t.Context(), []string{"won", "sent"})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "before the archive", []library.Standing{{ID: "won", Status: narrative.Won}, {ID: "sent", Status: narrative.Sent}}, former)
	if _, err := l.SetStatus(t.Context(), former); err != nil {
		t.Fatal(err)
	}
	got, err := l.Get(t.Context(), "won")
	if err != nil || got.Status != narrative.Won || got.Title != "Renamed in the archive" {
		t.Errorf("it is %s %q, %v", got.Status, got.Title, err)
	}
}

func TestBeforeArchiveOfWhatWasNeverElsewhere(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("a", withStatus(narrative.Archived)), library.SaveOptions{Kind: library.Imported})
	former, err := l.BeforeArchive(t.Context(), []string{"a"})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "before the archive", []library.Standing{{ID: "a", Status: narrative.Draft}}, former)
	if _, err := l.BeforeArchive(t.Context(), []string{"nobody"}); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("of nothing: %v", err)
	}
}

func TestSetStatusOfSeveralIsAllOrNone(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("a"), library.SaveOptions{})
	_, err := l.SetStatus(t.Context(), []library.Standing{{ID: "a", Status: narrative.Won}, {ID: "nobody", Status: narrative.Won}})
	var missing *library.NotFoundError
	if !errors.As(err, &missing) || missing.Ref != "nobody" {
		t.Errorf("it says %v", err)
	}
	if e := entries(t, l, library.Query{}); e[0].Status != narrative.Draft {
		t.Errorf("the other one is %s", e[0].Status)
	}
	if err := l.DeleteAll(t.Context(), []string{"a", "nobody"}); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("deleting says %v", err)
	}
	if n := len(entries(t, l, library.Query{})); n != 1 {
		t.Errorf("%d are left", n)
	}
}

func TestDeletedTogetherComesBackAsItWas(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	var all []string
	for i := range 3 {
		all = append(all, fmt.Sprint("s", i))
		save(t, l, solution(all[i]), library.SaveOptions{})
		c.forward(time.Minute)
	}
	before := entries(t, l, library.Query{})
	if err := l.DeleteAll(t.Context(), []string{"s2"}); err != nil {
		t.Fatal(err)
	}
	c.forward(time.Minute)
	if err := l.DeleteAll(t.Context(), []string{"s0", "s1"}); err != nil {
		t.Fatal(err)
	}
	// The last deleted come first.
	if gone := ids(entries(t, l, library.Query{Deleted: true})); len(gone) != 3 || gone[2] != "s2" {
		t.Errorf("deleted: %v", gone)
	}
	if _, err := l.UndeleteAll(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	same(t, "after all came back", before, entries(t, l, library.Query{}))
}

func TestCounts(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	for i, s := range []narrative.Solution{
		solution("a", customer("Zürich AG"), withStatus(narrative.Won)),
		solution("b", customer("ZURICH ag"), titled("Failover")),
		solution("c", customer("Arnold"), titled("Failover")),
		solution("d", customer(""), withStatus("")),
		solution("e", customer("Gone")),
	} {
		save(t, l, s, library.SaveOptions{At: newClock().at.Add(time.Duration(i) * time.Hour)})
	}
	if err := l.Delete(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		query    library.Query
		statuses map[narrative.Status]int
		names    []library.CustomerCount
	}{
		{
			library.Query{},
			map[narrative.Status]int{narrative.Draft: 3, narrative.Won: 1},
			[]library.CustomerCount{{Name: "Arnold", Count: 1}, {Name: "ZURICH ag", Count: 2}},
		},
		{
			library.Query{Text: "fail", Limit: 1, Statuses: []narrative.Status{narrative.Won}, Customer: "zurich AG"},
			map[narrative.Status]int{narrative.Draft: 1},
			nil,
		},
		{
			library.Query{Statuses: []narrative.Status{narrative.Won}},
			map[narrative.Status]int{narrative.Draft: 3, narrative.Won: 1},
			[]library.CustomerCount{{Name: "Zürich AG", Count: 1}},
		},
		{
			library.Query{Deleted: true},
			map[narrative.Status]int{narrative.Draft: 1},
			[]library.CustomerCount{{Name: "Gone", Count: 1}},
		},
	} {
		statuses, err := l.CountByStatus(t.Context(), c.query)
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("statuses of %+v", c.query), c.statuses, statuses)
		names, err := l.CountByCustomer(t.Context(), c.query)
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("customers of %+v", c.query), c.names, names)
	}
	named, err := l.Named(t.Context(), []string{"c", "e", "nobody", "a"})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "named", []string{"c", "a"}, ids(named))
}

// Page after page is the whole list, each with its snippets.
func TestPagesOfASearch(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	const n = 1_230 // more than a search ranks by how well they match
	batch := make([]narrative.Solution, n)
	for i := range batch {
		batch[i] = solution(fmt.Sprint("s", i), saying(fmt.Sprint("the failover takes ", i, " hours")))
		if i%100 == 0 {
			batch[i].Title = "Failover"
		}
	}
	if _, err := l.SaveAll(t.Context(), batch, library.SaveOptions{Kind: library.Imported}); err != nil {
		t.Fatal(err)
	}
	whole := entries(t, l, library.Query{Text: "failover"})
	if len(whole) != n || whole[0].Title != "Failover" {
		t.Fatalf("%d found, the first %q", len(whole), whole[0].Title)
	}
	var paged []library.Entry
	for at := 0; at < n; at += 250 {
		paged = append(paged, entries(t, l, library.Query{Text: "failover", Offset: at, Limit: 250})...)
	}
	same(t, "pages", whole, paged)
	for _, e := range whole {
		if marked(e.Snippet) == "" {
			t.Fatalf("%s has no snippet", e.ID)
		}
	}
}

func TestOfTwoThatMatchAlikeTheNewestComesFirst(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	for _, id := range []string{"a", "b", "c"} {
		save(t, l, solution(id), library.SaveOptions{})
		c.forward(time.Hour)
	}
	same(t, "alike", []string{"c", "b", "a"}, ids(entries(t, l, library.Query{Text: "managed"})))
}
