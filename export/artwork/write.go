package artwork

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strconv"
)

// SVG writes the picture as a file that holds nothing but paths with flat colours.
// Reading it gives the same picture, to a thousandth of a unit.
func (a *Art) SVG() []byte {
	b := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `)
	b = appendNumbers(b, a.W, a.H)
	b = append(b, `" width="`...)
	b = append(appendNumbers(b, a.W), `" height="`...)
	b = append(appendNumbers(b, a.H), "\">\n"...)
	for _, p := range a.Paths {
		b = append(b, `<path d="`...)
		for _, s := range p.Steps {
			b = append(b, s.Kind)
			for k := range s.points() {
				if k > 0 {
					b = append(b, ' ')
				}
				b = appendNumbers(b, s.At[k].X, s.At[k].Y)
			}
		}
		b = append(b, `" fill="`...)
		b = append(appendColour(b, p.Fill), '"')
		if p.EvenOdd {
			b = append(b, ` fill-rule="evenodd"`...)
		}
		if p.Stroke.A > 0 {
			b = append(b, ` stroke="`...)
			b = append(appendColour(b, p.Stroke), `" stroke-width="`...)
			b = append(appendNumbers(b, p.Width), '"')
			if n := [...]string{"", "round", "bevel"}[p.Join]; n != "" {
				b = append(b, ` stroke-linejoin="`+n+`"`...)
			}
			if n := [...]string{"", "round", "square"}[p.Cap]; n != "" {
				b = append(b, ` stroke-linecap="`+n+`"`...)
			}
		}
		b = append(b, "/>\n"...)
	}
	return append(b, "</svg>\n"...)
}

func appendColour(b []byte, c color.NRGBA) []byte {
	if c.A == 0 {
		return append(b, "none"...)
	}
	return fmt.Appendf(b, "#%02x%02x%02x", c.R, c.G, c.B)
}

func appendNumbers(b []byte, vs ...float64) []byte {
	for i, v := range vs {
		if i > 0 {
			b = append(b, ' ')
		}
		v = math.Round(v*1000) / 1000
		if v == 0 {
			v = 0 // without its sign
		}
		b = strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	return b
}

// Image paints the picture on nothing, so many pixels wide.
func (a *Art) Image(width int) *image.RGBA {
	s := NewSheet(a.W, a.H, float64(width)/a.W, color.Transparent)
	for _, p := range a.Paths {
		s.Paint(p)
	}
	return s.Image
}

// Scaled returns the paths of the picture in a rectangle.
func (a *Art) Scaled(x, y, w, h float64) []Path {
	sx, sy := w/a.W, h/a.H
	out := make([]Path, len(a.Paths))
	for i, p := range a.Paths {
		out[i] = p.Mapped(func(q Point) Point { return Point{x + q.X*sx, y + q.Y*sy} }, math.Sqrt(sx*sy))
	}
	return out
}
