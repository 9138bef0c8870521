package desk

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/worddiff"
)

// Seen returns a text of a framing as it is read: with the values of the figures
// that it refers to. at turns a place in the text into one in what is read, both in
// bytes. What cannot be read as a text stands as it is.
func Seen(x *narrative.Index, text string) (shown string, at func(int) int) {
	same := func(n int) int { return n }
	if !strings.ContainsAny(text, "{}") {
		return text, same
	}
	segments, err := narrative.ParseText(text)
	if err != nil {
		return text, same
	}
	var b strings.Builder
	starts := make([][2]int, 0, len(segments)+1)
	for _, seg := range segments {
		starts = append(starts, [2]int{seg.Start, b.Len()})
		if !seg.IsRef {
			b.WriteString(seg.Literal)
		} else if fig, err := x.Figure("", seg.Ref); err != nil || fig.IsZero() {
			b.WriteString(seg.Ref.String())
		} else {
			b.WriteString(written(fig))
		}
	}
	starts = append(starts, [2]int{len(text), b.Len()})
	return b.String(), func(n int) int {
		for i := len(starts) - 1; i >= 0; i-- {
			if s := starts[i]; n >= s[0] {
				end := b.Len()
				if i+1 < len(starts) {
					end = starts[i+1][1]
				}
				return min(s[1]+n-s[0], end)
			}
		}
		return 0
	}
}

// MarkedPiece is a piece of a difference, and whether something is to be looked at
// in it.
type MarkedPiece struct {
	worddiff.Piece
	Marked bool
}

// Compared tells how an old text became a new one, with the stretches of the new one
// marked that are given by their first and last byte.
func Compared(old, now string, marks [][2]int) []MarkedPiece {
	var out []MarkedPiece
	at := 0 // in the new text
	for _, p := range worddiff.Diff(old, now) {
		if p.Op == worddiff.Deleted {
			out = append(out, MarkedPiece{Piece: p})
			continue
		}
		out = append(out, cutAt(p, at, marks)...)
		at += len(p.Text)
	}
	return out
}

// Marked cuts a text where stretches of it are marked.
func Marked(text string, marks [][2]int) []MarkedPiece {
	return cutAt(worddiff.Piece{Text: text, Op: worddiff.Equal}, 0, marks)
}

// cutAt cuts a piece that stands at a place where marks begin and end.
func cutAt(p worddiff.Piece, at int, marks [][2]int) []MarkedPiece {
	cuts := []int{0, len(p.Text)}
	for _, m := range marks {
		for _, c := range m {
			if c = c - at; c > 0 && c < len(p.Text) {
				cuts = append(cuts, c)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []MarkedPiece
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		marked := slices.ContainsFunc(marks, func(m [2]int) bool { return m[0] <= at+from && at+to <= m[1] })
		out = append(out, MarkedPiece{worddiff.Piece{Text: p.Text[from:to], Op: p.Op}, marked})
	}
	return out
}
