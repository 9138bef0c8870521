package formats_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	nethtml "golang.org/x/net/html"

	"bifocal/export"
)

// read returns the text of a file as a reader of its format sees it.
func read(t *testing.T, f export.Format, data []byte) string {
	t.Helper()
	switch f {
	case export.HTML:
		return readHTML(t, data)
	case export.Markdown:
		var page bytes.Buffer
		if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert(data, &page); err != nil {
			t.Fatal(err)
		}
		return readHTML(t, page.Bytes())
	case export.DOCX:
		return readDOCX(t, data)
	case export.PDF:
		return readTags(t, data)
	}
	t.Fatalf("nobody reads %s", f)
	return ""
}

func readHTML(t *testing.T, data []byte) string {
	t.Helper()
	root, err := nethtml.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*nethtml.Node)
	walk = func(n *nethtml.Node) {
		if n.Type == nethtml.ElementNode && (n.Data == "head" || n.Data == "svg") {
			return
		}
		if n.Type == nethtml.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(root)
	return b.String()
}

// readDOCX reads the body and then the foot.
func readDOCX(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	parts := []string{"word/document.xml"}
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "word/footer") {
			parts = append(parts, f.Name)
		}
	}
	for _, name := range parts {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		inText := false
		for d := xml.NewDecoder(f); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				inText = token.Name.Local == "t"
				if token.Name.Local == "softHyphen" {
					b.WriteString("\u00ad")
				}
			case xml.EndElement:
				inText = false
				b.WriteString(" ")
			case xml.CharData:
				if inText {
					b.Write(token)
				}
			}
		}
	}
	return b.String()
}

// readTags reads a PDF as a screen reader does, by its tags.
func readTags(t *testing.T, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfinfo", "-struct-text", file).Output()
	if err != nil {
		t.Fatalf("pdfinfo: %v", err)
	}
	return textOfTags(string(out))
}

// textOfTags takes the text out of what pdfinfo says of the tags.
func textOfTags(out string) string {
	var b strings.Builder
	for line := range strings.Lines(out) {
		line = strings.TrimSpace(line)
		if text, is := strings.CutPrefix(line, `"`); is {
			b.WriteString(strings.TrimSuffix(text, `"`))
		}
	}
	return b.String()
}

// readPDF reads with pdftotext, in the order that the file has its text in.
func readPDF(t *testing.T, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(out)
}
