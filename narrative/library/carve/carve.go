// Package carve reads the rows of a library from the bytes of its file and its
// journal, without SQLite: from pages that nothing leads to any more as well, and
// from files of which SQLite reads nothing.
//
// What has a hash is given only where the hash proves it: a solution and a revision
// are what they were, or they are not given. It is pure: bytes in, rows out. The
// time it takes grows with the bytes and not faster, whatever they are, and it keeps
// no more than a row and some bytes a frame of the journal.
//
// The forms are those of https://www.sqlite.org/fileformat2.html.
package carve

import "io"

// Input is a library and its journal, the write-ahead log; Journal may be nil.
type Input struct {
	Library     io.ReaderAt
	Size        int64 // in bytes
	Journal     io.ReaderAt
	JournalSize int64
}

// Span is a stretch of bytes, of the library or of the journal.
type Span struct {
	Journal  bool
	From, To int64
}

// Origin is where a row was found.
type Origin struct {
	// Journal says that the row stands in the journal, and Tail that it stands there
	// behind what SQLite takes from it.
	Journal, Tail bool
	// Frame is the number of its frame in the run of the journal that is current,
	// from 1: what has a higher number was written later. It is 0 for all else.
	Frame int
	// Spans are all bytes that the row was read from.
	Spans []Span
}

// Solution is a row of a solution. The SHA-256 of Body is Hash. Times are
// milliseconds since 1970, UTC.
type Solution struct {
	Origin
	Seq                         int64
	ID, Title, Customer, Status string
	Created, Changed            int64
	Deleted                     int64 // 0 for a live one
	Hash, Body                  []byte
}

// Revision is a row of a revision. The SHA-256 of Body is Hash; Stored is Body as it
// was stored, compressed.
type Revision struct {
	Origin
	Solution     int64 // the Seq of its solution
	N            int64
	At, Since    int64
	Kind, Name   string
	Hash         []byte
	Body, Stored []byte
}

// Export is a row about a file that was handed out. Nothing proves it but its form.
type Export struct {
	Origin
	Solution, Revision, At int64
	Kind, Format           string
	SHA256                 []byte
	Errors, Decided        *int64
}

// Request is a row about what was sent to a language model. Nothing proves it but its
// form.
type Request struct {
	Origin
	N, Solution, At                                     int64
	Host, Model, Task, Passage, Sent, Received, Outcome string
}

// Style is a row of a house style: its ID is its name in small letters, and its
// body is JSON.
type Style struct {
	Origin
	ID, Name, Body string
	Changed        int64
	Default        bool
}

// Proof is a row of a proof; its body is JSON.
type Proof struct {
	Origin
	ID, Body string
	Changed  int64
}

// Setting is a row of a setting. Nothing proves it but its form.
type Setting struct {
	Origin
	Name, Value string
}

// Mention is a solution that an index or a row names, whether the row can be read or
// not.
type Mention struct {
	Origin
	ID, Title, Customer string
}

// Stats says what was looked through.
type Stats struct {
	PageSize       int
	Pages, Frames  int64
	Proven, Failed int64 // rows of solutions and revisions by their hash
	// Cut says that the bytes lead to more work than their number allows, which
	// none that Bifocal wrote do; what was found until then stands.
	Cut bool
}

// usualPage is the size of a page in every library that Bifocal made.
const usualPage = 4096

// Scan gives every row that it finds to found, in no order and perhaps more than
// once. It ends early with an error of found or of reading.
func Scan(in Input, found func(row any) error) (Stats, error) {
	s := &scan{in: in, found: found}
	s.size = pageSize(in)
	s.stats.PageSize = s.size
	s.budget = workABytes*(in.Size+in.JournalSize) + workAtLeast
	if in.Journal != nil {
		j, err := ReadJournal(in.Journal, in.JournalSize)
		if err != nil {
			return s.stats, err
		}
		if len(j.frames) > 0 && j.PageSize == s.size {
			s.journal = j
		}
	}
	if err := s.library(); err != nil {
		return s.stats, err
	}
	return s.stats, s.frames()
}

