package artwork

import (
	"encoding/xml"
	"errors"
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

var black = color.NRGBA{A: 0xFF}

// svgLook is how a shape is painted.
type svgLook struct {
	fill, stroke               color.NRGBA // A is 0 for none
	fillOpacity, strokeOpacity opacity
	own                        float64 // opacity of this element alone
	width                      float64
	join, cap                  Join
	evenOdd, hidden            bool
	clip                       []string
}

// opacity is a share of what shows through; its zero value is fully opaque.
type opacity struct{ through float64 }

// lookOrder is every property that is read; others change nothing that shows.
var lookOrder = []string{
	"color", "fill", "stroke", "fill-opacity", "stroke-opacity", "opacity", "stroke-width", "stroke-linejoin", "stroke-linecap", "fill-rule", "display", "visibility", "stroke-dasharray",
}

func (l *svgLook) set(name, value string) error {
	if value == "inherit" || value == "" {
		return nil
	}
	switch name {
	case "fill", "stroke":
		c, err := paint(value)
		if err != nil {
			return err
		}
		if name == "fill" {
			l.fill = c
		} else {
			l.stroke = c
		}
	case "fill-opacity", "stroke-opacity", "opacity":
		v, err := share(value)
		if err != nil {
			return err
		}
		switch name {
		case "fill-opacity":
			l.fillOpacity.through = 1 - v
		case "stroke-opacity":
			l.strokeOpacity.through = 1 - v
		default:
			l.own = v
		}
	case "stroke-width":
		v, known := length(value)
		if !known || v < 0 {
			return refusal("the width of a line in the SVG file, %q, cannot be read; write it as a number", short(value))
		}
		l.width = v
	case "stroke-linejoin":
		l.join = map[string]Join{"round": Round, "bevel": Bevel}[value]
	case "stroke-linecap":
		l.cap = map[string]Join{"round": Round, "square": Bevel}[value]
	case "fill-rule":
		l.evenOdd = value == "evenodd"
	case "display":
		l.hidden = l.hidden || value == "none"
	case "visibility":
		l.hidden = value == "hidden" || value == "collapse"
	case "stroke-dasharray":
		if value != "none" && value != "0" {
			return refusal("the SVG file has dashed lines; turn them into outlines, or save the logo as PNG")
		}
	}
	return nil
}

// share reads an opacity.
func share(value string) (float64, error) {
	text, percent := strings.CutSuffix(value, "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(v) {
		return 0, refusal("an opacity in the SVG file, %q, cannot be read; write it as a number", short(value))
	}
	if percent {
		v /= 100
	}
	return min(1, max(0, v)), nil
}

// paint is a colour mixed with the white of the paper as far as it shows through.
func (l *svgLook) paint(c color.NRGBA, o opacity, whole float64) color.NRGBA {
	if c.A == 0 {
		return color.NRGBA{}
	}
	a := float64(c.A) / 0xFF * (1 - o.through) * whole
	if a < 1.0/512 {
		return color.NRGBA{}
	}
	mix := func(v uint8) uint8 { return uint8(math.Round(255 - (255-float64(v))*a)) }
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 0xFF}
}

// paint reads a colour.
func paint(value string) (color.NRGBA, error) {
	v := strings.ToLower(strings.TrimSpace(value))
	switch {
	case v == "none", v == "transparent":
		return color.NRGBA{}, nil
	case v == "currentcolor", v == "context-fill", v == "context-stroke":
		return black, nil
	case strings.HasPrefix(v, "url("):
		return color.NRGBA{}, refusal("the SVG file has a gradient or a pattern; use flat colours, or save the logo as PNG")
	case strings.HasPrefix(v, "#"):
		if c, ok := hexColour(v[1:]); ok {
			return c, nil
		}
	case strings.HasPrefix(v, "rgb"):
		if c, ok := rgbColour(v); ok {
			return c, nil
		}
	default:
		if c, ok := colornames.Map[v]; ok {
			return color.NRGBA{c.R, c.G, c.B, 0xFF}, nil
		}
	}
	return color.NRGBA{}, refusal("the colour %q in the SVG file is not known; write it as #RRGGBB", short(value))
}

