package desk

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
)

func TestSpansShowValues(t *testing.T) {
	x, _ := halden(t)
	for _, c := range []struct{ owner, text, want string }{
		{"", "customers meet {outages.baseline} now", "?"},
		{"runcost", "it costs {target} and {runcost.baseline}", "it costs [252 K USD a year] and [1.2 M USD a year]"},
		{"", "it costs {{much}} {runcost}", "it costs {much} [252 K USD a year]"},
		{"", "from {nowhere} on", "from <{nowhere}> on"},
		{"", "no figure", ""},
		{"", "a {{bracket}}", ""},
		{"", "a {begun", ""},
	} {
		var b strings.Builder
		for _, s := range Spans(x, c.owner, c.text) {
			switch {
			case s.Missing:
				b.WriteString("<" + s.Text + ">")
			case s.Figure:
				b.WriteString("[" + s.Text + "]")
			default:
				b.WriteString(s.Text)
			}
		}
		if c.want != "?" && b.String() != c.want {
			t.Errorf("%q shows as %q, want %q", c.text, b.String(), c.want)
		}
	}
}

// A place in plain words stands for the same place in the text; the pieces
// cover the whole text.
func TestSourceFindsThePlace(t *testing.T) {
	x, _ := halden(t)
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"ab", " ", "ü", "{runcost}", "{economics.payback}", "{nowhere}"}), 1, 8).Draw(t, "parts")
		text := strings.Join(parts, "")
		spans := Spans(x, "", text)
		at, shown := 0, ""
		for _, s := range spans {
			if s.Start != at {
				t.Fatalf("a piece begins at %d, the last ended at %d", s.Start, at)
			}
			at = s.End
			shown += s.Text
		}
		if len(spans) == 0 {
			return
		}
		if at != len(text) {
			t.Fatalf("the pieces end at %d of %d", at, len(text))
		}
		last := 0
		for i := 0; i <= len(shown)+2; i++ {
			got := Source(spans, i)
			if got < last || got > len(text) {
				t.Fatalf("%q: place %d is %d after %d", text, i, got, last)
			}
			last = got
		}
		if Source(spans, 0) != 0 || last != len(text) {
			t.Fatalf("the ends are %d and %d", Source(spans, 0), last)
		}
	})
}

func TestCheckRefsNamesWhatWasMeant(t *testing.T) {
	x, _ := halden(t)
	for _, c := range []struct{ owner, text, fix, mended string }{
		{"", "it is {runcst.target}", "runcost", "it is {runcost}"},
		{"", "it is {runcst.baseline} now", "runcost.baseline", "it is {runcost.baseline} now"},
		{"", "it is {runcost.targt}", "runcost", "it is {runcost}"},
		{"runcost", "it is {tarrget}", "target", "it is {target}"},
		{"", "after {economics.paybak}", "economics.payback", "after {economics.payback}"},
		{"", "it is {running costs}", "runcost", "it is {runcost}"},
		{"", "ü {runcost} and {runcst.baseline}", "runcost.baseline", "ü {runcost} and {runcost.baseline}"},
	} {
		f, bad := CheckRefs(x, c.owner, c.text, plainly)
		if !bad || f.Err != nil || len(f.Fixes) == 0 || f.Fixes[0].Ref != c.fix {
			t.Errorf("%q: %+v", c.text, f)
			continue
		}
		got, at := Mended(c.text, f, f.Fixes[0].Ref)
		if got != c.mended || !strings.HasSuffix(string([]rune(got)[:at]), "{"+c.fix+"}") {
			t.Errorf("%q becomes %q", c.text, got)
		}
		if _, bad := CheckRefs(x, c.owner, got, plainly); bad {
			t.Errorf("%q is still wrong", got)
		}
	}
	for _, text := range []string{"plain", "it is {runcost}", "a {{bracket}}", "{economics.payback}"} {
		if f, bad := CheckRefs(x, "", text, plainly); bad {
			t.Errorf("%q: %+v", text, f)
		}
	}
	for _, text := range []string{"it is {begun", "a bracket } too many"} {
		if f, bad := CheckRefs(x, "", text, plainly); !bad || f.Err == nil || len(f.Fixes) > 0 {
			t.Errorf("%q: %+v", text, f)
		}
	}
}

func FuzzCheckRefs(f *testing.F) {
	for _, text := range []string{"{a}", "{{a} {b", "}{", "{runcost.target}", "{ü}", "{a{b}c}"} {
		f.Add(text)
	}
	x, _ := halden(f)
	f.Fuzz(func(t *testing.T, text string) {
		fault, bad := CheckRefs(x, "runcost", text, plainly)
		_, err := narrative.ParseText(text)
		if err != nil && !bad {
			t.Fatalf("%q is let through: %v", text, err)
		}
		if bad && len(fault.Fixes) > 0 {
			if got, _ := Mended(text, fault, fault.Fixes[0].Ref); !strings.Contains(got, "{"+fault.Fixes[0].Ref+"}") {
				t.Fatalf("%q becomes %q", text, got)
			}
		}
		_ = Spans(x, "runcost", text)
	})
}
