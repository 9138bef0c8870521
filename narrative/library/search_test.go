package library_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

func search(t testing.TB, l *library.Library, text string) []string {
	t.Helper()
	entries, err := l.List(t.Context(), library.Query{Text: text})
	if err != nil {
		t.Fatalf("searching for %q: %v", text, err)
	}
	return ids(entries)
}

func ids(entries []library.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

func TestSearch(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	for _, s := range []narrative.Solution{
		solution("zurich", titled("Netz für Zürich"), customer("Stadtwerke"), saying("Straßenbahnen fahren end-to-end, 24/7, in São Paulo")),
		solution("failover", titled("Failover"), customer("Halden"), saying("nothing")),
		solution("in-name", titled("Managed platform"), customer("Failover Ltd"), saying("nothing")),
		solution("text", titled("Another platform"), customer("Halden"), saying("the failover takes an hour")),
		solution("cpp", titled("C++ and 100 % 🚀"), customer("O'Brien & Sons"), saying(`he said "no"`)),
		solution("tokyo", titled("東京都の計画"), customer("株式会社"), saying("計画")),
	} {
		save(t, l, s, library.SaveOptions{Kind: library.Imported})
	}
	for text, want := range map[string][]string{
		"zurich":              {"zurich"},
		"Zürich":              {"zurich"},
		"ZU\u0308RICH":        {"zurich"}, // the accent as a character of its own
		"strasse":             {"zurich"},
		"STRAẞE":              {"zurich"},
		"sao":                 {"zurich"},
		"end-to-end":          {"zurich"},
		"24/7":                {"zurich"},
		"netz stadt":          {"zurich"},
		"netz halden":         nil,
		"fail":                {"failover", "in-name", "text"}, // title, customer, text
		"platform failover":   {"in-name", "text"},
		"c++":                 {"cpp"},
		"🚀":                   {"cpp"},
		"%":                   {"cpp"},
		"o'brien":             {"cpp"},
		`said "no"`:           {"cpp"},
		"京都":                  {"tokyo"},
		"zurich NOT failover": nil,
		"nothing*":            {"failover", "in-name"},
		"NEAR(a b)":           nil,
		"title:failover":      nil,
	} {
		got := search(t, l, text)
		if text == "nothing*" {
			slices.Sort(got)
		}
		same(t, fmt.Sprintf("search for %q", text), want, got)
	}
	if all := search(t, l, "   "); len(all) != 6 {
		t.Errorf("blanks find %v, want all", all)
	}
}

func TestSearchKnowsTheLastAutosave(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	save(t, l, solution("halden", saying("first words")), library.SaveOptions{})
	save(t, l, solution("halden", saying("second thoughts"), titled("Renamed")), library.SaveOptions{})
	same(t, "what it says", []string{"halden"}, search(t, l, "thoughts"))
	same(t, "its title", []string{"halden"}, search(t, l, "renamed"))
	same(t, "what it said", []string(nil), search(t, l, "first"))
	save(t, l, solution("halden", saying("third try")), library.SaveOptions{})
	if err := l.Delete(t.Context(), "halden"); err != nil {
		t.Fatal(err)
	}
	same(t, "deleted before it was indexed", []string(nil), search(t, l, "third"))
}

func TestSnippet(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	long := strings.Repeat("Everything is counted. ", 20) + "The Übergabe of the cluster takes a night." + strings.Repeat(" More follows.", 30)
	save(t, l, solution("halden", saying(long)), library.SaveOptions{})
	entries, err := l.List(t.Context(), library.Query{Text: "uberg clu"})
	if err != nil || len(entries) != 1 {
		t.Fatalf("%v, %v", entries, err)
	}
	var shown strings.Builder
	var hits []string
	for _, p := range entries[0].Snippet {
		shown.WriteString(p.Text)
		if p.Hit {
			hits = append(hits, p.Text)
		}
	}
	same(t, "hits", []string{"Überg", "clu"}, hits)
	if n := utf8.RuneCountInString(shown.String()); n > 130 || !strings.HasPrefix(shown.String(), "… ") || !strings.HasSuffix(shown.String(), " …") {
		t.Errorf("%d characters: %s", n, &shown)
	}
	if entries, err = l.List(t.Context(), library.Query{Text: "managed"}); err != nil || entries[0].Snippet != nil {
		t.Errorf("a hit in the title gives the snippet %v (%v)", entries[0].Snippet, err)
	}
}

// Words that most solutions have are not ranked one by one: those with the
// word in the title come first, then the newest; paging goes through both.
func TestSearchForACommonWord(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	var all []narrative.Solution
	for i := range 1200 {
		s := solution(fmt.Sprintf("s-%04d", i), titled("Project"), customer("Customer"), saying("the platform stands"))
		if i%400 == 7 {
			s.Title = "Platform"
		}
		all = append(all, s)
	}
	if _, err := l.SaveAll(t.Context(), all, library.SaveOptions{Kind: library.Imported}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for offset := 0; offset < 6; offset += 2 {
		entries, err := l.List(t.Context(), library.Query{Text: "plat", Limit: 2, Offset: offset})
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, ids(entries)...)
	}
	same(t, "pages", []string{"s-0807", "s-0407", "s-0007", "s-1199", "s-1198", "s-1197"}, got)
	if n := len(search(t, l, "plat")); n != 1200 {
		t.Errorf("%d found, want 1200", n)
	}
	if n, err := l.Count(t.Context(), library.Query{Text: "plat"}); n != 1200 || err != nil {
		t.Errorf("%d counted, %v", n, err)
	}
	if page, err := l.List(t.Context(), library.Query{Text: "plat", Limit: 5, Offset: 2000}); len(page) != 0 || err != nil {
		t.Errorf("beyond the end: %v, %v", page, err)
	}
}

func TestListFiltersAndSorts(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	for i, s := range []narrative.Solution{
		solution("a", titled("plan 10"), customer("Åse")),
		solution("b", titled("Plan 9"), customer("Zander")),
		solution("c", titled("élan"), customer("arnold")),
	} {
		s.Status = narrative.Statuses[2-i]
		save(t, l, s, library.SaveOptions{})
		c.forward(1)
		c.forward(1_000_000)
	}
	for _, q := range []struct {
		query library.Query
		want  []string
	}{
		{library.Query{}, []string{"c", "b", "a"}},
		{library.Query{Reverse: true}, []string{"a", "b", "c"}},
		{library.Query{Sort: library.ByTitle}, []string{"c", "b", "a"}},
		{library.Query{Sort: library.ByTitle, Reverse: true}, []string{"a", "b", "c"}},
		{library.Query{Sort: library.ByCustomer}, []string{"c", "a", "b"}},
		{library.Query{Sort: library.ByStatus}, []string{"c", "b", "a"}},
		{library.Query{Sort: library.ByTitle, Text: "plan"}, []string{"b", "a"}},
		{library.Query{Customer: "Zander"}, []string{"b"}},
		{library.Query{Customer: "zANDER"}, []string{"b"}},
		{library.Query{Customer: "Zand"}, nil},
		{library.Query{Statuses: []narrative.Status{narrative.Sent}}, []string{"a"}},
		{library.Query{Statuses: []narrative.Status{narrative.Sent}, Text: "plan"}, []string{"a"}},
		{library.Query{Statuses: []narrative.Status{narrative.Sent, narrative.Draft}}, []string{"c", "a"}},
		{library.Query{Limit: 1, Offset: 1}, []string{"b"}},
		{library.Query{Offset: 2}, []string{"a"}},
		{library.Query{Deleted: true}, nil},
	} {
		entries, err := l.List(t.Context(), q.query)
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("%+v", q.query), q.want, ids(entries))
	}
	customers, err := l.Customers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "customers", []string{"arnold", "Åse", "Zander"}, customers)
}

