package drawing

import (
	"image/color"
	"math"
)

// Contrast is the contrast ratio of two colours, 1 to 21, as WCAG 2.2 counts it.
func Contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// Mixed is a colour with a share of another in it, 0 to 1.
func Mixed(a, b color.NRGBA, share float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*(1-share) + float64(y)*share)) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xff}
}

// Legible returns a colour that stands out from each of the grounds by least: c
// itself, or as far towards black or white as that takes. Where the grounds let
// neither reach it, it is the better of the two.
func Legible(c color.NRGBA, least float64, grounds ...color.NRGBA) color.NRGBA {
	worst := func(c color.NRGBA) float64 {
		w := math.Inf(1)
		for _, g := range grounds {
			w = min(w, Contrast(c, g))
		}
		return w
	}
	end := color.NRGBA{A: 0xff}
	if white := (color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}); worst(white) > worst(end) {
		end = white
	}
	for step := range 20 {
		if m := Mixed(c, end, float64(step)/20); worst(m) >= least {
			return m
		}
	}
	return end
}
