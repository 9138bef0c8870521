package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"bifocal/export/pdf"
)

func TestLogoStandsOnTheFirstPage(t *testing.T) {
	t.Parallel()
	picture := image.NewNRGBA64(image.Rect(0, 0, 300, 60)) // 16 bits a channel, which the back end refuses
	for x := range 300 {
		picture.Set(x, 30, color.NRGBA{R: 200, G: 20, B: 60, A: uint8(x % 256)})
	}
	var logo bytes.Buffer
	if err := png.Encode(&logo, picture); err != nil {
		t.Fatal(err)
	}
	doc := executiveSample()
	doc.Logo, doc.Colours = logo.Bytes(), [2]string{"#0A7A5C"}
	data, _ := render(t, doc)
	conforms(t, "with a logo", data)
	if again, _ := render(t, doc); !bytes.Equal(again, data) {
		t.Error("a document with a logo gave other bytes")
	}
	images := open(t, data).Page(1).Resources().Key("XObject").Keys()
	if len(images) == 0 {
		t.Error("no image on the first page")
	}
	for name, bad := range map[string][]byte{"no image": []byte("GIF89a"), "cut off": logo.Bytes()[:60]} {
		doc.Logo = bad
		if _, err := pdf.Render(t.Context(), doc, io.Discard); err == nil || !strings.Contains(err.Error(), "logo") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
