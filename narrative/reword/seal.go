package reword

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrTooMuch says that texts hold more values than there are tokens.
var ErrTooMuch = errors.New("the text holds more names and figures than can be sealed at once; reword it in parts")

// Item is a sealed value and the token that stands for it.
type Item struct {
	Token string
	Kind  Kind
	Value string // as it stands in the text, letter for letter
}

// Sealed is a text without its names and figures, and what stands for them. It
// holds the only copy of the values, in memory; its String and its JSON form show
// the sealed text alone.
type Sealed struct {
	text  string
	items []Item
	count map[string]int // of each token in text
	value map[string]Item
	known Known
	read  source
}

// Seal takes every name and figure out of a text.
func Seal(text string, known Known) (*Sealed, error) {
	found := find(text, &known)
	found = again(text, found, known)
	s := &Sealed{count: map[string]int{}, value: map[string]Item{}, known: known}
	tokens := map[string]string{} // by kind and value
	lower := strings.ToLower(text)
	var b strings.Builder
	at, next := 0, 0
	for _, x := range found {
		value := text[x.start:x.end]
		key := string(x.kind) + " " + value
		token, ok := tokens[key]
		if !ok {
			code := ""
			for ; next < codes; next++ {
				if code = codeOf(next); !strings.Contains(lower, strings.ToLower(code)) && !known.within(code) {
					break
				}
			}
			if next++; next > codes {
				return nil, ErrTooMuch
			}
			token = tokenOf(x.kind, code)
			tokens[key] = token
			s.items = append(s.items, Item{token, x.kind, value})
			s.value[token] = s.items[len(s.items)-1]
		}
		b.WriteString(text[at:x.start])
		b.WriteString(token)
		s.count[token]++
		at = x.end
	}
	b.WriteString(text[at:])
	s.text = b.String()
	s.read = readSource(s.text)
	return s, nil
}

// again seals what is sealed in one place wherever else it stands: a value that
// can be recognised once is known.
func again(text string, found []span, known Known) []span {
	s := &spans{text: text, list: found}
	for n := -1; n < len(s.list); { // what is found so is a value in turn
		n = len(s.list)
		s.repeat()
		s.names(known.names) // what was glued to one of them stands alone now
	}
	return s.list
}

// repeat seals the values of all spans wherever else they stand.
func (s *spans) repeat() {
	text := s.text
	var values Known
	for _, x := range s.list {
		if x.kind == Mark {
			continue
		}
		n, ok := nameOf(x.kind, text[x.start:x.end])
		if !ok || n.all == "a" || n.all == "an" || n.all == "i" {
			continue
		}
		n.inside = n.inside && x.kind.names()
		if !slices.ContainsFunc(values.names, func(o name) bool {
			return o.all == n.all && o.literal == n.literal && (!n.literal || o.shown == n.shown)
		}) {
			values.names = append(values.names, n)
		}
	}
	slices.SortStableFunc(values.names, func(a, b name) int { return cmp.Compare(len(b.all), len(a.all)) })
	s.names(values.names)
}

// Text returns the sealed text: what may be sent.
func (s *Sealed) Text() string { return s.text }

// Items returns the values in the order in which they first stand in the text.
// They are for the eyes of the user alone.
func (s *Sealed) Items() []Item { return slices.Clone(s.items) }

// String returns the sealed text, so that no log shows a value by accident.
func (s *Sealed) String() string { return s.text }

// GoString is String, for the same reason.
func (s *Sealed) GoString() string { return fmt.Sprintf("reword.Sealed(%q)", s.text) }

// MarshalText is String, for the same reason.
func (s *Sealed) MarshalText() ([]byte, error) { return []byte(s.text), nil }

// restore puts the values back in place of the tokens that are known.
func (s *Sealed) restore(answer string) string {
	return tokenForm.ReplaceAllStringFunc(answer, func(t string) string {
		if item, ok := s.value[t]; ok {
			return item.Value
		}
		return t
	})
}

// Readable returns the words with a capital, each once, that stay readable in a
// sealed text: those that begin no sentence, and those that begin one and are no
// words of English. They may be names that nobody has marked. The user is shown them
// before the first request.
func (s *Sealed) Readable() []string {
	var out []string
	masked := mask(s.text)
	for _, w := range capitals(masked) {
		if text := masked[w.start:w.end]; (!w.first || !isCommon(strings.ToLower(text))) && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// Foreign reports whether the text seems to be in another language than English: then
// numbers and dates in its words may stay readable, and the user is told so.
func (s *Sealed) Foreign() bool { return isForeign(mask(s.text)) }
