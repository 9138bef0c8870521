package extract

import (
	"bytes"
	"fmt"
	"io"

	"github.com/ledongthuc/pdf"
)

// What is read of the commands of a page, and of all pages together, once they are
// unfolded, and how deep they nest. Briefs have some 100 KB a page and nest to 5; the
// reader takes 700 bytes of memory for each depth, so that 2 KB of a file could take
// gigabytes.
const (
	mostOfAPage  = 8 << 20
	mostUnfolded = 32 << 20
	mostNesting  = 10_000
)

// bearable refuses a page that would take all memory or for ever to read. left is what
// may still be read of the file.
func bearable(n int, p pdf.Page, left *int64) error {
	contents := p.V.Key("Contents")
	streams := []pdf.Value{contents}
	if contents.Kind() == pdf.Array {
		streams = streams[:0]
		for i := range contents.Len() {
			streams = append(streams, contents.Index(i))
		}
	}
	page, depth := int64(mostOfAPage), 0
	for _, s := range streams {
		if s.Kind() != pdf.Stream {
			continue
		}
		r := s.Reader()
		data, _ := io.ReadAll(io.LimitReader(r, min(page, *left)+1)) // what is damaged, the reader tells
		_ = r.Close()
		page -= int64(len(data))
		*left -= int64(len(data))
		for word := range bytes.FieldsSeq(data) {
			switch string(word) {
			case "q":
				depth++
			case "Q":
				depth = max(0, depth-1)
			}
		}
		if page < 0 || *left < 0 || depth > mostNesting {
			return fmt.Errorf("page %d of the PDF unfolds to more than any brief has, or nests without end", n)
		}
	}
	return nil
}
