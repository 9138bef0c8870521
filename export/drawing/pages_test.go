package drawing_test

import (
	"testing"

	"pgregory.net/rapid"

	"bifocal/export/drawing"
	"bifocal/narrative"
)

func TestPagesHoldEverythingOnce(t *testing.T) {
	s := graph(60, 90)
	d, _ := both(narrative.NewIndex(&s), drawing.Sheet{})
	rapid.Check(t, func(rt *rapid.T) {
		height := rapid.Float64Range(300, 900).Draw(rt, "height")
		pages := d.Pages(height)
		texts, length, boxes := 0, 0.0, 0
		for _, p := range pages {
			if p.H > height+0.01 {
				rt.Fatalf("a page is %g high, more than %g", p.H, height)
			}
			sound(rt, p)
			texts += len(p.Texts())
			boxes += len(p.Shapes) - len(lines(p)) - len(p.Texts())
			length += upright(p)
		}
		if texts != len(d.Texts()) || boxes != len(d.Shapes)-len(lines(d))-len(d.Texts()) {
			rt.Fatalf("%d texts and %d boxes of %d", texts, boxes, len(d.Texts()))
		}
		if want := upright(d); length < want-0.1 || length > want+0.1 {
			rt.Fatalf("%g points of upright lines of %g", length, want)
		}
	})
	if pages := d.Pages(5000); len(pages) != 1 || pages[0].H != d.H {
		t.Errorf("what fits is cut into %d", len(pages))
	}
}

func lines(d drawing.Drawing) (out []drawing.Line) {
	for _, s := range d.Shapes {
		if l, ok := s.(drawing.Line); ok {
			out = append(out, l)
		}
	}
	return out
}

// upright is how long all lines are from top to bottom.
func upright(d drawing.Drawing) (sum float64) {
	for _, l := range lines(d) {
		for i := 1; i < len(l.Points); i++ {
			dy := l.Points[i].Y - l.Points[i-1].Y
			sum += max(dy, -dy)
		}
	}
	return sum
}