func hexColour(digits string) (color.NRGBA, bool) {
	if n := len(digits); n == 3 || n == 4 {
		var long strings.Builder
		for i := range n {
			long.WriteString(digits[i:i+1] + digits[i:i+1])
		}
		digits = long.String()
	}
	if len(digits) == 6 {
		digits += "ff"
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 8 {
		return color.NRGBA{}, false
	}
	return color.NRGBA{uint8(v >> 24), uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
}

// rgbColour reads rgb(1, 2, 3), rgb(10%, 20%, 30%) and rgba with a fourth part.
func rgbColour(v string) (color.NRGBA, bool) {
	_, inner, open := strings.Cut(v, "(")
	inner, shut := strings.CutSuffix(inner, ")")
	parts := strings.FieldsFunc(inner, func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if !open || !shut || len(parts) != 3 && len(parts) != 4 {
		return color.NRGBA{}, false
	}
	var out [4]float64
	out[3] = 255
	for i, part := range parts {
		text, percent := strings.CutSuffix(part, "%")
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(n) {
			return color.NRGBA{}, false
		}
		switch {
		case percent:
			n *= 2.55
		case i == 3:
			n *= 255
		}
		out[i] = min(255, max(0, n))
	}
	return color.NRGBA{uint8(math.Round(out[0])), uint8(math.Round(out[1])), uint8(math.Round(out[2])), uint8(math.Round(out[3]))}, true
}

// declarations adds what "fill:red;stroke:none" declares.
func declarations(text string, to map[string]string) {
	for d := range strings.SplitSeq(text, ";") {
		if name, value, ok := strings.Cut(d, ":"); ok {
			to[strings.TrimSpace(name)] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
}

// declare reads a style sheet of classes; other rules are passed over.
func (r *svgReader) declare(sheet string) error {
	for rule := range strings.SplitSeq(uncommented(sheet), "}") {
		selectors, body, ok := strings.Cut(rule, "{")
		if !ok {
			continue
		}
		for s := range strings.SplitSeq(selectors, ",") {
			name, is := strings.CutPrefix(strings.TrimSpace(s), ".")
			if !is || strings.ContainsAny(name, " .#:>[") {
				continue
			}
			// One body may be that of any number of classes, and a class have any number of bodies.
			if r.declared += len(body) + len(r.classes[name]); r.declared > mostDeclared {
				return errTooMuch
			}
			if !strings.Contains(r.classes[name], body) { // which the first reading has read already
				r.classes[name] += ";" + body
			}
		}
	}
	return nil
}

// uncommented is a style sheet without its comments.
func uncommented(sheet string) string {
	var b strings.Builder
	for {
		before, rest, commented := strings.Cut(sheet, "/*")
		b.WriteString(before)
		_, after, closed := strings.Cut(rest, "*/")
		if !commented || !closed {
			return b.String()
		}
		sheet = after
	}
}

// transform reads a list of transformations.
func transform(text string) (matrix, error) {
	m, rest := identity, text
	for {
		rest = strings.TrimLeft(rest, " ,\t\r\n")
		if rest == "" {
			return m, nil
		}
		name, after, open := strings.Cut(rest, "(")
		inner, tail, shut := strings.Cut(after, ")")
		if !open || !shut {
			break
		}
		var v []float64
		for s := (scanner{text: inner}); !s.over() && len(v) < 7; {
			n, err := s.number()
			if err != nil {
				return m, refusal("a transformation in the SVG file cannot be read: %q", short(text))
			}
			v = append(v, n)
		}
		one, ok := single(strings.TrimSpace(name), v)
		if !ok {
			break
		}
		m, rest = m.times(one), tail
	}
	return m, refusal("a transformation in the SVG file cannot be read: %q; flatten it, or save the logo as PNG", short(text))
}

func single(name string, v []float64) (matrix, bool) {
	n := len(v)
	switch {
	case name == "matrix" && n == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && n == 1:
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && n == 2:
		return matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "scale" && n == 1:
		return matrix{a: v[0], d: v[0]}, true
	case name == "scale" && n == 2:
		return matrix{a: v[0], d: v[1]}, true
	case name == "rotate" && (n == 1 || n == 3):
		s, c := math.Sincos(v[0] * math.Pi / 180)
		m := matrix{a: c, b: s, c: -s, d: c}
		if n == 3 {
			m = matrix{1, 0, 0, 1, v[1], v[2]}.times(m).times(matrix{1, 0, 0, 1, -v[1], -v[2]})
		}
		return m, true
	case name == "skewX" && n == 1:
		return matrix{a: 1, c: math.Tan(v[0] * math.Pi / 180), d: 1}, true
	case name == "skewY" && n == 1:
		return matrix{a: 1, b: math.Tan(v[0] * math.Pi / 180), d: 1}, true
	}
	return identity, false
}

// roundness is how far the handles of a curve reach that looks like a quarter of a
// circle, as a share of the radius.
const roundness = 0.5522847498

// outlineOf makes a path of a shape.
func outlineOf(e xml.StartElement, p *Path, most int) error {
	var fault error
	num := func(name string) float64 {
		text := attribute(e, name)
		if text == "" {
			return 0
		}
		v, known := length(text)
		if !known || math.Abs(v) > furthest {
			fault = refusal("the %s of a shape in the SVG file, %q, cannot be read; write it as a number", name, short(text))
		}
		return v
	}
	switch e.Name.Local {
	case "path":
		if err := trace(attribute(e, "d"), p, most); err != nil {
			if errors.Is(err, errTooMuch) {
				return err
			}
			return refusal("a path in the SVG file cannot be read (%s); save it again, or save the logo as PNG", short(attribute(e, "d")))
		}
	case "rect":
		x, y, w, h, rx, ry := num("x"), num("y"), num("width"), num("height"), num("rx"), num("ry")
		if attribute(e, "rx") == "" {
			rx = ry
		}
		if attribute(e, "ry") == "" {
			ry = rx
		}
		if w > 0 && h > 0 {
			rounded(p, x, y, w, h, max(0, min(rx, w/2)), max(0, min(ry, h/2)))
		}
	case "circle":
		if r := num("r"); r > 0 {
			rounded(p, num("cx")-r, num("cy")-r, 2*r, 2*r, r, r)
		}
	case "ellipse":
		if rx, ry := num("rx"), num("ry"); rx > 0 && ry > 0 {
			rounded(p, num("cx")-rx, num("cy")-ry, 2*rx, 2*ry, rx, ry)
		}
	case "line":
		p.MoveTo(num("x1"), num("y1"))
		p.LineTo(num("x2"), num("y2"))
	case "polyline", "polygon":
		s := scanner{text: attribute(e, "points")}
		for n := 0; !s.over(); n++ {
			x, err := s.number()
			if err != nil {
				return refusal("the points of a shape in the SVG file cannot be read; save it again")
			}
			y, err := s.number()
			if err != nil {
				return refusal("the points of a shape in the SVG file cannot be read; save it again")
			}
			if n > most {
				return errTooMuch
			}
			if n == 0 {
				p.MoveTo(x, y)
			} else {
				p.LineTo(x, y)
			}
		}
		if e.Name.Local == "polygon" && len(p.Steps) > 0 {
			p.Close()
		}
	}
	return fault
}

// rounded adds a rectangle with round corners, an ellipse where the radii are half
// of its sides.
func rounded(p *Path, x, y, w, h, rx, ry float64) {
	r, b := x+w, y+h
	if rx == 0 || ry == 0 {
		p.MoveTo(x, y)
		p.LineTo(r, y)
		p.LineTo(r, b)
		p.LineTo(x, b)
		p.Close()
		return
	}
	kx, ky := rx*(1-roundness), ry*(1-roundness)
	p.MoveTo(x+rx, y)
	p.LineTo(r-rx, y)
	p.CurveTo(r-kx, y, r, y+ky, r, y+ry)
	p.LineTo(r, b-ry)
	p.CurveTo(r, b-ky, r-kx, b, r-rx, b)
	p.LineTo(x+rx, b)
	p.CurveTo(x+kx, b, x, b-ky, x, b-ry)
	p.LineTo(x, y+ry)
	p.CurveTo(x, y+ky, x+kx, y, x+rx, y)
	p.Close()
}
