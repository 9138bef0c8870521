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
	// mostMapped is for the tables from codes to characters that faces bring along. The
	// reader reads one anew wherever a page takes its face up.
	mostMapped = 128 << 20
	// mostColumns is far more than a row of a cross-reference has, the only thing in
	// which the reader knows rows.
	mostColumns = 1 << 16
)

// allowance is what may still be read of a file, in bytes.
type allowance struct{ commands, mapped int64 }

// bearable refuses a page that would take all memory or for ever to read. left becomes
// what may still be read of the file.
func bearable(n int, p pdf.Page, left *allowance) error {
	contents := p.V.Key("Contents")
	streams := []pdf.Value{contents}
	if contents.Kind() == pdf.Array {
		streams = streams[:0]
		for i := range contents.Len() {
			streams = append(streams, contents.Index(i))
		}
	}
	endless := fmt.Errorf("page %d of the PDF unfolds to more than any brief has, or nests without end", n)
	page, depth, faces := int64(mostOfAPage), 0, int64(0)
	for _, s := range streams {
		if s.Kind() != pdf.Stream {
			continue
		}
		if wide(s) {
			return endless
		}
		r := s.Reader()
		data, _ := io.ReadAll(io.LimitReader(r, min(page, left.commands)+1)) // what is damaged, the reader tells
		_ = r.Close()
		page -= int64(len(data))
		left.commands -= int64(len(data))
		for word := range bytes.FieldsSeq(data) {
			switch string(word) {
			case "q":
				depth++
			case "Q":
				depth = max(0, depth-1)
			default:
				faces += int64(bytes.Count(word, []byte("Tf"))) // it may stand close to what is before it
			}
		}
		if page < 0 || left.commands < 0 || depth > mostNesting || deep(data) {
			return endless
		}
	}
	for _, name := range p.Fonts() {
		table := p.Font(name).V.Key("ToUnicode")
		if table.Kind() != pdf.Stream {
			continue
		}
		if wide(table) {
			return endless
		}
		r := table.Reader()
		data, _ := io.ReadAll(io.LimitReader(r, min(left.mapped, mostOfAPage)+1))
		_ = r.Close()
		if left.mapped -= int64(len(data)) * max(1, faces); left.mapped < 0 || len(data) > mostOfAPage || deep(data) {
			return endless
		}
	}
	return nil
}

// wide says that the rows of a stream are wider than any, for which the reader would
// take the memory at once.
func wide(s pdf.Value) bool {
	all := []pdf.Value{s.Key("DecodeParms")}
	if all[0].Kind() == pdf.Array {
		for i := range all[0].Len() {
			all = append(all, all[0].Index(i))
		}
	}
	for _, p := range all {
		if n := p.Key("Columns").Int64(); n < 0 || n > mostColumns {
			return true
		}
	}
	return false
}
