package pdf

import (
	"image/color"
	"strconv"

	"bifocal/export/artwork"
)

// outlines draws paths as an artifact.
func (c *canvas) outlines(kind outlineKind, paths []artwork.Path) {
	if len(paths) == 0 {
		return
	}
	if kind == watermark {
		c.buf = append(c.buf, "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq\n"...)
	} else {
		c.buf = append(c.buf, "/Artifact BMC\nq\n"...)
	}
	for _, p := range paths {
		c.outline(p)
	}
	c.buf = append(c.buf, "Q\nEMC\n"...)
}

func (c *canvas) outline(p artwork.Path) {
	paint := "n"
	if p.Stroke.A > 0 && p.Width > 0 {
		c.rgb(p.Stroke, "RG ")
		c.numbers(p.Width)
		c.buf = append(c.buf, "w "...)
		c.buf = strconv.AppendInt(c.buf, int64(p.Cap), 10)
		c.buf = append(c.buf, " J "...)
		c.buf = strconv.AppendInt(c.buf, int64(p.Join), 10)
		c.buf = append(c.buf, " j 4 M\n"...)
		paint = "S"
	}
	if p.Fill.A > 0 {
		c.rgb(p.Fill, "rg\n")
		paint = map[string]string{"n": "f", "S": "B"}[paint]
		if p.EvenOdd {
			paint += "*"
		}
	}
	up := func(q artwork.Point) { c.numbers(q.X, c.sheet.height-q.Y) }
	for i, s := range p.Steps {
		switch s.Kind {
		case 'M':
			up(s.At[0])
			c.buf = append(c.buf, "m\n"...)
		case 'L':
			up(s.At[0])
			c.buf = append(c.buf, "l\n"...)
		case 'C':
			up(s.At[0])
			up(s.At[1])
			up(s.At[2])
			c.buf = append(c.buf, "c\n"...)
		case 'Z':
			if i > 0 {
				c.buf = append(c.buf, "h\n"...)
			}
		}
	}
	c.buf = append(c.buf, paint...)
	c.buf = append(c.buf, '\n')
}

func (c *canvas) rgb(k color.NRGBA, op string) {
	c.numbers3(float64(k.R)/255, float64(k.G)/255, float64(k.B)/255)
	c.buf = append(c.buf, op...)
}
