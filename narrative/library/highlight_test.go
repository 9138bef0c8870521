package library_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/library"
)

// marked writes pieces as one text, hits in brackets.
func marked(pieces []library.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Hit {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestHighlight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, typed, want string }{
		{"Managed platform", "plat", "Managed [plat]form"},
		{"Managed platform", "PLAT man", "[Man]aged [plat]form"},
		{"Netz für Zürich", "zurich", "Netz für [Zürich]"},
		{"Netz für Zürich", "Zür", "Netz für [Zür]ich"},
		{"Zu\u0308rich", "zu", "[Zu\u0308]rich"},
		{"Straßenbahn", "strasse", "[Straße]nbahn"},
		{"replatform", "plat", ""},
		{"Managed platform", "", ""},
		{"Managed platform", "   ", ""},
		{"C++ and 100 %", "++", "C[++] and 100 %"},
		{"C++ and 100 %", "%", "C++ and 100 [%]"},
		{"東京都の計画", "京都", "東[京][都]の計画"},
		{"", "plat", ""},
	} {
		if got := marked(library.Highlight(c.text, c.typed)); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.typed, c.text, got, c.want)
		}
	}
}

// The pieces are the text, whatever it is, and a hit is never empty.
func TestHighlightKeepsTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text, typed := rapid.String().Draw(t, "text"), rapid.String().Draw(t, "typed")
		pieces := library.Highlight(text, typed)
		var whole strings.Builder
		for _, p := range pieces {
			if p.Text == "" {
				t.Fatal("an empty piece")
			}
			whole.WriteString(p.Text)
		}
		if pieces != nil && whole.String() != text {
			t.Fatalf("%q became %q", text, &whole)
		}
	})
}

// What a search finds by title or customer shows there what was found.
func TestHighlightShowsWhatSearchFinds(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("a", titled("Größere Plattform für Zürich"), customer("O'Brien & Søn"), saying("nothing")), library.SaveOptions{})
	for _, typed := range []string{"gros", "plattform zur", "obr", "brien", "son", "FÜR"} {
		entries, err := l.List(t.Context(), library.Query{Text: typed})
		if err != nil {
			t.Fatal(err)
		}
		shown := len(entries) == 1 && (library.Highlight(entries[0].Title, typed) != nil || library.Highlight(entries[0].Customer, typed) != nil)
		if (len(entries) == 1) != shown {
			t.Errorf("%q finds %d and shows %v", typed, len(entries), shown)
		}
	}
}
