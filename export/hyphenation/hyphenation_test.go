package hyphenation_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"bifocal/assets/hyphenation"
	hyphen "bifocal/export/hyphenation"
)

func hyphenated(d *hyphen.Dictionary, word string) string {
	rs := []rune(word)
	for _, at := range slices.Backward(d.Points(rs)) {
		rs = slices.Insert(rs, at, '-')
	}
	return string(rs)
}

func TestWordsAreBrokenByTheirLanguage(t *testing.T) {
	t.Parallel()
	for tag, words := range map[string][]string{
		"en-GB": {"hy-phen-a-tion", "uni-ver-sity", "in-fra-struc-ture", "plat-form", "ser-vice", "cus-tom-ers", "Cus-tom-ers", "re-ci-pro-city", "through", "how-ever", "avail-ab-il-ity"},
		"en-US": {"hy-phen-ation", "uni-ver-sity", "present", "ta-ble", "af-fect"},
	} {
		d := hyphen.For(tag)
		for _, want := range words {
			if got := hyphenated(d, strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %s, want %s", tag, got, want)
			}
		}
	}
}

func TestWhatIsNoWordIsNotBroken(t *testing.T) {
	t.Parallel()
	d := hyphen.For("en")
	for _, word := range []string{"", "a", "cost", "PostgreSQL", "KUBERNETES", "well-known", "https", "2027infrastructure", strings.Repeat("infrastructure", 9), "инфраструктура", "\xff\xfeinfra"} {
		if points := d.Points([]rune(word)); points != nil && word != "https" {
			t.Errorf("%q is broken at %v", word, points)
		}
	}
}

func TestLanguagesWithoutPatterns(t *testing.T) {
	t.Parallel()
	if hyphen.For("xx") != nil || hyphen.For("") != nil {
		t.Error("a language without patterns has a dictionary")
	}
	if hyphen.For("en") == nil || hyphen.For("en-ZA") != hyphen.For("en-gb") {
		t.Error("English of another country is not broken as English")
	}
}

func TestEveryFileIsRead(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(hyphenation.Files, "*.tex")
	if err != nil || len(names) < 2 {
		t.Fatalf("files %v, %v", names, err)
	}
	for _, name := range names {
		data, err := hyphenation.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := hyphen.Parse(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("\\patterns{\n.ab4i\n1b\n}\n\\hyphenation{\nta-ble\n}", "table")
	f.Add("%     typesetting:\n%         left: 9\n\\patterns{ä1ö 9 .9. }", "äöäöäö")
	f.Add("\\patterns", "x")
	f.Fuzz(func(t *testing.T, file, word string) {
		d, err := hyphen.Parse([]byte(file))
		if err != nil {
			return
		}
		rs := []rune(word)
		points := d.Points(rs)
		if !slices.IsSorted(points) {
			t.Fatalf("points %v", points)
		}
		for _, p := range points {
			if p < 0 || p > len(rs) {
				t.Fatalf("point %d of %d characters", p, len(rs))
			}
		}
	})
}
