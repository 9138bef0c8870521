package markdown_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"
	"pgregory.net/rapid"

	"bifocal/export"
	"bifocal/export/drawing"
	"bifocal/export/exporttest"
	"bifocal/export/markdown"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

type tb interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func parsed(t tb, source []byte) *nethtml.Node {
	t.Helper()
	var page bytes.Buffer
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := reader.Convert(source, &page); err != nil {
		t.Fatal(err)
	}
	root, err := nethtml.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// roundTrip checks that a document is read back as what it says, part for part:
// headings, paragraphs, lists and tables, their text, its styles and links.
func roundTrip(t tb, d *export.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.Render(context.Background(), d, &b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(expect(d.Unfolded()), read(parsed(t, b.Bytes()))); diff != "" {
		t.Fatalf("read back it is another document (-want +got):\n%s\n%s", diff, b.String())
	}
}

func TestAnyDocumentIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { roundTrip(t, exporttest.Document(t)) })
}

func TestBriefsAreReadBack(t *testing.T) {
	t.Parallel()
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		roundTrip(t, e.Document)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		for _, kind := range export.Kinds {
			roundTrip(t, export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: exporttest.Day}))
		}
	})
}

// Pictures are files beside the document, and what they show is said.
func TestPictures(t *testing.T) {
	t.Parallel()
	picture := export.Picture{Caption: "Under it", Drawing: drawing.Drawing{
		W: 10, H: 10, Title: "Timeline", Alt: "Timeline. It [ends].", Shapes: []drawing.Shape{drawing.Text{Text: "<x>", Size: 7, Role: drawing.Muted}},
	}}
	d := &export.Document{Lead: []export.Block{picture, picture}}
	var b bytes.Buffer
	files, err := markdown.RenderWith(t.Context(), d, "a brief (1)", &b)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 || files[0].Name != "a brief (1)-1.svg" || files[1].Name != "a brief (1)-2.svg" {
		t.Fatalf("%d files, %q", len(files), files)
	}
	for x := xml.NewDecoder(bytes.NewReader(files[0].Data)); ; {
		if _, err := x.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	var images []string
	for n := range parsed(t, b.Bytes()).Descendants() {
		if n.Data == "img" {
			images = append(images, n.Attr[0].Val+" "+n.Attr[1].Val)
		}
	}
	want := []string{"a%20brief%20%281%29-1.svg Timeline. It [ends].", "a%20brief%20%281%29-2.svg Timeline. It [ends]."}
	if diff := cmp.Diff(want, images); diff != "" {
		t.Error(diff)
	}
	b.Reset()
	if err := markdown.Render(t.Context(), d, &b); err != nil || !strings.Contains(b.String(), "> Timeline. It \\[ends\\].\n") {
		t.Errorf("%v\n%s", err, b.String())
	}
}

// The source is good to read too.
func TestSource(t *testing.T) {
	t.Parallel()
	d := &export.Document{
		Kind: "Executive brief", Title: "Approve #", Customer: "Halden", Date: exporttest.Day,
		Lead: []export.Block{export.Paragraph{Lead: "Ask:", Spans: []export.Span{{Text: "400 K USD for node_pool, "}, export.Link("see", "https://a.example/"), {Text: ", or "}, export.Link("a@a.example", "mailto:a@a.example"), {Text: ".\n1. now"}}}},
		Sections: []export.Section{{Label: "Money", Heading: "It pays", Blocks: []export.Block{
			export.Bullets("one"),
			export.List{Items: []export.Item{{Lead: "Two.", Spans: export.Text("more"), Note: export.Text("a source")}}},
			export.Callout{Label: "Mind", Blocks: []export.Block{
				export.Table{Columns: []export.Column{{Header: "What"}, {Header: "USD", Align: export.Decimal}}, Rows: [][]export.Cell{export.Row("a|b", "−3"), export.Row("sum")}, Total: true},
			}},
		}}},
	}
	var b bytes.Buffer
	if err := markdown.Render(t.Context(), d, &b); err != nil {
		t.Fatal(err)
	}
	want := `**Executive brief**

# Approve \#

Prepared for **Halden** · 23 November 2026

**Ask:** 400 K USD for node_pool, [see](https://a.example/), or <a@a.example>.\
1\. now

---

*Money*

## It pays

- one

* **Two.** more\
  *a source*

> **Mind**
>
> | What | USD |
> | --- | ---: |
> | a\|b | −3 |
> | **sum** | |
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestTextMeansItself(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"plain 1.2 M":     "plain 1.2 M",
		"1.2 M USD":       "1.2 M USD",
		"1. first":        `1\. first`,
		"2) second":       `2\) second`,
		"- dash":          `\- dash`,
		"-183 K":          "-183 K",
		"> quoted":        `\> quoted`,
		"a*b*c_d_ [x](y)": `a\*b\*c_d\_ \[x\](y)`,
		"<b>|cell":        `\<b>\|cell`,
		"# heading":       `\# heading`,
		"---":             `\---`,
		"lena@a.example":  `lena\@a.example`,
		"http://a &lt; b": `http:\//a \&lt; b`,
		"AT&T, $5":        `AT&T, \$5`,
	} {
		if got := markdown.StartOfLine(markdown.Escape(text)); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestFaults(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	done, cancel := context.WithCancel(t.Context())
	cancel()
	for name, err := range map[string]error{
		"no document":   markdown.Render(t.Context(), nil, &b),
		"unknown block": markdown.Render(t.Context(), &export.Document{Lead: []export.Block{&export.Paragraph{}}}, &b),
		"called off":    markdown.Render(done, &export.Document{Sections: []export.Section{{Heading: "x"}}}, &b),
		"full disk":     markdown.Render(t.Context(), &export.Document{Title: "x"}, broken{}),
	} {
		if err == nil || b.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, b.Len())
		}
	}
}
