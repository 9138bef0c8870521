package verify_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"slices"
	"strconv"
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

// pack makes a ZIP archive with a mark, and with parts that unfold to so many bytes.
func pack(t *testing.T, mark string, parts, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name string, pieces ...[]byte) {
		w, err := z.Create(name)
		for _, piece := range pieces {
			if err == nil {
				_, err = w.Write(piece)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if mark != "" {
		put(origin.Properties, []byte(mark))
	}
	pieces := slices.Repeat([][]byte{make([]byte, 1<<20)}, size>>20)
	for n := range parts {
		put(strconv.Itoa(n), pieces...)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// An archive that unfolds to more than any brief, or to more parts, is none that is
// whole, and costs no more than a brief does.
func TestArchivesWithoutEnd(t *testing.T) {
	l := shelf{solution: narrativetest.Halden()}
	mark, err := origin.Of(&l.solution, "executive")
	if err != nil {
		t.Fatal(err)
	}
	said := mark.Line()
	for name, c := range map[string]struct {
		data []byte
		want verify.Standing
		most uint64 // MB
	}{
		"a huge part":         {pack(t, "", 1, 96<<20), verify.Foreign, 4},
		"a huge marked part":  {pack(t, said+strings.Repeat(" ", 96<<20), 0, 0), verify.Altered, 400},
		"many huge parts":     {pack(t, said, 12, 8<<20), verify.Altered, 400},
		"very many parts":     {pack(t, said, 20_000, 0), verify.Foreign, 20},
		"a part that is text": {pack(t, "plain", 1, 1<<20), verify.Foreign, 4},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		v, err := verify.File(t.Context(), l, c.data)
		runtime.ReadMemStats(&after)
		if err != nil || v.Standing != c.want {
			t.Errorf("%s: %s, %v", name, v.Standing, err)
		}
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > c.most {
			t.Errorf("%s: %d KB took %d MB", name, len(c.data)>>10, took)
		}
	}
}
