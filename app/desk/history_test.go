package desk

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/library"
)

var noon = time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)

func revision(n int, ago time.Duration, kind library.Kind, name, hash string) library.Revision {
	return library.Revision{N: n, At: noon.Add(-ago), Kind: kind, Name: name, Hash: hash}
}

// filled is the text in English with its fields.
func filled(text string, data ...any) string {
	for _, d := range data {
		for key, value := range d.(map[string]any) {
			text = strings.ReplaceAll(text, "{{."+key+"}}", fmt.Sprint(value))
		}
	}
	return text
}

func history() *History {
	words := HistoryWords{
		Say:     filled,
		When:    func(at, now time.Time) string { return now.Sub(at).String() },
		Changed: compare.Summary.String,
	}
	h := NewHistory(words, func() time.Time { return noon })
	third := revision(3, 26*time.Hour, library.Exported, "as sent", "c")
	third.Exports = []library.Export{{Revision: 3, At: noon.Add(-25 * time.Hour), Kind: "executive", Format: "pdf"}}
	h.List([]library.Revision{
		revision(4, time.Hour, library.Autosave, "", "d"), third,
		revision(2, 40*24*time.Hour, library.Restored, "from revision 1", "a"), revision(1, 400*24*time.Hour, library.Imported, "", "a"),
	})
	return h
}

func TestHistorySaysWhenAndWhy(t *testing.T) {
	t.Parallel()
	var got []string
	for _, r := range history().Rows() {
		got = append(got, fmt.Sprintf("%d %s, %s, %s %v %v", r.N, r.When, r.Kind, r.Name, r.Exports, r.Newest))
	}
	want := []string{
		"4 now, since 1h0m0s, saved by itself,  [] true", "3 26h0m0s, exported, as sent [Executive brief as PDF, 25h0m0s] false",
		"2 960h0m0s, restored, from revision 1 [] false", "1 9600h0m0s, imported,  [] false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHistoryIsToldNewestFirst(t *testing.T) {
	t.Parallel()
	h := history()
	var asked []int
	for n, ok := h.Wanted(); ok; n, ok = h.Wanted() {
		asked = append(asked, n)
		var err error
		if n == 2 {
			err = errors.New("damaged")
		}
		if at := h.Tell(n, compare.Summary{Header: []string{"title"}}, err); at != 4-n {
			t.Errorf("revision %d stands at %d", n, at)
		}
	}
	if diff := cmp.Diff([]int{4, 3, 2, 1}, asked); diff != "" {
		t.Error(diff)
	}
	rows := h.Rows()
	if rows[0].Changed != "title changed" || rows[2].Changed != "cannot be read" || !rows[2].Failed {
		t.Errorf("%+v", rows)
	}
	// An autosave that folded has another content, and only it is told anew.
	list := append([]library.Revision{revision(4, 0, library.Autosave, "", "e")}, h.revisions[1:]...)
	h.List(list)
	if n, ok := h.Wanted(); n != 4 || !ok || h.Rows()[1].Changed == "" {
		t.Errorf("wanted %d, %v", n, ok)
	}
	if at := h.Tell(9, compare.Summary{}, nil); at != -1 {
		t.Errorf("a revision that is not there stands at %d", at)
	}
}

func TestALongHistoryIsShownPageByPage(t *testing.T) {
	t.Parallel()
	h := history()
	var all []library.Revision
	for n := 3*page - 1; n > 0; n-- {
		all = append(all, revision(n, time.Duration(3*page-n)*time.Hour, library.Autosave, "", fmt.Sprint(n)))
	}
	h.List(all)
	asked := func() (n int) {
		for at, ok := h.Wanted(); ok; at, ok = h.Wanted() {
			h.Tell(at, compare.Summary{}, nil)
			n++
		}
		return n
	}
	if len(h.Rows()) != page || asked() != page || h.Hidden() != 2*page-1 {
		t.Errorf("%d rows, %d hidden", len(h.Rows()), h.Hidden())
	}
	if !h.More() || asked() != page || !h.More() || asked() != page-1 || h.More() || h.Hidden() != 0 {
		t.Errorf("%d rows, %d hidden", len(h.Rows()), h.Hidden())
	}
	h.List(all[1:])
	if len(h.Rows()) != 3*page-2 {
		t.Error("what was unfolded folds by itself")
	}
	h.Select(1, false) // older than the first page
	if from, _, ok := h.Pair(); !ok || from != 1 {
		t.Errorf("%d, %v", from, ok)
	}
}

func TestHistorySelection(t *testing.T) {
	t.Parallel()
	h := history()
	pair := func(want string) {
		t.Helper()
		from, to, ok := h.Pair()
		if got := fmt.Sprintf("%d %d %v: %s", from, to, ok, h.Title()); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	pair("0 0 false: ")
	h.Select(2, false)
	pair("2 4 true: Revision 2 (from revision 1), compared with the solution as it is now")
	h.Select(4, false)
	pair("3 4 true: Revision 3 (as sent), compared with the solution as it is now")
	h.Select(1, true)
	pair("1 4 true: Revision 1, compared with the solution as it is now")
	h.Select(3, true) // beside the newer of the two
	pair("3 4 true: Revision 3 (as sent), compared with the solution as it is now")
	h.Select(4, true)
	pair("3 4 true: Revision 3 (as sent), compared with the solution as it is now")
	h.Select(3, false)
	pair("0 0 false: ")
	if h.Select(9, false) {
		t.Error("a revision that is not there was selected")
	}
	h.Select(1, false)
	h.Select(3, true)
	pair("1 3 true: Revision 1, compared with revision 3 (as sent)")
	h.List(h.revisions[:2]) // 1 is gone
	pair("3 4 true: Revision 3 (as sent), compared with the solution as it is now")
	h.List(nil)
	pair("0 0 false: ")
}

func TestRestoringWhatIsThereIsNotOffered(t *testing.T) {
	t.Parallel()
	h := history()
	if _, ok := h.Restorable(); ok {
		t.Error("nothing is selected")
	}
	h.Select(1, false)
	if n, ok := h.Restorable(); n != 1 || !ok {
		t.Errorf("%d, %v", n, ok)
	}
	h.Select(4, false)
	if _, ok := h.Restorable(); ok {
		t.Error("the solution is that already")
	}
}

func TestAComparisonThatCameTooLateIsNotShown(t *testing.T) {
	t.Parallel()
	old := example(t)
	now, _, err := narrative.RemoveFact{ID: old.Facts[0].FactID()}.Apply(old)
	if err != nil {
		t.Fatal(err)
	}
	h := history()
	h.Select(1, false)
	c := CompareRevisions(1, 4, old, now)
	h.Select(3, false)
	if h.Compare(c) || h.Compared() != nil {
		t.Error("it shows what is not selected")
	}
	h.Select(1, false)
	if !h.Compare(c) || h.Compared().Summary.None() || len(h.Compared().Framings[0]) == 0 {
		t.Errorf("%+v", h.Compared())
	}
	h.List(append([]library.Revision{revision(4, 0, library.Autosave, "", "e")}, h.revisions[1:]...))
	if h.Compared() != nil {
		t.Error("it shows what the solution was before it changed")
	}
}
