package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
	"unicode"
)

// face is what measuring needs of a TrueType file: which glyph a character
// has, how far it advances and which pairs are kerned. Advances and kerns are
// in thousandths of the type size, rounded as the drawing back end rounds them.
type face struct {
	glyphs   *[1 << 16]uint16
	advances []int16
	kerns    []kern
	scale    float64
	data     []byte
	foreign  *foreign // not nil for a face of the user's machine, which has nothing else
}

// kern is the adjustment between two glyphs; pair is left<<16 | right.
type kern struct {
	pair  uint32
	value int16
}

var errTruncatedFace = errors.New("truncated TrueType file")

func parseFace(data []byte) (f *face, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, errTruncatedFace
		}
	}()
	data = data[:len(data):len(data)] // slicing past the end must fail
	tables := map[string][]byte{}
	for i := range int(u16(data, 4)) {
		rec := data[12+16*i:]
		start, length := u32(rec, 8), u32(rec, 12)
		tables[string(rec[:4])] = data[start : start+length]
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap"} {
		if len(tables[name]) == 0 {
			return nil, fmt.Errorf("parse face: no %s table", name)
		}
	}
	f = &face{data: data, glyphs: new([1 << 16]uint16), scale: 1000 / float64(u16(tables["head"], 18))}
	f.parseAdvances(tables["hmtx"], int(u16(tables["hhea"], 34)), int(u16(tables["maxp"], 4)))
	if err := f.parseGlyphs(tables["cmap"]); err != nil {
		return nil, err
	}
	f.parseKerns(tables["kern"])
	return f, nil
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

func (f *face) parseAdvances(hmtx []byte, measured, glyphs int) {
	f.advances = make([]int16, glyphs)
	for g := range glyphs {
		raw := u16(hmtx, 4*min(g, measured-1))
		f.advances[g] = int16(math.Round(float64(raw) * f.scale))
	}
}

func (f *face) parseGlyphs(cmap []byte) error {
	for i := range int(u16(cmap, 2)) {
		sub := cmap[u32(cmap, 4+8*i+4):]
		if u16(sub, 0) == 4 {
			f.parseSegments(sub)
			return nil
		}
	}
	return errors.New("parse face: no cmap of format 4")
}

// parseSegments reads a cmap subtable of format 4.
func (f *face) parseSegments(sub []byte) {
	n := int(u16(sub, 6))
	ends, starts := sub[14:], sub[16+n:]
	deltas, offsets := sub[16+2*n:], sub[16+3*n:]
	for i := 0; i < n; i += 2 {
		offset := int(u16(offsets, i))
		for c := int(u16(starts, i)); c <= int(u16(ends, i)) && c != 0xFFFF; c++ {
			g := uint16(c)
			if offset != 0 {
				if g = u16(offsets, i+offset+2*(c-int(u16(starts, i)))); g == 0 {
					continue
				}
			}
			f.glyphs[c] = g + u16(deltas, i)
		}
	}
}

// parseKerns reads the pairs of a kern table of version 0. Its length field
// overflows in large tables, so the count of pairs is what is trusted.
func (f *face) parseKerns(table []byte) {
	if len(table) < 18 || u16(table, 0) != 0 || u16(table, 2) == 0 {
		return
	}
	pairs := table[18:]
	n := min(int(u16(table, 10)), len(pairs)/6)
	f.kerns = make([]kern, 0, n)
	for i := range n {
		value := int16(math.Round(float64(int16(u16(pairs, 6*i+4))) * f.scale))
		if value != 0 {
			f.kerns = append(f.kerns, kern{u32(pairs, 6*i), value})
		}
	}
	sort.Slice(f.kerns, func(i, j int) bool { return f.kerns[i].pair < f.kerns[j].pair })
}

// has says whether the face can draw r.
func (f *face) has(r rune) bool {
	if unicode.Is(unicode.Co, r) { // for private use: what it means, no reader of the file knows
		return false
	}
	if f.foreign != nil {
		gid, ok := f.foreign.face.NominalGlyph(r)
		return ok && gid != 0
	}
	return r > 0 && r <= 0xFFFF && f.glyphs[r] != 0
}

// advance is how far r moves on, in thousandths of the type size.
func (f *face) advance(r rune) int {
	if f.foreign != nil {
		return f.foreign.plainAdvance(r)
	}
	return int(f.advances[f.glyphs[r]])
}

func (f *face) kern(left, right rune) int {
	if len(f.kerns) == 0 {
		return 0
	}
	pair := uint32(f.glyphs[left])<<16 | uint32(f.glyphs[right])
	i := sort.Search(len(f.kerns), func(i int) bool { return f.kerns[i].pair >= pair })
	if i < len(f.kerns) && f.kerns[i].pair == pair {
		return int(f.kerns[i].value)
	}
	return 0
}
