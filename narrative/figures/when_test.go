package figures_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bifocal/narrative/figures"
)

func whens() *rapid.Generator[figures.When] {
	return rapid.Custom(func(t *rapid.T) figures.When {
		year := rapid.IntRange(1, 9999).Draw(t, "year")
		month := time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
		if rapid.Bool().Draw(t, "coarse") {
			text := rapid.SampledFrom([]string{"", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"}).Draw(t, "part")
			return figures.MustParseWhen(figures.Month(year, 1).String()[:4] + text)
		}
		if rapid.Bool().Draw(t, "monthly") {
			return figures.Month(year, month)
		}
		return figures.Day(min(year, 9998), month, rapid.IntRange(1, 31).Draw(t, "day"))
	})
}

var readableWhens = []struct{ in, want string }{
	{"2028-03-31", "2028-03-31"},
	{"31 March 2028", "2028-03-31"},
	{"31st March 2028", "2028-03-31"},
	{"31st of March 2028", "2028-03-31"},
	{"March 31, 2028", "2028-03-31"},
	{"march 31 2028", "2028-03-31"},
	{"31-Mar-2028", "2028-03-31"},
	{"2028 March 31", "2028-03-31"},
	{"29 Feb 2028", "2028-02-29"},
	{"2028-03", "2028-03"},
	{"March 2028", "2028-03"},
	{"Mar 2028", "2028-03"},
	{"Mar. 2028", "2028-03"},
	{"Sept 2028", "2028-09"},
	{"May 2028", "2028-05"},
	{"2027-Q4", "2027-Q4"},
	{"Q4 2027", "2027-Q4"},
	{"2027 q4", "2027-Q4"},
	{"the fourth quarter of 2027", "2027-Q4"},
	{"2027-H1", "2027-H1"},
	{"H1 2027", "2027-H1"},
	{"the first half of 2027", "2027-H1"},
	{"second half of 2027", "2027-H2"},
	{"2027", "2027"},
	{" 2027 ", "2027"},
	{"end of 2027", "2027-12"},
	{"by end of 2027", "2027-12"},
	{"by the end of 2027", "2027-12"},
	{"By Q4 2027", "2027-Q4"},
	{"in March 2027", "2027-03"},
	{"end of Q3 2027", "2027-09"},
	{"the end of the first half of 2027", "2027-06"},
	{"end of February 2028", "2028-02-29"},
	{"start of 2027", "2027-01"},
	{"beginning of March 2027", "2027-03-01"},
	{"mid 2027", "2027-06"},
	{"mid-2027", "2027-06"},
	{"the middle of Q3 2027", "2027-08"},
	{"early 2027", "2027-Q1"},
	{"late 2027", "2027-Q4"},
	{"early March 2027", "2027-03"},
	{"late Q2 2027", "2027-06"},
}

var unreadableWhens = []struct{ in, reason string }{
	{"", "nothing to read"},
	{"soon", "no month"},
	{"spring 2027", "write the quarter, such as Q2"},
	{"by autumn 2027", "write the quarter, such as Q4"},
	{"end of 3 March 2027", "no day"},
	{"end of", "year is missing"},
	{"by", "year is missing"},
	{"March by 2027", "no month"},
	{"end end 2027", "no month"},
	{"31 March", "year is missing"},
	{"2028-13", "01 to 12"},
	{"2028-00", "01 to 12"},
	{"30 February 2028", "no day 30"},
	{"2027-02-29", "no day 29"},
	{"Q5 2027", "Q1 to Q4"},
	{"H3 2027", "H1 and H2"},
	{"Q4 H2 2027", "Q1 to Q4"},
	{"Q4 March 2027", "no day"},
	{"third half of 2027", "H1 and H2"},
	{"first 2027", "no day"},
	{"03/04/2028", "two ways"},
	{"03.04.2028", "two ways"},
	{"27", "year"},
	{"0000", "four digits"},
	{"20270", "no day"},
	{"31 2028", "month is missing"},
	{"2028-03-31-01", "no day"},
	{"2028 2029", "no day"},
	{"2028-03-00", "no day"},
	{"2027\x00", "control"},
	{"2027 " + strings.Repeat("March ", 50), "too long"},
}

func TestParseWhen(t *testing.T) {
	for _, x := range readableWhens {
		w, err := figures.ParseWhen(x.in)
		if err != nil {
			t.Errorf("%v", err)
		} else if w.String() != x.want {
			t.Errorf("%q is %q, want %q", x.in, w, x.want)
		}
	}
	for _, x := range unreadableWhens {
		w, err := figures.ParseWhen(x.in)
		var parseErr *figures.ParseError
		switch {
		case !errors.As(err, &parseErr):
			t.Errorf("%q is read as %q", x.in, w)
		case !strings.Contains(parseErr.Reason, x.reason) || !strings.Contains(err.Error(), "for example 2028-03-31"):
			t.Errorf("%q is refused because %q, want %q", x.in, err, x.reason)
		}
	}
}

func TestWhenReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := whens().Draw(t, "when")
		for _, text := range []string{w.String(), figures.English.When(w)} {
			if w.Year() < 1000 && text != w.String() {
				continue // prose writes the year 27 without zeros
			}
			if back, err := figures.ParseWhen(text); err != nil || back != w {
				t.Fatalf("%q reads back as %q, %v", text, back, err)
			}
		}
	})
}

