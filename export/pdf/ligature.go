package pdf

import "strings"

// ligatures are the letters that a text face draws as one, the longest first, by
// the character that stands for the whole.
var ligatures = []struct {
	letters string
	whole   rune
}{{"ffi", 0xFB03}, {"ffl", 0xFB04}, {"ff", 0xFB00}, {"fi", 0xFB01}, {"fl", 0xFB02}}

// spelt writes out the ligatures that were typed as one character, so that they
// are found and copied as letters.
var spelt = strings.NewReplacer("\uFB00", "ff", "\uFB01", "fi", "\uFB02", "fl", "\uFB03", "ffi", "\uFB04", "ffl")

// join marks the letters that are drawn as one. They keep their own widths, so
// that a line may still end between them.
func (s *setter) join(t *text) {
	g := t.glyphs
	for i := 0; i+1 < len(g); i++ {
		if g[i].r != 'f' || g[i].face >= faceSymbols || g[i].level != 0 {
			continue
		}
		for _, l := range ligatures {
			n := len(l.letters)
			if !joins(g[i:], l.letters) || !s.faces[g[i].face].has(l.whole) {
				continue
			}
			g[i].joined = uint8(n)
			i += n - 1
			break
		}
	}
}

func joins(g []glyph, letters string) bool {
	if len(g) < len(letters) {
		return false
	}
	for k := range len(letters) {
		if g[k].r != rune(letters[k]) || g[k].face != g[0].face || g[k].ink != g[0].ink {
			return false
		}
	}
	return true
}

// whole is the character that stands for g[0:n].
func whole(g []glyph, n int) rune {
	for _, l := range ligatures {
		if len(l.letters) == n && joins(g, l.letters) {
			return l.whole
		}
	}
	return substitute
}

// ligature returns the character that stands for glyphs[at:at+n], and how much
// wider it is than they are, in thousandths of the size.
func (c *canvas) ligature(t *text, at, n int) (r rune, wider int) {
	g := t.glyphs
	r = whole(g[at:], n)
	wider = c.faces[g[at].face].advance(r)
	for k := at; k < at+n; k++ {
		wider -= int(g[k].adv)
		if k < at+n-1 {
			wider -= int(g[k].kern)
		}
	}
	return r, wider
}
