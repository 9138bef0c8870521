package html_test

import (
	"bytes"
	"context"
	"errors"
	"image/color"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"
	"pgregory.net/rapid"

	"bifocal/export"
	"bifocal/export/drawing"
	"bifocal/export/exporttest"
	"bifocal/export/html"
)

func para(s string) export.Paragraph { return export.Paragraph{Spans: export.Text(s)} }

// Whatever its texts, a document says all it has to say in order, and is made
// of our elements alone.
func TestAnyDocument(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := exporttest.Document(t)
		data := render(t, d)
		root := parse(t, data)
		if missing := exporttest.Missing(d, text(root)); len(missing) > 0 {
			t.Fatalf("it lacks %q in\n%s", missing, data)
		}
		sound(t, root)
		if !bytes.Equal(data, render(t, d)) {
			t.Fatal("the same document gave other bytes")
		}
	})
}

// sound checks that a page runs nothing, loads nothing and leads nowhere odd.
func sound(t tb, root *nethtml.Node) {
	t.Helper()
	known := strings.Fields("html head meta title style body header main section footer p h1 h2 h3 span strong em code a br ul ol li dl dt dd table caption thead tbody tr th td " +
		"div figure figcaption aside time img svg desc rect ellipse polygon polyline text")
	ids := map[string]bool{}
	for _, n := range all(root, "") {
		if !slices.Contains(known, n.Data) {
			t.Errorf("there is an element <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has the handler %s", n.Data, a.Key)
			case a.Key == "href":
				if export.Address(a.Val) == "" {
					t.Errorf("a link leads to %q", a.Val)
				}
			case a.Key == "src":
				if !strings.HasPrefix(a.Val, "data:image/") {
					t.Errorf("<%s> loads %q", n.Data, a.Val)
				}
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("two elements are called %q", a.Val)
				}
				ids[a.Val] = true
			}
		}
	}
	for _, n := range all(root, "") {
		for name := range strings.FieldsSeq(attribute(n, "aria-labelledby")) {
			if !ids[name] {
				t.Errorf("nothing is called %q", name)
			}
		}
	}
}

