package compare

import (
	"bytes"

	"bifocal/narrative"
)

// Body is the JSON form of a solution, taken apart without reading what its
// values mean, so that a long history is told quickly. It is not changed once
// it is made.
type Body struct {
	whole  []byte
	odd    bool       // not written as narrative.Encode writes: for the decoder to judge
	header []byte     // every member but the facts, as "key": value, with commas between
	facts  []factText // in their order
}

// factText is a fact as it is written.
type factText struct {
	raw  []byte
	name string // as names gives it
}

// Summarise is the summary of how one state became another. It reads only the
// facts that are not written alike. Its errors are those of [narrative.Decode].
func Summarise(old, now *Body) (Summary, error) {
	if old.odd || now.odd {
		return summariseWhole(old, now)
	}
	moved := 0
	var before, after []factText
	for _, step := range Sequence(old.names(), now.names()) {
		if step.Op == Moved {
			moved++
		}
		if step.Old >= 0 && step.New >= 0 && bytes.Equal(old.facts[step.Old].raw, now.facts[step.New].raw) {
			continue
		}
		if step.Old >= 0 {
			before = append(before, old.facts[step.Old])
		}
		if step.New >= 0 {
			after = append(after, now.facts[step.New])
		}
	}
	x, err := narrative.Decode(old.with(before))
	if err != nil {
		return summariseWhole(old, now)
	}
	y, err := narrative.Decode(now.with(after))
	if err != nil {
		return summariseWhole(old, now)
	}
	c := Solutions(x, y)
	return c.summary(moved), nil
}

func summariseWhole(old, now *Body) (Summary, error) {
	x, err := narrative.Decode(old.whole)
	if err != nil {
		return Summary{}, err
	}
	y, err := narrative.Decode(now.whole)
	if err != nil {
		return Summary{}, err
	}
	c := Solutions(x, y)
	return c.Summary(), nil
}

// SummariseFirst is the summary of a first state.
func SummariseFirst(now *Body) (Summary, error) {
	if !now.odd {
		return Summary{First: true, Facts: len(now.facts)}, nil
	}
	s, err := narrative.Decode(now.whole)
	return First(s), err
}

func (b *Body) names() []string {
	out := make([]string, len(b.facts))
	for i, f := range b.facts {
		out[i] = f.name
	}
	return out
}

// with returns the JSON form with some facts alone.
func (b *Body) with(facts []factText) []byte {
	var out bytes.Buffer
	out.WriteByte('{')
	out.Write(b.header)
	if len(facts) > 0 {
		out.WriteString(`,"facts":[`)
		for i, f := range facts {
			if i > 0 {
				out.WriteByte(',')
			}
			out.Write(f.raw)
		}
		out.WriteByte(']')
	}
	out.WriteByte('}')
	return out.Bytes()
}

// ReadBody takes a JSON form apart. The caller must not change data any more.
func ReadBody(data []byte) *Body {
	b := &Body{whole: data}
	s := scanner{data: data, fine: true}
	s.object(func(key []byte, from int) bool {
		if string(key) == "facts" {
			s.array(func() { b.facts = append(b.facts, s.fact()) })
			return true
		}
		s.skip()
		if len(b.header) > 0 {
			b.header = append(b.header, ',')
		}
		b.header = append(b.header, data[from:s.at]...)
		return true
	})
	b.odd = !s.fine || len(b.header) == 0
	return b
}

// fact takes a fact, which begins with its kind and its ID.
func (s *scanner) fact() factText {
	from := s.at
	s.skip()
	f := factText{raw: s.data[from:s.at]}
	inner := scanner{data: f.raw, fine: s.fine}
	var kind, id []byte
	inner.object(func(key []byte, _ int) bool {
		value := inner.at
		inner.skip()
		switch {
		case string(key) == "kind" && kind == nil:
			kind = unquoted(f.raw[value:inner.at])
		case string(key) == "id" && kind != nil:
			id = unquoted(f.raw[value:inner.at])
			return false
		default:
			inner.fine = false
		}
		return true
	})
	s.fine = inner.fine && len(kind) > 0 && len(id) > 0
	f.name = string(kind) + " " + string(id)
	return f
}

// unquoted returns what a JSON string holds, or nil for one with escapes and
// for what is no string.
func unquoted(raw []byte) []byte {
	if len(raw) < 2 || raw[0] != '"' || bytes.IndexByte(raw, '\\') >= 0 {
		return nil
	}
	return raw[1 : len(raw)-1]
}

// scanner finds where values begin and end. Once it finds something odd it is
// not fine any more, and stops.
type scanner struct {
	data []byte
	at   int
	fine bool
}

// next skips space and returns the byte it comes to, or 0.
func (s *scanner) next() byte {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; c {
		case ' ', '\n', '\t', '\r':
			s.at++
		default:
			return c
		}
	}
	return 0
}

// take skips one byte after space, which must be c.
func (s *scanner) take(c byte) {
	if s.next() != c {
		s.fine = false
		return
	}
	s.at++
}

// object calls visit with each key, and where the member begins. visit skips
// the value, and returns whether to go on.
func (s *scanner) object(visit func(key []byte, from int) bool) {
	s.take('{')
	if !s.fine || s.closes('}') {
		return
	}
	for s.fine {
		s.next()
		from := s.at
		s.skip()
		key := unquoted(s.data[from:s.at])
		s.take(':')
		s.next()
		if !s.fine || key == nil {
			s.fine = false
			return
		}
		if !visit(key, from) || !s.fine || s.closes('}') {
			return
		}
		s.take(',')
	}
}

// array calls visit at each entry, which visit skips.
func (s *scanner) array(visit func()) {
	s.take('[')
	if !s.fine || s.closes(']') {
		return
	}
	for s.fine {
		s.next()
		visit()
		if !s.fine || s.closes(']') {
			return
		}
		s.take(',')
	}
}

// closes skips a closing bracket, if that is what comes.
func (s *scanner) closes(c byte) bool {
	if s.next() != c {
		return false
	}
	s.at++
	return true
}

// skip skips one value.
func (s *scanner) skip() {
	depth := 0
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case '"':
			if !s.skipString() {
				return
			}
		case '{', '[':
			depth++
			s.at++
		case '}', ']':
			if depth == 0 {
				return
			}
			depth--
			s.at++
		case ',', ' ', '\n', '\t', '\r', ':':
			if depth == 0 {
				return
			}
			s.at++
			continue
		default:
			s.at++
			continue
		}
		if depth == 0 {
			return
		}
	}
	s.fine = s.fine && depth == 0
}

func (s *scanner) skipString() bool {
	for s.at++; s.at < len(s.data); {
		end := bytes.IndexByte(s.data[s.at:], '"')
		if end < 0 {
			break
		}
		escape := bytes.IndexByte(s.data[s.at:s.at+end], '\\')
		if escape < 0 {
			s.at += end + 1
			return true
		}
		s.at += escape + 2 // and what it escapes
	}
	s.at = len(s.data)
	s.fine = false
	return false
}
