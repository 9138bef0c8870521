package carve

// cell is a row as it stands on a page.
type cell struct {
	rowid   int64
	payload int64
	at      int // of the record, on the page
	index   bool
}

// tableCell reads the beginning of a cell of a table's leaf.
func tableCell(page []byte, at int) (c cell, ok bool) {
	payload, n := varint(page[at:])
	if n == 0 || payload < 2 || payload > mostPayload {
		return c, false
	}
	at += n
	rowid, n := varint(page[at:])
	if n == 0 || at+n >= len(page) {
		return c, false
	}
	return cell{rowid: int64(rowid), payload: int64(payload), at: at + n}, true
}

// indexCell reads that of an index, which begins with the number of a page where it
// is no leaf.
func indexCell(page []byte, at int, leaf bool) (c cell, ok bool) {
	if !leaf {
		at += 4
	}
	if at >= len(page) {
		return c, false
	}
	payload, n := varint(page[at:])
	if n == 0 || payload < 2 || payload > mostPayload || at+n >= len(page) {
		return c, false
	}
	return cell{payload: int64(payload), at: at + n, index: true}, true
}

// mostPayload is more than any row of a library has.
const mostPayload = 20 << 20

// whole reads the record of a cell, from the page and the pages that it goes on on.
// The pages are those of a view; straight takes the next page of the file for the
// next of the chain, whatever the chain says.
func (s *scan) whole(v view, page []byte, p place, c cell, h head, straight bool) (values, []Span, bool) {
	if h.total != c.payload {
		return values{}, nil, false
	}
	here := local(s.size, c.payload, c.index)
	if int64(c.at)+here > int64(len(page)) || int64(h.length) > here || c.at+int(here) > p.valid {
		return values{}, nil, false
	}
	spans := []Span{{p.journal, p.from + int64(c.at), p.from + int64(c.at) + here}}
	if here == c.payload {
		if !s.work(here) {
			return values{}, nil, false
		}
		data := append([]byte(nil), page[c.at+h.length:c.at+int(here)]...)
		return values{h, data}, spans, true
	}
	if c.at+int(here)+4 > p.valid {
		return values{}, nil, false
	}
	spans[0].To += 4
	rest := c.payload - here
	if rest > s.in.Size+s.in.JournalSize {
		return values{}, nil, false // there are not so many bytes
	}
	next := be32(page[c.at+int(here):])
	data := append([]byte(nil), page[c.at+h.length:c.at+int(here)]...)
	buf := make([]byte, s.size)
	for rest > 0 {
		from, ok := v.read(next, buf)
		if !ok {
			return values{}, nil, false
		}
		n := min(rest, int64(s.size-4))
		if int64(from.valid) < n+4 {
			return values{}, nil, false
		}
		data = append(data, buf[4:4+n]...)
		spans = append(spans, Span{from.journal, from.from, from.from + 4 + n})
		rest -= n
		if link := be32(buf); straight {
			next++
		} else if s.leads(v, link) {
			next = link
		} else {
			next++ // the link is damaged; a long row stands on pages in a row as a rule
		}
	}
	return values{h, data}, spans, true
}

// leads reports whether a link of a chain is to a page that there is.
func (s *scan) leads(v view, page uint32) bool {
	if page < 2 {
		return false
	}
	if int64(page-1)*int64(s.size) < s.in.Size {
		return true
	}
	if v.upTo < 0 {
		return false
	}
	_, ok := s.journal.latest(page, v.upTo)
	return ok
}
