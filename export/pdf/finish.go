package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// finish rewrites a file of the back end with what it cannot write itself: the
// structure tree and its links from the pages, language and viewer preferences
// in the catalog, a file identifier in the trailer. Objects keep their numbers;
// pages and catalog get further entries, the maps to Unicode are exchanged, and
// the cross-reference table is written anew.
func finish(raw []byte, tree *structure, marks []int, lang string) ([]byte, error) {
	in, err := readTable(raw)
	if err != nil {
		return nil, fmt.Errorf("finish file: %w", err)
	}
	out := &writer{offsets: make([]int, len(in.offsets), len(in.offsets)+len(tree.elems)+2)}
	out.buf.Grow(len(raw) + 80*len(tree.elems) + 4096)
	root := len(in.offsets)
	out.buf.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") // a binary file, for whoever sniffs
	var pages []int
	for i, num := range in.order {
		body := raw[in.ends[i]:in.ends[i+1]]
		out.offsets[num] = out.buf.Len()
		open := bytes.Index(body, []byte("<<")) + 2
		switch {
		case bytes.HasPrefix(body[open:], []byte("/Type /Page\n")):
			out.buf.Write(body[:open])
			fmt.Fprintf(&out.buf, "/StructParents %d /Tabs /S ", len(pages))
			out.buf.Write(body[open:])
			pages = append(pages, num)
		case num == in.root:
			out.buf.Write(body[:open])
			out.catalog(root, lang)
			if len(marks) <= 2 { // a short brief opens without a pane of bookmarks
				body = bytes.Replace(body, []byte("/PageMode /UseOutlines\n"), nil, 1)
			}
			out.buf.Write(body[open:])
		case bytes.Contains(body[:min(len(body), 80)], []byte("stream\n/CIDInit ")):
			cmap := toUnicode()
			fmt.Fprintf(&out.buf, "%d 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream\nendobj\n", num, len(cmap), cmap)
		default:
			out.buf.Write(renamed(body))
		}
	}
	if len(pages) != len(marks) {
		return nil, fmt.Errorf("finish file: found %d of %d pages", len(pages), len(marks))
	}
	out.tree(tree, root, pages, marks)
	out.close(in)
	return out.buf.Bytes(), nil
}

// table is the cross-reference table of a file.
type table struct {
	offsets    []int // by object number; 0 is unused
	order      []int // object numbers by their place in the file
	ends       []int // ends[0] ends the file header, ends[i] the object order[i-1]
	root, info int
}

var errNotOurs = errors.New("unexpected form of file")

func readTable(raw []byte) (*table, error) {
	at := bytes.LastIndex(raw, []byte("\nxref\n"))
	if at < 0 {
		return nil, errNotOurs
	}
	at++
	var first, count int
	if _, err := fmt.Sscanf(string(raw[at:min(at+40, len(raw))]), "xref\n%d %d\n", &first, &count); err != nil || first != 0 {
		return nil, errNotOurs
	}
	t := &table{offsets: make([]int, count)}
	rows := bytes.Split(raw[at:], []byte("\n"))[2:]
	for i := 1; i < count && i < len(rows); i++ {
		n, err := strconv.Atoi(string(rows[i][:min(10, len(rows[i]))]))
		if err != nil || n <= 0 || n >= at {
			return nil, errNotOurs
		}
		t.offsets[i] = n
		t.order = append(t.order, i)
	}
	slices.SortFunc(t.order, func(a, b int) int { return t.offsets[a] - t.offsets[b] })
	for _, num := range t.order {
		t.ends = append(t.ends, t.offsets[num])
	}
	t.ends = append(t.ends, at)
	trailer := raw[bytes.LastIndex(raw, []byte("trailer")):]
	t.root, t.info = reference(trailer, "/Root "), reference(trailer, "/Info ")
	if t.root == 0 || t.info == 0 {
		return nil, errNotOurs
	}
	return t, nil
}

func reference(trailer []byte, key string) int {
	_, after, _ := bytes.Cut(trailer, []byte(key))
	number, _, _ := bytes.Cut(after, []byte(" "))
	n, err := strconv.Atoi(string(number))
	if err != nil {
		return 0
	}
	return n
}

// writer builds the new file.
type writer struct {
	buf     bytes.Buffer
	offsets []int
}

func (w *writer) catalog(root int, lang string) {
	w.buf.WriteString("\n/ViewerPreferences <</DisplayDocTitle true>>\n/MarkInfo <</Marked true>>\n")
	fmt.Fprintf(&w.buf, "/StructTreeRoot %d 0 R\n", root)
	if lang != "" {
		fmt.Fprintf(&w.buf, "/Lang (%s)\n", lang)
	}
}

// tree appends the structure: the root at object root, then the tree of
// parents, then the elements in order.
func (w *writer) tree(tree *structure, root int, pages, marks []int) {
	object := func(i int) int { return root + 2 + i }
	w.begin()
	fmt.Fprintf(&w.buf, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>\nendobj\n",
		object(0), root+1, len(pages))
	owners := make([][]int, len(pages))
	for p := range owners {
		owners[p] = make([]int, marks[p])
	}
	for i, e := range tree.elems {
		for _, m := range e.marks {
			owners[m.page][m.id] = i
		}
	}
	w.begin()
	w.buf.WriteString("<</Nums [")
	for p, list := range owners {
		fmt.Fprintf(&w.buf, "%d [", p)
		for _, i := range list {
			fmt.Fprintf(&w.buf, "%d 0 R ", object(i))
		}
		w.buf.WriteString("]\n")
	}
	w.buf.WriteString("]>>\nendobj\n")
	for _, e := range tree.elems {
		w.begin()
		parent := root
		if e.parent >= 0 {
			parent = object(e.parent)
		}
		fmt.Fprintf(&w.buf, "<</Type /StructElem /S /%s /P %d 0 R /K [", e.role, parent)
		for _, m := range e.marks {
			fmt.Fprintf(&w.buf, "<</Type /MCR /Pg %d 0 R /MCID %d>>", pages[m.page], m.id)
		}
		for _, kid := range e.kids {
			fmt.Fprintf(&w.buf, "%d 0 R ", object(kid))
		}
		w.buf.WriteString("]")
		if e.role == "TH" {
			w.buf.WriteString("/A <</O /Table /Scope /Column>>")
		}
		w.buf.WriteString(">>\nendobj\n")
	}
}

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
