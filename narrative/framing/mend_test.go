package framing

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What isPlain finds eight bytes at a time is what a look at each byte finds.
func TestPlainTextsAreThoseWithoutControlsAndDoubleSpaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{
			" ", " ", "a", "it", "works", "\n", "\t", "\r", "\x00", "\x1f", "é", "\u00a0", "日本", "!", "\x7f", "\xa0", "\xff",
		}), 0, 24).Draw(t, "text"), "")
		want := !strings.Contains(text, "  ") && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' })
		if got := isPlain(text); got != want {
			t.Fatalf("isPlain(%q) = %v", text, got)
		}
	})
}

func TestMend(t *testing.T) {
	for in, want := range map[string]string{
		"":                                  "",
		"running costs":                     "running costs",
		"it works.":                         "it works",
		"it works, ":                        "it works",
		" it  works;":                       "it works",
		"it\nworks in\ttwo lines":           "it works in two lines",
		"eight by  eight":                   "eight by eight",
		"at the end of eight  ":             "at the end of eight",
		"servers, racks, etc.":              "servers, racks, etc.",
		"more to come...":                   "more to come...",
		"  é is no space":                   "é is no space",
		"a text that is long enough\n":      "a text that is long enough",
		"a text that is  long enough, too.": "a text that is long enough, too",
	} {
		if got := mend(in); got != want {
			t.Errorf("mend(%q) = %q, want %q", in, got, want)
		}
	}
}
