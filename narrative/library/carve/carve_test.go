package carve_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/carve"
	"bifocal/narrative/library/librarytest"
)

// files are the bytes of a library and of its journal.
type files struct{ library, journal []byte }

func (f files) input() carve.Input {
	in := carve.Input{Library: bytes.NewReader(f.library), Size: int64(len(f.library))}
	if f.journal != nil {
		in.Journal, in.JournalSize = bytes.NewReader(f.journal), int64(len(f.journal))
	}
	return in
}

// rows are what was found, each once.
type rows map[string]carve.Origin

func scan(t testing.TB, f files) (rows, carve.Stats) {
	t.Helper()
	out := rows{}
	stats, err := carve.Scan(f.input(), func(row any) error {
		switch r := row.(type) {
		case carve.Solution:
			if sha256.Sum256(r.Body) != [32]byte(r.Hash) {
				t.Errorf("%s is not proven", r.ID)
			}
			out[fmt.Sprintf("solution %d %s %s %s %s %d %d %d %x", r.Seq, r.ID, r.Title, r.Customer, r.Status, r.Created, r.Changed, r.Deleted, r.Hash)] = r.Origin
		case carve.Revision:
			if sha256.Sum256(r.Body) != [32]byte(r.Hash) {
				t.Errorf("revision %d of %d is not proven", r.N, r.Solution)
			}
			out[fmt.Sprintf("revision %d %d %d %d %s %q %x", r.Solution, r.N, r.At, r.Since, r.Kind, r.Name, r.Hash)] = r.Origin
		case carve.Export:
			out[fmt.Sprintf("export %d %d %d %s %s %x", r.Solution, r.Revision, r.At, r.Kind, r.Format, r.SHA256)] = r.Origin
		case carve.Request:
			out[fmt.Sprintf("request %d %d %d %s %s %s %s %s %s %s", r.N, r.Solution, r.At, r.Host, r.Model, r.Task, r.Passage, r.Sent, r.Received, r.Outcome)] = r.Origin
		case carve.Style:
			out[fmt.Sprintf("style %s %s %d %v %s", r.ID, r.Name, r.Changed, r.Default, r.Body)] = r.Origin
		case carve.Setting:
			out[fmt.Sprintf("setting %s %s", r.Name, r.Value)] = r.Origin
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, stats
}

// made is a library with all that it can hold: solutions on one page and on many,
// deleted ones, revisions, exports, styles and settings. checkpointed says whether
// its journal is in the file.
func made(t testing.TB, checkpointed bool) (files, rows) {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "library.db")
	l, err := library.Open(ctx, path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := rows{}
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(librarytest.Every(ctx, l))
	check(librarytest.Rows(ctx, path, func(row string) { want[row] = carve.Origin{} }))
	var f files
	if checkpointed {
		check(l.Close())
	} else {
		f.journal, err = os.ReadFile(path + "-wal")
		check(err)
	}
	f.library, err = os.ReadFile(path)
	check(err)
	if !checkpointed {
		check(l.Close())
	}
	return f, want
}

// What SQLite reads is found without it.
func TestEveryRowIsFound(t *testing.T) {
	t.Parallel()
	for _, checkpointed := range []bool{true, false} {
		f, want := made(t, checkpointed)
		got, stats := scan(t, f)
		kinds := map[string]int{}
		for row := range want {
			kind, _, _ := strings.Cut(row, " ")
			kinds[kind]++
			if _, ok := got[row]; !ok {
				t.Errorf("not found: %s", row)
			}
		}
		for _, kind := range []string{"solution", "revision", "export", "request", "style", "setting"} {
			if kinds[kind] < 2 {
				t.Errorf("the library has %d of %s", kinds[kind], kind)
			}
		}
		if stats.Cut || stats.Proven == 0 {
			t.Errorf("%+v", stats)
		}
	}
}

// A row of which no byte was changed is found, whatever was changed around it.
func TestWhatIsUntouchedIsFound(t *testing.T) {
	t.Parallel()
	f, _ := made(t, true)
	all, _ := scan(t, f)
	for at := 4096; at < len(f.library); at += 4096 {
		d := files{library: bytes.Clone(f.library)}
		clear(d.library[at : at+8]) // the head of the page: what it is, and how many cells it has
		got, _ := scan(t, d)
		for row, from := range all {
			if kind, _, _ := strings.Cut(row, " "); kind != "solution" && kind != "revision" {
				continue
			}
			if _, ok := got[row]; !ok && !touched(from, int64(at), int64(at+8)) {
				t.Fatalf("page %d: not found: %s", at/4096+1, row)
			}
		}
	}
}

func touched(o carve.Origin, from, to int64) bool {
	for _, s := range o.Spans {
		if !s.Journal && s.From < to && from < s.To {
			return true
		}
	}
	return false
}

// The pages of a large row are found where the link between them is damaged.
func TestBrokenChain(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l, err := library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := narrative.New()
	s.ID, s.Title = "large", strings.Repeat("a title that goes on ", 2000)
	if _, err := l.Save(t.Context(), s, library.SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	solutions := func(data []byte) (n, pages int) {
		got, _ := scan(t, files{library: data})
		for row, from := range got {
			if strings.HasPrefix(row, "solution ") {
				n, pages = n+1, len(from.Spans)
			}
		}
		return n, pages
	}
	n, pages := solutions(data)
	if n != 1 || pages < 5 {
		t.Fatalf("%d solutions, on %d pages", n, pages)
	}
	got, _ := scan(t, files{library: data})
	for row, from := range got {
		if !strings.HasPrefix(row, "solution ") {
			continue
		}
		for _, span := range from.Spans[1 : len(from.Spans)-1] {
			for _, link := range []byte{0x00, 0xff} {
				d := bytes.Clone(data)
				for i := range 4 {
					d[span.From+int64(i)] = link
				}
				if n, _ := solutions(d); n != 1 {
					t.Errorf("with the link at %d gone, %d are found", span.From, n)
				}
			}
		}
	}
}

func TestJournal(t *testing.T) {
	t.Parallel()
	f, _ := made(t, false)
	read := func(journal []byte) *carve.Journal {
		t.Helper()
		j, err := carve.ReadJournal(bytes.NewReader(journal), int64(len(journal)))
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	whole := read(f.journal)
	if whole.Taken < 20 || whole.Broken || whole.Torn || whole.PageSize != 4096 {
		t.Fatalf("%+v", whole)
	}
	frame := func(i int) int { return 32 + i*(24+4096) }
	for name, c := range map[string]struct {
		change       func([]byte) []byte
		broken, torn bool
	}{
		"a page in the middle":   {func(b []byte) []byte { b[frame(5)+1000] ^= 1; return b }, true, true},
		"the salt of a frame":    {func(b []byte) []byte { b[frame(5)+9] ^= 1; return b }, true, true},
		"its checksum":           {func(b []byte) []byte { b[frame(5)+17] ^= 1; return b }, true, true},
		"the last page":          {func(b []byte) []byte { b[frame(whole.Taken-1)+1000] ^= 1; return b }, false, true},
		"the header's magic":     {func(b []byte) []byte { b[2] ^= 1; return b }, true, true},
		"the header's salt":      {func(b []byte) []byte { b[17] ^= 1; return b }, true, true},
		"the header's checksum":  {func(b []byte) []byte { b[25] ^= 1; return b }, true, true},
		"cut at a frame":         {func(b []byte) []byte { return b[:frame(whole.Taken/2)] }, false, false},
		"cut within the header":  {func(b []byte) []byte { return b[:20] }, false, false},
		"none":                   {func([]byte) []byte { return nil }, false, false},
		"only zeros":             {func(b []byte) []byte { clear(b); return b }, false, false},
		"a transaction half way": {func(b []byte) []byte { return append(b, b[frame(0):frame(1)]...) }, false, false},
	} {
		j := read(c.change(bytes.Clone(f.journal)))
		if name == "a transaction half way" { // a frame of the run whose checksum does not follow is torn
			c.torn = true
		}
		if j.Broken != c.broken || j.Torn != c.torn {
			t.Errorf("%s: broken %v, torn %v", name, j.Broken, j.Torn)
		}
	}
}

// The work is bounded by the bytes, whatever they are.
func TestWorkIsBounded(t *testing.T) {
	t.Parallel()
	f, _ := made(t, true)
	_, before := scan(t, f)
	// A page that lists the same chain again and again.
	page := bytes.Clone(f.library[:4096])
	bomb := bytes.Repeat(page, 100)
	copy(bomb, f.library)
	for at := 4096; at < len(bomb); at += 4096 {
		copy(bomb[at:], f.library[8*4096:9*4096])
	}
	_, stats := scan(t, files{library: bomb})
	if before.Cut {
		t.Errorf("a library is cut short: %+v", before)
	}
	if stats.Pages != int64(len(bomb)/4096) {
		t.Errorf("%+v", stats)
	}
}

func FuzzScan(f *testing.F) {
	whole, _ := made(f, false)
	closed, _ := made(f, true)
	all, _ := scan(f, closed)
	seen := map[int64]bool{}
	for _, from := range all { // each kind of page that has rows, with the pages that those go on on
		if len(from.Spans) > 3 || len(seen) > 12 {
			continue
		}
		var pages []byte
		for _, s := range from.Spans {
			page := s.From / 4096
			seen[page] = true
			pages = append(pages, closed.library[page*4096:(page+1)*4096]...)
		}
		f.Add(pages, []byte{})
	}
	f.Add(whole.library[:min(len(whole.library), 4096)], whole.journal[:32+3*(24+4096)])
	f.Add([]byte("SQLite format 3\x00"), []byte{0x37, 0x7f, 0x06, 0x82})
	f.Fuzz(func(t *testing.T, data, journal []byte) {
		got, stats := scan(t, files{data, journal})
		if stats.Pages > int64(len(data))/512+1 {
			t.Errorf("%d pages in %d bytes", stats.Pages, len(data))
		}
		for row, from := range got {
			for _, s := range from.Spans {
				end := int64(len(data))
				if s.Journal {
					end = int64(len(journal))
				}
				if s.From < 0 || s.From > s.To || s.To > end {
					t.Errorf("%s comes from %+v, of %d", row, s, end)
				}
			}
		}
	})
}
