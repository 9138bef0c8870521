package pdf

import (
	"strconv"
	"strings"
)

// furniture is what surrounds the text block of every page.
type furniture struct {
	head     []part // from the second page on
	foot     []part // relative to the upper edge of the footer
	counters []part // one a page, likewise
}

// mostFootLines is how much confidentiality line a footer holds before the
// rest of it is printed at the end of the document instead.
const mostFootLines = 6

// footer measures the confidentiality line and settles how far down the text
// block reaches. It returns the line when it is too long for a footer.
func (b *builder) footer() (overflow string) {
	b.set.tally.place = "footer"
	counter := b.sheet.right - b.counter(888, 888).x + 16
	look := ink{size: sizeFooter.face, colour: inkQuiet}
	t := b.set.set(piece{oneLine(b.doc.Confidentiality, &b.set.tally), look})
	quiet := b.set.tally.quiet
	b.set.tally.quiet = true
	defer func() { b.set.tally.quiet = quiet }()
	lines := t.fit(b.set.faces, b.sheet.measure()-counter)
	if len(lines) > mostFootLines {
		overflow = b.doc.Confidentiality
		cut := runes(t.glyphs[:lines[mostFootLines-1].to])
		t = b.set.set(piece{strings.TrimRight(cut, " ") + "…", look})
		lines = t.fit(b.set.faces, b.sheet.measure()-counter)
	}
	for i, l := range lines {
		y := float64(i)*sizeFooter.line + sizeFooter.baseline()
		b.around.foot = append(b.around.foot, part{x: b.sheet.left, baseline: y, text: t, line: l, elem: artifact})
	}
	height := float64(max(len(lines), 1)) * sizeFooter.line
	b.sheet.foot = b.sheet.height - marginFoot - height
	b.sheet.bottom = b.sheet.foot - gapFoot
	return overflow
}

// surround sets the running header and the page counters.
func (b *builder) surround(pages int) {
	b.set.tally.quiet = true
	b.around.head = b.header()
	for i := range pages {
		b.around.counters = append(b.around.counters, b.counter(i+1, pages))
	}
}

// counter is "Page 2 of 5", set to the right edge.
func (b *builder) counter(n, of int) part {
	words := strings.NewReplacer("{page}", strconv.Itoa(n), "{pages}", strconv.Itoa(of)).
		Replace(or(b.doc.Words.Page, "Page {page} of {pages}"))
	t := b.cut(words, ink{size: sizeFooter.face, colour: inkQuiet}, b.sheet.measure()/3)
	l := line{to: len(t.glyphs), width: t.width(0, len(t.glyphs))}
	return part{x: b.sheet.right - l.width, baseline: sizeFooter.baseline(), text: t, line: l, elem: artifact}
}

// header is the running header: title on the left, customer on the right,
// both cut to one line.
func (b *builder) header() []part {
	look := ink{size: sizeFooter.face, colour: inkQuiet}
	left := b.cut(b.doc.Title, look, b.sheet.measure()*0.66)
	right := b.cut(or(or(b.doc.CustomerHead, b.doc.Customer), b.doc.Kind), look, b.sheet.measure()*0.3)
	var parts []part
	if len(left.glyphs) > 0 {
		l := line{to: len(left.glyphs), width: left.width(0, len(left.glyphs))}
		parts = append(parts, part{x: b.sheet.left, baseline: b.sheet.head, text: left, line: l, elem: artifact})
	}
	if len(right.glyphs) > 0 {
		l := line{to: len(right.glyphs), width: right.width(0, len(right.glyphs))}
		parts = append(parts, part{x: b.sheet.right - l.width, baseline: b.sheet.head, text: right, line: l, elem: artifact})
	}
	return parts
}

// cut measures s as one line of at most width, with an ellipsis if it is
// longer.
func (b *builder) cut(s string, look ink, width float64) *text {
	s = oneLine(s, &b.set.tally)
	t := b.set.set(piece{s, look})
	if t.width(0, len(t.glyphs)) <= width {
		return t
	}
	lines := t.fit(b.set.faces, width-12)
	return b.set.set(piece{strings.TrimRight(runes(t.glyphs[:lines[0].to]), " ,;:–-") + "…", look})
}
