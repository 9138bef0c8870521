package export

import (
	"image/color"
	"strconv"

	"bifocal/export/drawing"
)

// legible is the contrast that WCAG 2.2 asks of text.
const legible = 4.5

// AccentRole returns what the accent of the document is in a drawing's palette.
func (d *Document) AccentRole() drawing.Role {
	if d.Accent == Engineering {
		return drawing.Engineering
	}
	return drawing.Executive
}

// Palette returns the colours of the document and of its pictures: those of
// base, the colours of a house style in the place of the accents, as far darker
// or brighter as they have to be for text.
func (d *Document) Palette(base drawing.Palette) drawing.Palette {
	for a, r := range []drawing.Role{drawing.Executive, drawing.Engineering} {
		own, ok := parseColour(d.Colours[a])
		if !ok {
			continue
		}
		ground := base[drawing.Ground]
		tint := drawing.Mixed(ground, own, 0.08)
		base = base.With(r, drawing.Legible(own, legible, ground, tint)).With(r+1, tint)
	}
	return base
}

// parseColour reads "#RRGGBB".
func parseColour(s string) (color.NRGBA, bool) {
	if len(s) != 7 || s[0] != '#' {
		return color.NRGBA{}, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return color.NRGBA{}, false
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}, true
}
