package formats_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/export/exporttest"
	"bifocal/export/formats"
	"bifocal/export/pdf"
	"bifocal/export/pdf/conform"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/library/librarytest"
	"bifocal/narrative/narrativetest"
)

// As many as are checked each time; `make thousand` checks a thousand.
var solutions = flag.Int("solutions", 9, "how many generated solutions are printed and checked")

// generated returns solution i: by turns one with everything in it that text can
// hold, one of a natural size and wording, and one of plain words.
func generated(i int) narrative.Solution {
	switch i % 3 {
	case 0:
		return rapid.Custom(narrativetest.Solution).Example(i)
	case 1:
		return narrativetest.Large(5 + i%196)
	}
	return librarytest.NewWriter(uint64(i)).Solution(fmt.Sprintf("solution-%d", i), 1+i%60)
}

// Of every solution, both briefs and by turns one of the other kinds are printed.
// Every program that reads PDFs takes them for good, and pdftotext gives back what
// the framing tells, in its order.
func TestBriefsOfGeneratedSolutions(t *testing.T) {
	t.Parallel()
	api.DisableConfigDir()
	type printed struct {
		name string
		s    narrative.Solution
		kind export.Kind
	}
	work := make(chan printed)
	go func() {
		defer close(work)
		for _, e := range assets.Examples() {
			s, err := narrative.Decode(e.Data)
			if err != nil {
				t.Errorf("%s: %v", e.Name, err)
				return
			}
			for _, kind := range export.Kinds {
				work <- printed{e.Name, s, kind}
			}
		}
		for i := range *solutions {
			if i%50 == 0 && i > 0 {
				t.Logf("%d of %d solutions", i, *solutions) // with -v, for who waits for a thousand
			}
			s := generated(i)
			for _, kind := range []export.Kind{export.ExecutiveBrief, export.EngineeringBrief, export.Kinds[2+i%5]} {
				work <- printed{fmt.Sprintf("solution %d", i), s, kind}
			}
		}
	}()
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for p := range work {
				for _, fault := range faults(t, &p.s, p.kind) {
					t.Errorf("%s, %s: %s", p.name, p.kind, fault)
				}
			}
		})
	}
	wg.Wait()
}

// faults prints a brief and says what is wrong with it.
func faults(t *testing.T, s *narrative.Solution, kind export.Kind) []string {
	x := narrative.NewIndex(s)
	d := export.Compose(x, kind, export.Options{Date: exporttest.Day})
	d.OwnFaces = true // so that it does not matter what is installed
	made, err := formats.Render(t.Context(), d, export.PDF, "")
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	for _, b := range conform.Check(made.Data) {
		out = append(out, b.String())
	}
	if err := api.Validate(bytes.NewReader(made.Data), model.NewDefaultConfiguration()); err != nil {
		out = append(out, "pdfcpu: "+err.Error())
	}
	folder, err := os.MkdirTemp("", "brief-*") // t.TempDir would keep a thousand
	if err != nil {
		return append(out, err.Error())
	}
	defer func() { _ = os.RemoveAll(folder) }() // the system clears it too
	file := filepath.Join(folder, "brief.pdf")
	if err := os.WriteFile(file, made.Data, 0o600); err != nil {
		return append(out, err.Error())
	}
	if said, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil || bytes.Contains(said, []byte("WARNING")) {
		out = append(out, fmt.Sprintf("qpdf: %v: %s", err, said))
	}
	read := bodyOf
	if d.Facing { // a column goes on after what faces it, which only the tags know
		read = taggedBody
	}
	body, err := read(file, d)
	if err != nil {
		return append(out, err.Error())
	}
	skip := strangeIn(made.Report)
	want := made.Report.Arranged(without(d.Shortened(made.Report.Cuts), made.Report.LeftOut))
	body = squashed(body)
	out = append(out, lost(want, body, skip)...)
	if a := kind.Audiences(); len(a) == 1 && made.Report.Cuts == 0 {
		told := framing.FrameIndexed(x, a[0])
		out = append(out, untold(&told, body, skip)...)
	}
	return out
}

// bodyOf returns the text between the heads and the feet of the pages, in the
// order of the file. A head or a foot would part a sentence that goes on.
func bodyOf(file string, d *export.Document) (string, error) {
	width, height := 596, 842
	if d.Paper == export.Letter {
		width, height = 612, 792
	}
	if d.Facing {
		width, height = height, width
	}
	const head, foot = 47, 57 // points
	text, err := exec.Command("pdftotext", "-raw", "-x", "0", "-y", fmt.Sprint(head), "-W", fmt.Sprint(width), "-H", fmt.Sprint(height-head-foot), file, "-").Output()
	if err != nil {
		return "", fmt.Errorf("pdftotext: %w", err)
	}
	return string(text), nil
}

// taggedBody returns the text in the order of the tags, as a screen reader reads it.
func taggedBody(file string, _ *export.Document) (string, error) {
	out, err := exec.Command("pdfinfo", "-struct-text", file).Output()
	if err != nil {
		return "", fmt.Errorf("pdfinfo: %w", err)
	}
	return textOfTags(string(out)), nil
}

// squashed is a text without white space and what is not seen.
func squashed(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u00AD' || r == '\u200B' || r == '\u2060' || r == '\f' {
			return -1
		}
		return r
	}, norm.NFKC.String(strings.Join(strings.Fields(export.Clean(text)), "")))
}

// strange are the characters that pdftotext gives back as something else (words to
// the left), that are printed as something else, or whose marks it puts elsewhere.
// Texts without them are checked.
type strange map[rune]bool

func strangeIn(r pdf.Report) strange {
	out := strange{}
	for _, replaced := range r.Replaced {
		out[replaced.Rune] = true
	}
	return out
}

func (s strange) in(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return s[r] || odd(r) || unicode.Is(unicode.M, r) })
}

// lost returns the passages of a document that are not in the text, one behind the
// other.
func lost(d *export.Document, text string, skip strange) []string {
	var out []string
	at := 0
	for p := range d.Passages() {
		want := squashed(p.Text)
		if want == "" || skip.in(p.Text) {
			continue
		}
		i := strings.Index(text[at:], want)
		if i < 0 {
			out = append(out, fmt.Sprintf("not in the text, or not in its place: %q", p.Text))
			continue
		}
		at += i + len(want)
	}
	return out
}

// untold returns the blocks of a framing of which something is not in the text.
func untold(f *framing.Framing, text string, skip strange) []string {
	var out []string
	for _, sec := range f.Sections {
		for _, b := range sec.Blocks {
			parts := b.Cells
			if len(parts) == 0 {
				parts = []string{b.Text}
			}
			for _, part := range parts {
				if want := squashed(part); !skip.in(part) && !strings.Contains(text, want) {
					out = append(out, fmt.Sprintf("told and not printed: %q", part))
				}
			}
		}
	}
	return out
}
