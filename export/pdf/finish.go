package pdf

import (
	"bytes"
	"fmt"
	"regexp"

	"bifocal/export/origin"
)

// additions is what a file of the back end still lacks.
type additions struct {
	tree    *structure
	pieces  []int // of tagged content, by page
	anchors []anchor
	lang    string
	foreign []*foreign
	covered bool // the first page is a cover, which has no number
	about   description
	origin  origin.Mark
	used    *usage
}

// finish rewrites a file of the back end with what it cannot write itself: the
// structure tree, links as objects of their own, language, viewer preferences,
// metadata and colour space in the catalog, a file identifier in the trailer. Objects keep
// their numbers; pages and catalog get further entries, the maps to Unicode are
// exchanged, and the cross-reference table is written anew.
func finish(raw []byte, add additions) ([]byte, error) {
	in, err := readTable(raw)
	if err != nil {
		return nil, fmt.Errorf("finish file: %w", err)
	}
	count := len(in.offsets)
	out := &writer{
		add: add, root: count, anchor: count + 2 + len(add.tree.elems),
		faces:   count + 2 + len(add.tree.elems) + len(add.anchors),
		offsets: make([]int, count, count+2+len(add.tree.elems)+len(add.anchors)),
	}
	out.archive = out.faces + objectsOfFace*len(add.foreign)
	out.buf.Grow(len(raw) + 96*cap(out.offsets) + 4096)
	out.buf.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") // a binary file, for whoever sniffs
	for i, num := range in.order {
		out.offsets[num] = out.buf.Len()
		if num == in.info {
			out.information(num)
			continue
		}
		out.copy(num, num == in.root, raw[in.ends[i]:in.ends[i+1]])
	}
	if len(out.pages) != len(add.pieces) {
		return nil, fmt.Errorf("finish file: found %d of %d pages", len(out.pages), len(add.pieces))
	}
	out.tree()
	out.links()
	out.embed()
	out.metadata()
	out.profile()
	out.close(in)
	return add.origin.Seal(out.buf.Bytes()), nil
}

// attachments is the list of embedded files that the back end writes though there
// are none.
var attachments = regexp.MustCompile(`/Names <<\s*/EmbeddedFiles << /Names \[\s*\] >>\s*>>\n`)

// copy writes an object of the back end, with its additions.
func (w *writer) copy(num int, catalog bool, body []byte) {
	open := bytes.Index(body, []byte("<<")) + 2
	switch {
	case bytes.HasPrefix(body[open:], []byte("/Type /Page\n")):
		w.buf.Write(body[:open])
		w.page()
		w.buf.Write(body[open:])
		w.pages = append(w.pages, num)
	case catalog:
		w.buf.Write(body[:open])
		w.catalog()
		if len(w.add.pieces) <= 2 || w.add.covered && len(w.add.pieces) <= 3 { // a short brief opens without a pane of bookmarks
			body = bytes.Replace(body, []byte("/PageMode /UseOutlines\n"), nil, 1)
		}
		w.buf.Write(attachments.ReplaceAll(body[open:], nil))
	case bytes.Contains(body[:min(len(body), 80)], []byte("stream\n/CIDInit ")):
		if w.cmap == nil { // one serves all faces
			w.cmap = toUnicode(w.add.used)
		}
		cmap := w.cmap
		fmt.Fprintf(&w.buf, "%d 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream\nendobj\n", num, len(cmap), cmap)
	default:
		w.buf.Write(w.resources(renamed(body)))
	}
}
