package pdf

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// rightToLeft says that r belongs to a script that is written to the left.
func rightToLeft(r rune) bool {
	if r < 0x0590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL || p.Class() == bidi.AN
}

// direct gives every glyph of a text with words of both directions its level, an
// odd one where it is read to the left, by the Unicode Bidirectional Algorithm.
// Embeddings and isolates have been taken out of it.
func (t *text) direct() {
	if !slices.ContainsFunc(t.glyphs, func(g glyph) bool { return rightToLeft(g.r) }) {
		return
	}
	t.mixed = true
	classes := make([]bidi.Class, len(t.glyphs))
	base := uint8(0)
	decided := false
	for i, g := range t.glyphs {
		p, _ := bidi.LookupRune(g.r)
		classes[i] = p.Class()
		if c := classes[i]; !decided && (c == bidi.L || c == bidi.R || c == bidi.AL) {
			decided = true
			if c != bidi.L {
				base = 1
			}
		}
	}
	t.leftward = base == 1
	outside := bidi.L
	if t.leftward {
		outside = bidi.R
	}
	resolveWeak(classes, outside)
	t.pair(classes, outside)
	resolveNeutral(classes, outside)
	for i, c := range classes {
		level := base
		switch {
		case c == bidi.R && base == 0:
			level = 1
		case c == bidi.EN || c == bidi.AN:
			level = 2
		case c == bidi.L && base == 1:
			level = 2
		}
		t.glyphs[i].level = level
	}
}

// resolveWeak applies rules W1 to W7.
func resolveWeak(classes []bidi.Class, outside bidi.Class) {
	before, strong := outside, outside
	for i, c := range classes { // W1 to W3
		if c == bidi.NSM {
			c = before
		}
		before = c
		switch {
		case c == bidi.EN && strong == bidi.AL:
			c = bidi.AN
		case c == bidi.L || c == bidi.R || c == bidi.AL:
			strong = c
		}
		if c == bidi.AL {
			c = bidi.R
		}
		classes[i] = c
	}
	for i := 1; i+1 < len(classes); i++ { // W4
		if a, c := classes[i-1], classes[i]; a == classes[i+1] && (a == bidi.EN && (c == bidi.ES || c == bidi.CS) || a == bidi.AN && c == bidi.CS) {
			classes[i] = a
		}
	}
	for i := 0; i < len(classes); { // W5 and W6
		j := i
		for j < len(classes) && classes[j] == bidi.ET {
			j++
		}
		if j == i {
			if c := classes[i]; c == bidi.ES || c == bidi.CS {
				classes[i] = bidi.ON
			}
			i++
			continue
		}
		to := bidi.ON
		if i > 0 && classes[i-1] == bidi.EN || j < len(classes) && classes[j] == bidi.EN {
			to = bidi.EN
		}
		for ; i < j; i++ {
			classes[i] = to
		}
	}
	strong = outside
	for i, c := range classes { // W7
		switch {
		case c == bidi.L || c == bidi.R:
			strong = c
		case c == bidi.EN && strong == bidi.L:
			classes[i] = bidi.L
		}
	}
}

// pair gives both brackets of a pair one direction (rule N0): that of the
// paragraph, if it occurs between them, or else the other, if it occurs there and
// before them.
func (t *text) pair(classes []bidi.Class, outside bidi.Class) {
	var open []int
	before := outside
	strongest := make([]bidi.Class, len(classes)) // the last strong one before each
	for i, c := range classes {
		strongest[i] = before
		switch c {
		case bidi.L:
			before = bidi.L
		case bidi.R, bidi.EN, bidi.AN:
			before = bidi.R
		}
	}
	for i, g := range t.glyphs {
		if classes[i] != bidi.ON {
			continue
		}
		if _, opens := brackets[g.r]; opens {
			open = append(open, i)
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if brackets[t.glyphs[open[k]].r] == g.r {
				if to := within(classes[open[k]+1:i], outside, strongest[open[k]]); to != bidi.ON {
					classes[open[k]], classes[i] = to, to
				}
				open = open[:k]
				break
			}
		}
	}
}

// within is the direction of a pair of brackets around classes.
func within(classes []bidi.Class, outside, before bidi.Class) bidi.Class {
	other := false
	for _, c := range classes {
		if c == bidi.EN || c == bidi.AN {
			c = bidi.R
		}
		switch c {
		case outside:
			return outside
		case bidi.L, bidi.R:
			other = true
		}
	}
	switch {
	case !other:
		return bidi.ON
	case before != outside:
		return before
	}
	return outside
}

// resolveNeutral applies rules N1 and N2: what stands between words of one
// direction takes it, everything else that of the paragraph.
func resolveNeutral(classes []bidi.Class, outside bidi.Class) {
	strength := func(i int) bidi.Class {
		if i < 0 || i >= len(classes) {
			return outside
		}
		switch classes[i] {
		case bidi.L:
			return bidi.L
		case bidi.R, bidi.EN, bidi.AN:
			return bidi.R
		}
		return bidi.ON
	}
	for i := 0; i < len(classes); {
		j := i
		for j < len(classes) && strength(j) == bidi.ON {
			j++
		}
		if j == i {
			i++
			continue
		}
		to := outside
		if a := strength(i - 1); a == strength(j) {
			to = a
		}
		for ; i < j; i++ {
			classes[i] = to
		}
	}
}

// visual returns the glyphs from:to of one line in the order in which they stand
// on it, from the left (rule L2).
func (t *text) visual(from, to int) []int {
	order := make([]int, to-from)
	high := uint8(0)
	for k := range order {
		order[k] = from + k
		high = max(high, t.glyphs[from+k].level)
	}
	for level := high; level > 0; level-- {
		for k := 0; k < len(order); {
			end := k
			for end < len(order) && t.glyphs[order[end]].level >= level {
				end++
			}
			slices.Reverse(order[k:end])
			k = max(end, k+1)
		}
	}
	return order
}

// brackets are the pairs, by the one that opens in text to the right.
var brackets = map[rune]rune{'(': ')', '[': ']', '{': '}', '«': '»', '‹': '›'}

// mirrored is what stands for a bracket or another sign that has a direction,
// where it is read to the left.
func mirrored(r rune) rune {
	switch r {
	case '<':
		return '>'
	case '>':
		return '<'
	case '≤':
		return '≥'
	case '≥':
		return '≤'
	}
	for opens, closes := range brackets {
		switch r {
		case opens:
			return closes
		case closes:
			return opens
		}
	}
	return r
}
