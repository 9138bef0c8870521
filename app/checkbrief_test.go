package app

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/export"
	"bifocal/export/origin"
	"bifocal/narrative/library"
)

// A brief that is dropped on the window says which state of which solution it
// tells, and what has changed since.
func TestDroppedBriefIsChecked(t *testing.T) {
	s := example(t, 0)
	mark, err := origin.Of(&s, string(export.ExecutiveBrief))
	if err != nil {
		t.Fatal(err)
	}
	brief := mark.Seal([]byte("# A brief\n\n[//]: # (" + mark.Line() + ")\n"))
	handed := []byte("# A brief without a mark\n")
	later := s
	later.Title = "Another title"

	r := newRig(t, newShelf(s))
	r.shelf.record(s, library.Imported, "", noon)
	if _, err := r.shelf.RecordExport(t.Context(), s, library.Export{Kind: "executive", Format: "markdown", SHA256: fmt.Sprintf("%x", sha256.Sum256(handed)), At: noon}); err != nil {
		t.Fatal(err)
	}
	drop := func(name string, data []byte) string {
		t.Helper()
		r.win.dropped([]fyne.URI{onDisk(t, name, data)})
		r.settle()
		if r.win.over == nil {
			t.Fatalf("nothing is said of %s", name)
		}
		return said(r.win.over)
	}
	says := func(name string, data []byte, parts ...string) {
		t.Helper()
		got := drop(name, data)
		for _, p := range parts {
			if !strings.Contains(got, p) {
				t.Errorf("%s: it does not say %q: %s", name, p, got)
			}
		}
	}
	says("a.md", handed, "This brief is current", "Executive brief of “", "as Markdown, exported", "a.md")
	says("b.md", brief, "has no record of this brief", "The file says: Executive brief of “")
	altered := append([]byte("x"), brief...)
	says("c.md", altered, "was altered after it was exported")
	says("d.pdf", []byte("%PDF-1.7"), "This is no brief that Bifocal exported")
	r.shelf.record(later, library.Kept, "", noon)
	says("e.md", handed, "has changed since this brief", "Changed since:")
	clear(r.shelf.held)
	says("f.md", brief, "is not in this library", "Executive brief, exported from another library")
}