// The work that each byte of the input may make: bytes followed through chains of
// pages, hashed and decompressed. A page of a library holds compressed text and is
// read once for each of its copies.
const (
	workABytes  = 400
	workAtLeast = 64 << 20
)

// pageSize reads it from the header of the library, or of the journal.
func pageSize(in Input) int {
	var head [18]byte
	if n, _ := in.Library.ReadAt(head[:], 0); n == len(head) { // too short a file has none
		if size := int(head[16])<<8 | int(head[17]); size == 1 {
			return 65536
		} else if size >= 512 && size&(size-1) == 0 {
			return size
		}
	}
	if in.Journal != nil {
		if n, _ := in.Journal.ReadAt(head[:12], 0); n == 12 {
			if size := int(be32(head[8:])); size >= 512 && size <= 65536 && size&(size-1) == 0 {
				return size
			}
		}
	}
	return usualPage
}

// scan is one run through the bytes.
type scan struct {
	in      Input
	found   func(any) error
	size    int
	journal *Journal
	stats   Stats
	budget  int64
	expand  expander
}

// work takes from the budget, and reports whether it lasted.
func (s *scan) work(n int64) bool {
	if s.budget < n {
		s.stats.Cut = true
		return false
	}
	s.budget -= n
	return true
}

// library looks through the pages of the library, the last one perhaps cut short.
func (s *scan) library() error {
	buf := make([]byte, s.size)
	for at := int64(0); at < s.in.Size; at += int64(s.size) {
		n, err := s.in.Library.ReadAt(buf[:min(int64(s.size), s.in.Size-at)], at)
		if err != nil && err != io.EOF {
			return err
		}
		clear(buf[n:])
		s.stats.Pages++
		v := view{s: s, upTo: -1}
		if err := s.page(v, buf, place{from: at, valid: n}, uint32(at/int64(s.size))+1); err != nil {
			return err
		}
	}
	return nil
}

// frames looks through the pages in the journal.
func (s *scan) frames() error {
	if s.journal == nil {
		return nil
	}
	buf := make([]byte, s.size)
	for i, f := range s.journal.frames {
		at := s.journal.offset(i)
		n, err := s.in.Journal.ReadAt(buf[:min(int64(s.size), s.in.JournalSize-at)], at)
		if err != nil && err != io.EOF {
			return err
		}
		clear(buf[n:])
		s.stats.Frames++
		v := view{s: s, upTo: s.journal.endOf(i)}
		p := place{journal: true, from: at, valid: n}
		if s.journal.current(i) {
			p.frame, p.tail = i+1, i >= s.journal.Taken
		}
		if err := s.page(v, buf, p, f.page); err != nil {
			return err
		}
	}
	return nil
}

// place is where the bytes of a page stand.
type place struct {
	journal, tail bool
	frame         int
	from          int64
	valid         int // how many of them there are
}

// origin is that of a row that was read from some bytes.
func (p place) origin(spans []Span) Origin { return Origin{p.journal, p.tail, p.frame, spans} }

// view is the pages as they were at one moment: those of the journal up to a frame,
// and of the library where the journal has none; upTo is -1 for the library alone.
type view struct {
	s    *scan
	upTo int
}

// read reads a page into buf, and returns where it stands.
func (v view) read(page uint32, buf []byte) (place, bool) {
	s := v.s
	if page == 0 || !s.work(int64(s.size)) {
		return place{}, false
	}
	if v.upTo >= 0 {
		if i, ok := s.journal.latest(page, v.upTo); ok {
			at := s.journal.offset(i)
			n, err := s.in.Journal.ReadAt(buf, at)
			return place{journal: true, from: at, valid: n}, err == nil
		}
	}
	at := int64(page-1) * int64(s.size)
	if at >= s.in.Size {
		return place{}, false
	}
	n, err := s.in.Library.ReadAt(buf, at)
	clear(buf[n:])
	return place{from: at, valid: n}, err == nil || n > 0
}

func be16(b []byte) int { return int(b[0])<<8 | int(b[1]) }
func be32(b []byte) uint32 {
	return uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
}
