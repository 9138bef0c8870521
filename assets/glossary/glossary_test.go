package glossary_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/assets/glossary"
)

func TestEnglish(t *testing.T) {
	all := glossary.English()
	if len(all) < 400 {
		t.Errorf("%d terms, want some 400", len(all))
	}
	seen := map[string]bool{}
	for _, e := range all {
		if seen[e.Term] {
			t.Errorf("%s stands there twice", e.Term)
		}
		seen[e.Term] = true
		if strings.HasSuffix(e.Plain, ".") || len(strings.Fields(e.Plain)) > 14 {
			t.Errorf("%s: %q is no short phrase", e.Term, e.Plain)
		}
		for w := range strings.FieldsSeq(e.Plain) {
			if w == strings.ToUpper(w) && len(w) > 2 {
				t.Errorf("%s: the plain words have %q in them", e.Term, w)
			}
		}
	}
}

func TestParse(t *testing.T) {
	all, err := glossary.Parse("\ufeff# ours\r\n\r\nWMS\tthe system of the warehouse\r\n")
	if err != nil || len(all) != 1 || all[0] != (glossary.Entry{Term: "WMS", Plain: "the system of the warehouse"}) {
		t.Errorf("%v, %v", all, err)
	}
	all, err = glossary.Parse("OTIF\t\tknown\nSLA\ta promise about service\tKnown\t\n")
	if err != nil || len(all) != 2 || all[0] != (glossary.Entry{Term: "OTIF", Known: true}) || !all[1].Known || all[1].Plain == "" {
		t.Errorf("%v, %v", all, err)
	}
	for _, bad := range []string{"WMS", "WMS\t", "\tthe system", "WMS\tthe system\tof the warehouse", "WMS\t\t"} {
		if _, err := glossary.Parse("A\tb\n" + bad); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		phrase := rapid.StringMatching(`[A-Za-z0-9é/-]{1,8}( [a-zé]{1,8}){0,3}`)
		var all []glossary.Entry
		for range rapid.IntRange(0, 9).Draw(t, "entries") {
			e := glossary.Entry{Term: phrase.Draw(t, "term"), Known: rapid.Bool().Draw(t, "known")}
			if !e.Known || rapid.Bool().Draw(t, "explained") {
				e.Plain = phrase.Draw(t, "plain")
			}
			all = append(all, e)
		}
		got, err := glossary.Parse(glossary.Format(all))
		if err != nil || !slices.Equal(got, all) {
			t.Fatalf("%v became %v: %v", all, got, err)
		}
	})
}

// A spreadsheet that opens a glossary computes nothing of it, and what is read back is
// what was written.
func TestAGlossaryHoldsNoFormula(t *testing.T) {
	all := []glossary.Entry{
		{Term: `=HYPERLINK("http://a.example","x")`, Plain: "+1"},
		{Term: "@SUM(A1)", Plain: "-1+cmd|' /C calc'!A0"},
		{Term: "'=1", Plain: "#off"},
		{Term: "#on", Plain: "'tis"},
	}
	text := glossary.Format(all)
	for line := range strings.Lines(text) {
		for cell := range strings.SplitSeq(line, "\t") {
			if strings.ContainsAny(cell[:1], "=+-@") {
				t.Errorf("a spreadsheet computes %q", cell)
			}
		}
	}
	if got, err := glossary.Parse(text); err != nil || !slices.Equal(got, all) {
		t.Errorf("%v became %v: %v", all, got, err)
	}
}

// Whatever is read as a glossary holds no line and no column within an entry, and
// is the same entries when it is written and read again; a spreadsheet computes nothing
// of what is written.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"WMS\tthe system", "\ufeff# ours\r\n\r\nA\tb\tknown", "'=1\t+2", "a\t\tknown\n#x", "\u2028\t\u0085", "\xef\xbb\ufeff\xbf\t\xef", "''#\t'"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, err := glossary.Parse(text)
		if err != nil {
			return
		}
		written := glossary.Format(all)
		for line := range strings.Lines(written) {
			for cell := range strings.SplitSeq(line, "\t") {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
					t.Errorf("a spreadsheet computes %q", cell)
				}
			}
		}
		again, err := glossary.Parse(written)
		if err != nil || len(again) != len(all) {
			t.Fatalf("%v, written as %q, is read as %v: %v", all, written, again, err)
		}
		if glossary.Format(again) != written {
			t.Errorf("%q is written as %q", written, glossary.Format(again))
		}
	})
}
