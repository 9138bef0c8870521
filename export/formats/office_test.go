//go:build office

package formats_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/export/exporttest"
	"bifocal/export/formats"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

var pages = flag.String("pages", "", "the `folder` to put the printed pages in, as PDF and PNG")

func documents(t *testing.T) []exporttest.Named {
	t.Helper()
	out, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	large := narrativetest.Large(200)
	return append(out, exporttest.Named{
		Name:     "large-engineering",
		Document: export.Compose(narrative.NewIndex(&large), export.EngineeringBrief, export.Options{Date: exporttest.Day, Paper: export.Letter}),
	})
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// written puts a document on the disk.
func written(t *testing.T, d *export.Document, f export.Format) (path string, data []byte) {
	t.Helper()
	made, err := formats.Render(t.Context(), d, f, "")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "brief."+f.Ending())
	if err := os.WriteFile(path, made.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, made.Data
}

func loaded(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// converted lets LibreOffice open a file and save it as what the filter says.
func converted(t *testing.T, path, filter string) []byte {
	t.Helper()
	profile, folder := t.TempDir(), t.TempDir()
	run(t, "soffice", "--headless", "-env:UserInstallation="+(&url.URL{Scheme: "file", Path: profile}).String(), "--convert-to", filter, "--outdir", folder, path)
	ending, _, _ := strings.Cut(filter, ":")
	return loaded(t, filepath.Join(folder, "brief."+ending))
}

// shown keeps the pages of a PDF as pictures to look at.
func shown(t *testing.T, name string, pdf []byte) {
	t.Helper()
	if *pages == "" {
		return
	}
	file := filepath.Join(*pages, name+".pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "pdftoppm", "-r", "70", "-png", file, strings.TrimSuffix(file, ".pdf"))
}

// unprinted returns the passages of a document that are on no page of a PDF, nor
// begin on one page and end on the next. What order text is painted in is the
// printing program's affair.
func unprinted(t *testing.T, d *export.Document, pdf []byte) []string {
	t.Helper()
	letters := strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl", " ", "", "\n", "", "\u00a0", "")
	pages := strings.Split(letters.Replace(readPDF(t, pdf)), "\f")
	on := func(want string) bool {
		for i, page := range pages {
			if strings.Contains(page, want) {
				return true
			}
			for k := 1; k < len(want) && i+1 < len(pages); k++ {
				if strings.Contains(page, want[:k]) && strings.Contains(pages[i+1], want[k:]) {
					return true
				}
			}
		}
		return false
	}
	var out []string
	for p := range d.Passages() {
		if !on(letters.Replace(exporttest.Folded(p.Text))) {
			out = append(out, p.Text)
		}
	}
	return out
}

// LibreOffice opens a Word document, prints all of it, and saves all of it
// again: text, headings, lists, tables and their heads, pictures and what they say, links.
func TestOfficeOpensAndSavesDOCX(t *testing.T) {
	for _, e := range documents(t) {
		t.Run(e.Name, func(t *testing.T) {
			path, data := written(t, e.Document, export.DOCX)
			again := converted(t, path, "docx:MS Word 2007 XML")
			if missing := exporttest.Missing(e.Document, readDOCX(t, again)); len(missing) > 0 {
				t.Errorf("saved again, it lacks %q", missing)
			}
			for what, mark := range marks {
				before, after := mark.FindAllString(document(t, data), -1), mark.FindAllString(document(t, again), -1)
				if len(before) != len(after) {
					t.Errorf("%s: %d before, %d after", what, len(before), len(after))
				}
			}
			pdf := converted(t, path, "pdf")
			if missing := unprinted(t, e.Document, pdf); len(missing) > 0 {
				t.Errorf("printed, it lacks %q", missing)
			}
			shown(t, e.Name+"-docx", pdf)
		})
	}
}

// marks are what of a document's structure is counted.
var marks = map[string]*regexp.Regexp{
	"headings":         regexp.MustCompile(`<w:pStyle w:val="(?:Title|Heading\d)"/>`),
	"tables":           regexp.MustCompile(`<w:tbl>`),
	"rows":             regexp.MustCompile(`<w:tr[ >]`),
	"cells":            regexp.MustCompile(`<w:tc>`),
	"heads of tables":  regexp.MustCompile(`<w:tblHeader(?: w:val="true")?/>`),
	"pictures":         regexp.MustCompile(`<wp:docPr `),
	"alternative text": regexp.MustCompile(`<wp:docPr [^>]*descr="[^"]{10}`),
	"links":            regexp.MustCompile(`<w:hyperlink `),
	"lists":            regexp.MustCompile(`<w:pStyle w:val="List(?:Bullet|Number)"/>`),
}

func document(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Chromium prints all of a page of HTML, on its paper and with its page numbers.
func TestOfficePrintsHTML(t *testing.T) {
	for _, e := range documents(t) {
		t.Run(e.Name, func(t *testing.T) {
			path, _ := written(t, e.Document, export.HTML)
			out := filepath.Join(t.TempDir(), "brief.pdf")
			run(t, "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+t.TempDir(),
				"--print-to-pdf="+out, (&url.URL{Scheme: "file", Path: path}).String())
			pdf := loaded(t, out)
			if missing := unprinted(t, e.Document, pdf); len(missing) > 0 {
				t.Errorf("printed, it lacks %q", missing)
			}
			if !strings.Contains(readPDF(t, pdf), "Page 1 of ") {
				t.Error("its pages have no numbers")
			}
			info, err := exec.Command("pdfinfo", out).Output()
			if err != nil {
				t.Fatal(err)
			}
			size := "(A4)"
			if e.Document.Paper == export.Letter {
				size = "(letter)"
			}
			if !strings.Contains(string(info), size) {
				t.Errorf("it is printed on another paper:\n%s", info)
			}
			shown(t, e.Name+"-html", pdf)
		})
	}
}
