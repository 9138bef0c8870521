package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"bifocal/export"
	"bifocal/export/pdf"

	reader "github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"
)

func render(t testing.TB, doc *export.Document) ([]byte, pdf.Report) {
	t.Helper()
	var buf bytes.Buffer
	report, err := pdf.Render(t.Context(), doc, &buf)
	if err != nil {
		t.Fatalf("Render: %v", err)
	}
	return buf.Bytes(), report
}

func open(t testing.TB, data []byte) *reader.Reader {
	t.Helper()
	r, err := reader.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("read the PDF back: %v", err)
	}
	return r
}

// pageTexts returns the text of every page, as a foreign program reads it.
func pageTexts(t testing.TB, data []byte) []string {
	t.Helper()
	r := open(t, data)
	var texts []string
	for i := 1; i <= r.NumPage(); i++ {
		text, err := r.Page(i).GetPlainText(nil)
		if err != nil {
			t.Fatalf("read page %d: %v", i, err)
		}
		texts = append(texts, text)
	}
	return texts
}

// missing returns the words of doc that are not in the text of its PDF. Words
// may be broken over lines, so white space does not count.
func missing(t testing.TB, doc *export.Document, data []byte) []string {
	t.Helper()
	squash := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || r == '\u200B' || r == '\u00AD' {
				return -1
			}
			return r
		}, norm.NFC.String(s))
	}
	printed := squash(strings.Join(pageTexts(t, data), ""))
	lost := map[string]bool{}
	for _, word := range strings.Fields(doc.Plain()) {
		if !strings.Contains(printed, squash(word)) {
			lost[word] = true
		}
	}
	return slices.Sorted(maps.Keys(lost))
}

// without returns doc without what the report says it had no room for.
func without(doc *export.Document, report pdf.Report) *export.Document {
	d := *doc.Shortened(report.Cuts)
	d.Sections = slices.Clone(d.Sections)
	for i := range d.Sections {
		s := &d.Sections[i]
		s.Blocks = slices.DeleteFunc(slices.Clone(s.Blocks), func(b export.Block) bool {
			p, ok := b.(export.Picture)
			return ok && slices.Contains(report.LeftOut, export.Omission{Picture: p.Caption})
		})
	}
	return &d
}

func TestEveryWordIsPrinted(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string]*export.Document{
		"executive": executiveSample(), "engineering": engineeringSample(1), "long": engineeringSample(6), "edge": edgeSample(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, report := render(t, doc)
			if lost := missing(t, doc, data); len(lost) > 0 {
				t.Errorf("not in the PDF: %q", lost)
			}
			if len(report.Replaced) > 0 {
				t.Errorf("replaced: %v", report.Replaced)
			}
			if n := open(t, data).NumPage(); n != report.Pages {
				t.Errorf("the report says %d pages, the file has %d", report.Pages, n)
			}
			if n, err := pdf.Pages(t.Context(), doc); err != nil || n != report.Pages {
				t.Errorf("counted are %d pages (%v), written %d", n, err, report.Pages)
			}
		})
	}
}

func TestPagesOfTheSamples(t *testing.T) {
	t.Parallel()
	if _, r := render(t, executiveSample()); r.Pages > 2 {
		t.Errorf("executive brief has %d pages, want 2 at most", r.Pages)
	}
	if _, r := render(t, engineeringSample(6)); r.Pages < 9 || r.Pages > 11 {
		t.Errorf("long engineering brief has %d pages, want about 10", r.Pages)
	}
}

