package docx_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/export"
	"bifocal/export/docx"
	"bifocal/export/drawing"
	"bifocal/export/exporttest"
)

// Whatever its texts, a document says all it has to say in order, and is a file
// that Word takes.
func TestAnyDocument(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := exporttest.Document(t)
		data := render(t, d)
		files := unpacked(t, data)
		whole(t, files)
		if missing := exporttest.Missing(d, texts(t, files)); len(missing) > 0 {
			t.Fatalf("it lacks %q in\n%s", missing, files["word/document.xml"])
		}
		if !bytes.Equal(data, render(t, d)) {
			t.Fatal("the same document gave other bytes")
		}
	})
}

func logo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 10))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sample(t *testing.T) *export.Document {
	t.Helper()
	return &export.Document{
		Kind: "Executive brief", Title: "Approve", Customer: "Halden", Author: "Maja", Organisation: "Nordwind", Date: exporttest.Day, Logo: logo(t),
		Confidentiality: "Confidential", Lead: []export.Block{export.Paragraph{Spans: export.Text("first")}},
		Sections: []export.Section{{
			Label: "Money", Heading: "It pays", Blocks: []export.Block{
				export.Paragraph{Lead: "Small heading"},
				export.Paragraph{Lead: "Run-in:", Spans: []export.Span{{Text: "and "}, export.Link("on", "https://a.example/?a=1&b=2"), export.Link(" too", "javascript:x"), export.Code("code")}},
				export.Bullets("one", "two"),
				export.List{Ordered: true, Items: []export.Item{{Spans: export.Text("three"), Note: export.Text("source")}}},
				export.List{Ordered: true, Items: []export.Item{{Spans: export.Text("four")}}},
				export.Table{
					Caption: "Costs", Columns: []export.Column{{Header: "What"}, {Header: "Amount", Align: export.Decimal}},
					Rows: [][]export.Cell{export.Row("a rather long name", "1.25 %"), export.Row("b", "10 %"), export.Row("sum")}, Total: true,
				},
				export.Callout{Label: "Mind", Blocks: []export.Block{export.Paragraph{Spans: export.Text("the gap")}}},
				export.Picture{Caption: "Under it", Drawing: drawing.Drawing{W: 996, H: 100, Title: "Timeline", Alt: `Timeline. It "ends".`, Shapes: []drawing.Shape{drawing.Text{Text: "x", Size: 7, Role: drawing.Muted}}}},
			},
		}},
	}
}

