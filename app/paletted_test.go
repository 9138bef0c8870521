package app

import (
	"image"
	"image/color"
	"slices"
)

// paletted returns a picture of a window in the 256 colours that it has most
// of and that differ, which is a third of the bytes and looks the same: a window is flat.
func paletted(p image.Image) *image.Paletted {
	b := p.Bounds()
	often := map[color.RGBA]int{}
	at := func(x, y int) color.RGBA {
		r, g, bl, _ := p.At(x, y).RGBA()
		return color.RGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(bl >> 8), A: 0xff}
	}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			often[at(x, y)]++
		}
	}
	all := make([]color.RGBA, 0, len(often))
	for c := range often {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int {
		if n := often[b] - often[a]; n != 0 {
			return n
		}
		return int(a.R)<<16 + int(a.G)<<8 + int(a.B) - int(b.R)<<16 - int(b.G)<<8 - int(b.B)
	})
	var colours color.Palette
	for _, c := range all { // shades of a colour that is there leave room for the accents
		if len(colours) < 256 && !slices.ContainsFunc(colours, func(o color.Color) bool { return alike(c, o.(color.RGBA)) }) {
			colours = append(colours, c)
		}
	}
	out := image.NewPaletted(b, colours)
	nearest := map[color.RGBA]uint8{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := at(x, y)
			i, known := nearest[c]
			if !known {
				i = uint8(colours.Index(c))
				nearest[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	return out
}

// alike reports whether nobody tells two colours apart.
func alike(a, b color.RGBA) bool {
	d := func(x, y uint8) int { return (int(x) - int(y)) * (int(x) - int(y)) }
	return d(a.R, b.R)+d(a.G, b.G)+d(a.B, b.B) < 40
}