func TestEveryPageHasItsFurniture(t *testing.T) {
	t.Parallel()
	doc := engineeringSample(2)
	data, report := render(t, doc)
	for i, text := range pageTexts(t, data) {
		for _, want := range []string{fmt.Sprintf("Page %d of %d", i+1, report.Pages), doc.Confidentiality} {
			if !strings.Contains(text, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
		if header := strings.Contains(text, doc.Title); i > 0 && !header {
			t.Errorf("page %d lacks the running header", i+1)
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	t.Parallel()
	doc := engineeringSample(1)
	want, _ := render(t, doc)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			var buf bytes.Buffer
			if _, err := pdf.Render(context.Background(), doc, &buf); err != nil {
				t.Errorf("Render: %v", err)
			} else if !bytes.Equal(buf.Bytes(), want) {
				t.Error("the same document gave other bytes")
			}
		})
	}
	wg.Wait()
}

func TestDateDatesTheFile(t *testing.T) {
	t.Parallel()
	undated := executiveSample()
	undated.Date = time.Time{}
	a, _ := render(t, undated)
	b, _ := render(t, undated)
	if !bytes.Equal(a, b) {
		t.Error("an undated document depends on the clock")
	}
	info := open(t, first(render(t, executiveSample()))).Trailer().Key("Info")
	for _, key := range []string{"CreationDate", "ModDate"} {
		if got := info.Key(key).RawString(); got != "D:20261123090000Z" {
			t.Errorf("%s = %q", key, got)
		}
	}
}

func first(data []byte, _ pdf.Report) []byte { return data }

func TestMetadata(t *testing.T) {
	t.Parallel()
	doc := executiveSample()
	doc.Subtitle, doc.Language = "Größe", "de-ch"
	r := open(t, first(render(t, doc)))
	info, root := r.Trailer().Key("Info"), r.Trailer().Key("Root")
	for key, want := range map[string]string{"Title": doc.Title, "Author": doc.Author, "Subject": "Größe", "Producer": "Bifocal"} {
		if got := strings.TrimPrefix(info.Key(key).TextFromUTF16(), "\uFEFF"); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
	if got := root.Key("Lang").RawString(); got != "de-CH" {
		t.Errorf("Lang = %q", got)
	}
	if !root.Key("ViewerPreferences").Key("DisplayDocTitle").Bool() {
		t.Error("the viewer is not asked to show the title")
	}
	if !root.Key("MarkInfo").Key("Marked").Bool() || root.Key("StructTreeRoot").Key("K").Key("S").Name() != "Document" {
		t.Error("the file is not tagged")
	}
	if id := r.Trailer().Key("ID"); id.Len() != 2 {
		t.Error("the file has no identifier")
	}
	var marks []string
	for _, child := range r.Outline().Child {
		marks = append(marks, child.Title)
	}
	want := []string{doc.Title} // of the lead box
	for _, s := range doc.Sections {
		want = append(want, s.Heading)
	}
	if !slices.Equal(marks, want) {
		t.Errorf("bookmarks = %q, want %q", marks, want)
	}
}

func TestOnlyWebAndMailAddressesAreLinks(t *testing.T) {
	t.Parallel()
	doc := &export.Document{Sections: []export.Section{{Blocks: []export.Block{export.Paragraph{Spans: []export.Span{
		export.Link("web ", "https://example.org/a(b)?q=ü"), export.Link("mail ", "mailto:a@example.org"),
		export.Link("script ", "javascript:alert(1)"), export.Link("file ", "file:///etc/passwd"), export.Link("odd", "http://%zz"),
	}}}}}}
	data, _ := render(t, doc)
	annots := open(t, data).Page(1).V.Key("Annots")
	var got []string
	for i := range annots.Len() {
		got = append(got, annots.Index(i).Key("A").Key("URI").RawString())
	}
	want := []string{"https://example.org/a%28b%29?q=%C3%BC", "mailto:a@example.org"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("links = %q, want %q", got, want)
	}
	if lost := missing(t, doc, data); len(lost) > 0 {
		t.Errorf("not printed: %q", lost)
	}
}

func TestEmptyDocuments(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string]*export.Document{
		"nothing":        {},
		"empty section":  {Sections: []export.Section{{}, {Heading: "Only a heading"}, {Label: "Only a label"}}},
		"empty blocks":   {Lead: []export.Block{export.Paragraph{}}, Sections: []export.Section{{Blocks: []export.Block{nil, export.List{}, export.Table{}, export.Definitions{}, export.Callout{}, export.List{Items: make([]export.Item, 3)}}}}},
		"empty table":    {Sections: []export.Section{{Blocks: []export.Block{export.Table{Columns: make([]export.Column, 3)}}}}},
		"header only":    {Sections: []export.Section{{Blocks: []export.Block{export.Table{Columns: []export.Column{{Header: "a"}}}}}}},
		"short rows":     {Sections: []export.Section{{Blocks: []export.Block{export.Table{Columns: make([]export.Column, 3), Rows: [][]export.Cell{{}, export.Row("x")}}}}}},
		"invisible text": {Title: "\u200b\u00ad\ufeff", Sections: []export.Section{{Heading: " \n ", Blocks: []export.Block{p("\u200b")}}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, r := render(t, doc)
			if r.Pages != 1 {
				t.Errorf("%d pages, want 1", r.Pages)
			}
			conforms(t, name, data)
		})
	}
}

func TestRenderRefuses(t *testing.T) {
	t.Parallel()
	done, cancel := context.WithCancel(context.Background())
	cancel()
	failing := writerFunc(func([]byte) (int, error) { return 0, io.ErrShortWrite })
	bad := func(b export.Block) *export.Document {
		return &export.Document{Sections: []export.Section{{Heading: "Figures", Blocks: []export.Block{b}}}}
	}
	for name, c := range map[string]struct {
		ctx  context.Context
		doc  *export.Document
		w    io.Writer
		want string
	}{
		"no document":   {t.Context(), nil, io.Discard, "no document"},
		"cancelled":     {done, executiveSample(), io.Discard, context.Canceled.Error()},
		"writer":        {t.Context(), executiveSample(), failing, io.ErrShortWrite.Error()},
		"pointer block": {t.Context(), bad(&export.Paragraph{}), io.Discard, "*export.Paragraph"},
		"wide row":      {t.Context(), bad(export.Table{Rows: [][]export.Cell{export.Row("a")}}), io.Discard, `section "Figures": table row 1 has 1 cells for 0 columns`},
	} {
		if _, err := pdf.Render(c.ctx, c.doc, c.w); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
	if _, err := pdf.Render(done, executiveSample(), io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled rendering is not context.Canceled: %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
