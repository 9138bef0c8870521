package pdf

// strip is a horizontal slice of the running text that is never torn: a line
// of a paragraph, a table row. Its parts are placed relative to its upper left
// corner.
type strip struct {
	height  float64
	space   float64 // white space over it, dropped at the top of a page
	ample   float64 // as much as the space may grow to where a page has room
	keep    bool    // stays on the page of the next strip
	hold    bool    // stays there too unless that costs a page besides
	tear    float64 // what it costs to start a page after this strip
	box     int     // index in flow.boxes, -1 for none
	section int     // index of the section that starts here, or noSection, or leadSection
	parts   []part
	rules   []rule
	figure  *figure // nil where there is none
	left    float64 // of the figure
	head    []strip // header rows to repeat when a page starts with this strip
}

// What a strip starts when it is no section of the document.
const (
	noSection   = -1
	leadSection = -2 // the lead box
)

// part is one line of text at its place.
type part struct {
	x, baseline float64
	text        *text
	line        line
	elem        int // structure element it belongs to
}

// rule is a filled rectangle.
type rule struct {
	x, y, width, height float64
	colour              colour
}

// box is a tinted ground behind consecutive strips.
type box struct {
	left, right float64
	ground, bar colour
}

// flow is the whole document as one column of strips, before it is cut into
// pages.
type flow struct {
	strips []strip
	boxes  []box
}

// column is where blocks are set: an interval of the text block, in a style.
type column struct {
	left, right float64
	margin      float64 // to its left, for the labels of sections
	size        size
	box         int
}

func (c column) width() float64 { return max(c.right-c.left, 24) }

// wide is the column that tables and pictures are set in: the margin of the
// labels too, where the column has one.
func (c column) wide() column {
	c.left -= c.margin
	c.margin = 0
	return c
}

func (c column) indent(by float64) column {
	c.left = min(c.left+by, c.right-24)
	c.margin = 0
	return c
}

// baseline places a line of type in its line height: what is left over goes
// half over and half under the letters.
func (s size) baseline() float64 { return (s.line-s.face)/2 + 0.83*s.face }

// lines appends t as lines in c and keeps paragraphs from leaving a single
// line on a page. It returns the index of the first strip.
func (b *builder) lines(t *text, c column, space float64, elem int) int {
	first := len(b.flow.strips)
	lines := t.fit(b.set.faces, c.width())
	for i, l := range lines {
		s := strip{height: c.size.line, box: c.box, section: noSection}
		x := c.left
		if t.leftward {
			x = c.left + c.width() - l.width
		}
		s.parts = []part{{x: x, baseline: c.size.baseline(), text: t, line: l, elem: elem}}
		if i == 0 {
			s.space = space
		}
		s.keep = len(lines) > 1 && (i == 0 || i == len(lines)-2)
		if i < len(lines)-1 {
			s.tear = costLines
		}
		b.flow.strips = append(b.flow.strips, s)
	}
	return first
}

// keepFrom makes every strip from first on stay with its successor, except the
// last.
func (b *builder) keepFrom(first int) {
	for i := first; i < len(b.flow.strips)-1; i++ {
		b.flow.strips[i].keep = true
	}
}

// tearFrom says what it costs to tear apart the strips from first on.
func (b *builder) tearFrom(first int, cost float64) {
	for i := first; i < len(b.flow.strips)-1; i++ {
		b.flow.strips[i].tear = max(b.flow.strips[i].tear, cost)
	}
}

// holdFrom makes the strips from first on, except the last, stay together unless
// that costs a page.
func (b *builder) holdFrom(first int) {
	for i := first; i < len(b.flow.strips)-1; i++ {
		b.flow.strips[i].hold = true
	}
}

// heightFrom is how high the strips from first on are together.
func (b *builder) heightFrom(first int) float64 {
	h := 0.0
	for i := first; i < len(b.flow.strips); i++ {
		h += b.flow.strips[i].height
		if i > first {
			h += b.flow.strips[i].space
		}
	}
	return h
}

// keepLast makes the last strip stay with whatever follows.
func (b *builder) keepLast() {
	if n := len(b.flow.strips); n > 0 {
		b.flow.strips[n-1].keep = true
	}
}
