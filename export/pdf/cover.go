package pdf

import (
	"image/color"

	"bifocal/export"
	"bifocal/export/artwork"
	"bifocal/export/drawing"
)

// cover is the page that opens a brief: the logo on white, a panel in the colour of
// the reader over the width of the page that says what the brief is, and under it
// for whom, from whom and when.
type cover struct {
	page  page
	rules []rule  // under the text
	logo  float64 // lower edge of the logo
	stamp []artwork.Path
}

// The cover, points.
const (
	coverLogoHeight = 58.0
	coverLogoWidth  = 210.0
	coverPanel      = 160.0 // upper edge of the panel
	coverPanelLow   = 124.0 // the same on a sheet that lies on its side
	coverOver       = 40.0  // from the logo to the panel
	coverOverLow    = 30.0
	coverPad        = 40.0
	coverLeast      = 0.40 // share of the page that the panel takes at least
	coverBand       = 5.0
	coverGap        = 26.0
	coverColumns    = 3
)

// The sizes of type on the cover.
var (
	sizeCoverKind   = size{11.5, 9 * pitch}
	sizeCoverTitle  = size{34, 22 * pitch}
	sizeCoverTwo    = size{26, 17 * pitch}
	sizeCoverMin    = size{17, 12 * pitch}
	sizeCoverSub    = size{14, 11 * pitch}
	sizeCoverDetail = size{10.5, 8 * pitch}
	sizeCoverStamp  = size{11, 8 * pitch}
)

var inkPanel = colour{0xFF, 0xFF, 0xFF}

// setCover lays out the cover.
func (b *builder) setCover(d *export.Cover) *cover {
	b.set.tally.place = "cover"
	flowed, quiet := b.flow.strips, b.set.tally.quiet
	defer func() { b.flow.strips, b.set.tally.quiet = flowed, quiet }()
	sheet := b.sheet
	top := coverPanel
	c := &cover{logo: coverPanel - coverOver}
	if b.doc.Facing {
		top = coverPanelLow
		c.logo = coverPanelLow - coverOverLow
	}
	b.tree.push("Sect")
	defer b.tree.pop()
	panel := column{left: sheet.left, right: min(sheet.right, sheet.left+440), box: -1}
	y := top + coverPad
	set := func(words string, look ink, s size, space float64, most int) {
		if words = oneLine(words, &b.set.tally); words == "" {
			return
		}
		b.flow.strips = nil
		look.size = s.face
		panel.size = s
		b.balanced(b.set.set(piece{words, look}), panel, 0, b.tree.leaf("P"))
		for i := range b.flow.strips[:min(most, len(b.flow.strips))] {
			it := b.flow.strips[i]
			c.page.items = append(c.page.items, placed{&it, y})
			y += it.height
		}
		y += space
	}
	full := ink{colour: inkPanel}
	strong := ink{colour: inkPanel, bold: true}
	set(d.Kind, full, sizeCoverKind, 6*pitch, 2)
	set(d.Title, strong, b.coverTitle(d.Title, strong, panel), 8*pitch, 12)
	set(d.Subtitle, full, sizeCoverSub, 0, 9)
	bottom := max(y+coverPad, top+coverLeast*sheet.height)
	bottom = min(bottom, sheet.height-230)
	for i := range c.page.items { // the text stands at the foot of the panel
		c.page.items[i].y += max(0, bottom-coverPad-y)
	}
	c.rules = b.panel(top, bottom)
	b.details(c, bottom+coverBand+coverGap)
	b.coverFoot(c)
	c.stamp = b.stamp(c.logo)
	return c
}

// coverTitle is the size at which a title takes few lines.
func (b *builder) coverTitle(title string, look ink, panel column) size {
	quiet := b.set.tally.quiet
	b.set.tally.quiet = true
	defer func() { b.set.tally.quiet = quiet }()
	for _, step := range []struct {
		size  size
		lines int
	}{{sizeCoverTitle, 3}, {sizeCoverTwo, 5}} {
		look.size = step.size.face
		if t := b.set.set(piece{title, look}); len(t.fit(b.set.faces, panel.width())) <= step.lines {
			return step.size
		}
	}
	return sizeCoverMin
}

// panel is the ground that the title stands on, in a colour dark enough for white
// letters, and a band of the other reader's under it. A brief for both has half of
// each.
func (b *builder) panel(top, bottom float64) []rule {
	dark := func(a export.Accent) colour {
		full := b.palette.both[a].full
		c := drawing.Legible(color.NRGBA{full.r, full.g, full.b, 0xFF}, 4.5, color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF})
		return colour{c.R, c.G, c.B}
	}
	w := b.sheet.width
	first := b.doc.Accent
	other := export.Engineering - first
	rules := []rule{{x: 0, y: top, width: w, height: bottom - top, colour: dark(first)}}
	if b.doc.Facing {
		return append(rules, rule{x: 0, y: bottom, width: w, height: coverBand * 1.6, colour: dark(other)})
	}
	return append(rules, rule{x: 0, y: bottom, width: b.sheet.left + 34, height: coverBand, colour: dark(other)})
}

// detail is one of the facts about the brief under the panel.
type detail struct {
	label string
	lines [][]piece
}

