package look

import "image/color"

// ink is the colour of texts. It is opaque but for less than a thousandth, since Fyne
// takes 5 % off the opacity of shortcuts in menus and keeps the lower byte of what is
// left, of 16 bits: of full opacity 0x32, a fifth, with which they can hardly be read. Of
// this one 0xFF is left. The same goes for the other components, which it takes for
// bytes too.
type ink color.NRGBA

// inkAlpha is the opacity of ink, of which 95 % end in 0xFF.
const inkAlpha = 0xFFCA

// RGBA returns the components times the opacity.
func (i ink) RGBA() (r, g, b, a uint32) {
	return inkPart(i.R), inkPart(i.G), inkPart(i.B), inkAlpha
}

// inkPart returns what reads as v where it is divided by the opacity, and where only
// its lower byte is looked at as near to v as that allows.
func inkPart(v uint8) uint32 {
	high := uint32(v) << 8
	return min(high|uint32(v), (high|0xFF)*inkAlpha/0xFFFF)
}
