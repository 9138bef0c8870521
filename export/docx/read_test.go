package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"bifocal/export"
	"bifocal/export/docx"
)

// tb is a test or a drawn case of one.
type tb interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

func render(t tb, d *export.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Render(context.Background(), d, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpacked are the files of a package by their names.
func unpacked(t tb, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first file is %s", z.File[0].Name)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// node is an element of XML, its names without their namespaces' prefixes.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
	text     string
}

func parse(t tb, name string, data []byte) *node {
	t.Helper()
	root := &node{}
	stack := []*node{root}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			t.Fatalf("%s is not well formed: %v", name, err)
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// all returns the elements of a name below a node, in order.
func (n *node) all(name string) []*node {
	var out []*node
	for _, c := range n.children {
		if c.name == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}

func (n *node) child(name string) *node {
	i := slices.IndexFunc(n.children, func(c *node) bool { return c.name == name })
	if i < 0 {
		return &node{}
	}
	return n.children[i]
}

// value is what the elements' own way of saying one thing says.
func (n *node) value() string { return n.attrs["val"] }

// read is the text of a part as a reader of the document sees it.
func (n *node) read() string {
	switch n.name {
	case "t":
		return n.text
	case "br":
		return "\n"
	case "tab":
		return "\t"
	case "softHyphen":
		return "\u00ad"
	}
	var b strings.Builder
	for _, c := range n.children {
		b.WriteString(c.read())
	}
	if n.name == "p" {
		b.WriteString("\n")
	}
	return b.String()
}

// texts is the text of a document, its foot at the end.
func texts(t tb, files map[string][]byte) string {
	t.Helper()
	return parse(t, "document", files["word/document.xml"]).read() + parse(t, "footer", files["word/footer.xml"]).read()
}

// whole checks that a package hangs together: every part has a type, every
// reference leads somewhere, every style and numbering that is used is defined.
func whole(t tb, files map[string][]byte) {
	t.Helper()
	types := parse(t, "types", files["[Content_Types].xml"])
	for name, data := range files {
		typed := name == "[Content_Types].xml"
		for _, d := range types.all("Default") {
			typed = typed || "."+d.attrs["Extension"] == path.Ext(name)
		}
		if !typed {
			t.Errorf("%s has no content type", name)
		}
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			inOrder(t, name, parse(t, name, data))
		}
	}
	for _, o := range types.all("Override") {
		if files[strings.TrimPrefix(o.attrs["PartName"], "/")] == nil {
			t.Errorf("there is no %s", o.attrs["PartName"])
		}
	}
	ids := map[string]bool{}
	for name, base := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
		for _, r := range parse(t, name, files[name]).all("Relationship") {
			if r.attrs["TargetMode"] == "External" {
				if export.Address(r.attrs["Target"]) != r.attrs["Target"] {
					t.Errorf("a link leads to %q", r.attrs["Target"])
				}
			} else if files[path.Join(base, r.attrs["Target"])] == nil {
				t.Errorf("%s leads to %s, which is not there", name, r.attrs["Target"])
			}
			if ids[r.attrs["Id"]] {
				t.Errorf("two references are called %s", r.attrs["Id"])
			}
			ids[r.attrs["Id"]] = true
		}
	}
	defined := map[string]bool{}
	for _, s := range parse(t, "styles", files["word/styles.xml"]).all("style") {
		defined[s.attrs["styleId"]] = true
	}
	for _, n := range parse(t, "numbering", files["word/numbering.xml"]).all("num") {
		defined["number "+n.attrs["numId"]] = true
	}
	body := parse(t, "document", files["word/document.xml"])
	pictures := map[string]bool{}
	for _, part := range []*node{body, parse(t, "styles", files["word/styles.xml"])} {
		for _, name := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
			for _, s := range part.all(name) {
				if !defined[s.value()] {
					t.Errorf("there is no style %q", s.value())
				}
			}
		}
		for _, n := range part.all("numId") {
			if !defined["number "+n.value()] {
				t.Errorf("there is no numbering %q", n.value())
			}
		}
	}
	for _, h := range body.all("hyperlink") {
		if !ids[h.attrs["id"]] {
			t.Errorf("a link refers to %q", h.attrs["id"])
		}
	}
	for _, b := range body.all("blip") {
		if !ids[b.attrs["embed"]] {
			t.Errorf("a picture refers to %q", b.attrs["embed"])
		}
	}
	for _, p := range body.all("docPr") {
		if pictures[p.attrs["id"]] {
			t.Errorf("two pictures are called %q", p.attrs["id"])
		}
		pictures[p.attrs["id"]] = true
	}
}

// sequences are the orders in which the schema wants the children of an element,
// as far as they are used. Word refuses a document that has them in another.
var sequences = map[string]string{
	"pPr":        "pStyle keepNext keepLines numPr pBdr shd tabs bidi spacing ind jc outlineLvl sectPr",
	"rPr":        "rStyle rFonts b bCs i iCs noProof color kern sz szCs u rtl lang",
	"tblPr":      "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
	"tblBorders": "top left bottom right insideH insideV",
	"tblCellMar": "top left bottom right",
	"pBdr":       "top left bottom right",
	"trPr":       "cantSplit tblHeader",
	"tcPr":       "tcW tcBorders tcMar vAlign",
	"tbl":        "tblPr tblGrid tr",
	"tr":         "trPr tc",
	"tc":         "tcPr p",
	"sectPr":     "headerReference footerReference type pgSz pgMar pgNumType titlePg bidi",
	"style":      "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
	"lvl":        "start numFmt pStyle lvlText lvlJc pPr rPr",
	"numbering":  "abstractNum num",
	"settings":   "zoom defaultTabStop characterSpacingControl compat themeFontLang",
	"inline":     "extent docPr cNvGraphicFramePr graphic",
	"body":       "p tbl sectPr",
}

func inOrder(t tb, name string, n *node) {
	t.Helper()
	if sequence := strings.Fields(sequences[n.name]); len(sequence) > 0 {
		at := 0
		for _, c := range n.children {
			i := slices.Index(sequence, c.name)
			if i < 0 || i < at && n.name != "body" {
				t.Errorf("%s: <%s> may not stand there in <%s>", name, c.name, n.name)
			}
			at = max(at, i)
		}
	}
	if n.name == "body" {
		last := ""
		for _, c := range n.children {
			if c.name != "p" && last == "tbl" {
				t.Errorf("%s: <%s> stands directly behind <%s>", name, c.name, last)
			}
			last = c.name
		}
	}
	for _, c := range n.children {
		inOrder(t, name, c)
	}
}
