package pdf

import (
	"strconv"

	"bifocal/export"
)

// colour is an RGB colour, 0 to 255 each.
type colour struct{ r, g, b uint8 }

var (
	inkBody  = colour{0x22, 0x26, 0x2B}
	inkHead  = colour{0x14, 0x17, 0x1B}
	inkQuiet = colour{0x5C, 0x63, 0x6D}
	ruleHair = colour{0xD3, 0xD7, 0xDC}
	ruleDark = colour{0x8A, 0x91, 0x9B}
	tintGrey = colour{0xF5, 0xF6, 0xF8}
)

// palette is what tells the two audiences apart.
type palette struct {
	accent, tint colour
	own          bool // chosen by a house style
}

func paletteOf(a export.Accent, own string) palette {
	if c, ok := parseColour(own); ok {
		return palette{accent: c, tint: c.tint(), own: true}
	}
	if a == export.Engineering {
		return palette{accent: colour{0x1F, 0x5F, 0xA8}, tint: colour{0xEF, 0xF4, 0xFA}}
	}
	return palette{accent: colour{0xB4, 0x53, 0x1F}, tint: colour{0xFB, 0xF3, 0xED}}
}

// parseColour reads "#RRGGBB".
func parseColour(s string) (colour, bool) {
	if len(s) != 7 || s[0] != '#' {
		return colour{}, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return colour{}, false
	}
	return colour{uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
}

// tint is the colour thinned for a ground that text stands on.
func (c colour) tint() colour {
	thin := func(v uint8) uint8 { return uint8(255 - (255-int(v))*8/100) }
	return colour{thin(c.r), thin(c.g), thin(c.b)}
}

// size is a step of the type scale: type size and line height, points.
type size struct{ face, line float64 }

// The type scale. The body measure is about 80 characters.
var (
	sizeTitle    = size{23, 28.5}
	sizeTitleTwo = size{19, 24}   // a title of more than three lines
	sizeTitleMin = size{14.5, 19} // a title of more than six lines at that
	sizeSubtitle = size{12.5, 17.5}
	sizeLead     = size{11, 16.2}
	sizeHeading  = size{13.5, 17.5}
	sizeBody     = size{9.8, 14.4}
	sizeTable    = size{9, 12.8}
	sizeDense    = size{7.6, 10.4} // tables of many columns
	sizeLabel    = size{8.6, 12}
	sizeNote     = size{8.3, 11.6}
	sizeFooter   = size{7.8, 10.4}
)

// Vertical white space, points.
const (
	spaceSection   = 21.0
	spaceHeading   = 5.0 // under a heading
	spaceParagraph = 7.0
	spaceItem      = 3.6
	spaceTable     = 9.0
	spaceCaption   = 4.0
	indentList     = 14.0
	padBox         = 11.0
	padBoxSide     = 15.0
	barBox         = 3.0
	padCell        = 4.2 // over and under the text of a cell
	gapColumn      = 13.0
)

// sheet is the geometry of a page, points from its upper left corner.
type sheet struct {
	width, height float64
	left, right   float64 // text block
	top, bottom   float64 // text block
	head, foot    float64 // baseline of the running header, top of the footer
}

const (
	marginSide   = 82.0
	marginTop    = 74.0
	marginFirst  = 62.0
	marginFoot   = 46.0 // from the lower edge to the last footer line
	gapFoot      = 24.0 // between text and footer
	baselineHead = 46.0
)

func sheetOf(p export.Paper) sheet {
	s := sheet{width: 595.28, height: 841.89}
	if p == export.Letter {
		s.width, s.height = 612, 792
	}
	s.left, s.right = marginSide, s.width-marginSide
	s.top, s.head = marginTop, baselineHead
	return s
}

func (s *sheet) measure() float64 { return s.right - s.left }
