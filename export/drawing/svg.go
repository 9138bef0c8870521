package drawing

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
)

// families are what text is set in where the picture is shown: the face it was
// measured in, and others of about its width.
const families = "'Open Sans','Noto Sans','Segoe UI','Helvetica Neue',Arial,'Noto Sans CJK SC','Noto Sans Arabic','Noto Sans Hebrew',sans-serif"

// SVG writes the drawing as one self-contained file, its text as text.
func SVG(d Drawing, p Palette) []byte {
	w := svgWriter{palette: p}
	w.printf(`<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s" role="img" aria-labelledby="title desc" font-family="%s">`,
		number(d.W), number(d.H), number(d.W), number(d.H), families)
	w.printf("\n<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", escape(d.Title), escape(d.Alt))
	w.printf("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n", hex(p[Ground]))
	for _, s := range d.Shapes {
		w.shape(s)
	}
	w.printf("</svg>\n")
	return []byte(w.String())
}

// InlineSVG writes the drawing as an element for a page of HTML, without a
// ground of its own, title and description under IDs that begin with id. Every
// shape has a class by the role of its colours, so that [Style] can repaint it,
// and text keeps the width it was measured with in whatever face the page has.
func InlineSVG(d Drawing, p Palette, id string) []byte {
	w := svgWriter{palette: p, inline: true}
	w.printf(`<svg viewBox="0 0 %s %s" width="%s" height="%s" role="img" aria-labelledby="%s-title %s-desc" font-family="%s">`,
		number(d.W), number(d.H), number(d.W*4/3), number(d.H*4/3), id, id, families)
	w.printf("\n<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", id, escape(d.Title), id, escape(d.Alt))
	for _, s := range d.Shapes {
		w.shape(s)
	}
	w.printf("</svg>\n")
	return []byte(w.String())
}

// Style returns the rules of a style sheet that paint what [InlineSVG] wrote in
// another palette. Each begins with the selector.
func Style(p Palette, selector string) string {
	var b strings.Builder
	for r := Ground; r < roles; r++ {
		fmt.Fprintf(&b, "%s .f%d{fill:%s}%s .s%d{stroke:%s}\n", selector, r, hex(p[r]), selector, r, hex(p[r]))
	}
	return b.String()
}

type svgWriter struct {
	strings.Builder
	palette Palette
	inline  bool
}

// class marks a shape with the roles of its colours.
func (w *svgWriter) class(fill, stroke Role) {
	var names []string
	if fill != None {
		names = append(names, fmt.Sprintf("f%d", fill))
	}
	if stroke != None {
		names = append(names, fmt.Sprintf("s%d", stroke))
	}
	if w.inline && len(names) > 0 {
		w.printf(` class="%s"`, strings.Join(names, " "))
	}
}

func (w *svgWriter) printf(format string, a ...any) { fmt.Fprintf(w, format, a...) }

// put writes text as it is; a Builder never fails.
func (w *svgWriter) put(text string) { fmt.Fprint(w, text) }

func (w *svgWriter) shape(s Shape) {
	switch s := s.(type) {
	case Box:
		w.printf(`<rect x="%s" y="%s" width="%s" height="%s"`, number(s.Rect.X), number(s.Rect.Y), number(max(0, s.Rect.W)), number(max(0, s.Rect.H)))
		if s.Radius > 0 {
			w.printf(` rx="%s"`, number(s.Radius))
		}
		w.ink(s.Ink)
	case Ellipse:
		c := s.Rect.Centre()
		w.printf(`<ellipse cx="%s" cy="%s" rx="%s" ry="%s"`, number(c.X), number(c.Y), number(max(0, s.Rect.W/2)), number(max(0, s.Rect.H/2)))
		w.ink(s.Ink)
	case Polygon:
		w.points("polygon", s.Points)
		w.ink(s.Ink)
	case Line:
		w.points("polyline", s.Flat())
		w.ink(Ink{Stroke: s.Stroke, Width: s.Width, Dash: s.Dash})
		for _, h := range s.Heads() {
			w.points("polygon", h)
			w.ink(Ink{Fill: s.Stroke})
		}
	case Text:
		w.text(s)
	}
}

func (w *svgWriter) points(element string, ps []Point) {
	w.printf(`<%s points="`, element)
	for i, p := range ps {
		if i > 0 {
			w.put(` `)
		}
		w.put(number(p.X) + "," + number(p.Y))
	}
	w.put(`"`)
}

func (w *svgWriter) ink(i Ink) {
	fill := "none"
	if i.Fill != None {
		fill = hex(w.palette[i.Fill])
	}
	w.class(i.Fill, i.Stroke)
	w.printf(` fill="%s"`, fill)
	if i.Stroke != None {
		w.printf(` stroke="%s" stroke-width="%s" stroke-linejoin="round"`, hex(w.palette[i.Stroke]), number(i.Width))
		if pattern := i.Dash.Pattern(); pattern != nil {
			w.printf(` stroke-dasharray="%s %s"`, number(pattern[0]), number(pattern[1]))
		}
	}
	w.put("/>\n")
}

func (w *svgWriter) text(t Text) {
	w.printf(`<text x="%s" y="%s" font-size="%s" fill="%s"`, number(t.At.X), number(t.At.Y), number(t.Size), hex(w.palette[t.Role]))
	w.class(t.Role, None)
	if w.inline && t.Width > 0 && Covers(t.Text, t.Bold) {
		w.printf(` textLength="%s" lengthAdjust="spacingAndGlyphs"`, number(t.Width))
	}
	if t.Bold {
		w.put(` font-weight="600"`)
	}
	switch t.Align {
	case Middle:
		w.put(` text-anchor="middle"`)
	case End:
		w.put(` text-anchor="end"`)
	case Start:
	}
	w.printf(">%s</text>\n", escape(t.Text))
}

// number writes a length with two decimals at most.
func number(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// escape makes text safe inside an element, and leaves out what XML forbids.
func escape(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}
