package house

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/gif" // to say what it is
	_ "image/jpeg"
	"image/png"

	xdraw "golang.org/x/image/draw"

	"bifocal/export/artwork"
)

// Limits of a logo.
const (
	MostLogo   = 8 << 20  // bytes of the file it comes from
	mostPixels = 24 << 20 // of that
	mostSide   = 1600     // pixels that are kept: 600 dpi at the largest size
	leastSide  = 8
)

// SetLogo takes a logo from a PNG, JPEG or SVG file. What is kept is a file made
// anew, without what a program or a camera noted in the first: a PNG of at most
// 1600 pixels a side, or an SVG of nothing but paths. An error says what is wrong
// and what to do.
func (s *Style) SetLogo(file []byte) error {
	tidy, err := tidyLogo(file)
	if err != nil {
		return err
	}
	s.Logo = tidy
	return nil
}

// Art returns a logo that is drawn, nil where it is a PNG or there is none.
func (s *Style) Art() *artwork.Art {
	if len(s.Logo) == 0 || isPNG(s.Logo) {
		return nil
	}
	a, err := artwork.ReadSVG(s.Logo)
	if err != nil {
		return nil // Check says so
	}
	return a
}

func isPNG(data []byte) bool { return bytes.HasPrefix(data, []byte("\x89PNG")) }

func tidyLogo(file []byte) ([]byte, error) {
	if len(file) > MostLogo {
		return nil, fmt.Errorf("the logo has %d MB, and %d MB are the most; make it smaller", len(file)>>20, MostLogo>>20)
	}
	head := bytes.TrimLeft(bytes.TrimPrefix(file, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if bytes.HasPrefix(head, []byte("<")) || bytes.HasPrefix(file, []byte{0x1F, 0x8B}) {
		a, err := artwork.ReadSVG(head)
		if err != nil {
			return nil, err
		}
		return a.SVG(), nil
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case err != nil:
		return nil, errors.New("the logo is no PNG, JPEG or SVG file; choose one of these")
	case kind != "png" && kind != "jpeg":
		return nil, fmt.Errorf("the logo is a %s file; save it as PNG, JPEG or SVG", kind)
	case config.Width < leastSide || config.Height < leastSide:
		return nil, fmt.Errorf("the logo has only %d by %d pixels; take a larger one", config.Width, config.Height)
	case config.Width > mostPixels/config.Height:
		return nil, fmt.Errorf("the logo has %d by %d pixels, which is more than this program reads; make it smaller, some 1000 pixels wide", config.Width, config.Height)
	case config.Width > 40*config.Height || config.Height > 40*config.Width:
		return nil, fmt.Errorf("the logo of %d by %d pixels is a mere line; cut it to its shape", config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, errors.New("the logo is damaged and cannot be read to its end; save it again")
	}
	return plainPNG(img)
}

// plainPNG writes an image as a PNG without anything beside its pixels, smaller
// where it is large.
func plainPNG(img image.Image) ([]byte, error) {
	size := img.Bounds().Size()
	to := size
	if long := max(size.X, size.Y); long > mostSide {
		to = image.Pt(max(1, size.X*mostSide/long), max(1, size.Y*mostSide/long))
	}
	canvas := image.NewNRGBA(image.Rectangle{Max: to})
	if to == size {
		draw.Draw(canvas, canvas.Bounds(), img, img.Bounds().Min, draw.Src)
	} else {
		xdraw.CatmullRom.Scale(canvas, canvas.Bounds(), img, img.Bounds(), draw.Src, nil)
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, canvas); err != nil {
		return nil, fmt.Errorf("the logo cannot be kept: %w", err)
	}
	return out.Bytes(), nil
}
