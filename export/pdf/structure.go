package pdf

// structure is the logical tree of the document: what assistive technology
// reads instead of the lines on the page.
type structure struct {
	elems []elem
	open  []int
}

// elem is one structure element. Element 0 is the document.
type elem struct {
	role   string
	parent int
	kids   []kid
	alt    string     // of a figure: what it shows, in sentences
	box    [4]float64 // of a figure: where it stands, in the coordinates of the file
}

// kid is what an element holds: another element, a piece of page content, or
// a link.
type kid struct {
	kind kidKind
	page int // of a piece or a link
	id   int // of the element, of the piece on its page, of the link
}

type kidKind int

const (
	kidElem kidKind = iota
	kidPiece
	kidLink
)

// artifact is the element of what is no part of the text: page numbers,
// repeated table headers.
const artifact = -1

func (s *structure) init() {
	s.elems = []elem{{role: "Document", parent: -1}}
	s.open = []int{0}
}

// leaf adds an element to the innermost open one and returns its index.
func (s *structure) leaf(role string) int { return s.child(s.open[len(s.open)-1], role) }

func (s *structure) child(parent int, role string) int {
	s.elems = append(s.elems, elem{role: role, parent: parent})
	id := len(s.elems) - 1
	s.elems[parent].kids = append(s.elems[parent].kids, kid{kind: kidElem, id: id})
	return id
}

func (s *structure) push(role string) { s.open = append(s.open, s.leaf(role)) }

func (s *structure) pop() { s.open = s.open[:len(s.open)-1] }

// piece gives element id the next piece of content of page and returns its
// number there; pieces counts those of each page.
func (s *structure) piece(id, page int, pieces []int) int {
	n := pieces[page]
	pieces[page]++
	s.elems[id].kids = append(s.elems[id].kids, kid{kidPiece, page, n})
	return n
}

// anchor is a clickable rectangle on a page, in the coordinates of the file.
type anchor struct {
	page                   int
	left, low, right, high float64
	address                string
	elem                   int // its structure element, or artifact
}
