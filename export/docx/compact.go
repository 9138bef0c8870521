package docx

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// compact encodes an opaque picture with a palette of its 256 most frequent
// colours, the others as the nearest of them: a drawing has a dozen, and shades of
// these where edges are smoothed. It takes a third of the room that all the
// shades take, and half the time.
func compact(img *image.RGBA) ([]byte, error) {
	counts := map[uint32]int{}
	pixel := func(i int) uint32 { return uint32(img.Pix[i])<<16 | uint32(img.Pix[i+1])<<8 | uint32(img.Pix[i+2]) }
	last, run := uint32(0), 0
	for i := 0; i < len(img.Pix); i += 4 {
		c := pixel(i)
		if c != last {
			counts[last] += run
			last, run = c, 0
		}
		run++
	}
	counts[last] += run
	colours := make([]uint32, 0, len(counts))
	for c, n := range counts {
		if n > 0 {
			colours = append(colours, c)
		}
	}
	slices.SortFunc(colours, func(a, b uint32) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	kept := colours[:min(len(colours), 256)]
	index := make(map[uint32]uint8, len(colours))
	palette := make(color.Palette, len(kept))
	for i, c := range kept {
		index[c], palette[i] = uint8(i), color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
	}
	for _, c := range colours[len(kept):] {
		index[c] = nearest(kept, c)
	}
	out := image.NewPaletted(img.Rect, palette)
	last, at := colours[0], uint8(0)
	for i := range out.Pix {
		if c := pixel(4 * i); c != last {
			last, at = c, index[c]
		}
		out.Pix[i] = at
	}
	var file bytes.Buffer
	err := png.Encode(&file, out)
	return file.Bytes(), err
}

// nearest returns which of the colours is closest to c.
func nearest(colours []uint32, c uint32) uint8 {
	best, least := 0, 1<<30
	for i, k := range colours {
		d := 0
		for shift := 0; shift <= 16; shift += 8 {
			v := int(c>>shift&0xff) - int(k>>shift&0xff)
			d += v * v
		}
		if d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}