// The parts of a document have the styles that Word's users know.
func TestStyles(t *testing.T) {
	t.Parallel()
	files := unpacked(t, render(t, sample(t)))
	whole(t, files)
	var got []string
	for _, p := range parse(t, "document", files["word/document.xml"]).all("p") {
		style := p.child("pPr").child("pStyle").value()
		if n := p.child("pPr").child("numPr").child("numId").value(); n != "" {
			style += " " + n
		}
		got = append(got, style+": "+strings.TrimSpace(p.read()))
	}
	want := []string{
		"Picture: ", "BriefKind: Executive brief", "Title: Approve", "BriefImprint: Prepared for Halden  ·  Nordwind, Maja  ·  23 November 2026",
		"Quote: first", "BriefLabel: Money", "Heading1: It pays", "Heading2: Small heading", "BodyText: Run-in: and on toocode",
		"ListBullet: one", "ListBullet: two", "ListNumber 3: three", "ListContinue: source", "ListNumber 4: four",
		"Caption: Costs", "TableText: What", "TableText: Amount", "TableText: a rather long name", "TableText: 1.25 %", "TableText: b", "TableText: 10 %", "TableText: sum", "TableText: ", "Gap: ",
		"BriefLabel: Mind", "Quote: the gap", "Picture: ", "Caption: Under it",
	}
	if !slices.Equal(got, want) {
		t.Errorf("paragraphs:\n%q\nwant\n%q", got, want)
	}
	levels := map[string]string{}
	for _, s := range parse(t, "styles", files["word/styles.xml"]).all("style") {
		if l := s.child("pPr").child("outlineLvl"); l.name != "" {
			levels[s.child("name").value()] = l.value()
		}
	}
	if len(levels) != 3 || levels["heading 1"] != "0" || levels["heading 3"] != "2" {
		t.Errorf("outline levels %v", levels)
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	files := unpacked(t, render(t, sample(t)))
	table := parse(t, "document", files["word/document.xml"]).all("tbl")[0]
	rows := table.all("tr")
	if len(rows) != 4 || len(rows[0].all("tblHeader")) != 1 || len(rows[1].all("tblHeader")) != 0 || len(table.all("cantSplit")) != 4 {
		t.Error("the head of the table is not repeated, or its rows may be torn")
	}
	if look := table.child("tblPr").child("tblLook").attrs; look["firstRow"] != "1" || look["lastRow"] != "1" {
		t.Errorf("look %v", look)
	}
	sum := 0
	for _, c := range table.all("gridCol") {
		w := 0
		for _, r := range c.attrs["w"] {
			w = w*10 + int(r-'0')
		}
		sum += w
	}
	if sum != 498*20 {
		t.Errorf("the columns are %d wide", sum)
	}
	numbers := table.all("tc")
	if p := numbers[5].child("p").child("pPr"); p.child("jc").value() != "right" || p.child("ind").attrs["right"] == "" || numbers[3].child("p").child("pPr").child("ind").name != "" {
		t.Error("the numbers do not line up")
	}
	if len(numbers[5].all("tcMar")) != 1 || len(numbers[2].all("tcMar")) != 0 {
		t.Error("the last column does not end at the edge")
	}
}

func TestPicturesAndLinks(t *testing.T) {
	t.Parallel()
	files := unpacked(t, render(t, sample(t)))
	body := parse(t, "document", files["word/document.xml"])
	pictures := body.all("docPr")
	if len(pictures) != 2 || pictures[0].attrs["descr"] != "Nordwind" || pictures[1].attrs["descr"] != `Timeline. It "ends".` {
		t.Errorf("%d pictures, %v", len(pictures), pictures)
	}
	if extent := body.all("extent")[1].attrs; extent["cx"] != "6324600" || extent["cy"] != "635000" {
		t.Errorf("the picture is %v large", extent) // 498 x 50 points
	}
	img, err := png.Decode(bytes.NewReader(files["word/media/picture2.png"]))
	if err != nil || img.Bounds().Dx() < 2*498 {
		t.Errorf("%v, %v", err, img.Bounds())
	}
	links := body.all("hyperlink")
	if len(links) != 1 || links[0].read() != "on" {
		t.Errorf("%d links", len(links))
	}
}

// Nothing about a person and nothing of the clock stands in the file.
func TestProperties(t *testing.T) {
	t.Parallel()
	d := sample(t)
	files := unpacked(t, render(t, d))
	core := string(files["docProps/core.xml"])
	for _, want := range []string{"<dc:title>Approve</dc:title>", "<dc:creator>Nordwind</dc:creator>", ">2026-11-23T00:00:00Z<", "<dc:language>en</dc:language>"} {
		if !strings.Contains(core, want) {
			t.Errorf("it lacks %s in %s", want, core)
		}
	}
	if strings.Contains(core, "Maja") {
		t.Error("the author is named in the properties")
	}
	for lang, want := range map[string]string{"en": "en-GB", "en-US": "en-US", "de": "de-DE", "he": "he-IL", "no tag": "en-GB"} {
		d.Language = lang
		files := unpacked(t, render(t, d))
		if got := parse(t, "styles", files["word/styles.xml"]).all("lang")[0].value(); got != want {
			t.Errorf("%s is %s", lang, got)
		}
		if (lang == "he") != strings.Contains(string(files["word/document.xml"]), "<w:bidiVisual/>") {
			t.Errorf("%s: the columns of tables run the wrong way", lang)
		}
	}
	d.Language, d.Paper = "en", export.Letter
	files = unpacked(t, render(t, d))
	if size := parse(t, "document", files["word/document.xml"]).all("pgSz")[0].attrs; size["w"] != "12240" || size["h"] != "15840" {
		t.Errorf("paper %v", size)
	}
	if got := parse(t, "styles", files["word/styles.xml"]).all("lang")[0].value(); got != "en-US" {
		t.Errorf("English on Letter is %s", got)
	}
}

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	files := unpacked(t, render(t, &export.Document{Sections: []export.Section{{Heading: "x", Blocks: []export.Block{export.Paragraph{Spans: export.Text("שלום ABC 12 עולם")}}}}}))
	p := parse(t, "document", files["word/document.xml"]).all("p")[1]
	var runs []string
	for _, r := range p.all("r") {
		runs = append(runs, r.read()+map[bool]string{true: "<", false: ">"}[len(r.all("rtl")) == 1])
	}
	if len(p.all("bidi")) != 1 || !slices.Equal(runs, []string{"שלום <", "ABC 12 >", "עולם<"}) {
		t.Errorf("runs %q", runs)
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
		"no document":   docx.Render(t.Context(), nil, &b),
		"unknown block": docx.Render(t.Context(), &export.Document{Lead: []export.Block{&export.Paragraph{}}}, &b),
		"odd logo":      docx.Render(t.Context(), &export.Document{Logo: []byte("GIF89a")}, &b),
		"called off":    docx.Render(done, &export.Document{Sections: []export.Section{{Heading: "x"}}}, &b),
		"full disk":     docx.Render(t.Context(), &export.Document{}, broken{}),
	} {
		if err == nil || b.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, b.Len())
		}
	}
}
