package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
	"bifocal/narrative/worddiff"
)

// comparison is how one revision became another.
type comparison struct {
	from, to library.Revision
	solution narrative.Solution // as it is in to
	facts    compare.Comparison
	framings [2][]framing.SectionChange // as narrative.Audiences
}

// compareRevisions compares the revision from with the one that is the second
// argument, or with the newest.
func (s *session) compareRevisions(ctx context.Context, args []string, from string, asJSON bool) error {
	n, err := revisionNumber("compare", from)
	if err != nil {
		return err
	}
	m := 0 // the newest
	if len(args) > 1 {
		if m, err = revisionNumber("compare", args[1]); err != nil {
			return err
		}
	}
	var c comparison
	err = s.ofHistory(ctx, reading, args[0], func(l *library.Library, e library.Entry) error {
		list, err := l.Revisions(ctx, e.ID)
		if err != nil {
			return err
		}
		if m == 0 {
			m = list[0].N
		}
		old, err := l.Revision(ctx, e.ID, n)
		if err != nil {
			return err
		}
		if c.solution, err = l.Revision(ctx, e.ID, m); err != nil {
			return err
		}
		for _, r := range list {
			if r.N == n {
				c.from = r
			}
			if r.N == m {
				c.to = r
			}
		}
		c.facts = compare.Solutions(old, c.solution)
		c.framings[0], c.framings[1] = framing.CompareBoth(&old, &c.solution)
		return nil
	})
	if err != nil {
		return err
	}
	if asJSON {
		return s.printJSON(comparisonJSON(&c))
	}
	marks := plainMarks
	if s.colours() {
		marks = colourMarks
	}
	p := page{marks: marks, width: min(s.columns(), 100)}
	p.comparison(&c)
	return s.printf("%s\n", strings.Join(marks.finish(text.Trimmed(p.lines)), "\n"))
}

// colours reports whether the output goes to a terminal that shows colours.
func (s *session) colours() bool {
	term := s.variable("TERM")
	return s.width() > 0 && s.variable("NO_COLOR") == "" && term != "" && term != "dumb"
}

// page is a comparison in the making.
type page struct {
	marks marks
	width int
	lines []string
}

func (p *page) comparison(c *comparison) {
	p.lines = append(p.lines, text.Title(c.solution, p.width)...)
	p.add("", "revision "+revisionTitle(c.from)+" compared with revision "+revisionTitle(c.to))
	sum := c.facts.Summary()
	p.add("", sum.String())
	p.changes(c)
}

// changes sets what changed: the facts, then what is told of them.
func (p *page) changes(c *comparison) {
	if !c.facts.None() {
		p.lines = append(p.lines, "", "FACTS")
	}
	p.header(c.facts.Header)
	for _, f := range c.facts.Facts {
		p.fact(f)
	}
	for _, w := range c.facts.Wordings {
		p.block("Wording", w)
	}
	for _, o := range c.facts.Omissions {
		p.block("Omission", o)
	}
	for i, sections := range c.framings {
		if len(sections) == 0 {
			continue
		}
		p.lines = append(p.lines, "", strings.ToUpper(string(narrative.Audiences[i])))
		for j, sec := range sections {
			if j > 0 {
				p.lines = append(p.lines, "")
			}
			p.section(sec)
		}
	}
}

// add adds a text behind a mark.
func (p *page) add(mark, line string) { p.lines = append(p.lines, text.Hang(mark, line, p.width)...) }

// revisionTitle tells a revision from others: 3 (2026-11-02 09:00, saved, "as sent").
func revisionTitle(r library.Revision) string {
	name := ""
	if r.Name != "" {
		name = fmt.Sprintf(", %q", text.OneLine(r.Name))
	}
	return fmt.Sprintf("%d (%s, %s%s)", r.N, r.At.Local().Format("2006-01-02 15:04"), r.Kind, name)
}

func (p *page) header(fields []compare.FieldChange) {
	if len(fields) > 0 {
		p.add("", "Header changed")
	}
	for _, f := range fields {
		p.field(f)
	}
}

func (p *page) fact(f compare.FactChange) {
	spec, _ := narrative.Spec(f.Kind)
	name := f.ID
	if f.Name != "" {
		name = text.OneLine(f.Name) + " (" + f.ID + ")"
	}
	op := string(f.Op)
	if f.Moved && f.Op != compare.Moved {
		op += " and moved"
	}
	p.add("", spec.Label+" "+op+": "+name)
	for _, c := range f.Fields {
		p.field(c)
	}
}

func (p *page) field(c compare.FieldChange) {
	label := c.Label
	if c.Audience != "" {
		label += ", " + string(c.Audience)
	}
	if c.PartKey != "" && c.PartKey != "name" && c.PartName != "" {
		label = text.OneLine(c.PartName) + ", " + strings.ToLower(label)
	}
	if c.Op == compare.Moved {
		label += ", in another order"
	}
	p.add("  ", label+": "+p.marks.words(c.Words()))
}

func (p *page) block(what string, b compare.BlockChange) {
	text := p.marks.words(b.Words())
	if text != "" {
		text = ": " + text
	}
	op := string(b.Op)
	if b.Op == compare.Removed {
		op = "dropped"
	}
	p.add("", fmt.Sprintf("%s %s, %s, %s%s", what, op, b.Audience, b.Block, text))
}

func (p *page) section(c framing.SectionChange) {
	p.add("", c.Label+": "+p.marks.words(c.Heading))
	for _, b := range c.Blocks {
		switch {
		case b.Kind == framing.Columns: // the head of a table says nothing of its own
		case b.Op == compare.Moved:
			p.add("  ", p.marks.words(b.Words)+" (moved)")
		case b.Op == compare.Changed && len(b.Cells) > 1:
			p.add("  ", p.row(b))
		default:
			p.add("  ", p.marks.words(b.Words))
		}
	}
}

// row sets the first cell of a table's row, and the others that differ.
func (p *page) row(b framing.BlockChange) string {
	out := []string{p.marks.words(b.Cells[0])}
	for i, cell := range b.Cells[1:] {
		if !slices.ContainsFunc(cell, func(w worddiff.Piece) bool { return w.Op != worddiff.Equal }) {
			continue
		}
		label := ""
		if i+1 < len(b.Columns) && b.Columns[i+1] != "" {
			label = b.Columns[i+1] + ": "
		}
		out = append(out, label+p.marks.words(cell))
	}
	return strings.Join(out, " | ")
}
