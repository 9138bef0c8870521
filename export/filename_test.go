package export_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

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
		{"A\u0308rztehaus", "हिन्दी", "executive", "ärztehaus-हिन्दी-executive.pdf"},
		{"\u3164\u115F", "\u202Efdp.exe", "executive", "fdp-exe-executive.pdf"},
		{"..", "CON", "", "brief-con.pdf"},
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

// Whatever customer and title are called, a file is called something that every
// system takes and that shows what it is.
func FuzzFileName(f *testing.F) {
	for _, c := range [][2]string{
		{"Halden Freight", "Managed platform"},
		{"..", "../../etc/passwd"},
		{"", "NUL"},
		{"com1", "a/b\\c:d*e?\"<>|"},
		{"\u202Etxt.exe", "\u3164 "},
		{"\x00\xff\n", "a.\u00b9 "},
		{strings.Repeat("ä", 200), strings.Repeat("e\u0301", 200)},
		{"\u0301", "İ"},
	} {
		f.Add(c[0], c[1], "")
		f.Add(c[0], c[1], string(export.ExecutiveBrief))
	}
	f.Fuzz(func(t *testing.T, customer, title, kind string) {
		s := narrative.Solution{Title: title, Customer: narrative.Customer{Name: customer}}
		name := export.FileName(&s, export.Kind(kind), "pdf")
		stem, found := strings.CutSuffix(name, ".pdf")
		switch {
		case !found || stem == "" || len(name) > 200 || !utf8.ValidString(name) || !filepath.IsLocal(name) || filepath.Base(name) != name:
			t.Errorf("%q", name)
		case strings.HasPrefix(stem, "-") || strings.HasSuffix(stem, "-") || strings.Contains(stem, "--"):
			t.Errorf("%q begins, ends or parts with a hyphen too many", name)
		}
		for _, r := range stem {
			if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
				t.Errorf("%q holds %U", name, r)
			}
		}
		if r, _ := utf8.DecodeRuneInString(stem); unicode.IsMark(r) {
			t.Errorf("%q begins with an accent on nothing", name)
		}
		switch low := strings.ToLower(stem); {
		case low == "con", low == "prn", low == "aux", low == "nul", len(low) == 4 && (low[:3] == "com" || low[:3] == "lpt") && low[3] >= '0' && low[3] <= '9':
			t.Errorf("%q is a device", name)
		}
		names := export.Names{}
		if first, second := names.Free(name, nil), names.Free(strings.ToUpper(name), nil); first != name || !filepath.IsLocal(second) || strings.EqualFold(first, second) {
			t.Errorf("%q and %q", first, second)
		}
	})
}
