package desk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hit is a stretch of a text, in bytes.
type Hit struct{ From, To int }

// Occurrences returns where a text holds what is looked for, whatever the case
// of its letters. They do not overlap; of nothing there are none.
func Occurrences(text, want string) []Hit {
	want = strings.TrimSpace(want)
	if want == "" {
		return nil
	}
	if len(want) <= len(text) && isASCII(text) && isASCII(want) {
		return occurrencesASCII(strings.ToLower(text), strings.ToLower(want))
	}
	var out []Hit
	for at := 0; at < len(text); {
		if n := prefixed(text[at:], want); n > 0 {
			out = append(out, Hit{at, at + n})
			at += n
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return out
}

func occurrencesASCII(text, want string) []Hit {
	var out []Hit
	for at := 0; ; {
		i := strings.Index(text[at:], want)
		if i < 0 {
			return out
		}
		out = append(out, Hit{at + i, at + i + len(want)})
		at += i + len(want)
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// prefixed returns how many bytes of text are what is wanted, 0 where it does
// not begin with it. Any space stands for any other: figures hold narrow ones.
func prefixed(text, want string) int {
	n := 0
	for _, w := range want {
		r, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || !sameLetter(r, w) {
			return 0
		}
		n += size
	}
	return n
}

func sameLetter(a, b rune) bool {
	return a == b || unicode.ToLower(a) == unicode.ToLower(b) || unicode.IsSpace(a) && unicode.IsSpace(b)
}

// Search goes from place to place in a view that says what is looked for.
type Search struct {
	Text string
	Hits []Place // a place once for each occurrence in it, in the order of reading
	At   int     // the hit that is shown; -1 before the first
}

// Look looks for the text anew in a view. The hit that was shown stays shown
// where its place still says the text.
func (s *Search) Look(v View) {
	var was Place
	if s.At >= 0 && s.At < len(s.Hits) {
		was = s.Hits[s.At]
	}
	s.Hits = s.Hits[:0]
	note := func(p Place, text string) {
		for range Occurrences(text, s.Text) {
			s.Hits = append(s.Hits, p)
		}
	}
	for _, row := range v.Rows {
		for i := range row.Sides {
			side := &row.Sides[i]
			if side.Gap != nil {
				continue
			}
			at := Place{Audience: side.Audience, Theme: string(row.Theme)}
			at.Key = side.HeadingKey
			note(at, side.Heading)
			for j := range side.Pieces {
				p := &side.Pieces[j]
				at.Key = p.Key
				note(at, p.Text)
				for r, cells := range p.Cells {
					at.Key = p.RowKeys[r]
					for _, c := range cells {
						note(at, c)
					}
				}
			}
		}
	}
	if i := slices.Index(s.Hits, was); i >= 0 && !was.IsZero() {
		s.At = max(i, min(s.At, i+countOf(s.Hits, was)-1))
	} else {
		s.At = min(s.At, len(s.Hits)-1)
	}
}

func countOf(hits []Place, p Place) int {
	n := 0
	for _, h := range hits {
		if h == p {
			n++
		}
	}
	return n
}

// Step shows the next hit, or the one before, around the ends, and returns its
// place, which is zero where there is none.
func (s *Search) Step(by int) Place {
	n := len(s.Hits)
	if n == 0 {
		return Place{}
	}
	if s.At < 0 && by < 0 {
		s.At = 0
	}
	s.At = ((s.At+by)%n + n) % n
	return s.Hits[s.At]
}
