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
	both         [2]shade // by accent
}

// shade is a colour and its pale ground.
type shade struct{ full, pale colour }

// shades are those of the program.
var shades = [2]shade{
	export.Executive:   {colour{0xB4, 0x53, 0x1F}, colour{0xFB, 0xF3, 0xED}},
	export.Engineering: {colour{0x1F, 0x5F, 0xA8}, colour{0xEF, 0xF4, 0xFA}},
}

func paletteOf(a export.Accent, own [2]string) palette {
	p := palette{both: shades}
	for i, s := range own {
		if c, ok := parseColour(s); ok {
			p.both[i] = shade{c, c.tint()}
		}
	}
	return p.as(a)
}

// as is the palette for the reader of an accent.
func (p palette) as(a export.Accent) palette {
	p.accent, p.tint = p.both[a].full, p.both[a].pale
	return p
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

// pitch is the step of the baseline grid, points: every line height and every
// white space is a multiple of it, so that lines of body text and rows of tables
// fall into one rhythm. The body has a line every eight steps.
const pitch = 1.8

// The type scale.
var (
	sizeKind     = size{9.2, 7 * pitch}
	sizeTitle    = size{23, 16 * pitch}
	sizeTitleTwo = size{19, 14 * pitch}   // a title of more than three lines
	sizeTitleMin = size{14.5, 10 * pitch} // a title of more than six lines at that
	sizeSubtitle = size{12.5, 10 * pitch}
	sizeImprint  = size{8.8, 7 * pitch}
	sizeLead     = size{11, 9 * pitch}
	sizeHeading  = size{13.5, 10 * pitch}
	sizeBody     = size{9.8, 8 * pitch}
	sizeTable    = size{9, 7 * pitch}
	sizeDense    = size{7.6, 6 * pitch} // tables of many columns
	sizeLabel    = size{8.6, 6.5 * pitch}
	sizeNote     = size{8.3, 6 * pitch}
	sizeFooter   = size{7.8, 6 * pitch}

	// In facing columns, which are narrower.
	sizeSides       = size{10, 8 * pitch} // over the columns
	sizeHeadingSide = size{12, 9 * pitch}
	sizeBodySide    = size{9.2, 7.5 * pitch}
	sizeTableSide   = size{8.4, 6.5 * pitch}
)

// Vertical white space, points.
const (
	spaceSection   = 12 * pitch
	spaceHeading   = 2.5 * pitch // under a heading
	spaceParagraph = 4 * pitch
	spaceSubhead   = 6 * pitch // over a small heading inside a section
	spaceItem      = 2 * pitch
	spaceTable     = 5 * pitch
	spaceCaption   = 2 * pitch
	padBox         = 6 * pitch
	padCell        = 2.5 * pitch // over and under the text of a cell
)

// Horizontal white space, points.
const (
	indentList = 14.0
	padBoxSide = 15.0
	barBox     = 3.0
	gapColumn  = 13.0
)

// sheet is the geometry of a page, points from its upper left corner.
type sheet struct {
	width, height float64
	left, right   float64 // text block
	top, bottom   float64 // text block
	head, foot    float64 // baseline of the running header, top of the footer
}

const (
	blockWidth   = export.PictureWidth // of tables and pictures, on every paper
	marginLabel  = 130.0               // to the left of running text, which has some 75 characters a line
	marginLeast  = 100.0               // the same where space is short
	measureLead  = 414.0
	measureNote  = 414.0
	marginTop    = 60.0
	marginFirst  = 54.0
	marginFoot   = 38.0 // from the lower edge to the last footer line
	gapFoot      = 16.0 // between text and footer
	baselineHead = 42.0
)

func sheetOf(p export.Paper, facing bool) sheet {
	s := sheet{width: 595.28, height: 841.89}
	if p == export.Letter {
		s.width, s.height = 612, 792
	}
	block := blockWidth
	if facing {
		s.width, s.height = s.height, s.width
		block = 2*export.FacingWidth + export.Gutter
	}
	s.left = (s.width - block) / 2
	s.right = s.left + block
	s.top, s.head = marginTop, baselineHead
	return s
}

func (s *sheet) measure() float64 { return s.right - s.left }
