package en

import (
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func outcome(measure, from, to string) *content.Outcome {
	o := narrative.Outcome{Baseline: figures.MustParse(from), Target: figures.MustParse(to)}.Normalised()
	change := o.Change()
	return &content.Outcome{ID: "o", Measure: measure, Baseline: o.Baseline, Target: o.Target, Change: &change}
}

// A measure is any noun phrase: what it is done for, and what it does, are read
// aloud here.
func TestMeasuresInSentences(t *testing.T) {
	for _, tt := range []struct{ measure, from, to, purpose, moves string }{
		{"roads whose condition is known", "35 %", "at least 95 %", "raise the share of roads whose condition is known from 35 % to at least 95 %", "the share of roads whose condition is known rises from 35 % to at least 95 %"},
		{"share of roads in known condition", "35 %", "95 %", "raise the share of roads in known condition from 35 % to 95 %", "the share of roads in known condition rises from 35 % to 95 %"},
		{"surveyed share of the network", "35 %", "95 %", "raise the surveyed share of the network from 35 % to 95 %", "the surveyed share of the network rises from 35 % to 95 %"},
		{"network share surveyed within 12 months", "35 %", "95 %", "raise the network share surveyed within 12 months from 35 % to 95 %", "the network share surveyed within 12 months rises from 35 % to 95 %"},
		{"milk thrown away", "9 %", "2 %", "cut the share of milk thrown away from 9 % to 2 %", "the share of milk thrown away falls from 9 % to 2 %"},
		{"waste recycled", "30 %", "60 %", "raise the share of waste recycled from 30 % to 60 %", "the share of waste recycled rises from 30 % to 60 %"},
		{"conversion rates", "3 %", "5 %", "raise conversion rates from 3 % to 5 %", "conversion rates rise from 3 % to 5 %"},
		{"service uptime", "97.5 %", "99.9 %", "raise service uptime from 97.5 % to 99.9 %", "service uptime rises from 97.5 % to 99.9 %"},
		{"theatre time in use", "68 %", "at least 82 %", "raise theatre time in use from 68 % to at least 82 %", "theatre time in use rises from 68 % to at least 82 %"},
		{"on-the-day cancellation rate", "11 %", "4 %", "cut the on-the-day cancellation rate from 11 % to 4 %", "the on-the-day cancellation rate falls from 11 % to 4 %"},
		{"running costs", "1,200 K USD a year", "252 K USD a year", "cut running costs by 79 %", "running costs fall from 1.2 M USD to 252 K USD a year"},
		{"cost of a return", "9.40 EUR", "6 EUR", "cut the cost of a return by 36 %", "the cost of a return falls from 9.40 EUR to 6 EUR"},
		{"handling cost", "84 CHF a claim", "29 CHF a claim", "cut handling cost by 65 %", "handling cost falls from 84 CHF to 29 CHF per claim"},
		{"time to refund", "12 working days", "1 working day", "cut the time to refund from 12 working days to 1", "the time to refund falls from 12 working days to 1"},
		{"days to refund", "12 days", "3 days", "cut days to refund from 12 to 3", "days to refund fall from 12 to 3"},
		{"wait at the desk", "18 min", "5 min", "cut the wait at the desk from 18 to 5 minutes", "the wait at the desk falls from 18 to 5 minutes"},
		{"customer rating", "3.1 of 5", "4.5 of 5", "raise the customer rating from 3.1 to 4.5 of 5", "the customer rating rises from 3.1 to 4.5 of 5"},
		{"complaints", "5 per 1,000 orders", "2 per 1,000 orders", "cut complaints from 5 to 2 per 1,000 orders", "complaints fall from 5 to 2 per 1,000 orders"},
		{"outages customers notice", "9 outages a month", "1 a month", "cut outages customers notice from 9 to 1 a month", "outages customers notice fall from 9 to 1 a month"},
		{"lorries handled each hour", "84", "140", "raise the number of lorries handled each hour from 84 to 140", "the number of lorries handled each hour rises from 84 to 140"},
		{"staff in returns", "24 clerks", "15 clerks", "cut staff in returns from 24 to 15 clerks", "staff in returns fall from 24 to 15 clerks"},
		{"days above 60 % humidity", "74 days a year", "fewer than 10 days a year", "cut days above 60 % humidity from 74 to less than 10 a year", "days above 60 % humidity fall from 74 to less than 10 a year"},
		{"claims paid that should not be", "2.1 %", "at most 2.5 %", "keep the share of claims paid that should not be at 2.5 % or less", "the share of claims paid that should not be stays at 2.5 % or less (2.1 % today)"},
		{"patients' wait for a bed", "9 h", "2 h", "cut the patients' wait for a bed from 9 to 2 hours", "the patients' wait for a bed falls from 9 to 2 hours"},
		{"our visitors' rating", "3.9 of 5", "4.6 of 5", "raise our visitors' rating from 3.9 to 4.6 of 5", "our visitors' rating rises from 3.9 to 4.6 of 5"},
		{"net promoter score", "12 points", "35 points", "raise the net promoter score from 12 to 35 points", "the net promoter score rises from 12 to 35 points"},
	} {
		o := outcome(tt.measure, tt.from, tt.to)
		if got := purpose(o); got != tt.purpose {
			t.Errorf("%q, want %q", got, tt.purpose)
		}
		if got := moves(o, figures.Form{}); got != tt.moves {
			t.Errorf("%q, want %q", got, tt.moves)
		}
	}
}
