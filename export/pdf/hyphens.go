package pdf

import "unicode"

// leastWord is how many letters a word must have to be broken.
const leastWord = 6

// hyphenate finds the places where the words of t may be broken. Names, code,
// addresses, what stands in capitals, compounds that have a hyphen already and
// the last word are left whole.
func (s *setter) hyphenate(t *text) {
	if s.words == nil {
		return
	}
	g := t.glyphs
	for i := 0; i < len(g); {
		j := i
		for j < len(g) && g[j].r != ' ' && g[j].r != '\n' {
			j++
		}
		if j == len(g) {
			return // the last word
		}
		if j-i >= leastWord {
			s.breakWord(t, i, j)
		}
		i = j + 1
	}
}

// breakWord finds the hyphens of the word that is all of glyphs[from:to] but its
// punctuation.
func (s *setter) breakWord(t *text, from, to int) {
	for from < to && unicode.IsPunct(t.glyphs[from].r) {
		from++
	}
	for from < to && unicode.IsPunct(t.glyphs[to-1].r) {
		to--
	}
	if to-from < leastWord || unicode.IsUpper(t.glyphs[from].r) {
		return
	}
	word := make([]rune, 0, 24)
	for i := from; i < to; i++ {
		if g := &t.glyphs[i]; !t.inkAt(i).hyphens || !g.solo || g.face >= faceCount && !s.faces[g.face].text() {
			return
		}
		word = append(word, t.glyphs[i].r)
	}
	for _, at := range s.words.Points(word) {
		if g := &t.glyphs[from+at]; g.face < faceCount || len(g.shaped) > 0 { // not within a ligature
			t.hyphens = append(t.hyphens, from+at)
		}
	}
}

// text says that a face of the document's own is its text face.
func (f *face) text() bool { return f.foreign != nil && f.foreign.text }

// hyphenWidth is the width of a hyphen behind glyph i.
func (t *text) hyphenWidth(faces faceSet, i int) float64 {
	g := &t.glyphs[i]
	r := softHyphen
	if g.face >= faceCount {
		r = '-' // which every text face has
	}
	return float64(faces[g.face].advance(r)) * t.inks[g.ink].effective() / 1000
}
