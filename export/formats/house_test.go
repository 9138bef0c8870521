package formats_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/export/formats"
	"bifocal/export/house/housetest"
	"bifocal/narrative"
)

// In every format, a brief in a house style says whom to ask and who may read it,
// and carries its watermark where the format can; the same style and date give the
// same bytes.
func TestHouseStylesInEveryFormat(t *testing.T) {
	t.Parallel()
	s, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	x := narrative.NewIndex(&s)
	for _, style := range housetest.All() {
		for _, kind := range []export.Kind{export.ExecutiveBrief, export.SideBySide} {
			for _, f := range export.Formats {
				t.Run(style.Name+"/"+string(kind)+"/"+string(f), func(t *testing.T) {
					t.Parallel()
					rendered := func() []byte {
						doc := export.Compose(x, kind, export.Options{Date: time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC), Style: &style})
						doc.OwnFaces = true
						made, err := formats.Render(t.Context(), doc, f, "")
						if err != nil {
							t.Fatal(err)
						}
						return made.Data
					}
					data := rendered()
					if !bytes.Equal(data, rendered()) {
						t.Error("the same style and date gave other bytes")
					}
					if f == export.PDF {
						return // its own tests read it
					}
					text := string(data)
					if f == export.DOCX {
						text = unpacked(t, data)
					}
					for _, part := range []string{style.Contact.Name, style.Contact.Email, style.Watermark} {
						if !strings.Contains(text, part) {
							t.Errorf("%q is not in it", part)
						}
					}
					if f != export.Markdown {
						for _, colour := range []string{style.Colours.Executive} {
							if !strings.Contains(strings.ToUpper(text), strings.TrimPrefix(colour, "#")) {
								t.Errorf("the colour %s is not in it", colour)
							}
						}
					}
					if date := map[string]string{"Lively retailer": "November 25, 2026"}[style.Name]; !strings.Contains(text, date) {
						t.Errorf("the date is not written %q", date)
					}
				})
			}
		}
	}
}

// unpacked is every XML part of a Word document.
func unpacked(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(part)
	}
	return all.String()
}
