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
	marks  []mark
	kids   []int
}

// mark is a piece of page content that belongs to an element.
type mark struct{ page, id int }

// artifact is the element of what is no part of the text: page numbers,
// repeated table headers.
const artifact = -1

func (s *structure) init() {
	s.elems = []elem{{role: "Document", parent: -1}}
	s.open = []int{0}
}

// leaf adds an element to the innermost open one and returns its index.
func (s *structure) leaf(role string) int {
	parent := s.open[len(s.open)-1]
	s.elems = append(s.elems, elem{role: role, parent: parent})
	id := len(s.elems) - 1
	s.elems[parent].kids = append(s.elems[parent].kids, id)
	return id
}

func (s *structure) push(role string) { s.open = append(s.open, s.leaf(role)) }

func (s *structure) pop() { s.open = s.open[:len(s.open)-1] }

// mark gives element id the next piece of content of page and returns its
// number there; used counts the pieces of each page.
func (s *structure) mark(id, page int, used []int) int {
	n := used[page]
	used[page]++
	s.elems[id].marks = append(s.elems[id].marks, mark{page, n})
	return n
}
