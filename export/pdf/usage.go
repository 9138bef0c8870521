package pdf

import (
	"iter"
	"math/bits"
	"slices"
)

// usage is which characters of each face a document needs.
type usage [faceCount]*[1 << 10]uint64 // of our own faces

// usageOf gathers the characters of everything that is drawn.
func usageOf(b *builder, pages []page) *usage {
	var u usage
	if b.cover != nil {
		pages = append([]page{b.cover.page}, pages...)
	}
	for _, p := range pages {
		for _, it := range p.items {
			u.parts(it.strip.parts)
			if f := it.strip.figure; f != nil {
				for _, text := range f.texts {
					u.part(text)
				}
			}
		}
	}
	u.parts(b.around.head)
	u.parts(b.around.foot)
	u.parts(b.around.counters)
	return &u
}

func (u *usage) parts(parts []part) {
	for _, p := range parts {
		u.part(p)
	}
}

// part adds the characters of a line, with the space behind it, and those that
// stand for others in it.
func (u *usage) part(p part) {
	if p.text == nil {
		return
	}
	g := p.text.glyphs
	for i := p.line.from; i < min(p.line.to+1, len(g)); i++ {
		switch {
		case !undrawn(g[i].r):
			u.add(g[i].face, g[i].r)
		case g[i].r == softHyphen:
			u.add(g[i].face, softHyphen)
		}
		if g[i].level%2 == 1 {
			u.add(g[i].face, mirrored(g[i].r))
		}
		if n := int(g[i].joined); n > 0 {
			u.add(g[i].face, whole(g[i:], n))
		}
	}
	if p.line.hyphen {
		u.add(g[p.line.to-1].face, softHyphen)
	}
}

func (u *usage) add(id faceID, r rune) {
	if id >= faceCount {
		return
	}
	if u[id] == nil {
		u[id] = new([1 << 10]uint64)
	}
	u[id][r>>6&0x3FF] |= 1 << (r & 63)
}

// holds says that a face is used for r.
func (u *usage) holds(r rune) bool {
	return slices.ContainsFunc(u[:], func(face *[1 << 10]uint64) bool { return face != nil && face[r>>6&0x3FF]&(1<<(r&63)) != 0 })
}

// all are the characters of every face, in ascending order.
func (u *usage) all() iter.Seq[rune] {
	return func(yield func(rune) bool) {
		for i := range 1 << 10 {
			word := uint64(0)
			for _, face := range u {
				if face != nil {
					word |= face[i]
				}
			}
			for ; word != 0; word &= word - 1 {
				if !yield(rune(i<<6 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

func (u *usage) face(id faceID) bool { return u[id] != nil }

// runes returns the characters of a face in ascending order.
func (u *usage) runes(id faceID) string {
	var rs []rune
	for i, word := range u[id] {
		for ; word != 0; word &= word - 1 {
			rs = append(rs, rune(i<<6+bits.TrailingZeros64(word)))
		}
	}
	return string(rs)
}
