package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf16"
)

// writer builds the finished file. The objects it adds are numbered after
// those of the back end: the root of the structure, the tree of parents, the
// elements in order, the links in order, the foreign faces, metadata and colours.
type writer struct {
	add     additions
	buf     bytes.Buffer
	offsets []int // by object number
	pages   []int // object numbers of the pages
	root    int   // object number of the root of the structure
	anchor  int   // object number of the first link
	faces   int   // object number of the first foreign face
	archive int   // object number of the metadata, which the colour profile follows

	equipped bool   // the foreign faces stand in the resources
	cmap     []byte // from characters to Unicode, the same for all faces of our own
}

// elem is the object number of structure element i.
func (w *writer) elem(i int) int { return w.root + 2 + i }

// page writes what the dictionary of the next page lacks.
func (w *writer) page() {
	page := len(w.pages)
	fmt.Fprintf(&w.buf, "/StructParents %d /Tabs /S ", page)
	open := false
	for i, a := range w.add.anchors {
		if a.page != page {
			continue
		}
		if !open {
			w.buf.WriteString("/Annots [")
			open = true
		}
		fmt.Fprintf(&w.buf, "%d 0 R ", w.anchor+i)
	}
	if open {
		w.buf.WriteString("] ")
	}
}

func (w *writer) catalog() {
	w.buf.WriteString("\n/ViewerPreferences <</DisplayDocTitle true>>\n/MarkInfo <</Marked true>>\n")
	if w.add.covered {
		w.buf.WriteString("/PageLabels <</Nums [0 <</P (Cover)>> 1 <</S /D>>]>>\n")
	}
	fmt.Fprintf(&w.buf, "/StructTreeRoot %d 0 R\n/Lang (%s)\n/Metadata %d 0 R\n%s", w.root, or(w.add.lang, "und"), w.archive, w.intent())
}

// tree writes the structure.
func (w *writer) tree() {
	w.begin()
	fmt.Fprintf(&w.buf, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>\nendobj\n",
		w.elem(0), w.root+1, len(w.pages)+len(w.add.anchors))
	w.parents()
	for _, e := range w.add.tree.elems {
		w.begin()
		parent := w.root
		if e.parent >= 0 {
			parent = w.elem(e.parent)
		}
		fmt.Fprintf(&w.buf, "<</Type /StructElem /S /%s /P %d 0 R /K [", e.role, parent)
		for _, k := range e.kids {
			switch k.kind {
			case kidElem:
				fmt.Fprintf(&w.buf, "%d 0 R ", w.elem(k.id))
			case kidPiece:
				fmt.Fprintf(&w.buf, "<</Type /MCR /Pg %d 0 R /MCID %d>>", w.pages[k.page], k.id)
			case kidLink:
				fmt.Fprintf(&w.buf, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", w.pages[k.page], w.anchor+k.id)
			}
		}
		w.buf.WriteString("]")
		switch e.role {
		case "TH":
			fmt.Fprintf(&w.buf, "/A <</O /Table /Scope /%s>>", e.scope)
		case "L":
			fmt.Fprintf(&w.buf, "/A <</O /List /ListNumbering /%s>>", e.numbering)
		case "Figure":
			fmt.Fprintf(&w.buf, "/Alt %s /A <</O /Layout /BBox [%.2f %.2f %.2f %.2f]>>", textString(e.alt), e.box[0], e.box[1], e.box[2], e.box[3])
		}
		w.buf.WriteString(">>\nendobj\n")
	}
}

// parents writes the way back from page content and links to their elements.
func (w *writer) parents() {
	owners := make([][]int, len(w.pages))
	for p := range owners {
		owners[p] = make([]int, w.add.pieces[p])
	}
	for i, e := range w.add.tree.elems {
		for _, k := range e.kids {
			if k.kind == kidPiece {
				owners[k.page][k.id] = i
			}
		}
	}
	w.begin()
	w.buf.WriteString("<</Nums [")
	for p, list := range owners {
		fmt.Fprintf(&w.buf, "%d [", p)
		for _, i := range list {
			fmt.Fprintf(&w.buf, "%d 0 R ", w.elem(i))
		}
		w.buf.WriteString("]\n")
	}
	for i, a := range w.add.anchors {
		if a.elem != artifact {
			fmt.Fprintf(&w.buf, "%d %d 0 R\n", len(w.pages)+i, w.elem(a.elem))
		}
	}
	w.buf.WriteString("]>>\nendobj\n")
}

func (w *writer) links() {
	for i, a := range w.add.anchors {
		w.begin()
		fmt.Fprintf(&w.buf, "<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%.2f %.2f %.2f %.2f] ", a.left, a.low, a.right, a.high)
		if a.elem != artifact {
			fmt.Fprintf(&w.buf, "/StructParent %d ", len(w.pages)+i)
		}
		fmt.Fprintf(&w.buf, "/Contents (%s) /A <</S /URI /URI (%s)>>>>\nendobj\n", a.address, a.address) // ASCII without brackets
	}
}

// begin starts the next object.
func (w *writer) begin() {
	w.offsets = append(w.offsets, w.buf.Len())
	fmt.Fprintf(&w.buf, "%d 0 obj\n", len(w.offsets)-1)
}

// close writes the cross-reference table and the trailer. The identifier is
// drawn from the content, so the same document keeps its identity.
func (w *writer) close(in *table) {
	sum := sha256.Sum256(w.buf.Bytes())
	start := w.buf.Len()
	fmt.Fprintf(&w.buf, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets))
	for _, offset := range w.offsets[1:] {
		fmt.Fprintf(&w.buf, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&w.buf, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(w.offsets), in.root, in.info, sum[:16], sum[:16], start)
}

// longest is how many characters a text of the file may have: a string has at most
// 32,767 bytes, and a character up to four.
const longest = 8000

// shortened cuts what is longer than a string of the file may be, at the end of a
// sentence if there is one.
func shortened(s string) string {
	r := []rune(s)
	if len(r) <= longest {
		return s
	}
	cut := string(r[:longest-1])
	if at := strings.LastIndex(cut, ". "); at > len(cut)/2 {
		return cut[:at+1]
	}
	return cut + "…"
}

// textString writes s as UTF-16 in hexadecimal digits.
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(shortened(s))) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteByte('>')
	return b.String()
}
