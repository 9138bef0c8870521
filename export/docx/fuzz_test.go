package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"bifocal/export/exporttest"
)

// made are the parts of a package that do something when it is opened: the files in it,
// elements by their names, and what fields compute.
func made(t tb, files map[string][]byte) map[string]int {
	out := map[string]int{}
	for name, data := range files {
		out["file "+name]++
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
			continue
		}
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				what := token.Name.Local
				for _, a := range token.Attr {
					if a.Name.Local == "instr" {
						what += " " + a.Value
					}
					if a.Name.Local == "TargetMode" {
						what += " outside"
					}
				}
				out[what]++
			case xml.Comment, xml.Directive:
				t.Errorf("%s holds %q", name, token)
			}
		}
	}
	return out
}

// varying are the elements that a text may bring: runs and their looks, its lines, its
// links, its direction, the place in a column that its numbers take; and, since the text stands for the
// language too, what a table in Arabic has.
var varying = strings.Fields("r rPr t br tab b bCs i iCs rStyle rFonts color u rtl bidi hyperlink softHyphen noBreakHyphen lang jc ind right tcMar bidiVisual")

// No text breaks out of its place in a Word file: every part stays well formed, and it
// brings no field, no part, no reference and no address but the ones it was given as.
func FuzzRender(f *testing.F) {
	for _, text := range exporttest.Breakouts {
		f.Add(text)
	}
	most := made(f, unpacked(f, render(f, exporttest.Everywhere("plain"))))
	for what, n := range made(f, unpacked(f, render(f, exporttest.Everywhere("")))) { // the counter and the language as they are without a text
		most[what] = max(n, most[what])
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := unpacked(t, render(t, exporttest.Everywhere(text)))
		whole(t, files)
		for what, n := range made(t, files) {
			switch {
			case what == "Relationship outside" || slices.Contains(varying, what):
			case strings.Contains(what, "PAGE") && strings.Contains(text, "{page"): // the counter was asked for
			case n > most[what]:
				t.Errorf("%s: %d, and %d are ours", what, n, most[what])
			}
		}
		for name, data := range files {
			if !strings.HasSuffix(name, ".rels") {
				continue
			}
			for _, r := range parse(t, name, data).all("Relationship") {
				if to := r.attrs["Target"]; r.attrs["TargetMode"] != "" && !exporttest.Leads(text, to) {
					t.Errorf("%s leads to %q", name, to)
				}
			}
		}
	})
}
