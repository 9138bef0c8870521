package formats_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/export"
	"bifocal/export/exporttest"
	"bifocal/export/formats"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// flowing are the formats whose text runs on.
var flowing = []export.Format{export.DOCX, export.HTML, export.Markdown}

func tells(t *testing.T, name string, d *export.Document, all ...export.Format) {
	t.Helper()
	for _, f := range all {
		made, err := formats.Render(t.Context(), d, f, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := d
		if f == export.PDF {
			if len(made.Report.Replaced) > 0 || strings.ContainsFunc(d.Plain(), odd) {
				continue // what is printed in its place is for the tests of PDF
			}
			want = without(d.Shortened(made.Report.Cuts), made.Report.LeftOut)
		}
		if missing := exporttest.Missing(want, read(t, f, made.Data)); len(missing) > 0 {
			t.Errorf("%s as %s lacks, or has in another order: %q", name, f, missing)
		}
	}
}

// odd says that pdfinfo does not give a character back as it was: it turns what is
// read from right to left round.
func odd(r rune) bool { return r == '\uFFFD' || export.Leftward(string(r)) }

// without returns a document without the pictures that had no room, and without
// the foot, which a PDF holds to be no part of the text.
func without(d *export.Document, left []export.Omission) *export.Document {
	out := *d
	out.Confidentiality = ""
	out.Sections = slices.Clone(d.Sections)
	for i := range out.Sections {
		s := &out.Sections[i]
		s.Blocks = slices.DeleteFunc(slices.Clone(s.Blocks), func(b export.Block) bool {
			p, is := b.(export.Picture)
			return is && slices.Contains(left, export.Omission{Picture: p.Caption})
		})
	}
	return &out
}

// Every sentence and every figure of a brief is in every format, in order.
func TestEveryFormatTellsAll(t *testing.T) {
	t.Parallel()
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		tells(t, e.Name, e.Document, export.Formats...)
	}
	whole := narrativetest.Halden()
	for _, kind := range export.Kinds {
		tells(t, "halden", export.Compose(narrative.NewIndex(&whole), kind, export.Options{Date: exporttest.Day}), export.Formats...)
	}
	drawn := rapid.Custom(narrativetest.Solution)
	for i := range 200 {
		s, all := drawn.Example(i), flowing
		if i%10 == 0 { // a program has to be started to read each
			all = export.Formats
		}
		for _, kind := range export.Kinds {
			tells(t, fmt.Sprintf("solution %d, %s", i, kind), export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: exporttest.Day}), all...)
		}
	}
}

func TestLargeSolutions(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 200} {
		s := narrativetest.Large(n)
		for _, kind := range export.Kinds {
			tells(t, fmt.Sprintf("%d facts, %s", n, kind), export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: exporttest.Day}), flowing...)
		}
	}
}

// The same document gives the same bytes, in whatever order it is asked for.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	d := examples[0].Document
	for _, f := range export.Formats {
		first, err := formats.Render(t.Context(), d, f, "brief")
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			again, err := formats.Render(t.Context(), d, f, "brief")
			if err != nil || !bytes.Equal(first.Data, again.Data) || len(first.Beside) != len(again.Beside) {
				t.Errorf("%s: other bytes, error %v", f, err)
			}
		}
	}
}

func TestPicturesBeside(t *testing.T) {
	t.Parallel()
	s := narrativetest.Halden()
	d := export.Compose(narrative.NewIndex(&s), export.EngineeringBrief, export.Options{})
	for _, f := range export.Formats {
		alone, err := formats.Render(t.Context(), d, f, "")
		if err != nil || len(alone.Beside) > 0 {
			t.Errorf("%s: %d files beside the only one, error %v", f, len(alone.Beside), err)
		}
		made, err := formats.Render(t.Context(), d, f, "brief")
		if err != nil || (f == export.Markdown) != (len(made.Beside) > 0) {
			t.Errorf("%s: %d files beside, error %v", f, len(made.Beside), err)
		}
	}
	if _, err := formats.Render(t.Context(), d, "odt", ""); err == nil {
		t.Error("a format that there is not was rendered")
	}
}
