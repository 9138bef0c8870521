package words

import (
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/compare"
)

func TestHistoryInWords(t *testing.T) {
	count := func(subject compare.Subject, kind narrative.Kind, op compare.Op, n int) compare.Count {
		return compare.Count{Subject: subject, Kind: kind, Op: op, N: n}
	}
	outcomes, risk := count(compare.Facts, narrative.KindOutcome, compare.Changed, 2), count(compare.Facts, narrative.KindRisk, compare.Added, 1)
	moved := count(compare.Facts, "", compare.Moved, 1)
	many := compare.Summary{Header: []string{"title", "customer", "author", "status"}, Counts: []compare.Count{
		outcomes, risk, moved, count(compare.Wordings, "", compare.Confirmed, 1), count(compare.Omissions, "", compare.Added, 2),
	}}
	now := time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		tag   string
		wants []string
	}{
		{"en", []string{
			"nothing changed", "first state, with 1 fact", "2 outcomes changed, 1 risk added",
			"title, customer and 2 more fields of the header changed, 2 outcomes changed, 1 risk added, 1 fact moved and 3 more changes",
			"today 09:30", "yesterday 23:59", "2 October 12:00", "2 November 2025 12:00",
		}},
		{"de", []string{
			"nichts geändert", "erster Stand, mit 1 Fakt", "2 Wirkungen geändert, 1 Risiko hinzugefügt",
			"Titel, Kunde und 2 weitere Felder des Kopfs geändert, 2 Wirkungen geändert, 1 Risiko hinzugefügt, 1 Fakt verschoben und 3 weitere Änderungen",
			"heute 09:30", "gestern 23:59", "2. Oktober 12:00", "2. November 2025 12:00",
		}},
	} {
		if err := Speak(c.tag); err != nil {
			t.Fatal(err)
		}
		got := []string{
			Changed(compare.Summary{}), Changed(compare.Summary{First: true, Facts: 1}), Changed(compare.Summary{Counts: []compare.Count{outcomes, risk}}), Changed(many),
			Moment(now.Add(-150*time.Minute), now), Moment(now.Add(-12*time.Hour-time.Minute), now), Moment(now.AddDate(0, -1, 0), now), Moment(now.AddDate(-1, 0, 0), now),
		}
		for i, want := range c.wants {
			if got[i] != want {
				t.Errorf("%s: got %q, want %q", c.tag, got[i], want)
			}
		}
		// In English the window says what the command line says.
		if c.tag == "en" && got[3] != many.String() {
			t.Errorf("%q and %q", got[3], many)
		}
	}
	if err := Speak("en"); err != nil {
		t.Fatal(err)
	}
}
