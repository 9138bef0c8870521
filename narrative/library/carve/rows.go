package carve

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"bifocal/narrative"
)

// The kinds of page that rows stand on.
const (
	indexInterior = 0x02
	indexLeaf     = 0x0a
	tableLeaf     = 0x0d
)

// page finds the rows on a page.
func (s *scan) page(v view, page []byte, p place, number uint32) error {
	// What proves itself is looked for everywhere, since the list of cells may be
	// damaged, and a page may be free.
	for at := 0; at+20 < len(page); at++ {
		c, ok := tableCell(page, at)
		if !ok || c.at+1 >= len(page) {
			continue
		}
		if page[c.at] < 9 || page[c.at] > 40 || page[c.at+1] > 9 {
			continue // no head is so short or so long, and all begin with a number or with none
		}
		h, ok := readHead(page[c.at:])
		if !ok || h.total != c.payload {
			continue
		}
		var err error
		switch {
		case solutionShape(h):
			err = s.solution(v, page, p, c, h)
		case revisionShape(h):
			err = s.revision(v, page, p, c, h)
		}
		if err != nil {
			return err
		}
	}
	return s.listed(v, page, p, number)
}

// listed finds the rows that prove themselves by their form only, where a page of
// the right kind lists them.
func (s *scan) listed(v view, page []byte, p place, number uint32) error {
	start := 0
	if number == 1 {
		start = 100 // behind the header of the file
	}
	kind, count, first := page[start], be16(page[start+3:]), start+8
	if kind == indexInterior {
		first += 4
	}
	if kind != indexInterior && kind != indexLeaf && kind != tableLeaf || first+2*count > len(page) {
		return nil
	}
	for i := range count {
		at := be16(page[first+2*i:])
		if at < first+2*count || at+4 >= len(page) {
			continue
		}
		var c cell
		var ok bool
		if kind == tableLeaf {
			c, ok = tableCell(page, at)
		} else {
			c, ok = indexCell(page, at, kind == indexLeaf)
		}
		if !ok {
			continue
		}
		h, ok := readHead(page[c.at:])
		if !ok {
			continue
		}
		var read func(values, cell, Origin) any
		switch {
		case kind != tableLeaf && entryShape(h):
			read = s.entry
		case kind == tableLeaf && exportShape(h):
			read = s.export
		case kind == tableLeaf && requestShape(h):
			read = s.request
		default:
			continue
		}
		x, spans, ok := s.whole(v, page, p, c, h, false)
		if !ok {
			continue
		}
		if row := read(x, c, p.origin(spans)); row != nil {
			if err := s.found(row); err != nil {
				return err
			}
		}
	}
	return nil
}

func shaped(h head, columns ...func(column) bool) bool {
	if h.n < len(columns) {
		return false
	}
	for i, is := range columns {
		if !is(h.columns[i]) {
			return false
		}
	}
	return true
}

func isHash(c column) bool { return c.kind == 12+2*sha256.Size }

func orNull(is func(column) bool) func(column) bool {
	return func(c column) bool { return c.isNull() || is(c) }
}

func solutionShape(h head) bool {
	return h.n == 12 && shaped(h, column.isNull, column.isText, column.isText, column.isText, column.isText,
		column.isBlob, column.isBlob, column.isInt, column.isInt, orNull(column.isInt), isHash, column.isText)
}

func revisionShape(h head) bool {
	return h.n == 8 && shaped(h, column.isInt, column.isInt, column.isInt, column.isInt, column.isText, column.isText, isHash, column.isBlob)
}

func exportShape(h head) bool {
	return h.n >= 6 && h.n <= 8 && shaped(h, column.isInt, column.isInt, column.isInt, column.isText, column.isText, isHash) &&
		(h.n < 7 || orNull(column.isInt)(h.columns[6])) && (h.n < 8 || orNull(column.isInt)(h.columns[7]))
}

// solution reads a row of a solution, and gives it where its hash proves it.
func (s *scan) solution(v view, page []byte, p place, c cell, h head) error {
	proves := func(x values) bool {
		sum := sha256.Sum256(x.bytes(11))
		return bytes.Equal(sum[:], x.bytes(10))
	}
	x, spans, ok := s.proven(v, page, p, c, h, proves)
	if !ok {
		return s.mention(page, p, c, h)
	}
	row := Solution{
		Origin: p.origin(spans), Seq: c.rowid,
		ID: x.text(1), Title: x.text(2), Customer: x.text(3), Status: x.text(4),
		Created: x.number(7), Changed: x.number(8), Hash: x.bytes(10), Body: x.bytes(11),
	}
	if d := x.optional(9); d != nil {
		row.Deleted = *d
	}
	return s.found(row)
}

// mention gives the names of a solution whose row cannot be read, where they stand
// on its page.
func (s *scan) mention(page []byte, p place, c cell, h head) error {
	var texts [4]string
	at := c.at + h.length
	for i := 1; i < 4; i++ {
		n := int(h.columns[i].size())
		if at+n > len(page) || !utf8.Valid(page[at:at+n]) {
			return nil
		}
		texts[i] = string(page[at : at+n])
		at += n
	}
	if !narrative.ValidID(texts[1]) {
		return nil
	}
	return s.found(Mention{p.origin(nil), texts[1], texts[2], texts[3]})
}

// revision reads a row of a revision, and gives it where its hash proves it.
func (s *scan) revision(v view, page []byte, p place, c cell, h head) error {
	var body []byte
	proves := func(x values) bool {
		var ok bool
		body, ok = s.expand.whole(s, x.bytes(7))
		if !ok {
			return false
		}
		sum := sha256.Sum256(body)
		return bytes.Equal(sum[:], x.bytes(6))
	}
	x, spans, ok := s.proven(v, page, p, c, h, proves)
	if !ok {
		return nil
	}
	return s.found(Revision{
		Origin: p.origin(spans), Solution: x.number(0), N: x.number(1), At: x.number(2), Since: x.number(3),
		Kind: x.text(4), Name: x.text(5), Hash: x.bytes(6), Body: body, Stored: x.bytes(7),
	})
}