// The elements say what each part is.
func TestStructure(t *testing.T) {
	t.Parallel()
	d := &export.Document{
		Kind: "Engineering brief", Title: "Title", Subtitle: "Sub", Customer: "Halden", Date: exporttest.Day, Accent: export.Engineering,
		Confidentiality: "For \"Halden\" </style>\\", Paper: export.Letter, Lead: []export.Block{para("first")},
		Sections: []export.Section{{
			Label: "Money", Heading: "It pays", Blocks: []export.Block{
				export.Paragraph{Lead: "Small heading"},
				export.Paragraph{Lead: "Run-in:", Spans: export.Text("and on")},
				export.Table{
					Caption: "Costs", Columns: []export.Column{{Header: "What"}, {Header: "Amount", Align: export.Decimal}},
					Rows: [][]export.Cell{export.Row("a", "1.25 %"), export.Row("b", "10 %"), export.Row("c", "–"), export.Row("sum")}, Total: true, Note: export.Text("counted"),
				},
				export.Definitions{Entries: []export.Definition{{Term: "SLO", Spans: export.Text("a promise")}}},
				export.List{Ordered: true, Items: []export.Item{{Spans: export.Text("one"), Note: export.Text("source")}}},
				export.Picture{Caption: "Under it", Drawing: drawing.Drawing{W: 10, H: 10, Title: "Timeline", Alt: "Timeline. It ends.", Shapes: []drawing.Shape{drawing.Text{Text: "x", Size: 7, Role: drawing.Muted}}}},
			},
		}},
	}
	data := render(t, d)
	root := parse(t, data)
	one := func(name, want string) *nethtml.Node {
		t.Helper()
		found := all(root, name)
		if len(found) != 1 || strings.TrimSpace(text(found[0])) != want {
			t.Fatalf("<%s>: %d, want one with %q", name, len(found), want)
		}
		return found[0]
	}
	one("h1", "Title")
	one("h3", "Small heading")
	one("caption", "Costs")
	one("dt", "SLO")
	one("dd", "a promise")
	one("figcaption", "Under it")
	if h := one("h2", "It pays"); attribute(h.Parent, "aria-labelledby") != attribute(h, "id") {
		t.Error("the section is not called by its heading")
	}
	if attribute(one("time", "23 November 2026"), "datetime") != "2026-11-23" {
		t.Error("the date is no date")
	}
	if lang := attribute(all(root, "html")[0], "lang"); lang != "en" {
		t.Errorf("language %q", lang)
	}
	for _, h := range all(root, "th") {
		scope := "row"
		if h.Parent.Parent.Data == "thead" {
			scope = "col"
		}
		if attribute(h, "scope") != scope {
			t.Errorf("%q is a head of a %s", text(h), attribute(h, "scope"))
		}
	}
	var cells []string
	for _, c := range all(all(root, "tbody")[0], "td") {
		cells = append(cells, text(c)+"|"+attribute(c, "class")+"|"+attribute(c, "style"))
	}
	if want := []string{
		"1.25 %|right|", "10 %|right|padding-inline-end:calc(var(--cell) + 2.47ch)", "–||", "||",
	}; !slices.Equal(cells, want) {
		t.Errorf("cells: %q", cells)
	}
	svg := all(root, "svg")[0]
	if attribute(svg, "role") != "img" || text(all(svg, "desc")[0]) != "Timeline. It ends." || text(all(svg, "title")[0]) != "Timeline" {
		t.Error("the picture has no alternative text")
	}
	page := string(data)
	for _, want := range []string{
		"size:letter", `@bottom-left{content:"For \22 Halden\22  \3c /style\3e \5c "`, `content:"Page " counter(page) " of " counter(pages)`,
		"table-header-group", "default-src 'none'",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("it lacks %s", want)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	root := parse(t, render(t, &export.Document{Title: "שלום", Language: "he", Lead: []export.Block{para("English")}}))
	if attribute(all(root, "html")[0], "dir") != "rtl" {
		t.Error("a Hebrew document does not read from right to left")
	}
	root = parse(t, render(t, &export.Document{Title: "Plan", Lead: []export.Block{para("שלום 12")}}))
	if p := all(all(root, "main")[0], "p")[0]; attribute(p, "dir") != "rtl" || attribute(all(root, "html")[0], "dir") != "" {
		t.Error("a Hebrew paragraph does not read from right to left in an English document")
	}
}

// A picture that is higher than a sheet is cut between its boxes for the printer.
func TestTallPictures(t *testing.T) {
	t.Parallel()
	for boxes, whole := range map[int]bool{5: true, 14: true, 40: false} {
		tall := drawing.Drawing{W: export.PictureWidth, H: float64(boxes) * 55, Title: "Architecture", Alt: "All of it."}
		for i := range boxes {
			tall.Shapes = append(tall.Shapes, drawing.Box{Ink: drawing.Ink{Fill: drawing.New}, Rect: drawing.Rect{X: 1, Y: float64(i) * 55, W: 90, H: 40}})
		}
		root := parse(t, render(t, &export.Document{Lead: []export.Block{export.Picture{Drawing: tall}}}))
		sound(t, root)
		svg, rects := all(root, "svg"), 0
		for _, s := range svg {
			rects += len(all(s, "rect"))
		}
		if (len(svg) == 1) != whole || rects != boxes || text(all(svg[0], "desc")[0]) != "All of it." {
			t.Errorf("%d boxes: %d pictures with %d boxes", boxes, len(svg), rects)
		}
	}
}

// rule finds the variables of the style sheet, light and dark.
var rule = regexp.MustCompile(`--(\w+):#([0-9A-F]{6});`)

// Text stands out from what it stands on, in any house's colour, in light and
// in dark.
func TestContrast(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		own := rapid.OneOf(rapid.Just(""), rapid.StringMatching(`#[0-9A-F]{6}`)).Draw(t, "colour")
		page := string(render(t, &export.Document{Colours: [2]string{own, own}, Accent: export.Accent(rapid.IntRange(0, 1).Draw(t, "accent"))}))
		light, dark, _ := strings.Cut(page, "@media screen and (prefers-color-scheme:dark)")
		for name, sheet := range map[string]string{"light": light, "dark": dark} {
			c := map[string]color.NRGBA{}
			for _, m := range rule.FindAllStringSubmatch(sheet, -1) {
				v, _ := strconv.ParseUint(m[2], 16, 32)
				c[m[1]] = color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
			}
			if len(c) != 6 {
				t.Fatalf("%s: colours %v", name, c)
			}
			for _, ink := range []string{"ink", "quiet", "accent"} {
				for _, ground := range []string{"ground", "tint"} {
					if got := drawing.Contrast(c[ink], c[ground]); got < 4.5 {
						t.Errorf("%s, accent %q: %s on %s has a contrast of %.2f", name, own, ink, ground, got)
					}
				}
			}
		}
	})
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestFaults(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	done, cancel := context.WithCancel(t.Context())
	cancel()
	for name, err := range map[string]error{
		"no document": html.Render(t.Context(), nil, &b),
		"long row": html.Render(t.Context(), &export.Document{Lead: []export.Block{
			export.Table{Columns: make([]export.Column, 1), Rows: [][]export.Cell{export.Row("a", "b")}},
		}}, &b),
		"unknown block": html.Render(t.Context(), &export.Document{Lead: []export.Block{&export.Paragraph{}}}, &b),
		"odd logo":      html.Render(t.Context(), &export.Document{Logo: []byte("GIF89a")}, &b),
		"called off":    html.Render(done, &export.Document{Sections: []export.Section{{Heading: "x"}}}, &b),
		"full disk":     html.Render(t.Context(), &export.Document{}, broken{}),
	} {
		if err == nil || b.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, b.Len())
		}
	}
}

// A side-by-side brief has its rows in two columns, each in the colour of its
// reader, on sheets that lie on their side.
func TestFacingColumns(t *testing.T) {
	t.Parallel()
	d := &export.Document{Title: "T", Facing: true, Sections: []export.Section{{
		Label: "The decision", Heading: "Approve", Facing: &export.Section{Label: "Summary", Heading: "Move"},
	}}}
	var b bytes.Buffer
	if err := html.Render(t.Context(), d, &b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{
		`<main class="facing">`, `<section class="executive" aria-labelledby="section-1">`, `<section class="engineering" aria-labelledby="section-2">`,
		"Executive: The decision", "Engineering: Summary", "size:A4 landscape", ".engineering{--ground:",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	d.Facing = false
	b.Reset()
	if err := html.Render(t.Context(), d, &b); err != nil || strings.Contains(b.String(), "facing") {
		t.Errorf("any other page has columns, %v", err)
	}
}
