package pdf

import (
	"encoding/binary"
	"fmt"
	"math"
	"sync"
)

// intent names the colour space of the file for whom it is archived.
func (w *writer) intent() string {
	return fmt.Sprintf("/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "+
		"/Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]\n", w.archive+1)
}

// profile writes the profile that says what the colours of the file are.
func (w *writer) profile() { w.stream(sRGB(), "/N 3 ") }

// sRGB returns an ICC profile (version 4.2, ISO 15076-1) of the colour space sRGB
// (IEC 61966-2-1). It is made of the numbers that the standard gives, so it is
// nobody's work but ours: the chromaticities of ITU-R BT.709, adapted from the
// white D65 to the D50 of the profile connection space by the Bradford method, and
// the curve of the standard in its parametric form.
var sRGB = sync.OnceValue(func() []byte {
	adapt := bradford(white(0.3127, 0.3290), [3]float64{0.9642, 1, 0.8249})
	colorants := product(adapt, primaries([3][2]float64{{0.64, 0.33}, {0.30, 0.60}, {0.15, 0.06}}, white(0.3127, 0.3290)))
	curve := binary.BigEndian.AppendUint16([]byte("para\x00\x00\x00\x00"), 3)
	curve = append(curve, 0, 0)
	for _, v := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		curve = fixedPoint(curve, v)
	}
	xyz := func(column int) []byte {
		return fixedPoint([]byte("XYZ \x00\x00\x00\x00"), colorants[0][column], colorants[1][column], colorants[2][column])
	}
	adaptation := []byte("sf32\x00\x00\x00\x00")
	for _, row := range adapt {
		adaptation = fixedPoint(adaptation, row[0], row[1], row[2])
	}
	return profile([]tagged{
		{"desc", unicodeText("sRGB IEC61966-2.1")},
		{"cprt", unicodeText("Public domain")},
		{"wtpt", fixedPoint([]byte("XYZ \x00\x00\x00\x00"), 0.9642, 1, 0.8249)},
		{"chad", adaptation},
		{"rXYZ", xyz(0)},
		{"gXYZ", xyz(1)},
		{"bXYZ", xyz(2)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	})
})

// tagged is an element of a profile.
type tagged struct {
	name string
	data []byte
}

// profile puts the elements of a display profile behind its head.
func profile(elements []tagged) []byte {
	const size = 128 // of the head
	table := binary.BigEndian.AppendUint32(nil, uint32(len(elements)))
	var body []byte
	start := size + 4 + 12*len(elements)
	places := map[string]uint32{} // the three curves are one
	for _, e := range elements {
		at, seen := places[string(e.data)]
		if !seen {
			at = uint32(start + len(body))
			places[string(e.data)] = at
			body = append(body, e.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		table = append(table, e.name...)
		table = binary.BigEndian.AppendUint32(table, at)
		table = binary.BigEndian.AppendUint32(table, uint32(len(e.data)))
	}
	head := make([]byte, size)
	binary.BigEndian.PutUint32(head, uint32(size+len(table)+len(body)))
	binary.BigEndian.PutUint32(head[8:], 0x04200000)
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2026, 1, 1} { // the day it is dated to, always the same
		binary.BigEndian.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], fixedPoint(nil, 0.9642, 1, 0.8249))
	return append(append(head, table...), body...)
}

// fixedPoint appends numbers as s15Fixed16Number.
func fixedPoint(to []byte, values ...float64) []byte {
	for _, v := range values {
		to = binary.BigEndian.AppendUint32(to, uint32(int32(math.Round(v*65536))))
	}
	return to
}

// unicodeText is a text of a profile in one language.
func unicodeText(s string) []byte {
	out := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS")
	out = binary.BigEndian.AppendUint32(out, uint32(2*len(s)))
	out = binary.BigEndian.AppendUint32(out, 28)
	for _, c := range []byte(s) { // ASCII
		out = append(out, 0, c)
	}
	return out
}

type matrix [3][3]float64

// white is the colour of chromaticity (x, y) and luminance 1.
func white(x, y float64) [3]float64 { return [3]float64{x / y, 1, (1 - x - y) / y} }

// primaries returns the matrix from linear RGB to XYZ.
func primaries(xy [3][2]float64, w [3]float64) matrix {
	var m matrix
	for i, p := range xy {
		c := white(p[0], p[1])
		for row := range 3 {
			m[row][i] = c[row]
		}
	}
	scale := times(inverse(m), w)
	for row := range 3 {
		for i := range 3 {
			m[row][i] *= scale[i]
		}
	}
	return m
}

// bradford returns the matrix that turns colours seen under one white into those
// that look alike under another (ISO 15076-1, annex E).
func bradford(from, to [3]float64) matrix {
	cones := matrix{{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}
	a, b := times(cones, from), times(cones, to)
	var scale matrix
	for i := range 3 {
		scale[i][i] = b[i] / a[i]
	}
	return product(inverse(cones), product(scale, cones))
}

func times(m matrix, v [3]float64) (out [3]float64) {
	for row := range 3 {
		for i := range 3 {
			out[row] += m[row][i] * v[i]
		}
	}
	return out
}

func product(a, b matrix) (out matrix) {
	for row := range 3 {
		for column := range 3 {
			for i := range 3 {
				out[row][column] += a[row][i] * b[i][column]
			}
		}
	}
	return out
}

func inverse(m matrix) (out matrix) {
	minor := func(row, column int) float64 {
		a, b, c, d := (row+1)%3, (row+2)%3, (column+1)%3, (column+2)%3
		return m[a][c]*m[b][d] - m[a][d]*m[b][c]
	}
	determinant := 0.0
	for i := range 3 {
		determinant += m[0][i] * minor(0, i)
	}
	for row := range 3 {
		for column := range 3 {
			out[column][row] = minor(row, column) / determinant
		}
	}
	return out
}
