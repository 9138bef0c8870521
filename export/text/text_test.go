package text

import (
	"slices"
	"strings"
	"testing"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, nil},
		{"one two three", 7, []string{"one two", "three"}},
		{"one\ntwo", 10, []string{"one", "two"}},
		{"Donaudampfschiff", 6, []string{"Donaud", "ampfsc", "hiff"}},
		{"東京都の計画", 6, []string{"東京都", "の計画"}},
		{"it costs 2.8 M USD now", 12, []string{"it costs", "2.8 M USD", "now"}},
		{"up to 97.5 % of it", 10, []string{"up to", "97.5 % of", "it"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
	} {
		if got := wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestTables(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"ID", "What it does"}, {"01k9abcdefghjkmnpqrstvwxyz", "keeps the source code of it all"}, {"b", ""}}
	same := func(want string, width int) {
		t.Helper()
		if got := strings.Join(Table(rows, width), "\n"); got != want {
			t.Errorf("at %d:\n%s\nwant:\n%s", width, got, want)
		}
	}
	same(`ID                          What it does
--------------------------  -------------------------------
01k9abcdefghjkmnpqrstvwxyz  keeps the source code of it all
b`, 80)
	same(`ID                          What it does
--------------------------  ------------------
01k9abcdefghjkmnpqrstvwxyz  keeps the source
                            code of it all

b`, 46)
	same(`- 01k9abcdefghjkmn
  pqrstvwxyz
  What it does:
  keeps the source
  code of it all
- b`, 18)
}

// A mail program breaks lines itself and sets text in a face of its own: a
// paragraph is one line, a bullet one, and nothing is drawn with signs.
func TestMail(t *testing.T) {
	t.Parallel()
	for _, x := range assets.Examples() {
		s, err := narrative.Decode(x.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range narrative.Audiences {
			f := framing.Frame(&s, a)
			mail := Mail(s, f)
			lines := strings.Split(mail, "\n")
			for _, sec := range f.Sections {
				if sec.Heading != "" && !slices.Contains(lines, OneLine(sec.Heading)) {
					t.Errorf("%s: the heading %q is no line of its own", x.Name, sec.Heading)
				}
				for _, b := range sec.Blocks {
					var want string
					switch b.Kind {
					case framing.Paragraph, framing.Note:
						want = OneLine(b.Text)
					case framing.Item:
						want = "• " + OneLine(b.Text)
					case framing.Row:
						want = "• " + OneLine(Cells(b)[0])
					default:
						continue
					}
					if !slices.Contains(lines, want) && b.Kind != framing.Row {
						t.Errorf("%s: %q is no line of its own", x.Name, want)
					} else if !strings.Contains(mail, want) {
						t.Errorf("%s: it lacks %q", x.Name, want)
					}
				}
			}
			for _, no := range []string{"---", "===", "\n\n\n", "STILL TO CAPTURE", " \n"} {
				if strings.Contains(mail, no) {
					t.Errorf("%s: it holds %q", x.Name, no)
				}
			}
			if !strings.HasSuffix(mail, "\n") {
				t.Errorf("%s: it ends in %q", x.Name, mail[max(0, len(mail)-20):])
			}
		}
	}
}

func TestShorten(t *testing.T) {
	for _, tt := range []struct {
		text string
		most int
		want string
	}{{"a ferry", 7, "a ferry"}, {"a ferry line", 8, "a ferry…"}, {"Ørsted fø", 5, "Ørst…"}} {
		if got := Shorten(tt.text, tt.most); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
