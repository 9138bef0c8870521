package desk

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// entries are rows from..from+n of a list.
func entries(from, n int) []library.Entry {
	out := make([]library.Entry, n)
	for i := range out {
		out[i] = library.Entry{ID: fmt.Sprint("s", from+i), Title: fmt.Sprint("Title ", from+i)}
	}
	return out
}

// stocked is a list of n rows of which the first page is here.
func stocked(n int) *Shelf {
	s := NewShelf()
	turn, part := s.Ask(0, 10)
	s.Answer(turn, part, entries(part.From, min(part.N, n)))
	s.Counted(turn, n)
	return s
}

func TestShelfAsksForWhatIsShown(t *testing.T) {
	s := NewShelf()
	for _, c := range []struct {
		do   func()
		want library.Query
	}{
		{func() {}, library.Query{Statuses: Live, Sort: library.ByChanged}},
		{func() { s.Toggle(narrative.Won); s.Toggle(narrative.Draft) }, library.Query{Statuses: []narrative.Status{narrative.Draft, narrative.Won}, Sort: library.ByChanged}},
		{func() { s.Toggle(narrative.Won) }, library.Query{Statuses: []narrative.Status{narrative.Draft}, Sort: library.ByChanged}},
		{func() { s.ShowCustomer("Halden") }, library.Query{Statuses: []narrative.Status{narrative.Draft}, Customer: "Halden", Sort: library.ByChanged}},
		{func() { s.SortBy(Order{library.ByTitle, true}) }, library.Query{Statuses: []narrative.Status{narrative.Draft}, Customer: "Halden", Sort: library.ByTitle, Reverse: true}},
		{func() { s.ClearFilters() }, library.Query{Statuses: Live, Sort: library.ByTitle, Reverse: true}},
		{func() { s.Search("fail") }, library.Query{Statuses: Live, Text: "fail", Sort: library.Best}},
		{func() { s.SortBy(Order{By: library.ByChanged}) }, library.Query{Statuses: Live, Text: "fail", Sort: library.ByChanged}},
		{func() { s.Search("failo") }, library.Query{Statuses: Live, Text: "failo", Sort: library.ByChanged}},
		{func() { s.Enter(Archive) }, library.Query{Statuses: []narrative.Status{narrative.Archived}, Text: "failo", Sort: library.ByChanged}},
		{func() { s.Search("") }, library.Query{Statuses: []narrative.Status{narrative.Archived}, Sort: library.ByTitle, Reverse: true}},
		{func() { s.Search("x") }, library.Query{Statuses: []narrative.Status{narrative.Archived}, Text: "x", Sort: library.Best}},
		{func() { s.Enter(Bin); s.Search("") }, library.Query{Deleted: true, Sort: library.ByTitle, Reverse: true}},
	} {
		c.do()
		if diff := cmp.Diff(c.want, s.Query()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestAllStatusesAreNoFilter(t *testing.T) {
	s := NewShelf()
	for _, status := range Live {
		s.Toggle(status)
	}
	if s.Filtered() || !s.Plain() {
		t.Errorf("filtered by %v", s.Statuses())
	}
}

func TestOrderIsKept(t *testing.T) {
	for _, o := range []Order{{library.ByChanged, false}, {library.ByTitle, true}, {library.ByCustomer, false}, {library.ByStatus, true}} {
		s := NewShelf()
		s.SortBy(o)
		s.Search("a search has its own order")
		s.SortBy(Order{By: library.ByStatus})
		again := NewShelf()
		again.TakeOrder(s.KeepOrder())
		if again.Order() != o {
			t.Errorf("%v became %v", o, again.Order())
		}
	}
	s := NewShelf()
	for _, broken := range []string{"", "{", `{"by": "moon"}`, "null"} {
		s.TakeOrder(broken)
	}
	if (s.Order() != Order{By: library.ByChanged}) {
		t.Errorf("a broken setting gives %v", s.Order())
	}
}

func TestPagesComeAsTheyAreSeen(t *testing.T) {
	s := stocked(1_000)
	if s.Len() != 1_000 {
		t.Fatalf("%d rows", s.Len())
	}
	if _, some := s.Missing(0, 49); some {
		t.Error("it asks for what is here")
	}
	part, some := s.Missing(45, 58)
	if !some || part != (Span{50, 50}) {
		t.Errorf("it asks for %v", part)
	}
	if _, again := s.Missing(46, 59); again {
		t.Error("it asks twice")
	}
	s.Answer(s.Turn(), part, entries(50, 50))
	if e, ok := s.At(58); !ok || e.ID != "s58" {
		t.Errorf("row 58 is %v", e)
	}
	if part, _ := s.Missing(990, 1_005); part != (Span{950, 50}) {
		t.Errorf("at the end it asks for %v", part)
	}
}

func TestStaleAnswersAreDropped(t *testing.T) {
	s := stocked(10)
	old, part := s.Ask(0, 10)
	s.Search("newer")
	turn, _ := s.Ask(0, 10)
	if s.Answer(old, part, entries(500, 3)) || s.Counted(old, 3) || s.Len() != 10 {
		t.Error("an answer to an older question was taken")
	}
	if !s.Answer(turn, part, entries(700, 3)) || s.Len() != 3 {
		t.Errorf("%d rows after the answer", s.Len())
	}
}

// The same list asked for again stays where it is; another one begins at its
// top, and what was chosen in the one before is chosen no longer.
func TestAnotherListBeginsAtItsTop(t *testing.T) {
	s := stocked(1_000)
	s.MoveTo(3)
	s.ToggleAt(4)
	if _, part := s.Ask(220, 235); part != (Span{200, 50}) {
		t.Errorf("the same list again: %v", part)
	}
	if s.ChosenCount() != 1 || s.Cursor() != 4 {
		t.Error("the choice is lost although nothing changed")
	}
	s.Toggle(narrative.Won)
	if _, part := s.Ask(220, 235); part != (Span{0, 50}) {
		t.Errorf("another list: %v", part)
	}
	if s.ChosenCount() != 0 || s.Cursor() >= 0 {
		t.Error("what is out of sight is chosen")
	}
}

func TestListThatShrank(t *testing.T) {
	s := stocked(60)
	s.MoveTo(59)
	turn, part := s.Ask(0, 10)
	s.Answer(turn, part, entries(0, 20))
	if s.Len() != 20 || s.Cursor() != 19 {
		t.Errorf("%d rows, the cursor at %d", s.Len(), s.Cursor())
	}
}

func TestRangeOfChosen(t *testing.T) {
	ids := func(s *Shelf) (out []string) {
		for _, e := range s.Chosen() {
			out = append(out, e.ID)
		}
		return out
	}
	s := stocked(30)
	s.ToggleAt(2)
	s.Extend(5)
	if got := ids(s); !slices.Equal(got, []string{"s2", "s3", "s4", "s5"}) {
		t.Errorf("chosen %v", got)
	}
	s.Extend(1)
	if got := ids(s); !slices.Equal(got, []string{"s2", "s1"}) {
		t.Errorf("the other way: %v", got)
	}
	s.ToggleAt(20)
	s.Extend(21)
	if got := ids(s); len(got) != 4 {
		t.Errorf("a second range: %v", got)
	}
	s.Drop(entries(20, 2)...)
	if got := ids(s); !slices.Equal(got, []string{"s2", "s1"}) {
		t.Errorf("after dropping: %v", got)
	}
}

func TestRangeOverRowsThatAreNotHere(t *testing.T) {
	s := stocked(1_000)
	s.MoveTo(40)
	part, whole := s.Extend(120)
	if whole || part != (Span{40, 81}) || s.ChosenCount() != 10 {
		t.Errorf("%v, whole %v, %d chosen", part, whole, s.ChosenCount())
	}
}

// Whatever one does, cursor and choice stay within the list.
func TestShelfHoldsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := stocked(rapid.IntRange(0, 200).Draw(t, "rows"))
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			i := rapid.IntRange(-3, 210).Draw(t, "row")
			switch rapid.IntRange(0, 5).Draw(t, "step") {
			case 0:
				s.MoveTo(i)
			case 1:
				s.ToggleAt(i)
			case 2:
				s.Extend(i)
			case 3:
				turn, part := s.Ask(i, i+12)
				n := rapid.IntRange(0, 200).Draw(t, "now")
				s.Answer(turn, part, entries(part.From, max(0, min(part.N, n-part.From))))
				s.Counted(turn, n)
			case 4:
				s.Clear()
			case 5:
				if part, some := s.Missing(i, i+12); some {
					s.Answer(s.Turn(), part, entries(part.From, max(0, min(part.N, s.Len()-part.From))))
				}
			}
			if s.Cursor() >= s.Len() || s.Len() < 0 || len(s.Chosen()) != s.ChosenCount() {
				t.Fatalf("cursor %d of %d, %d chosen", s.Cursor(), s.Len(), s.ChosenCount())
			}
		}
	})
}
