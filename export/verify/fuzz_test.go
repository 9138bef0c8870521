package verify_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/export/exporttest"
	"bifocal/export/formats"
	"bifocal/export/origin"
	"bifocal/export/verify"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/narrativetest"
)

// shelf is a library with one solution, of which it handed out one file.
type shelf struct {
	solution narrative.Solution
	sum      string
}

func (l shelf) entry() library.Entry {
	return library.Entry{ID: l.solution.ID, Title: l.solution.Title}
}

func (l shelf) HandedOut(_ context.Context, sum string) ([]library.Handed, error) {
	if sum != l.sum {
		return nil, nil
	}
	return []library.Handed{{Solution: l.entry(), Export: library.Export{Kind: string(export.ExecutiveBrief), Revision: 1}}}, nil
}

func (l shelf) Find(_ context.Context, wanted func(string) bool) (library.Entry, bool, error) {
	if wanted(l.solution.ID) {
		return l.entry(), true, nil
	}
	return library.Entry{}, false, nil
}

func (l shelf) Revisions(context.Context, string) ([]library.Revision, error) {
	m, err := origin.Of(&l.solution, "x")
	return []library.Revision{{N: 1, Hash: m.State}}, err
}

func (l shelf) Revision(context.Context, string, int) (narrative.Solution, error) {
	return l.solution, nil
}

// briefs are the executive brief of the shelf's solution in every format.
func briefs(f *testing.F, s *narrative.Solution) map[export.Format][]byte {
	f.Helper()
	out := map[export.Format][]byte{}
	for _, format := range export.Formats {
		mark, err := origin.Of(s, string(export.ExecutiveBrief))
		if err != nil {
			f.Fatal(err)
		}
		d := export.Compose(narrative.NewIndex(s), export.ExecutiveBrief, export.Options{Date: exporttest.Day})
		d.Origin = mark
		made, err := formats.Render(context.Background(), d, format, "brief")
		if err != nil {
			f.Fatal(err)
		}
		out[format] = made.Data
	}
	return out
}

// Whatever bytes are given, only the file that was handed out counts as ours, and only
// one that is sealed as a whole counts as unaltered.
func FuzzFile(f *testing.F) {
	l := shelf{solution: narrativetest.Halden(narrativetest.OnlyKinds(narrative.KindAnswer, narrative.KindTerm))}
	all := briefs(f, &l.solution)
	own := all[export.Markdown]
	l.sum = fmt.Sprintf("%x", sha256.Sum256(own))
	if v, err := verify.File(f.Context(), l, own); err != nil || v.Standing != verify.Current {
		f.Fatalf("%+v, %v", v.Standing, err)
	}
	f.Add([]byte{})
	for _, data := range all {
		if len(data) < 64<<10 { // a corpus of large files finds nothing
			f.Add(data)
			f.Add(data[:len(data)/2])
		}
	}
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte(strings.Repeat("bifocal-brief/1 solution="+strings.Repeat("0", 32)+" state="+strings.Repeat("0", 64)+" kind=x seal="+strings.Repeat("0", 64), 20)))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := verify.File(t.Context(), l, data)
		if err != nil {
			t.Fatal(err)
		}
		if v.Standing.Ours() != bytes.Equal(data, own) {
			t.Errorf("it is %s", v.Standing)
		}
		if v.Standing == verify.Foreign && v.Solution.ID != "" {
			t.Error("a foreign file names a solution")
		}
	})
}

// pack makes a ZIP archive of parts that one piece unfolds to.
func pack(t *testing.T, parts, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	piece := make([]byte, 1<<20)
	for n := range parts {
		w, err := z.Create(fmt.Sprintf("%d", n))
		if err != nil {
			t.Fatal(err)
		}
		for left := size; left > 0; left -= len(piece) {
			if _, err := w.Write(piece[:min(left, len(piece))]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
