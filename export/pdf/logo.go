package pdf

import (
	"bytes"
	"fmt"
	"image"
	imagedraw "image/draw"
	_ "image/jpeg" // logos come as JPEG too
	"image/png"

	"github.com/jung-kurt/gofpdf"
)

// The logo stands in the head margin of the first page, points.
const (
	logoHeight = 26.0
	logoWidth  = 130.0
	logoBottom = 54.0
	mostPixels = 4 << 20
)

// prepareLogo returns the image as a PNG of the plain kind the back end can
// read, with its size in pixels.
func prepareLogo(data []byte) (plain []byte, size image.Point, err error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, size, fmt.Errorf("read logo: %w", err)
	}
	size = image.Pt(config.Width, config.Height)
	if size.X <= 0 || size.Y <= 0 || size.X > mostPixels/size.Y {
		return nil, size, fmt.Errorf("logo of %d x %d pixels is too large", size.X, size.Y)
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, size, fmt.Errorf("read logo: %w", err)
	}
	canvas := image.NewNRGBA(image.Rectangle{Max: size})
	imagedraw.Draw(canvas, canvas.Bounds(), decoded, decoded.Bounds().Min, imagedraw.Src)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, canvas); err != nil {
		return nil, size, fmt.Errorf("convert logo: %w", err)
	}
	return out.Bytes(), size, nil
}

// logo draws the logo in the upper right corner of the current page, as large
// as its place allows.
func (c *canvas) logo(data []byte) error {
	if len(data) == 0 {
		return nil
	}
	plain, size, err := prepareLogo(data)
	if err != nil {
		return err
	}
	scale := min(logoHeight/float64(size.Y), logoWidth/float64(size.X))
	w, h := scale*float64(size.X), scale*float64(size.Y)
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	c.pdf.RegisterImageOptionsReader("logo", options, bytes.NewReader(plain))
	c.pdf.RawWriteStr("/Artifact BMC\n")
	c.pdf.ImageOptions("logo", c.sheet.right-w, logoBottom-h, w, h, false, options, 0, "")
	c.pdf.RawWriteStr("EMC\n")
	if err := c.pdf.Error(); err != nil {
		return fmt.Errorf("place logo: %w", err)
	}
	return nil
}
