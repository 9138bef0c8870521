package house

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"bifocal/export/drawing"
)

// Colours are the colours of the two audiences, as "#RRGGBB"; empty is the
// program's own.
type Colours struct {
	Executive   string `json:"executive,omitempty"`
	Engineering string `json:"engineering,omitempty"`
}

// Contrast is what a colour of a style needs against white and against its own
// pale ground: small text is set in it (WCAG 2.2, level AA).
const Contrast = 4.5

// tint is how much of a colour is in its pale ground.
const tint = 0.08

var white = color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}

func (c Colours) check(fs *Faults) {
	for _, one := range []struct{ field, value string }{{"colours.executive", c.Executive}, {"colours.engineering", c.Engineering}} {
		if one.value == "" {
			continue
		}
		if err := CheckColour(one.value); err != nil {
			fs.add(one.field, "%s", err)
		}
	}
}

// ReadColour reads "#RRGGBB", with or without its sign.
func ReadColour(s string) (color.NRGBA, bool) {
	digits := strings.TrimPrefix(strings.TrimSpace(s), "#")
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		return color.NRGBA{}, false
	}
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xFF}, true
}

// Written writes a colour as "#RRGGBB".
func Written(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// PaleError says that a colour is too pale for text, and which would do.
type PaleError struct {
	Colour  string
	Ratio   float64 // the lesser of its contrasts, with white and with its own pale ground
	Nearest string  // of the same hue, dark enough
}

func (e *PaleError) Error() string {
	return fmt.Sprintf("%s is too pale for text on paper: its contrast is %.1f, and %.1f is the least; %s is the nearest that can be read", e.Colour, math.Floor(e.Ratio*10)/10, Contrast, e.Nearest)
}

// CheckColour returns nil for a colour that text can be set in, a *PaleError for
// one that is too pale, and another error for what is no colour.
func CheckColour(s string) error {
	c, ok := ReadColour(s)
	if !ok || len(s) != 7 {
		return fmt.Errorf("%q is no colour; write it as #RRGGBB, for example #1F5FA8", short(s))
	}
	if legible(c) {
		return nil
	}
	return &PaleError{Colour: strings.ToUpper(s), Ratio: contrast(c), Nearest: Written(nearest(c))}
}

func legible(c color.NRGBA) bool {
	return contrast(c) >= Contrast
}

// contrast is how far a colour stands out from white paper and from the pale ground
// that is made of it, whichever is less.
func contrast(c color.NRGBA) float64 {
	return min(drawing.Contrast(c, white), drawing.Contrast(c, drawing.Mixed(white, c, tint)))
}

// nearest is the colour with the least black in it that can be read.
func nearest(c color.NRGBA) color.NRGBA {
	black := color.NRGBA{A: 0xFF}
	low, high := 0.0, 1.0
	for range 12 {
		if mid := (low + high) / 2; legible(drawing.Mixed(c, black, mid)) {
			high = mid
		} else {
			low = mid
		}
	}
	return drawing.Mixed(c, black, high)
}
