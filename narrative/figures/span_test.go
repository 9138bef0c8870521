package figures

import (
	"testing"
)

func TestParseSpan(t *testing.T) {
	for text, want := range map[string][3]string{
		"25 min -> 6 min by Q4 2027":    {"25 min", "6 min", "2027-Q4"},
		"25 -> 6 min":                   {"25 min", "6 min", ""},
		"1.2 M -> 252 K USD a year":     {"1.2 M USD a year", "252 K USD a year", ""},
		"9 → 1 a month":                 {"9 a month", "1 a month", ""},
		"about 19 days=>2 days by 2028": {"about 19 days", "2 days", "2028"},
		"97.5 % -> at least 99.9 %":     {"97.5 %", "at least 99.9 %", ""},
		"1 day -> 5 min":                {"1 day", "5 min", ""},
	} {
		from, to, by, ok := ParseSpan(text)
		if !ok || from.String() != MustParse(want[0]).String() || to.String() != MustParse(want[1]).String() || by.String() != want[2] {
			t.Errorf("%q: %v to %v by %v, %v", text, from, to, by, ok)
		}
	}
	for _, text := range []string{"25 min", "-> 6 min", "25 min ->", "much -> little", "1.2 -> 0.7 M USD", "25 min -> 6 min by and by", "->", ""} {
		if from, to, _, ok := ParseSpan(text); ok {
			t.Errorf("%q is read as %v to %v", text, from, to)
		}
	}
}
