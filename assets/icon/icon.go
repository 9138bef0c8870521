// Package icon holds the picture of the program: two lenses, warm and cool, over the same lines of text.
package icon

import _ "embed"

// Sides are the sizes of the other pictures here, in pixels: bifocal-16.png and
// so on, for packages that want each by itself. Up to 48 they are drawn from
// bifocal-small.svg, which has fewer lines, with `rsvg-convert -w SIDE`.
var Sides = []int{16, 24, 32, 48, 64, 128, 256, 1024}

// PNG is the icon at 512 by 512 pixels, with a transparent ground. It is drawn from bifocal.svg with
// `rsvg-convert -w 512`.
//
//go:embed bifocal.png
var PNG []byte

// Window is the icon at 128 by 128 pixels, as much as a window's frame and a
// task bar show; the large one costs a start more than all of the library.
//
//go:embed bifocal-128.png
var Window []byte

// SVG is the icon as it was drawn, for places that scale it.
//
//go:embed bifocal.svg
var SVG []byte
