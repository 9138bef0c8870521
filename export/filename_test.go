package export_test

import (
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/narrative"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct{ customer, title, kind, want string }{
		{"Halden Freight", "Managed platform", "executive", "halden-freight-managed-platform-executive.pdf"},
		{"", "", "engineering", "engineering.pdf"},
		{"", "nul", "", "brief-nul.pdf"},
		{"A/B: \"C\"", "../../etc/passwd", "executive", "a-b-c-etc-passwd-executive.pdf"},
		{"Ärztehaus Köln", "日本", "executive", "ärztehaus-köln-日本-executive.pdf"},
		{"", "", "", "brief.pdf"},
	} {
		s := narrative.Solution{Title: c.title, Customer: narrative.Customer{Name: c.customer}}
		if got := export.FileName(&s, export.Kind(c.kind), "pdf"); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.customer, c.title, got, c.want)
		}
	}
	s := narrative.Solution{Title: strings.Repeat("very long ", 100)}
	if got := export.FileName(&s, export.ExecutiveBrief, "pdf"); len(got) > 120 {
		t.Errorf("a file name of %d bytes", len(got))
	}
}
