package desk

import (
	"slices"
	"strconv"
	"time"

	"bifocal/export"
	"bifocal/narrative/compare"
	"bifocal/narrative/library"
)

// HistoryRow is one revision as the history shows it.
type HistoryRow struct {
	N    int
	When string // "today 09:14"; of the newest "now, since today 09:14"
	Kind string // "saved by itself", "exported"
	Name string
	// Changed says what changed against the revision before; "" as long as that
	// is not known.
	Changed string
	Summary compare.Summary // the same in numbers
	Failed  bool            // it cannot be told: the revision is damaged
	Exports []string        // "Executive brief as PDF, 12 October 10:01", the newest first
	Newest  bool            // what the solution is now
	Unsaved bool            // the newest is behind the solution: something is not saved
	// Selected says that the row is compared; Pair says with what.
	Selected bool
}

// History is the list of a solution's revisions, which of them are selected,
// and how they differ. It is used from one goroutine. Whoever has a library
// hands in what is in it: the list with [History.List], then for each number
// that [History.Wanted] gives what changed with [History.Tell], and for each
// pair that [History.Pair] gives a comparison with [History.Compare].
type History struct {
	words     HistoryWords
	now       func() time.Time
	revisions []library.Revision // the newest first
	pages     int                // how many of them are shown, in pages
	unsaved   bool
	told      map[changeKey]toldChange
	selected  []int // one or two numbers, the older first
	compared  *Comparison
}

// changeKey is a revision and the one before it, by their hashes: an autosave
// that folds gets another content.
type changeKey struct{ before, now string }

type toldChange struct {
	summary compare.Summary
	failed  bool
}

// NewHistory returns a history that nothing is known of yet.
func NewHistory(words HistoryWords, now func() time.Time) *History {
	return &History{words: words, now: now, told: map[changeKey]toldChange{}, pages: 1}
}

// page is how many revisions are shown at first, and added by each More: more
// than a window is high.
const page = 40

// shown are the revisions that there are rows for.
func (h *History) shown() []library.Revision {
	return h.revisions[:min(h.pages*page, len(h.revisions))]
}

// Hidden returns how many older revisions there are than rows.
func (h *History) Hidden() int { return len(h.revisions) - len(h.shown()) }

// More shows a page more, and returns whether there was one.
func (h *History) More() bool {
	more := h.Hidden() > 0
	if more {
		h.pages++
	}
	return more
}

// SetUnsaved says whether the solution is ahead of its newest revision.
func (h *History) SetUnsaved(on bool) { h.unsaved = on }

// List takes the revisions, the newest first, as the library lists them. What
// was told of them stays, and so does the selection, but for those that are
// gone. A comparison of contents that changed is dropped.
func (h *History) List(revisions []library.Revision) {
	before := h.hashes()
	h.revisions = revisions
	h.selected = slices.DeleteFunc(h.selected, func(n int) bool { return h.at(n) < 0 })
	if !slices.Equal(before, h.hashes()) {
		h.compared = nil
	}
}

// Rows returns a row for each revision that is shown, the newest first.
func (h *History) Rows() []HistoryRow {
	out := make([]HistoryRow, len(h.shown()))
	for i := range out {
		out[i] = h.Row(i)
	}
	return out
}

// Row returns the row at a place.
func (h *History) Row(i int) HistoryRow {
	say, r := h.words.Say, h.revisions[i]
	row := HistoryRow{
		N: r.N, When: h.words.When(r.At, h.now()), Kind: kindWords(r.Kind, say), Name: r.Name,
		Newest: i == 0, Unsaved: i == 0 && h.unsaved, Selected: slices.Contains(h.selected, r.N),
	}
	if row.Newest {
		row.When = say("now, since {{.When}}", map[string]any{"When": row.When})
	}
	if t, known := h.told[h.key(i)]; known {
		row.Summary, row.Failed = t.summary, t.failed
		if row.Changed = h.words.Changed(t.summary); t.failed {
			row.Changed = say("cannot be read")
		}
	}
	for _, e := range r.Exports {
		data := map[string]any{
			"Brief": briefWords(e.Kind, say), "Format": export.Format(e.Format).Name(), "When": h.words.When(e.At, h.now()), "Errors": e.Errors,
		}
		if e.Errors > 0 {
			row.Exports = append(row.Exports, say("{{.Brief}} as {{.Format}}, {{.When}}; errors left: {{.Errors}}", data))
			continue
		}
		row.Exports = append(row.Exports, say("{{.Brief}} as {{.Format}}, {{.When}}", data))
	}
	return row
}

// Wanted returns the newest revision that is shown and of which it is not known
// what changed in it, and false where all are told.
func (h *History) Wanted() (n int, ok bool) {
	for i, r := range h.shown() {
		if _, known := h.told[h.key(i)]; !known {
			return r.N, true
		}
	}
	return 0, false
}

