package pdf

import (
	"image/color"
	"math"

	"bifocal/export/artwork"
)

// inkWatermark is so pale that the smallest text over it is still read with ease:
// quiet ink has a contrast of more than 5 with it, and it one of 1.15 with white.
var inkWatermark = color.NRGBA{0xEE, 0xF0, 0xF2, 0xFF}

const (
	watermarkSpan = 0.72 // how much of the diagonal it may take
	watermarkSize = 150.0
)

// watermark returns the letters of the watermark as outlines, from the lower left
// to the upper right of the page. As outlines they are no text that would get
// between the sentences of who copies or is read to.
func (b *builder) watermark() []artwork.Path {
	quiet := b.set.tally.quiet
	b.set.tally.quiet = true
	defer func() { b.set.tally.quiet = quiet }()
	words := oneLine(b.doc.Watermark, &b.set.tally)
	if words == "" {
		return nil
	}
	t := b.set.set(piece{words, ink{bold: true, size: 100, colour: inkHead}})
	l := line{to: len(t.glyphs), width: t.width(0, len(t.glyphs))}
	if l.width <= 0 {
		return nil
	}
	w, h := b.sheet.width, b.sheet.height
	scale := min(watermarkSpan*math.Hypot(w, h)/l.width, watermarkSize/100)
	sin, cos := math.Sincos(-math.Atan2(h, w))
	const middle = 35.0 // of a capital letter of size 100, over the baseline
	place := func(p artwork.Point) artwork.Point {
		x, y := (p.X-l.width/2)*scale, (p.Y+middle)*scale
		return artwork.Point{X: w/2 + cos*x - sin*y, Y: h/2 + sin*x + cos*y}
	}
	paths := newPen(b.set.faces).line(part{text: t, line: l}, 0)
	for i := range paths {
		paths[i] = paths[i].Mapped(place, scale)
		paths[i].Fill = inkWatermark
	}
	return paths
}