func (b *builder) coverDetails() []detail {
	d := b.doc
	quiet := ink{size: sizeCoverDetail.face, colour: inkBody}
	strong := ink{bold: true, size: sizeCoverDetail.face, colour: inkHead}
	i := d.Imprint()
	var out []detail
	add := func(label string, lines ...[]piece) {
		if len(lines) > 0 {
			out = append(out, detail{label, lines})
		}
	}
	if i.Customer != "" {
		add(i.PreparedFor, []piece{{or(d.CustomerHead, i.Customer), strong}})
	}
	var from [][]piece
	if s := export.Line(d.Organisation); s != "" {
		from = append(from, []piece{{s, strong}})
	}
	if s := export.Line(d.Author); s != "" {
		look := quiet
		if len(from) == 0 {
			look = strong
		}
		from = append(from, []piece{{s, look}})
	}
	add(or(d.Words.PreparedBy, "Prepared by"), from...)
	if date := dateText(d); date != "" {
		add(or(d.Words.Dated, "Date"), []piece{{date, strong}})
	}
	if d.Contact.OnCover && !d.Contact.IsZero() {
		var lines [][]piece
		for n, spans := range d.Contact.Lines() {
			ps := b.pieces("", spans, quiet)
			if n == 0 {
				for k := range ps {
					ps[k].ink.colour = inkHead
				}
			}
			lines = append(lines, ps)
		}
		add(d.ContactWord(), lines...)
	}
	return out
}

// details sets them in columns under hair lines.
func (b *builder) details(c *cover, y float64) {
	all := b.coverDetails()
	n := min(len(all), coverColumns)
	if len(all) == 4 {
		n = 2
		if b.doc.Facing {
			n = 4
		}
	}
	if n == 0 {
		return
	}
	const gap = 24.0
	width := (b.sheet.measure() - gap*float64(n-1)) / float64(n)
	for first := 0; first < len(all); first += n {
		high := 0.0
		for k, d := range all[first:min(first+n, len(all))] {
			left := b.sheet.left + float64(k)*(width+gap)
			high = max(high, b.detail(c, d, column{left: left, right: left + width, box: -1}, y))
		}
		y += high + 12*pitch
	}
}

func (b *builder) detail(c *cover, d detail, at column, y float64) float64 {
	from := y
	c.rules = append(c.rules, rule{x: at.left, y: y, width: at.width(), height: 0.75, colour: ruleDark})
	y += 4 * pitch
	set := func(s size, pieces ...piece) {
		b.flow.strips = nil
		at.size = s
		b.lines(b.set.set(pieces...), at, 0, b.tree.leaf("P"))
		for i := range b.flow.strips[:min(4, len(b.flow.strips))] {
			it := b.flow.strips[i]
			c.page.items = append(c.page.items, placed{&it, y})
			y += it.height
		}
	}
	set(sizeLabel, piece{d.label, ink{size: sizeLabel.face, colour: inkQuiet}})
	y += pitch
	for _, pieces := range d.lines {
		set(sizeCoverDetail, pieces...)
	}
	return y - from
}

// coverFoot is the line of confidentiality where that of the pages stands.
func (b *builder) coverFoot(c *cover) {
	quiet := b.set.tally.quiet
	b.set.tally.quiet = true // it is counted with the footer
	defer func() { b.set.tally.quiet = quiet }()
	b.flow.strips = nil
	at := column{left: b.sheet.left, right: b.sheet.right, size: sizeFooter, box: -1}
	t := b.set.set(piece{oneLine(b.doc.Confidentiality, &b.set.tally), ink{size: sizeFooter.face, colour: inkQuiet}})
	b.lines(t, at, 0, artifact)
	n := min(mostFootLines, len(b.flow.strips))
	y := b.sheet.height - marginFoot - float64(n)*sizeFooter.line
	for i := range b.flow.strips[:n] {
		it := asArtifact(b.flow.strips[i])
		c.page.items = append(c.page.items, placed{&it, y})
		y += it.height
	}
}

// stamp is the watermark on the cover: the panel would hide it, so it stands in a
// frame at the upper right.
func (b *builder) stamp(logo float64) []artwork.Path {
	quiet := b.set.tally.quiet
	b.set.tally.quiet = true
	defer func() { b.set.tally.quiet = quiet }()
	words := oneLine(b.doc.Watermark, &b.set.tally)
	if words == "" {
		return nil
	}
	t := b.set.set(piece{words, ink{bold: true, size: sizeCoverStamp.face, colour: inkQuiet}})
	l := line{to: len(t.glyphs), width: t.width(0, len(t.glyphs))}
	const side, high = 11.0, 25.0
	right, low := b.sheet.right, logo-(coverLogoHeight-high)/2
	frame := artwork.Path{Stroke: color.NRGBA{inkQuiet.r, inkQuiet.g, inkQuiet.b, 0xFF}, Width: 1}
	left := right - l.width - 2*side
	frame.MoveTo(left, low-high)
	frame.LineTo(right, low-high)
	frame.LineTo(right, low)
	frame.LineTo(left, low)
	frame.Close()
	return append(newPen(b.set.faces).line(part{x: left + side, baseline: low - high/2 + 0.36*sizeCoverStamp.face, text: t, line: l}, 0), frame)
}

func (b *builder) paintCover(l *logo, s surface) error {
	if err := l.draw(s, b.sheet.left, b.cover.logo, coverLogoWidth, coverLogoHeight, false); err != nil {
		return err
	}
	s.fill(b.cover.rules...)
	s.outlines(decoration, b.cover.stamp)
	for _, it := range b.cover.page.items {
		s.parts(it.strip.parts, it.y)
	}
	return nil
}
