package review

import (
	"slices"
	"strings"
	"unicode"

	"bifocal/narrative/figures/prose"
)

// document is a text that Bifocal did not make, as the rules for documents see it.
type document struct {
	units    []unit
	sections []docSection
	findings []Finding
	seen     map[said]bool
	sums     []verified
	called   map[string][]int // the units that give a value, by the keys of their labels
}

// said is a finding, which is not said twice.
type said struct {
	rule    string
	line    int
	message string
}

type docSection struct {
	title  string
	level  int
	parent int // -1 at the top
}

type unitKind uint8

const (
	para unitKind = iota
	heading
	item
	row
)

// unit is what belongs together in a text: a paragraph, a list item, a table row.
type unit struct {
	kind    unitKind
	text    string // without its marks
	lines   []lineStart
	section int
	group   string // the words before the list or table it stands in
	list    int    // of the list or table
	indent  int
	label   string // before the colon, or the first cell
	value   int    // where the text behind the label begins
	cells   [][2]int
	head    []string // of the table
	figs    []fig
	code    bool // it stands in a block of code
	at      int  // its place among the units
}

type lineStart struct{ at, line int }

// fig is a figure of a unit.
type fig struct {
	prose.Reading
	cell    int  // of a row
	bracket bool // stands in round brackets
}

func (u *unit) line(at int) int {
	i, found := slices.BinarySearchFunc(u.lines, at, func(l lineStart, at int) int { return l.at - at })
	if !found {
		i = max(0, i-1)
	}
	return u.lines[i].line
}

// words returns a figure as it is written.
func (u *unit) words(f *fig) string { return u.text[f.Start:f.End] }

// parseDocument splits Markdown or plain text into units and reads their figures.
// Code is left out, unless its language is not named: then it is mostly a
// calculation.
func parseDocument(text string) *document { return parseRead(text, prose.Read) }

// parseRead parses a text whose figures are read in a given way, such as one that
// remembers them.
func parseRead(text string, read func(string) []prose.Reading) *document {
	d := &document{sections: []docSection{{parent: -1}}, seen: map[said]bool{}}
	p := docParser{document: d}
	n := 0
	for line := range strings.Lines(text) {
		n++
		p.line(strings.TrimRight(line, "\r\n"), n)
	}
	p.settle()
	d.readFigures(read)
	return d
}

type docParser struct {
	*document
	section int
	group   string
	list    int
	head    []string // of the table at work
	rule    bool     // the line under it has come
	code    bool
	skip    bool   // code in a language, or a comment
	open    bool   // the last unit goes on
	more    []byte // the text of the last unit, where it went on; see [docParser.goesOn]
	front   bool
}

func (p *docParser) line(raw string, n int) {
	s := strings.TrimSpace(raw)
	if strings.HasPrefix(s, "```") || strings.HasPrefix(s, "~~~") {
		if p.code {
			p.code, p.skip = false, false
		} else {
			p.code, p.skip = true, strings.Trim(s, "`~ ") != "" && strings.Trim(s, "`~ ") != "text"
		}
		p.close()
		return
	}
	if n == 1 && s == "---" {
		p.front = true
		return
	}
	if p.front {
		p.front = s != "---"
		return
	}
	if strings.HasPrefix(s, "<!--") {
		p.skip = !strings.Contains(s, "-->")
		return
	}
	if p.skip {
		if !p.code && strings.Contains(s, "-->") {
			p.skip = false
		}
		return
	}
	switch {
	case s == "":
		p.close()
	case strings.HasPrefix(s, "#"):
		p.headingLine(s, n)
	case strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 && !strings.Contains(s, "|"): // a rule
		p.close()
		p.group = ""
	case strings.HasPrefix(s, "|") || p.head != nil && strings.Count(s, "|") > 1:
		p.tableLine(s, n)
	default:
		p.textLine(raw, s, n)
	}
}

func (p *docParser) close() {
	p.open = false
	if p.head != nil {
		p.head, p.rule = nil, false
		p.list++
	}
}

// goesOn adds a line to the last unit. Its text is put together once it is whole: a
// paragraph can have thousands of lines.
func (p *docParser) goesOn(text string, n int) {
	u := &p.units[len(p.units)-1]
	if p.more == nil {
		p.more = []byte(u.text)
	}
	p.more = append(append(p.more, ' '), text...)
	u.lines = append(u.lines, lineStart{len(p.more) - len(text), n})
}

// settle gives the last unit the lines that were added to it.
func (p *docParser) settle() {
	if p.more != nil {
		p.units[len(p.units)-1].text, p.more = string(p.more), nil
	}
}

