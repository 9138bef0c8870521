package export

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func targets(spans []Span) []string {
	var all []string
	for _, s := range spans {
		if s.Link != "" {
			all = append(all, s.Link)
		}
	}
	return all
}

func TestAddressesEndWhereTheSentenceGoesOn(t *testing.T) {
	t.Parallel()
	const wiki = "https://en.wikipedia.org/wiki/Foo_(bar)"
	for text, want := range map[string][]string{
		wiki:                                      {wiki},
		"see " + wiki + ".":                       {wiki},
		"(" + wiki + ")":                          {wiki},
		"(see " + wiki + "), and":                 {wiki},
		"(https://a.example/x)":                   {"https://a.example/x"},
		"[https://a.example/x].":                  {"https://a.example/x"},
		"(https://a.example/x).":                  {"https://a.example/x"},
		"(https://a.example/x.)":                  {"https://a.example/x"},
		"“https://a.example/x”,":                  {"https://a.example/x"},
		"https://a.example/(x/[y])/z?":            {"https://a.example/(x/[y])/z"},
		"https://a.example/x(":                    {"https://a.example/x"},
		"(https://a.example),(https://b.example)": {"https://a.example", "https://b.example"},
		"(lena@a.example)":                        {"mailto:lena@a.example"},
		"http://[::1]:80/x":                       {"http://[::1]:80/x"},
	} {
		if got := targets(linked(text)); !slices.Equal(got, want) {
			t.Errorf("%q: links %q, want %q", text, got, want)
		}
	}
}

// Linking adds nothing to a text and takes nothing away.
func TestLinkedTextIsTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"https://", "a.b", "@", "(", ")", "[", "]", "/x", " ", ".", ",", "é", "”"})).Draw(t, "parts")
		text := strings.Join(parts, "")
		if got := Plain(linked(text)); got != text {
			t.Fatalf("%q becomes %q", text, got)
		}
	})
}
