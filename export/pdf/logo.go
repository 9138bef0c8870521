package pdf

import (
	"bytes"
	"fmt"
	"image"
	imagedraw "image/draw"
	_ "image/jpeg" // logos come as JPEG too
	"image/png"

	"bifocal/export"
	"bifocal/export/artwork"

	"github.com/jung-kurt/gofpdf"
)

// The logo stands in the head margin of the first page, points.
const (
	logoHeight = 26.0
	logoWidth  = 130.0
	logoBottom = 54.0
	mostPixels = 4 << 20
)

// logo is the logo of a document, as it is drawn or in pixels.
type logo struct {
	art   *artwork.Art
	image *image.NRGBA
}

// newLogo returns nil where there is none.
func newLogo(d *export.Document) (*logo, error) {
	switch {
	case d.Art != nil && d.Art.W > 0 && d.Art.H > 0:
		return &logo{art: d.Art}, nil
	case len(d.Logo) == 0:
		return nil, nil
	}
	img, err := readLogo(d.Logo)
	return &logo{image: img}, err
}

func readLogo(data []byte) (*image.NRGBA, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	size := image.Pt(config.Width, config.Height)
	if size.X <= 0 || size.Y <= 0 || size.X > mostPixels/size.Y {
		return nil, fmt.Errorf("logo of %d x %d pixels is too large", size.X, size.Y)
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	plain := image.NewNRGBA(image.Rectangle{Max: size})
	imagedraw.Draw(plain, plain.Bounds(), decoded, decoded.Bounds().Min, imagedraw.Src)
	return plain, nil
}

func (l *logo) size() (w, h float64) {
	if l.art != nil {
		return l.art.W, l.art.H
	}
	return float64(l.image.Rect.Dx()), float64(l.image.Rect.Dy())
}

// draw draws the logo as large as its place allows: its lower edge at bottom, its
// left or right edge at x.
func (l *logo) draw(s surface, x, bottom, most, mostHeight float64, right bool) error {
	if l == nil {
		return nil
	}
	w, h := l.size()
	scale := min(mostHeight/h, most/w)
	w, h = w*scale, h*scale
	if right {
		x -= w
	}
	if l.art != nil {
		s.outlines(decoration, l.art.Scaled(x, bottom-h, w, h))
		return nil
	}
	return s.picture(l, x, bottom-h, w, h)
}

// picture places a logo of pixels as a PNG of the plain kind the back end can read.
func (c *canvas) picture(l *logo, x, y, w, h float64) error {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, l.image); err != nil {
		return fmt.Errorf("convert logo: %w", err)
	}
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	c.pdf.RegisterImageOptionsReader("logo", options, &out)
	c.pdf.RawWriteStr("/Artifact BMC\n")
	c.pdf.ImageOptions("logo", x, y, w, h, false, options, 0, "")
	c.pdf.RawWriteStr("EMC\n")
	if err := c.pdf.Error(); err != nil {
		return fmt.Errorf("place logo: %w", err)
	}
	return nil
}
