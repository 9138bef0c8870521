package pdf

import "math/bits"

// usage is which characters of each face a document needs.
type usage [faceCount]*[1 << 10]uint64 // of our own faces

func (u *usage) add(id faceID, r rune) {
	if id >= faceCount {
		return
	}
	if u[id] == nil {
		u[id] = new([1 << 10]uint64)
	}
	u[id][r>>6&0x3FF] |= 1 << (r & 63)
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
