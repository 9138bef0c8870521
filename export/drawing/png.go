package drawing

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
)

// ErrTooLarge is the error of a picture with more pixels than can be drawn.
var ErrTooLarge = errors.New("the picture has too many pixels; ask for a smaller scale")

// mostPixels is about two hundred megabytes of picture.
const mostPixels = 50_000_000

// PNG returns the drawing as a file, scale pixels a point. Its errors are
// [ErrTooLarge] and those of the encoder.
func PNG(d Drawing, p Palette, scale float64) ([]byte, error) {
	img, err := Raster(d, p, scale)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, img); err != nil {
		return nil, fmt.Errorf("encode the picture of %s: %w", d.Title, err)
	}
	return out.Bytes(), nil
}

// Raster draws the drawing on its ground, scale pixels a point: 1 is the size
// of the window's own units, 2 suits a display of double density. Its error is
// [ErrTooLarge].
func Raster(d Drawing, p Palette, scale float64) (*image.RGBA, error) {
	w, h := math.Ceil(d.W*scale), math.Ceil(d.H*scale)
	if !(w*h <= mostPixels) || !(scale > 0) {
		return nil, fmt.Errorf("draw %s at %g pixels a point: %w", d.Title, scale, ErrTooLarge)
	}
	r := newRaster(int(max(w, 1)), int(max(h, 1)), p, scale)
	for _, s := range d.Shapes {
		r.shape(s)
	}
	return r.img, nil
}
