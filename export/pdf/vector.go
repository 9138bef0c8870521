package pdf

import (
	"strconv"

	"bifocal/export/drawing"
)

// figure draws a picture with its upper left corner at (x, y), as one piece of
// content, so that it is read as one thing.
func (c *canvas) figure(f *figure, x, y float64) {
	e := &c.tree.elems[f.elem]
	e.box = [4]float64{x, c.sheet.height - y - f.height, x + f.width, c.sheet.height - y}
	c.tag(f.elem)
	c.buf = append(c.buf, "q 1 j\n"...)
	at := func(p drawing.Point) (float64, float64) {
		return x + p.X*f.scale, c.sheet.height - y - p.Y*f.scale
	}
	v := vector{canvas: c, at: at, scale: f.scale}
	for i, s := range f.shapes {
		switch s := s.(type) {
		case drawing.Box:
			v.paint(s.Ink, func() { v.box(s.Rect, s.Radius) })
		case drawing.Ellipse:
			v.paint(s.Ink, func() { v.box(s.Rect, max(s.Rect.W, s.Rect.H)/2) })
		case drawing.Polygon:
			v.paint(s.Ink, func() { v.path(s.Points, true) })
		case drawing.Line:
			v.paint(drawing.Ink{Stroke: s.Stroke, Width: s.Width, Dash: s.Dash}, func() { v.path(s.Flat(), false) })
			for _, head := range s.Heads() {
				v.paint(drawing.Ink{Fill: s.Stroke}, func() { v.path(head, true) })
			}
		case drawing.Text:
			v.text(f.texts[i], x, y)
		}
	}
	c.buf = append(c.buf, "Q\nEMC\n"...)
}

// vector writes the shapes of one picture.
type vector struct {
	*canvas
	at    func(drawing.Point) (x, y float64)
	scale float64
}

func (v vector) op(name string, points ...drawing.Point) {
	for _, p := range points {
		v.numbers(v.at(p))
	}
	v.buf = append(v.buf, name...)
	v.buf = append(v.buf, '\n')
}

func (v vector) path(points []drawing.Point, closed bool) {
	for i, p := range points {
		if i == 0 {
			v.op("m", p)
		} else {
			v.op("l", p)
		}
	}
	if closed && len(points) > 0 {
		v.op("h")
	}
}

// roundness is how far the handles of a Bezier curve reach that looks like a
// quarter of a circle, as a share of the radius.
const roundness = 0.5523

// box is a rectangle with rounded corners, an ellipse where the radius is half
// of its sides.
func (v vector) box(r drawing.Rect, radius float64) {
	l, t, right, b := r.X, r.Y, r.Right(), r.Bottom()
	rx, ry := min(radius, r.W/2), min(radius, r.H/2)
	if rx <= 0 || ry <= 0 {
		v.path([]drawing.Point{{X: l, Y: t}, {X: right, Y: t}, {X: right, Y: b}, {X: l, Y: b}}, true)
		return
	}
	hx, hy := rx*(1-roundness), ry*(1-roundness)
	pt := func(x, y float64) drawing.Point { return drawing.Point{X: x, Y: y} }
	v.op("m", pt(l+rx, t))
	v.op("l", pt(right-rx, t))
	v.op("c", pt(right-hx, t), pt(right, t+hy), pt(right, t+ry))
	v.op("l", pt(right, b-ry))
	v.op("c", pt(right, b-hy), pt(right-hx, b), pt(right-rx, b))
	v.op("l", pt(l+rx, b))
	v.op("c", pt(l+hx, b), pt(l, b-hy), pt(l, b-ry))
	v.op("l", pt(l, t+ry))
	v.op("c", pt(l, t+hy), pt(l+hx, t), pt(l+rx, t))
	v.op("h")
}

// paint fills and strokes what path writes.
func (v vector) paint(i drawing.Ink, path func()) {
	name := ""
	if i.Stroke != drawing.None && i.Width > 0 {
		v.stroke(i)
		name = "S"
	}
	if i.Fill != drawing.None {
		v.colour(v.palette.of(i.Fill))
		name = map[string]string{"": "f", "S": "B"}[name]
	}
	if name != "" {
		path()
		v.op(name)
	}
}

// stroke sets how the next line is drawn.
func (v vector) stroke(i drawing.Ink) {
	k := v.palette.of(i.Stroke)
	v.numbers3(float64(k.r)/255, float64(k.g)/255, float64(k.b)/255)
	v.buf = append(v.buf, "RG "...)
	v.numbers(i.Width * v.scale)
	v.buf = append(v.buf, "w ["...)
	for _, length := range i.Dash.Pattern() {
		v.buf = append(strconv.AppendFloat(v.buf, length*v.scale, 'f', 2, 64), ' ')
	}
	v.buf = append(v.buf, "] 0 d\n"...)
}

// text draws one line of text of a picture that starts at (x, y).
func (v vector) text(p part, x, y float64) {
	if p.line.to == 0 {
		return
	}
	v.buf = append(v.buf, "BT "...)
	v.numbers(x+p.x, v.sheet.height-y-p.baseline)
	v.buf = append(v.buf, "Td\n"...)
	v.runs(p, 0, p.line.to)
	v.buf = append(v.buf, "ET\n"...)
}
