package html

import (
	"cmp"
	_ "embed"
	"fmt"
	"image/color"
	"strings"

	"bifocal/export"
	"bifocal/export/drawing"
)

//go:embed style.css
var sheet string

//go:embed facing.css
var facing string

//go:embed house.css
var house string

// style returns the style sheet: the colours of the document in light and in
// dark, the rules that all documents share, and the paper.
func (p *page) style() string {
	role := p.doc.AccentRole()
	dark := p.doc.Palette(drawing.Dark)
	columns := ""
	if p.facing {
		columns = facing
	}
	return ":root{" + variables(p.palette, role) + "}\n" + sheet + columns + p.house() + p.sides(p.palette) + p.paper() +
		"@media screen and (prefers-color-scheme:dark){\n:root{" + variables(dark, role) + "}\n" + p.sides(dark) + drawing.Style(dark, "svg") + "}\n"
}

// house is what a house style adds: its faces where the reader has them, cover,
// watermark and contact.
func (p *page) house() string {
	var b strings.Builder
	d := p.doc
	if d.Faces.Family != "" {
		b.WriteString("html{font-family:" + quoted(d.Faces.Family) + "," + faces + "}\n")
	}
	if d.Cover == nil && d.Watermark == "" && d.Contact.IsZero() {
		return b.String()
	}
	b.WriteString(house)
	if d.Watermark != "" {
		b.WriteString(":root{--mark:#eef0f2}\n@media screen and (prefers-color-scheme:dark){:root{--mark:#25282e}}\n")
	}
	if d.Cover != nil {
		white := color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
		b.WriteString(".panel{background:" + hex(drawing.Legible(p.palette[d.AccentRole()], 4.5, white)) + "}\n")
	}
	return b.String()
}

// sides gives facing columns the colours of their readers.
func (p *page) sides(c drawing.Palette) string {
	if !p.facing {
		return ""
	}
	return ".executive{" + variables(c, drawing.Executive) + "}\n.engineering{" + variables(c, drawing.Engineering) + "}\n"
}

// variables names the colours that the style sheet asks for.
func variables(c drawing.Palette, accent drawing.Role) string {
	var b strings.Builder
	for _, v := range []struct {
		name string
		role drawing.Role
	}{
		{"ground", drawing.Ground},
		{"ink", drawing.Foreground},
		{"quiet", drawing.Muted},
		{"hair", drawing.Hairline},
		{"accent", accent},
		{"tint", accent + 1},
	} {
		fmt.Fprintf(&b, "--%s:%s;", v.name, hex(c[v.role]))
	}
	return b.String()
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// paper sets the sheet, its running head from the second page on, and the line
// of confidentiality and the page counter at the foot of each.
func (p *page) paper() string {
	d := p.doc
	size := "A4"
	if d.Paper == export.Letter {
		size = "letter"
	}
	counter := make([]string, 0, 5)
	for i, part := range d.Counter() {
		switch {
		case i%2 == 1:
			counter = append(counter, "counter("+part+")")
		case part != "":
			counter = append(counter, quoted(part))
		}
	}
	box := func(name, content string) string {
		return "@" + name + "{content:" + content + ";font:7.8pt " + faces + ";color:" + hex(p.palette[drawing.Muted]) + "}\n"
	}
	if p.facing {
		size += " landscape"
	}
	var b strings.Builder
	b.WriteString("@page{size:" + size + ";margin:20mm 17.2mm;\n")
	b.WriteString(box("top-left", quoted(export.Clipped(d.Title, 90))))
	b.WriteString(box("top-right", quoted(export.Clipped(cmp.Or(d.CustomerHead, d.Customer, d.Kind), 40))))
	b.WriteString(box("bottom-left", quoted(export.Clipped(d.Confidentiality, 110))))
	b.WriteString(box("bottom-right", strings.Join(counter, " ")))
	b.WriteString("}\n@page:first{margin-top:18mm;\n@top-left{content:none}\n@top-right{content:none}\n}\n")
	if d.Cover != nil { // the cover has no number
		b.WriteString("@page:first{\n@bottom-right{content:none}\n}\n")
	}
	return b.String()
}

// faces are those of the reader's machine that come closest to the bundled one.
const faces = `"Open Sans","Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif`

// quoted writes a text as a string of a style sheet, which nothing in it can
// end.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range export.Clean(text) {
		switch r {
		case '"', '\\', '<', '>', '&', '\n':
			fmt.Fprintf(&b, `\%x `, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
