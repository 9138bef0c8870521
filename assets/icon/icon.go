// Package icon holds the picture of the program: two lenses, warm and cool, over the same lines of text.
package icon

import _ "embed"

// PNG is the icon at 512 by 512 pixels, with a transparent ground. It is drawn from bifocal.svg with
// `rsvg-convert -w 512`.
//
//go:embed bifocal.png
var PNG []byte

// SVG is the icon as it was drawn, for places that scale it.
//
//go:embed bifocal.svg
var SVG []byte
