package pdf

import (
	"fmt"
	"image/color"
	"strings"

	"bifocal/export"
	"bifocal/export/drawing"
)

// figure is a picture at its scale, its texts measured, with its origin at the
// upper left.
type figure struct {
	shapes []drawing.Shape
	texts  map[int]part // by the index of the shape, at their place
	nth    int          // of the pictures of the document
	width  float64      // points on the page
	height float64
	scale  float64
	elem   int
	pieces int // that the picture is cut into
}

// leastScale is how far a picture may be made smaller to stand on one page
// rather than be cut into several.
const leastScale = 0.78

// leastScaleLow is the same where pages are low and lie on their side.
const leastScaleLow = 0.7

// picture appends a picture, its caption under it. What is higher than a page
// is cut between its boxes.
func (b *builder) picture(p export.Picture, c column, space float64) error {
	d := p.Drawing
	nth := b.pictured
	b.pictured++
	if !(d.W > 0) || !(d.H > 0) || len(d.Shapes) == 0 {
		return nil
	}
	b.tree.push("Sect")
	defer b.tree.pop()
	c = c.wide()
	scale := min(1, c.width()/d.W)
	most := b.room - b.space(spaceTable) - 4*sizeNote.line
	least := leastScale
	if b.doc.Facing {
		least = leastScaleLow
	}
	if high := d.H * scale; high > most && most/high >= least {
		scale *= most / high
	}
	if s, smaller := b.set.arranged.scales[nth]; smaller {
		scale *= s
	}
	space = max(space, b.space(spaceTable))
	pages := d.Pages(most / scale)
	for i, page := range pages {
		elem := b.tree.leaf("Figure")
		b.tree.elems[elem].alt = or(strings.TrimSpace(page.Alt), or(strings.TrimSpace(d.Title), or(strings.TrimSpace(p.Caption), or(b.doc.Kind, "Picture"))))
		f, err := b.figure(page, scale, elem)
		if err != nil {
			return err
		}
		f.nth, f.pieces = nth, len(pages)
		b.flow.strips = append(b.flow.strips, strip{
			height: f.height, space: space, box: c.box, section: noSection, figure: f, left: c.left,
		})
		space = b.space(spaceParagraph)
		if i == len(pages)-1 && p.Caption != "" {
			b.keepLast()
		}
	}
	if p.Caption != "" {
		c.size = b.size(sizeNote)
		t := b.set.set(piece{p.Caption, ink{italic: true, size: c.size.face, colour: inkQuiet}})
		at := b.lines(t, c, b.space(spaceCaption), b.tree.leaf("P"))
		b.keepFrom(at)
	}
	return nil
}

// figure measures the texts of a drawing.
func (b *builder) figure(d drawing.Drawing, scale float64, elem int) (*figure, error) {
	f := &figure{shapes: d.Shapes, texts: map[int]part{}, width: d.W * scale, height: d.H * scale, scale: scale, elem: elem}
	for i, s := range d.Shapes {
		switch s := s.(type) {
		case drawing.Text:
			t := b.set.set(piece{s.Text, ink{bold: s.Bold, drawn: true, size: s.Size * scale, colour: b.palette.of(s.Role)}})
			l := line{to: len(t.glyphs), width: t.width(0, len(t.glyphs))}
			x := s.At.X * scale
			switch s.Align {
			case drawing.Middle:
				x -= l.width / 2
			case drawing.End:
				x -= l.width
			case drawing.Start:
			}
			f.texts[i] = part{x: x, baseline: s.At.Y * scale, text: t, line: l, elem: artifact}
		case drawing.Box, drawing.Ellipse, drawing.Polygon, drawing.Line:
		default:
			return nil, fmt.Errorf("no way to draw a shape of type %T", s)
		}
	}
	return f, nil
}

// of is the colour of a role in print.
func (p palette) of(r drawing.Role) colour {
	switch r {
	case drawing.Executive:
		return p.both[export.Executive].full
	case drawing.Engineering:
		return p.both[export.Engineering].full
	case drawing.ExecutiveTint:
		return p.inPictures(export.Executive, r)
	case drawing.EngineeringTint:
		return p.inPictures(export.Engineering, r)
	}
	return solid(drawing.Print[r])
}

// inPictures is the pale ground of an accent in pictures, where the program's own is
// a little different.
func (p palette) inPictures(a export.Accent, r drawing.Role) colour {
	if p.both[a] == shades[a] {
		return solid(drawing.Print[r])
	}
	return p.both[a].pale
}

func solid(c color.NRGBA) colour { return colour{c.R, c.G, c.B} }