// wraps reports whether the last unit may be a line that was broken for its length.
func (p *docParser) wraps() bool {
	if p.more != nil {
		return p.more[len(p.more)-1] != ':'
	}
	text := p.units[len(p.units)-1].text
	return len(text) > 40 && !strings.HasSuffix(text, ":")
}

func (p *docParser) add(u unit) {
	p.settle()
	u.section, u.group, u.list = p.section, p.group, p.list
	p.units = append(p.units, u)
}

func (p *docParser) headingLine(s string, n int) {
	p.close()
	level := len(s) - len(strings.TrimLeft(s, "#"))
	title := plainText(strings.Trim(s, "# "))
	parent := p.section
	for parent > 0 && p.sections[parent].level >= level {
		parent = p.sections[parent].parent
	}
	p.sections = append(p.sections, docSection{title, level, max(parent, 0)})
	p.section, p.group = len(p.sections)-1, ""
	p.list++
	p.add(unit{kind: heading, text: title, lines: []lineStart{{0, n}}})
}

func (p *docParser) tableLine(s string, n int) {
	p.open = false
	if p.head == nil {
		p.list++
	}
	if strings.Trim(s, "|-: ") == "" {
		p.rule = true
		return
	}
	var b strings.Builder
	var cells [][2]int
	var texts []string
	for cell := range strings.SplitSeq(strings.Trim(s, "|"), "|") {
		if b.Len() > 0 {
			b.WriteString(" | ")
		}
		start := b.Len()
		c := strings.TrimSpace(plainText(cell))
		b.WriteString(c)
		cells, texts = append(cells, [2]int{start, b.Len()}), append(texts, c)
	}
	if p.head == nil {
		p.head = texts
		return
	}
	p.add(unit{kind: row, text: b.String(), lines: []lineStart{{0, n}}, cells: cells, head: p.head, label: texts[0]})
}

func (p *docParser) textLine(raw, s string, n int) {
	indent := len(raw) - len(strings.TrimLeft(raw, " \t"))
	body, bullet := cutBullet(s)
	text := plainText(body)
	label, value := labelOf(text)
	last := len(p.units) - 1
	if p.open && p.code && strings.HasPrefix(text, "=") { // a computation that goes on
		p.goesOn(text, n)
		return
	}
	if p.open && !bullet && label == "" && !p.code && p.wraps() {
		p.goesOn(text, n)
		return
	}
	u := unit{kind: para, text: text, lines: []lineStart{{0, n}}, indent: indent, label: label, value: value, code: p.code}
	if bullet {
		u.kind = item
	}
	if !bullet && indent < 2 || len(p.units) == 0 {
		if !p.open || last >= 0 && p.units[last].kind == item {
			p.list++
		}
	}
	p.add(u)
	p.open = true
	if !bullet && strings.HasSuffix(text, ":") { // what stands over a list
		p.group = strings.TrimSuffix(text, ":")
		p.list++
	}
}

// readFigures reads the figures of all units at once, so that what one line shows
// about thousands and decimals counts for all.
func (d *document) readFigures(reader func(string) []prose.Reading) {
	var b strings.Builder
	starts := make([]int, len(d.units))
	for i := range d.units {
		if i > 0 {
			b.WriteByte('\n')
		}
		starts[i] = b.Len()
		b.WriteString(d.units[i].text)
	}
	at, before := 0, -1
	read := reader(b.String())
	figs := make([]fig, 0, len(read)) // of all units, one behind the other
	for _, r := range read {
		for at+1 < len(starts) && starts[at+1] <= r.Start {
			at++
		}
		u := &d.units[at]
		r.Start, r.End = r.Start-starts[at], r.End-starts[at]
		if r.End > len(u.text) {
			continue
		}
		f := fig{Reading: r, bracket: inBrackets(u.text, r.Start)}
		for c := range u.cells {
			if r.Start >= u.cells[c][0] && r.End <= u.cells[c][1] {
				f.cell = c
			}
		}
		if at != before {
			u.figs, before = figs[len(figs):], at
		}
		figs = append(figs, f)
		u.figs = u.figs[:len(u.figs)+1]
	}
}

// path returns the titles of a section and those above it, in small letters.
func (d *document) path(section int) string {
	var parts []string
	for s := section; s > 0; s = d.sections[s].parent {
		parts = append(parts, strings.ToLower(d.sections[s].title))
	}
	return strings.Join(parts, " / ")
}

// add notes a finding once.
func (d *document) add(rule string, s Severity, line int, message, fix string) {
	id := said{rule, line, message}
	if d.seen[id] {
		return
	}
	d.seen[id] = true
	d.findings = append(d.findings, Finding{Rule: rule, Severity: s, Place: Place{Line: line}, Message: message, Fix: fix})
}
