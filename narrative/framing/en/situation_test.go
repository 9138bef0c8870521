package en

import (
	"strings"
	"testing"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func when(s string) figures.When {
	if s == "" {
		return figures.When{}
	}
	return figures.MustParseWhen(s)
}

// seedFor is a seed whose choice among two is the wanted one.
func seedFor(salt uint32, want int) uint32 { return seedOf(salt, 2, want) }

// seedOf is a seed whose choice among n is the wanted one.
func seedOf(salt uint32, n, want int) uint32 {
	for seed := uint32(0); ; seed++ {
		if index(seed, salt, n) == want {
			return seed
		}
	}
}

// How the end of a plan lies to a date, with a calendar in hand.
func TestMargin(t *testing.T) {
	for _, tt := range []struct{ ends, date, kind, want string }{
		{"2028-01", "2028-03-31", "deadline", "The plan ends in January 2028, two months before."},
		{"2027-09", "2028-01", "regulation", "The plan ends in September 2027, three months before."},
		{"2027-09", "2028-01-01", "regulation", "The plan ends in September 2027, three months before."},
		{"2027-09", "2028-01-15", "regulation", "The plan ends in September 2027, more than three months before."},
		{"2027-09", "2028-01-31", "regulation", "The plan ends in September 2027, four months before."},
		{"2027-09", "2028-Q1", "regulation", "The plan ends in September 2027, three months before."},
		{"2027-09", "2027-11", "deadline", "The plan ends in September 2027, one month before."},
		{"2027-09", "2027-10", "deadline", "The plan ends in September 2027, just before."},
		{"2027-09", "2027-10-01", "deadline", "The plan ends in September 2027, just before."},
		{"2027-09", "2027-Q4", "deadline", "The plan ends in September 2027, just before."},
		{"2027-09", "2027-10-20", "deadline", "The plan ends in September 2027, less than a month before."},
		{"2027-09-15", "2027-09-16", "deadline", "The plan ends on 15 September 2027, one day before."},
		{"2027-09-15", "2027-09-22", "deadline", "The plan ends on 15 September 2027, one week before."},
		{"2027-09-15", "2027-09-26", "deadline", "The plan ends on 15 September 2027, eleven days before."},
		{"2027-09-15", "2027-10-01", "deadline", "The plan ends on 15 September 2027, more than two weeks before."},
		{"2027-09-15", "2027-10-15", "deadline", "The plan ends on 15 September 2027, one month before."},
		{"2027-09-15", "2027-09-15", "deadline", "The plan ends on the same day."},
		{"2027-09", "2027-09", "regulation", "The plan ends in the same month."},
		{"2027-09", "2027-09-30", "deadline", "The plan ends in the same month."},
		{"2027-09", "2027-09-01", "regulation", "The plan ends later in the same month."},
		{"2027-09-10", "2027-09", "regulation", "The plan ends in the same month."},
		{"2027-09", "2027-Q3", "regulation", "The plan ends in the same quarter."},
		{"2027-09", "2027-08", "regulation", "Before then, two of the three phases are done; the plan ends in September 2027."},
		{"2027-09", "2027-03-31", "deadline", "The plan ends only in September 2027."}, // nothing is done by then
		{"2027-09", "2027-08", "deadline", "Before then, two of the three phases are done; the plan ends in September 2027."},
		{"2027-09", "2027-06-30", "deadline", "By then, two of the three phases are done; the plan ends in September 2027."},
		{"2027-09", "2027-06-29", "deadline", "By then, one of the three phases is done; the plan ends in September 2027."},
		{"2027-09", "2027-06", "", "Before then, one of the three phases is done; the plan ends in September 2027."},
		{"2027-09", "2027-06", "market", ""}, // a price that rises earlier is no deadline
		{"2027-09", "2027-12", "market", "The plan ends in September 2027, two months before."},
		{"2027-09", "2027", "regulation", ""}, // a year is too coarse to be held against
		{"2027-Q3", "2027-12", "regulation", ""},
		{"", "2027-12", "regulation", ""},
	} {
		d := content.Driver{Type: tt.kind, Firm: tt.kind == "deadline" || tt.kind == "regulation", Date: when(tt.date)}
		d.Event.Text = "it happens " + on(d.Date)
		c := content.Situation{
			Seed: seedFor(1, 1), End: when(tt.ends), Start: when("2027-01"), Deadline: &d,
			PhaseEnds: []figures.When{when("2027-04"), when("2027-06"), when(tt.ends)},
		}
		if got := margin(c, &d); got != tt.want {
			t.Errorf("plan ends %s, %s %s: %q, want %q", tt.ends, tt.kind, tt.date, got, tt.want)
		}
	}
}

func TestMarginNamesADateThatNoTextTells(t *testing.T) {
	d := content.Driver{Event: content.Phrase{Text: "the contract ends"}, Date: when("2027-06-30"), Type: "deadline", Firm: true}
	c := content.Situation{Seed: seedFor(1, 0), Start: when("2027-01"), End: when("2027-04"), Deadline: &d}
	for _, tt := range []struct{ ends, want string }{
		{"2027-04", "Started in January 2027, the work is finished two months before 30 June 2027."},
		{"2027-06", "The plan ends in June 2027."},
		{"2027-08", "The plan ends in August 2027, after 30 June 2027."},
	} {
		c.End = when(tt.ends)
		if got := margin(c, &d); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestADateIsReferredToBehindTheEffect(t *testing.T) {
	d := content.Driver{Event: phrase("the season starts in October 2027"), Effect: phrase("much is sold in four months"), Date: when("2027-10")}
	c := content.Situation{End: when("2027-11"), Deadline: &d, PhaseEnds: []figures.When{when("2027-06"), when("2027-11")}}
	if got := margin(c, &d); got != "Before then, the first of the two phases is done; the plan ends in November 2027." {
		t.Error(got)
	}
}

func TestOnlyTheDateThatThePlanIsHeldAgainstIsToldAsKept(t *testing.T) {
	ds := []content.Driver{
		{ID: "a", Event: content.Phrase{Text: "the act takes effect on 1 July 2028"}, Date: when("2028-07-01"), Type: "regulation", Firm: true},
		{ID: "b", Event: content.Phrase{Text: "a fair opens on 1 May 2028"}, Date: when("2028-05-01")},
	}
	c := content.Situation{Seed: seedFor(1, 1), Drivers: ds, Deadline: &ds[0], End: when("2028-01")}
	d := English{}.ExecutiveSituation(c)
	var all []string
	for _, l := range d.Lines {
		all = append(all, l.Text)
	}
	if got := strings.Join(all, " "); strings.Count(got, "before") != 1 || !strings.Contains(got, "five months before") {
		t.Error(got)
	}
}

// A date alone makes a heading, and its margin the text; it is told once.
func TestOneDriverIsToldOnce(t *testing.T) {
	ds := []content.Driver{{ID: "a", Event: content.Phrase{Text: "the act sets a limit of eight weeks from January 2028", Facts: []string{"a"}}, Date: when("2028-01"), Type: "regulation", Firm: true}}
	c := content.Situation{Seed: seedFor(1, 1), Drivers: ds, Deadline: &ds[0], End: when("2027-09")}
	d := English{}.EngineeringSituation(c)
	if d.Heading != "The act sets a limit of eight weeks from January 2028" || len(d.Lines) != 1 || d.Lines[0].Text != "The plan ends in September 2027, three months before." {
		t.Errorf("%q %+v", d.Heading, d.Lines)
	}
}

func TestCashSentence(t *testing.T) {
	for _, tt := range []struct {
		way      int
		benefits []string
		running  string
		want     string
	}{
		{0, nil, "", "The gain is 948 K USD a year in cash; a twelfth of it is lost every month."},
		{0, []string{"lower fees"}, "", "The gain is 948 K USD a year in cash (lower fees); a twelfth of it is lost every month."},
		{1, []string{"lower fees"}, "48 K USD a year", "Waiting forgoes 948 K USD a year in cash from lower fees, less running costs of 48 K USD: 75 K USD a month."},
		{2, []string{"lower fees"}, "48 K USD a year", "Of 948 K USD a year in cash from lower fees, 48 K USD goes into running costs; what is left comes to 75 K USD a month."},
		{0, []string{"lower fees"}, "48,200 USD a year", "948 K USD a year in cash comes from lower fees; running costs take 48.2 K USD of it, which leaves 75 K USD a month."},
		{0, []string{"lower fees"}, "48 K USD a year", "948 K USD a year in cash comes from lower fees; running costs take 48 K USD of it, which leaves 75 K USD a month."},
		{
			0,
			[]string{"lower fees", "fewer errors"},
			"48 K USD a year",
			"That is a twelfth of 900 K USD a year in cash, with running costs already taken off.",
		},
	} {
		c := content.Stakes{Seed: seedOf(5, 3, tt.way), Benefits: tt.benefits}
		c.Cash.Quantity, c.CashMonth.Quantity = figures.MustParse("948 K USD a year"), figures.MustParse("75 K USD a month")
		if tt.running != "" {
			c.Running = figures.MustParse(tt.running)
		}
		if got := cashSentence(c); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
