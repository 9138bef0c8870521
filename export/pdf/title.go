package pdf

import (
	"strings"

	"bifocal/export"

	"golang.org/x/text/language"
)

// titleBlock sets kind, title, subtitle and who the brief is from and for.
func (b *builder) titleBlock() {
	d := b.doc
	b.set.tally.place = "title"
	c := column{left: b.sheet.left, right: b.sheet.right, box: -1}
	bar := strip{
		height: 3, keep: true, box: -1, section: noSection,
		rules: []rule{{x: c.left, width: 34, height: 3, colour: b.palette.accent}},
	}
	if d.Facing { // in the colours of both
		bar.rules[0].width = 17
		bar.rules = append(bar.rules, rule{x: c.left + 17, width: 17, height: 3, colour: b.palette.both[export.Engineering].full})
	}
	b.flow.strips = append(b.flow.strips, bar)
	space := b.space(7 * pitch)
	if d.Kind != "" {
		c.size = b.size(sizeKind)
		t := b.set.set(piece{d.Kind, ink{bold: true, size: c.size.face, colour: b.palette.accent}})
		b.lines(t, c, space, b.tree.leaf("P"))
		space = b.space(2 * pitch)
	}
	if d.Title != "" {
		b.title(c, space)
		space = b.space(3 * pitch)
	}
	if d.Subtitle != "" && b.cover == nil {
		c.size = b.size(sizeSubtitle)
		t := b.set.set(piece{d.Subtitle, ink{size: c.size.face, colour: inkQuiet}})
		b.balanced(t, c, space, b.tree.leaf("P"))
	}
	if b.cover == nil { // which says it
		b.imprint(c)
	}
	if len(b.flow.strips) == 1 {
		b.flow.strips = nil // nothing but the bar
	}
}

// titlePage lowers the title block of a document that has nothing else, and does
// not count the page: it is meant to be a title page, not one that was left empty.
func (b *builder) titlePage(p page) {
	for i := range p.items {
		p.items[i].y += 0.28 * b.room
	}
	b.around.counters = []part{{}}
}

// title picks a size at which even a very long title leaves room for the text.
func (b *builder) title(c column, space float64) {
	quiet := b.set.tally.quiet
	for _, step := range []struct {
		size  size
		lines int
	}{{sizeTitle, 3}, {sizeTitleTwo, 6}, {sizeTitleMin, 1 << 30}} {
		c.size = b.size(step.size)
		t := b.set.set(piece{b.doc.Title, ink{bold: true, size: c.size.face, colour: inkHead}})
		b.set.tally.quiet = true
		if len(t.fit(b.set.faces, c.width())) <= step.lines {
			if len(t.glyphs) > 0 { // something of it is seen
				b.balanced(t, c, space, b.tree.leaf("H1"))
			}
			break
		}
	}
	b.set.tally.quiet = quiet
}

// imprint is the small line under the title: for whom, by whom, when.
func (b *builder) imprint(c column) {
	d := b.doc
	c.size = b.size(sizeImprint)
	quiet := ink{size: c.size.face, colour: inkQuiet}
	strong := ink{bold: true, size: c.size.face, colour: inkBody}
	var groups [][]piece
	if d.Customer != "" {
		groups = append(groups, []piece{{or(d.Words.PreparedFor, "Prepared for") + " ", quiet}, {d.Customer, strong}})
	}
	by := make([]string, 0, 2)
	for _, s := range []string{d.Organisation, d.Author} {
		if s != "" {
			by = append(by, s)
		}
	}
	if len(by) > 0 {
		groups = append(groups, []piece{{strings.Join(by, ", "), quiet}})
	}
	if date := dateText(d); date != "" {
		groups = append(groups, []piece{{date, quiet}})
	}
	if len(groups) == 0 {
		return
	}
	var ps []piece
	for i, g := range groups {
		if i > 0 {
			ps = append(ps, piece{"  ·  ", quiet})
		}
		ps = append(ps, g...)
	}
	b.lines(b.set.set(ps...), c, b.space(5*pitch), b.tree.leaf("P"))
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// dateText is the date as it is printed, or nothing for the zero date.
func dateText(d *export.Document) string {
	switch {
	case d.Words.Date != "":
		return d.Words.Date
	case d.Date.IsZero():
		return ""
	case baseLanguage(d.Language) == "en":
		return d.Date.Format("2 January 2006")
	}
	return d.Date.Format("2006-01-02")
}

// languageTag is the BCP 47 tag of the document, "" if it is not one.
func languageTag(s string) string {
	tag, err := language.Parse(or(s, "en"))
	if err != nil {
		return ""
	}
	return tag.String()
}

func baseLanguage(s string) string {
	tag, err := language.Parse(or(s, "en"))
	if err != nil {
		return ""
	}
	base, _ := tag.Base()
	return base.String()
}
