package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"bifocal/narrative"
)

// What is copied of an error to be looked into holds nothing of a solution.
func TestAReportNamesNobody(t *testing.T) {
	s := narrative.New()
	s.ID, s.Title = "a", "Halden moves"
	s.Facts = narrative.Facts{narrative.Term{Head: narrative.Head{ID: "x"}, Term: "{halden.freight}", Plain: "{halden} moves"}}
	_, wrongFigure := narrative.Decode([]byte(`{"format":"bifocal/1","id":"a","facts":[{"kind":"quantity","id":"x","amount":"Halden 12 percent"}]}`))
	for name, err := range map[string]error{
		"an export":   fmt.Errorf("/home/ingrid/Halden Freight/halden-freight-executive.pdf cannot be written; choose another folder (%w)", fs.ErrPermission),
		"on Windows":  fmt.Errorf(`C:\Users\Ingrid\Halden Freight\halden.docx could not be written: %w`, errors.New("Access is denied.")),
		"a folder":    &fs.PathError{Op: "mkdir", Path: "/srv/Halden Freight", Err: fs.ErrExist},
		"an import":   fmt.Errorf("Halden Freight.json: cannot be read: %w; check who may read it", fs.ErrPermission),
		"in German":   errors.New("„Halden“ wurde nicht gespeichert"),
		"a reference": narrative.Validate(s),
		"a figure":    wrongFigure,
	} {
		if err == nil {
			t.Fatalf("%s: there is no error", name)
		}
		trouble := NewTrouble(err)
		report := Unnamed(trouble.Said + "\n" + trouble.Remedy + "\n\n" + trouble.Details)
		if low := strings.ToLower(report); strings.Contains(low, "halden") || strings.Contains(low, "ingrid") {
			t.Errorf("%s: the report says\n%s", name, report)
		}
		if !strings.Contains(report, fmt.Sprintf("%T", err)) {
			t.Errorf("%s: the report lacks what kind of error it is\n%s", name, report)
		}
	}
	if got := Unnamed("brief.pdf cannot be written: permission denied"); got != " ….pdf cannot be written: permission denied" {
		t.Errorf("%q", got)
	}
}
