package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/sheet"
)

// mostLines is how many facts a pasted list becomes at most.
const mostLines = 200

// pastes offers to make several facts of the lines that are pasted into one
// field, and shows a table that is pasted in the panel for tables. set puts a
// text into a field of a fact.
func (o *offers) pastes(e *entry, below *beneath, store func(text string), set func(f narrative.Fact, text string) narrative.Fact) {
	if o == nil || o.inList {
		return
	}
	e.pasted = func(content string) (after func(), taken bool) {
		if cells := sheet.Read(content); len(cells) > 1 && strings.Contains(content, "\t") {
			o.work.table(cells, o.owner, func() {
				o.work.focus(e)
				e.paste(lineOf(cells))
			})
			return nil, true
		}
		lines := sheet.Lines(content)
		f, ok := o.work.session.Fact(o.owner)
		if !ok || len(lines) < 2 || single(f.FactKind()) {
			return nil, false
		}
		if n := len(lines); n > mostLines {
			return func() { below.ask(tooMany(below, n, standsIn(e, lines))) }, false
		}
		before := e.Text
		return func() {
			offer := o.asksLines(below, before, lines, store, set)
			offer.about = standsIn(e, lines)
			below.ask(offer)
		}, false
	}
}

// lineOf hands over a table as one line of text.
func lineOf(cells [][]string) fyne.Clipboard {
	rows := make([]string, len(cells))
	for i, row := range cells {
		filled := slices.DeleteFunc(slices.Clone(row), func(cell string) bool { return cell == "" })
		rows[i] = strings.Join(filled, ", ")
	}
	return &slip{escapeLine(strings.Join(rows, "; "))}
}

// slip is a clipboard that holds a text for one paste.
type slip struct{ text string }

// Content returns the text.
func (h *slip) Content() string { return h.text }

// SetContent holds another text.
func (h *slip) SetContent(text string) { h.text = text }

// standsIn reports whether lines that were pasted still stand in an entry: the first
// words of the first one, as far as no figure stands among them.
func standsIn(e *entry, lines []string) func() bool {
	squash := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	first, _, _ := strings.Cut(squash(lines[0]), "{")
	if r := []rune(first); len(r) > e.most()-longestWord { // no more is sure to have come in
		first = string(r[:e.most()-longestWord])
	}
	return func() bool { return strings.Contains(squash(e.Text), first) }
}

// tooMany says why so many lines are not offered to become facts.
func tooMany(below *beneath, n int, about func() bool) *offered {
	return &offered{key: "lines", stays: true, about: about, line: question(
		lang.L("These were {{.Count}} lines. At most {{.Most}} become facts at once: paste them in parts, or as a table.",
			words.Data{"Count": words.Number(n), "Most": words.Number(mostLines)}),
		newLink(lang.L("Close"), func() { below.ask(nil) }),
	)}
}

func (o *offers) asksLines(below *beneath, before string, lines []string, store func(string), set func(narrative.Fact, string) narrative.Fact) *offered {
	n := len(lines)
	return &offered{key: "lines\n" + strings.Join(lines, "\n"), stays: true, line: question(
		lang.XN("paste.lines", "These were {{.Count}} lines.", n, words.Count(n)),
		newLink(lang.XN("paste.facts", "Make {{.Count}} facts of them", n, words.Count(n)), func() {
			below.ask(nil)
			o.takeLines(before, lines, store, set)
		}),
		newLink(lang.L("No"), func() { below.ask(nil) }),
	)}
}

// takeLines makes a fact of each line. The fact that was pasted into takes the
// first, unless it said something before.
func (o *offers) takeLines(before string, lines []string, store func(string), set func(narrative.Fact, string) narrative.Fact) {
	s := o.work.session.Solution()
	at := -1
	for i, f := range s.Facts {
		if f.FactID() == o.owner {
			at = i
		}
	}
	if at < 0 {
		return
	}
	kind := s.Facts[at].FactKind()
	n, mine := len(lines), before
	said := lang.XN("paste.added", "{{.Count}} facts made of the lines", n, words.Count(n))
	if before == "" {
		mine, lines = escapeLine(lines[0]), lines[1:]
		said = lang.XN("paste.added.first", "{{.Count}} facts made of the lines, the first of them in the open one", n, words.Count(n))
	}
	var steps desk.Steps
	for i, line := range lines {
		f, _ := narrative.NewFact(kind, narrative.NewFactID(&s, kind))
		f = set(f, escapeLine(line))
		step := narrative.AddFact{Fact: f, At: at + 1 + i}
		next, _, err := step.Apply(s) // so that the next ID is another one
		if err != nil {
			o.work.problem(err)
			return
		}
		s, steps = next, append(steps, step)
	}
	o.work.together(steps, said, o.owner, func() { store(mine) })
	o.work.offerUndo(said)
}

// escapeLine keeps references that a line holds, and doubles brackets that are
// none.
func escapeLine(line string) string {
	if _, err := narrative.ParseText(line); err == nil {
		return line
	}
	return narrative.EscapeText(line)
}