func TestWhenDays(t *testing.T) {
	for _, x := range []struct {
		in, first, last string
		precision       figures.Precision
	}{
		{"2028-02-29", "2028-02-29", "2028-02-29", figures.DayP},
		{"2028-02", "2028-02-01", "2028-02-29", figures.MonthP},
		{"2027-Q4", "2027-10-01", "2027-12-31", figures.Quarter},
		{"2027-H1", "2027-01-01", "2027-06-30", figures.Half},
		{"2027", "2027-01-01", "2027-12-31", figures.Year},
	} {
		w := figures.MustParseWhen(x.in)
		first, last := w.First().Format(time.DateOnly), w.Last().Format(time.DateOnly)
		if first != x.first || last != x.last || w.Precision() != x.precision || w.First().Location() != time.UTC {
			t.Errorf("%s is %s to %s, by %s", x.in, first, last, w.Precision())
		}
	}
	var none figures.When
	if !none.First().IsZero() || !none.Last().IsZero() || none.String() != "" || !none.IsZero() || none.Year() != 0 {
		t.Error("the zero When is not empty")
	}
	if figures.Day(2027, 2, 29) != figures.MustParseWhen("2027-03-01") || !figures.Day(12000, 1, 1).IsZero() ||
		!figures.Month(0, 1).IsZero() || figures.Month(2027, 13) != figures.MustParseWhen("2028-01") {
		t.Error("days out of range do not carry over")
	}
}

func TestWhenOrder(t *testing.T) {
	want := []string{"2027-03", "2027-03-31", "2027-H1", "2027-Q4", "2027-12", "2028"}
	got := []figures.When{{}}
	for _, s := range want {
		got = append(got, figures.MustParseWhen(s))
	}
	slices.Reverse(got)
	slices.SortFunc(got, figures.When.Compare)
	for i, w := range got[1:] {
		if w.String() != want[i] {
			t.Errorf("place %d has %s, want %s", i, w, want[i])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := whens().Draw(t, "a"), whens().Draw(t, "b"), whens().Draw(t, "c")
		if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%s and %s have no order", a, b)
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Fatalf("%s, %s, %s have no order", a, b, c)
		}
		if a.First().After(a.Last()) {
			t.Fatalf("%s ends before it starts", a)
		}
	})
}

func TestMonthsBetween(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want int
	}{
		{"2027-02", "2028-02", 12},
		{"2028-02", "2027-02", -12},
		{"2027-01-31", "2027-02-28", 0},
		{"2027-01-15", "2027-02-15", 1},
		{"2027-02-14", "2027-01-15", 0},
		{"2027-Q4", "2028", 3},
		{"2027", "2027-H2", 6},
		{"2027", "2027", 0},
	} {
		if got := figures.MonthsBetween(figures.MustParseWhen(x.a), figures.MustParseWhen(x.b)); got != x.want {
			t.Errorf("from %s to %s are %d months, want %d", x.a, x.b, got, x.want)
		}
	}
	if figures.MonthsBetween(figures.When{}, figures.MustParseWhen("2027")) != 0 {
		t.Error("months from nowhere")
	}
}

func FuzzParseWhen(f *testing.F) {
	for _, x := range readableWhens {
		f.Add(x.in)
	}
	for _, x := range unreadableWhens {
		f.Add(x.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, err := figures.ParseWhen(s)
		if err != nil {
			if !w.IsZero() {
				t.Fatalf("%q gives %s and %v", s, w, err)
			}
			return
		}
		if back, err := figures.ParseWhen(w.String()); err != nil || back != w || w.IsZero() {
			t.Fatalf("%q is %q, which reads back as %q, %v", s, w, back, err)
		}
	})
}
