package export_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"bifocal/export"
	"bifocal/export/exporttest"
)

func TestAddresses(t *testing.T) {
	t.Parallel()
	for link, want := range map[string]string{
		"https://a.example/(x)?a=1&b=2#f": "https://a.example/(x)?a=1&b=2#f",
		" HTTP://a.example ":              "http://a.example",
		"mailto:lena@a.example":           "mailto:lena@a.example",
		`https://a.example/"><b>`:         "https://a.example/%22%3E%3Cb%3E",
		"https://a.example/?q=ä <":        "https://a.example/?q=%C3%A4%20%3C",
		"javascript:alert(1)":             "",
		"java\nscript:alert(1)":           "",
		"data:text/html,x":                "",
		"//a.example":                     "",
		"https://":                        "",
		"mailto:50%@a.example%9c":         "mailto:50%25@a.example%9c",
		"http://elp>":                     "",
		"mailto:":                         "",
		"":                                "",
	} {
		if got := export.Address(link); got != want {
			t.Errorf("%q: %q, want %q", link, got, want)
		}
		if got := export.Address(want); got != want {
			t.Errorf("%q is no address any more: %q", want, got)
		}
	}
}

func TestInline(t *testing.T) {
	t.Parallel()
	show := func(spans []export.Span) string {
		var b strings.Builder
		for _, s := range spans {
			mark := ""
			if s.Bold {
				mark = "*"
			}
			if s.Code {
				mark = "`"
			}
			b.WriteString("[" + mark + s.Text + mark + "]")
		}
		return b.String()
	}
	for _, c := range []struct {
		lead  string
		spans []export.Span
		want  string
	}{
		{"", nil, ""},
		{"Lead:", nil, "[*Lead:*]"},
		{"Lead:", export.Text("and on"), "[*Lead:*][ and on]"},
		{"Lead ", export.Text("  and  on "), "[*Lead *][and on]"},
		{"", []export.Span{{Text: "a "}, {Text: " b"}, {Text: "c\r\n \n d "}}, "[a bc\nd]"},
		{"", []export.Span{{Text: "a "}, export.Code("x  y"), {Text: "\n"}}, "[a ][`x  y`]"},
		{"", []export.Span{{Text: "a "}, export.Bold("\nb")}, "[a][*\nb*]"},
		{"", []export.Span{{Text: " \n "}, {Text: "\u202Eb\x00"}}, "[b]"},
		{"", []export.Span{export.Link("a", "javascript:x"), {Text: "b"}}, "[ab]"},
	} {
		if got := show(export.Inline(c.lead, c.spans)); got != c.want {
			t.Errorf("%q, %v: %s, want %s", c.lead, c.spans, got, c.want)
		}
	}
}

// Setting loses nothing but white space.
func TestInlineIsTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lead, text := exporttest.Text(t), []export.Span{{Text: exporttest.Text(t)}, export.Bold(exporttest.Text(t)), {Text: exporttest.Text(t)}}
		set := export.Plain(export.Inline(lead, text))
		if got, want := exporttest.Folded(set), exporttest.Folded(lead+" "+export.Plain(text)); got != want {
			t.Fatalf("%q, want %q", got, want)
		}
		if strings.Contains(set, "\n\n") || strings.Contains(set, "  ") || strings.Contains(set, " \n") || !utf8.ValidString(set) {
			t.Fatalf("white space is left in %q", set)
		}
	})
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for _, f := range export.Formats {
		if got, ok := export.FormatOf("a.b/Brief." + strings.ToUpper(f.Ending())); !ok || got != f {
			t.Errorf("%s: .%s is %q", f, f.Ending(), got)
		}
	}
	for path, want := range map[string]export.Format{"x.htm": export.HTML, "x.markdown": export.Markdown, "x.json": "", "x": "", "": "", "pdf": ""} {
		if got, _ := export.FormatOf(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

func TestNumbersLineUp(t *testing.T) {
	t.Parallel()
	column := func(align export.Align, cells ...string) export.Table {
		tab := export.Table{Columns: []export.Column{{Align: align}}}
		for _, c := range cells {
			tab.Rows = append(tab.Rows, export.Row(c))
		}
		return tab
	}
	for _, c := range []struct {
		table   export.Table
		lang    string
		right   bool
		missing []string
	}{
		{column(export.Decimal, "97.5 %", "4 %", "–"), "en", true, []string{"", ".5", ""}},
		{column(export.Decimal, "1,200", "−1.25", "$3.5"), "en-GB", true, []string{".25", "", "5"}},
		{column(export.Decimal, "1.200,5", "3"), "de", true, []string{"", ",5"}},
		{column(export.Decimal, "2 h", "5 min"), "en", false, []string{"", ""}},
		{column(export.Right, "2 h", "none"), "en", true, []string{"", ""}},
		{column(export.Left, "2", "3.5"), "en", false, []string{"", ""}},
	} {
		l := c.table.Lined(0, c.lang)
		if l.Right != c.right || !slices.Equal(l.Missing, c.missing) {
			t.Errorf("%v: right %t, missing %q; want %t, %q", c.table.Rows, l.Right, l.Missing, c.right, c.missing)
		}
	}
}

func TestCounter(t *testing.T) {
	t.Parallel()
	for words, want := range map[string][]string{
		"":                          {"Page ", "page", " of ", "pages", ""},
		"{page}/{pages}":            {"", "page", "/", "pages", ""},
		"Seite {page}":              {"Seite ", "page", ""},
		"none":                      {"none"},
		"{pager} {page}":            {"{pager} {page}"},
		"of {pages}: {page}, {pag}": {"of ", "pages", ": ", "page", ", {pag}"},
	} {
		d := export.Document{Words: export.Words{Page: words}}
		if got := d.Counter(); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestSubheads(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p    export.Paragraph
		want string
	}{
		{export.Paragraph{Lead: "Head"}, "Head"},
		{export.Paragraph{Spans: []export.Span{export.Bold("Head "), {Text: " "}}}, "Head"},
		{export.Paragraph{Lead: "Head", Spans: export.Text("text")}, ""},
		{export.Paragraph{}, ""},
	} {
		if got, ok := c.p.Subhead(); got != c.want || ok != (c.want != "") {
			t.Errorf("%+v: %q, %t", c.p, got, ok)
		}
	}
}
