// Package worddiff tells how one text became another, word by word, as a
// reader would mark it: whole words and whole figures, with nothing kept
// between two changes that is not worth reading. It also merges two changes of
// one text.
package worddiff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Op says what became of a piece of text.
type Op string

// What can become of a piece.
const (
	Equal    Op = "equal"
	Deleted  Op = "deleted"
	Inserted Op = "inserted"
)

// Piece is a stretch of text and what became of it.
type Piece struct {
	Text string `json:"text"`
	Op   Op     `json:"op"`
}

// Diff returns how old became now. The equal and deleted pieces are old, the
// equal and inserted ones now; no piece is empty, and of neighbours that differ
// the deleted one stands first. It takes time in proportion to the texts:
// where they are long and have little in common, less of that is found.
func Diff(old, now string) []Piece {
	switch {
	case old == now && old == "":
		return nil
	case old == now:
		return []Piece{{old, Equal}}
	case old > now: // so that the way back is the same with the two exchanged
		return inverted(diff(now, old))
	}
	return diff(old, now)
}

func diff(old, now string) []Piece {
	ids := make(map[string]int32, 64)
	d := differ{old: old, now: now, a: tokenise(old, ids), b: tokenise(now, ids)}
	d.spans(align(d.a, d.b))
	d.tidy()
	return d.pieces()
}

