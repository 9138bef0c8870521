package exporttest

import (
	"slices"
	"testing"

	"bifocal/export"
)

func TestMissing(t *testing.T) {
	t.Parallel()
	d := &export.Document{Title: "Title", Lead: []export.Block{export.Bullets("one thing", "97.5 %")}, Confidentiality: "Secret"}
	for text, want := range map[string][]string{
		"Title • one\nthing • 97.5\u00a0% Secret": nil,
		"Title 97.5 % one thing Secret":           {"97.5 %"},
		"Title one thing 97.5 %":                  {"Secret"},
		"":                                        {"Title", "one thing", "97.5 %", "Secret"},
	} {
		if got := Missing(d, text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