// Any text is a valid search, and it finds a solution by any word of its own.
func FuzzSearch(f *testing.F) {
	l := open(f, newClock())
	for _, text := range []string{
		"plain words", `"`, `""`, `"*`, "*", "-", "a - b", "NEAR", "NEAR(a,b)", "a AND", "OR", "NOT x", "title:", "{a b}:c", "{a}b", "^a", "a + b",
		"(", ")", "😀", "\x00", "a\x00b", "\xff", "é", "e\u0301", "\u0301", "ﬁn", "ß", "İstanbul", "ı", "ⅷ", "½", "٣", "中文", "ไทย", "a\u200db", "\u00ad", "ǅ", "𝔘",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := l.List(t.Context(), library.Query{Text: text, Limit: 5}); err != nil {
			t.Fatalf("searching for %q: %v", text, err)
		}
		s := solution("own", saying(text))
		if _, err := l.Save(t.Context(), s, library.SaveOptions{Kind: library.Imported}); err != nil {
			return // unreadable text is another test's business
		}
		if !strings.ContainsFunc(text, letter) {
			return
		}
		if got := search(t, l, text); !slices.Contains(got, "own") {
			t.Fatalf("%q does not find itself", text)
		}
	})
}

func letter(r rune) bool { return 'a' <= r && r <= 'z' || 0xe0 <= r && r <= 0xf6 }