// proven reads a record in each way that its pages may be meant, until its hash
// proves it.
func (s *scan) proven(v view, page []byte, p place, c cell, h head, proves func(values) bool) (values, []Span, bool) {
	views := []view{v}
	if c.payload > local(s.size, c.payload, false) && s.journal != nil {
		// The pages that it goes on on may be newer or older than its own.
		for _, upTo := range []int{len(s.journal.frames) - 1, s.journal.Taken - 1, -1} {
			if !slices.Contains(views, view{s, upTo}) {
				views = append(views, view{s, upTo})
			}
		}
	}
	for _, straight := range []bool{false, true} {
		for _, v := range views {
			x, spans, ok := s.whole(v, page, p, c, h, straight)
			if ok && s.work(c.payload) && proves(x) {
				s.stats.Proven++
				return x, spans, true
			}
			if len(spans) == 1 {
				break // it stands on one page
			}
		}
	}
	s.stats.Failed++
	return values{}, nil, false
}

// expander decompresses bodies of revisions.
type expander struct{ decoder *zstd.Decoder }

var zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}

func (e *expander) whole(s *scan, stored []byte) ([]byte, bool) {
	if !bytes.HasPrefix(stored, zstdMagic) {
		return nil, false
	}
	var head zstd.Header
	if head.Decode(stored) != nil || head.HasFCS && (head.FrameContentSize > narrative.MaxFile || !s.work(int64(head.FrameContentSize))) ||
		!head.HasFCS && !s.work(narrative.MaxFile) {
		return nil, false
	}
	if e.decoder == nil {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(narrative.MaxFile))
		if err != nil {
			return nil, false // the options are constants
		}
		e.decoder = d
	}
	body, err := e.decoder.DecodeAll(stored, nil)
	return body, err == nil
}

// export reads a row about a file that was handed out.
func (s *scan) export(x values, _ cell, from Origin) any {
	e := Export{
		Origin: from, Solution: x.number(0), Revision: x.number(1), At: x.number(2), Kind: x.text(3), Format: x.text(4), SHA256: x.bytes(5),
		Errors: x.optional(6), Decided: x.optional(7),
	}
	if e.Solution < 1 || e.Revision < 1 || e.At < 0 || !word(e.Kind) || !word(e.Format) || e.Errors != nil && *e.Errors < 0 {
		return nil
	}
	return e
}

func requestShape(h head) bool {
	return h.n == 10 && shaped(h, column.isNull, column.isInt, column.isInt,
		column.isText, column.isText, column.isText, column.isText, column.isText, column.isText, column.isText)
}

// request reads a row about what was sent to a language model.
func (s *scan) request(x values, c cell, from Origin) any {
	r := Request{
		Origin: from, N: c.rowid, Solution: x.number(1), At: x.number(2), Host: x.text(3), Model: x.text(4), Task: x.text(5),
		Passage: x.text(6), Sent: x.text(7), Received: x.text(8), Outcome: x.text(9),
	}
	for i := 3; i < x.n; i++ {
		if !utf8.Valid(x.bytes(i)) {
			return nil
		}
	}
	if r.N < 1 || r.Solution < 1 || r.At < 0 {
		return nil
	}
	return r
}

// word reports whether a text can be the name of a kind or of a format.
func word(text string) bool {
	return len(text) <= 40 && !strings.ContainsFunc(text, func(r rune) bool { return r != '-' && r != ' ' && (r < '0' || r > '9') && (r < 'a' || r > 'z') })
}

// entryShape reports whether a record is one of a table that is an index itself, or
// of the index of the list.
func entryShape(h head) bool {
	switch h.n {
	case 2:
		return shaped(h, column.isText, column.isText)
	case 3:
		return shaped(h, column.isText, column.isInt, column.isText)
	case 4, 5:
		return shaped(h, column.isText, column.isText, column.isInt, column.isText) && (h.n == 4 || h.columns[4].isInt())
	case 7:
		return shaped(h, column.isInt, column.isText, column.isText, column.isText, column.isText, orNull(column.isInt), column.isInt)
	}
	return false
}

// indexOwn are settings that the index keeps of itself.
var indexOwn = []string{"rank", "version", "pgsz", "automerge", "crisismerge", "usermerge", "hashsize", "secure-delete", "deletemerge", "insttoken"}

func (s *scan) entry(x values, _ cell, from Origin) any {
	for i := range x.n {
		if x.columns[i].isText() && !utf8.Valid(x.bytes(i)) {
			return nil
		}
	}
	switch x.n {
	case 2:
		if name := x.text(0); name != "" && !slices.Contains(indexOwn, name) {
			return Setting{from, name, x.text(1)}
		}
	case 3:
		if json.Valid(x.bytes(2)) {
			return Proof{from, x.text(0), x.text(2), x.number(1)}
		}
	case 4, 5:
		id, name := x.text(0), x.text(1)
		if id != "" && strings.ToLower(strings.TrimSpace(name)) == id && json.Valid(x.bytes(3)) {
			row := Style{Origin: from, ID: id, Name: name, Changed: x.number(2), Body: x.text(3)}
			if d := x.optional(4); d != nil {
				row.Default = *d == 1
			}
			return row
		}
	case 7:
		if narrative.ValidID(x.text(1)) {
			return Mention{from, x.text(1), x.text(2), x.text(3)}
		}
	}
	return nil
}
