package export

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	_ "image/jpeg" // logos
	"image/png"
	"math"
	"strings"

	"golang.org/x/text/language"
)

// Imprint is the line under the title: for whom, by whom, when. Each part may be
// empty.
type Imprint struct {
	// PreparedFor stands before Customer, and is empty where that is.
	PreparedFor, Customer string
	// From is the organisation and the author.
	From string
	// Date is the date as the reader writes it.
	Date string
}

// Imprint returns the line under the title.
func (d *Document) Imprint() Imprint {
	i := Imprint{Customer: Line(d.Customer), Date: Line(d.Words.Date)}
	if i.Customer != "" {
		i.PreparedFor = Line(cmp.Or(d.Words.PreparedFor, "Prepared for"))
	}
	var from []string
	for _, s := range []string{d.Organisation, d.Author} {
		if s = Line(s); s != "" {
			from = append(from, s)
		}
	}
	i.From = strings.Join(from, ", ")
	if i.Date == "" && !d.Date.IsZero() {
		layout := "2006-01-02"
		if base, _, _ := strings.Cut(d.LanguageTag(), "-"); base == "en" {
			layout = "2 January 2006"
		}
		i.Date = d.Date.Format(layout)
	}
	return i
}

// Spans returns the line as running text, its parts set apart by a separator.
func (i Imprint) Spans(separator string) []Span {
	var parts [][]Span
	if i.Customer != "" {
		parts = append(parts, []Span{{Text: i.PreparedFor + " "}, Bold(i.Customer)})
	}
	for _, text := range []string{i.From, i.Date} {
		if text != "" {
			parts = append(parts, Text(text))
		}
	}
	var out []Span
	for n, part := range parts {
		if n > 0 {
			out = append(out, Span{Text: separator})
		}
		out = append(out, part...)
	}
	return out
}

// LanguageTag is the language as a BCP 47 tag, "" where Language is none.
func (d *Document) LanguageTag() string {
	tag, err := language.Parse(cmp.Or(d.Language, "en"))
	if err != nil {
		return ""
	}
	return tag.String()
}

// RightToLeft says that the language is written from right to left.
func (d *Document) RightToLeft() bool {
	tag, err := language.Parse(d.Language)
	if err != nil || d.Language == "" {
		return false
	}
	switch script, _ := tag.Script(); script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Samr", "Mand":
		return true
	}
	return false
}

// Counter is the page counter, cut where the number of the page and the number
// of pages stand: the texts between are at even places, "page" or "pages" at odd
// ones.
func (d *Document) Counter() []string {
	rest := Line(cmp.Or(d.Words.Page, "Page {page} of {pages}"))
	var out []string
	for {
		at := strings.Index(rest, "{page")
		if at < 0 {
			return append(out, rest)
		}
		switch after := rest[at:]; {
		case strings.HasPrefix(after, "{page}"):
			out, rest = append(out, rest[:at], "page"), after[len("{page}"):]
		case strings.HasPrefix(after, "{pages}"):
			out, rest = append(out, rest[:at], "pages"), after[len("{pages}"):]
		default: // no counter of ours; it is printed as it is
			return append(out, rest)
		}
	}
}

// Image is a picture file.
type Image struct {
	Data          []byte
	Kind          string // "png", "jpeg" or "svg+xml"
	Width, Height int    // pixels
}

// LogoImage returns the logo, and whether there is one: as SVG where it is drawn and
// a format can show that, and else in pixels. It fails for what is neither PNG nor
// JPEG.
func (d *Document) LogoImage(drawn bool) (Image, bool, error) {
	if a := d.Art; a != nil {
		w, h := 1000, int(math.Round(1000*a.H/a.W))
		if drawn {
			return Image{Data: a.SVG(), Kind: "svg+xml", Width: w, Height: max(1, h)}, true, nil
		}
		if h > w {
			w, h = max(1, int(math.Round(1000*a.W/a.H))), 1000
		}
		var out bytes.Buffer
		if err := png.Encode(&out, a.Image(w)); err != nil {
			return Image{}, false, fmt.Errorf("draw the logo: %w", err)
		}
		return Image{Data: out.Bytes(), Kind: "png", Width: w, Height: max(1, h)}, true, nil
	}
	if len(d.Logo) == 0 {
		return Image{}, false, nil
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(d.Logo))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return Image{}, false, fmt.Errorf("the logo is no PNG or JPEG image: %w", err)
	}
	if kind != "png" && kind != "jpeg" {
		return Image{}, false, fmt.Errorf("the logo is a %s image; take a PNG or a JPEG", kind)
	}
	return Image{Data: d.Logo, Kind: kind, Width: c.Width, Height: c.Height}, true, nil
}