// Marked writes pieces in plain text: "from [-9-]{+7+} outages".
func Marked(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Op {
		case Deleted:
			b.WriteString("[-" + p.Text + "-]")
		case Inserted:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func inverted(pieces []Piece) []Piece {
	for i := range pieces {
		switch pieces[i].Op {
		case Deleted:
			pieces[i].Op = Inserted
			if i+1 < len(pieces) && pieces[i+1].Op == Inserted {
				pieces[i+1].Op = Deleted
				pieces[i], pieces[i+1] = pieces[i+1], pieces[i]
			}
		case Inserted:
			if i == 0 || pieces[i-1].Op != Deleted { // else it was exchanged above
				pieces[i].Op = Deleted
			}
		}
	}
	return pieces
}

// differ turns an alignment of tokens into pieces.
type differ struct {
	old, now string
	a, b     []token
	runs     []span
}

// span is a run of tokens: the same in both texts, or changed. Same and
// changed ones take turns.
type span struct {
	i0, i1, j0, j1 int // a[i0:i1], b[j0:j1]
	same           bool
}

func (d *differ) spans(pair []int32) {
	i, j := 0, 0
	for i < len(d.a) || j < len(d.b) {
		s := span{i0: i, j0: j}
		if i < len(d.a) && int(pair[i]) == j {
			s.same = true
			for i < len(d.a) && int(pair[i]) == j {
				i++
				j++
			}
		} else {
			for i < len(d.a) && pair[i] < 0 {
				i++
			}
			j = len(d.b)
			if i < len(d.a) {
				j = int(pair[i])
			}
		}
		s.i1, s.j1 = i, j
		d.runs = append(d.runs, s)
	}
}

// tidy joins changes that have between them only what is not worth keeping.
func (d *differ) tidy() {
	out := d.runs[:0]
	for _, s := range d.runs {
		out = append(out, s)
		for n := len(out); n >= 3 && !out[n-1].same && d.confetti(out[n-3], out[n-2], out[n-1]); n = len(out) {
			out[n-3].i1, out[n-3].j1 = out[n-1].i1, out[n-1].j1
			out = out[:n-2]
		}
	}
	d.runs = out
}

// What is kept between two changes, at most, for it to count as confetti.
const (
	fewTokens   = 4
	lightTokens = 2
	lightWord   = 3 // letters: articles, "to", "of"
)

// confetti reports whether what is kept between two changes only disturbs who
// reads them. A figure never does, nor does the end of a line, and a figure
// that replaced another is told apart from the words around it.
func (d *differ) confetti(before, kept, after span) bool {
	tokens := d.a[kept.i0:kept.i1]
	if len(tokens) > fewTokens || d.figures(before) || d.figures(after) {
		return false
	}
	if strings.ContainsRune(d.old[end(d.a, kept.i0):end(d.a, kept.i1)], '\n') ||
		kept.i1 < len(d.a) && strings.ContainsRune(d.old[end(d.a, kept.i1):d.a[kept.i1].start], '\n') {
		return false
	}
	light := len(tokens) <= lightTokens && before.replaces() && after.replaces()
	var letters int32
	for _, t := range tokens {
		if t.figure {
			return false
		}
		letters += t.letters
		light = light && t.letters <= lightWord
	}
	return light || 2*letters <= min(d.size(before), d.size(after))
}

func (s span) replaces() bool { return s.i0 < s.i1 && s.j0 < s.j1 }

// figures reports whether one figure took the place of another.
func (d *differ) figures(s span) bool {
	return s.i1-s.i0 == 1 && s.j1-s.j0 == 1 && d.a[s.i0].figure && d.b[s.j0].figure
}

// size is how many letters a change takes out or puts in, up to more than any
// that is kept in so few tokens.
func (d *differ) size(s span) int32 {
	const enough = 200
	count := func(tokens []token) (n int32) {
		for i := 0; i < len(tokens) && n < enough; i++ {
			n += tokens[i].letters + 1 // and its space
		}
		return n
	}
	return max(count(d.a[s.i0:s.i1]), count(d.b[s.j0:s.j1]))
}

// end returns where the token before the given one ends.
func end(tokens []token, i int) int {
	if i == 0 {
		return 0
	}
	return tokens[i-1].end
}

// writer puts pieces together, from stretches of the old and the new text.
type writer struct {
	old, now       string
	kept           int // from here to i0 the old text is kept, and not written yet
	i0, i1, j0, j1 int // then comes what changed, and is not written yet
	out            []Piece
}

func (d *differ) pieces() []Piece {
	w := writer{old: d.old, now: d.now}
	for _, s := range d.runs {
		if !s.same {
			w.i1, w.j1 = end(d.a, s.i1), end(d.b, s.j1)
			continue
		}
		for i, j := s.i0, s.j0; i < s.i1; i, j = i+1, j+1 {
			x, y := d.a[i], d.b[j]
			if d.old[w.i1:x.start] != d.now[w.j1:y.start] { // another space
				w.i1, w.j1 = x.start, y.start
			}
			w.change()
			w.i0, w.i1, w.j0, w.j1 = x.end, x.end, y.end, y.end
		}
	}
	w.i1, w.j1 = len(d.old), len(d.now)
	w.change()
	w.add(w.old[w.kept:w.i0], Equal)
	return w.out
}

// change writes what changed, with what was kept before it. Space at either
// end that both texts have is kept.
func (w *writer) change() {
	old, now := w.old[w.i0:w.i1], w.now[w.j0:w.j1]
	if old != now {
		head := commonSpace(old, now, utf8.DecodeRuneInString, func(s string, n int) string { return s[n:] })
		old, now = old[head:], now[head:]
		tail := commonSpace(old, now, utf8.DecodeLastRuneInString, func(s string, n int) string { return s[:len(s)-n] })
		w.add(w.old[w.kept:w.i0+head], Equal)
		w.add(old[:len(old)-tail], Deleted)
		w.add(now[:len(now)-tail], Inserted)
		w.kept = w.i1 - tail
	}
	w.i0, w.j0 = w.i1, w.j1
}

// commonSpace returns how many bytes of space both texts have at one end.
func commonSpace(a, b string, at func(string) (rune, int), without func(string, int) string) int {
	n := 0
	for {
		r, size := at(a)
		q, _ := at(b)
		if r != q || !unicode.IsSpace(r) {
			return n
		}
		a, b = without(a, size), without(b, size)
		n += size
	}
}

func (w *writer) add(text string, op Op) {
	if text != "" {
		w.out = append(w.out, Piece{text, op})
	}
}