// Tell takes what changed in a revision, or why that cannot be told. It returns
// the place of the row that changed, or -1 for a revision that is not listed any
// more.
func (h *History) Tell(n int, s compare.Summary, err error) int {
	i := h.at(n)
	if i >= 0 {
		h.told[h.key(i)] = toldChange{s, err != nil}
	}
	return i
}

// Select selects a revision alone, or where also says so beside the one that
// was selected last; of one that is selected already it takes the selection
// away. It returns whether the selection changed.
func (h *History) Select(n int, also bool) bool {
	before := h.hashes()
	switch {
	case h.at(n) < 0:
		return false
	case slices.Contains(h.selected, n) && (also || len(h.selected) == 1):
		h.selected = slices.DeleteFunc(h.selected, func(m int) bool { return m == n })
	case !also || len(h.selected) == 0:
		h.selected = []int{n}
	default:
		last := h.selected[len(h.selected)-1]
		h.selected = []int{min(last, n), max(last, n)}
	}
	if !slices.Equal(before, h.hashes()) {
		h.compared = nil
	}
	return true
}

// Pair returns what is compared, the older one first: the two that are
// selected, or the one that is with the newest; the newest itself with the one
// before it. It returns false where there is nothing to compare.
func (h *History) Pair() (from, to int, ok bool) {
	switch len(h.selected) {
	case 1:
		newest := h.revisions[0].N
		if n := h.selected[0]; n != newest {
			return n, newest, true
		}
		if len(h.revisions) > 1 {
			return h.revisions[1].N, newest, true
		}
	case 2:
		return h.selected[0], h.selected[1], true
	}
	return 0, 0, false
}

// Selected returns the numbers of what is selected, the older first.
func (h *History) Selected() []int { return slices.Clone(h.selected) }

// At returns when a revision was made, and false for one that is not listed.
func (h *History) At(n int) (time.Time, bool) {
	if i := h.at(n); i >= 0 {
		return h.revisions[i].At, true
	}
	return time.Time{}, false
}

// Newest returns the number of the newest revision, or 0 where there is none.
func (h *History) Newest() int {
	if len(h.revisions) == 0 {
		return 0
	}
	return h.revisions[0].N
}

// Unselect selects nothing.
func (h *History) Unselect() { h.selected, h.compared = nil, nil }

// Title says what is compared: "Revision 3, compared with the solution as it is now", the
// older one first.
func (h *History) Title() string {
	from, to, ok := h.Pair()
	if !ok {
		return ""
	}
	say := h.words.Say
	if to == h.revisions[0].N {
		return say("Revision {{.From}}, compared with the solution as it is now", map[string]any{"From": h.Called(from)})
	}
	return say("Revision {{.From}}, compared with revision {{.To}}", map[string]any{"From": h.Called(from), "To": h.Called(to)})
}

// Called is the number of a revision, with its name.
func (h *History) Called(n int) string {
	at := h.at(n)
	if at < 0 {
		return strconv.Itoa(n)
	}
	say, r := h.words.Say, h.revisions[at]
	if r.Name == "" {
		return strconv.Itoa(n)
	}
	return say("{{.Number}} ({{.Name}})", map[string]any{"Number": n, "Name": r.Name})
}

// Restorable reports which revision can be restored: the one that is selected
// alone, unless the solution is like that already.
func (h *History) Restorable() (n int, ok bool) {
	if len(h.selected) != 1 {
		return 0, false
	}
	n = h.selected[0]
	return n, h.revisions[h.at(n)].Hash != h.revisions[0].Hash
}

// Compare takes a comparison, unless another pair is selected by now, and
// returns whether it took it.
func (h *History) Compare(c *Comparison) bool {
	from, to, ok := h.Pair()
	if !ok || from != c.From || to != c.To {
		return false
	}
	h.compared = c
	return true
}

// Compared returns the comparison of the pair that is selected, or nil where
// there is none yet.
func (h *History) Compared() *Comparison { return h.compared }

// at returns the place of a revision, or -1.
func (h *History) at(n int) int {
	return slices.IndexFunc(h.revisions, func(r library.Revision) bool { return r.N == n })
}

func (h *History) key(i int) changeKey {
	k := changeKey{now: h.revisions[i].Hash}
	if i+1 < len(h.revisions) {
		k.before = h.revisions[i+1].Hash
	}
	return k
}

// hashes are the contents of the pair that is selected.
func (h *History) hashes() []string {
	from, to, ok := h.Pair()
	if !ok {
		return nil
	}
	return []string{h.revisions[h.at(from)].Hash, h.revisions[h.at(to)].Hash, strconv.Itoa(from), strconv.Itoa(to)}
}
