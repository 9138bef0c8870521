package pdf

import "slices"

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
	scope  string     // of a header cell: what it heads, "Column" or "Row"

	numbering string // of a list: "Disc" or "Decimal"
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

// numbers says of the innermost open element, a list, how its items are counted.
func (s *structure) numbers(ordered bool) {
	list := &s.elems[s.open[len(s.open)-1]]
	list.numbering = "Disc"
	if ordered {
		list.numbering = "Decimal"
	}
}

// heading is the role of the headings of sections: under that of the title, where
// there is one.
func (s *structure) heading() string {
	if slices.ContainsFunc(s.elems, func(e elem) bool { return e.role == "H1" }) {
		return "H2"
	}
	return "H1"
}

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

// pruned leaves out the elements that hold nothing, but keeps the cells of a table
// that holds something: a reader counts them. It numbers the others anew, and the
// elements of the links with them.
func (s *structure) pruned(anchors []anchor) structure {
	holds := make([]bool, len(s.elems))
	for i := len(s.elems) - 1; i >= 0; i-- { // what is in an element comes behind it
		holds[i] = slices.ContainsFunc(s.elems[i].kids, func(k kid) bool { return k.kind != kidElem || holds[k.id] })
	}
	numbers := make([]int, len(s.elems))
	var out structure
	for i, e := range s.elems {
		numbers[i] = artifact
		cell := e.role == "TR" || e.role == "TH" || e.role == "TD"
		if i > 0 && !holds[i] && !(cell && numbers[e.parent] != artifact) {
			continue
		}
		numbers[i] = len(out.elems)
		if i > 0 {
			e.parent = numbers[e.parent]
		}
		out.elems = append(out.elems, e)
	}
	for i := range out.elems {
		e := &out.elems[i]
		kids := make([]kid, 0, len(e.kids))
		for _, k := range e.kids {
			if k.kind == kidElem {
				if k.id = numbers[k.id]; k.id == artifact {
					continue
				}
			}
			kids = append(kids, k)
		}
		e.kids = kids
	}
	if !slices.ContainsFunc(out.elems, func(e elem) bool { return e.role == "H1" }) { // a title of which nothing is seen
		for i := range out.elems {
			if out.elems[i].role == "H2" {
				out.elems[i].role = "H1"
			}
		}
	}
	for i := range anchors {
		if a := &anchors[i]; a.elem != artifact {
			a.elem = numbers[a.elem]
		}
	}
	return out
}
