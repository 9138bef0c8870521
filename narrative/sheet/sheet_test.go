package sheet

import (
	"runtime"
	"strings"
	"testing"

	"bifocal/narrative"
)

func plainly(word string) string { return word }

func TestLines(t *testing.T) {
	for text, want := range map[string]string{
		"one\ntwo\r\n\nthree":                  "one|two|three",
		"- one\n* two\n• three\n– four":        "one|two|three|four",
		"1. one\n2) two\n(3) three\n10. ten":   "one|two|three|ten",
		"a) one\nb. two\n[ ] three\n[x] four":  "one|two|three|four",
		"  - 1. one  and  more":                "one and more",
		"12 services move\n3.5 % of it":        "12 services move|3.5 % of it",
		"e-mail is down\n-5 degrees\n+ 3 lots": "e-mail is down|-5 degrees|3 lots",
		"\n \n":                                "",
		"alone":                                "alone",
	} {
		if got := strings.Join(Lines(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a\tb\nc\td", "a|b/c|d"},
		{"a\tb\r\nc\t\r\n\t\r\n", "a|b/c|"},
		{"\"two\nlines\"\tb\nc\td", "two lines|b/c|d"},
		{"name,amount\nA,\"1,200\"", "name|amount/A|1,200"},
		{"name;amount\nA;1.200,50", "name|amount/A|1.200,50"},
		{"a\t\tb\nc\t\td", "a|b/c|d"},
		{"one row\tof a table", "one row|of a table"},
		{"a sentence, with a comma", ""},
		{"two lines\nwithout a cell", ""},
		{"\t\n\t", ""},
		{"", ""},
	} {
		var rows []string
		for _, row := range Read(c.text) {
			rows = append(rows, strings.Join(row, "|"))
		}
		if got := strings.Join(rows, "/"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kind       narrative.Kind
		header     bool
		columns    string
	}{
		{"outcomes with a header", "Metric\tToday\tTarget\tBy\nRunning costs\t1,200 K USD a year\t252 K USD a year\tQ4 2027", narrative.KindOutcome, true, "measure baseline target date"},
		{"in German", "Kennzahl;Ist;Soll;Termin;Quelle\nLaufende Kosten;1.200.000 EUR;252.000 EUR;31.12.2027;Rechnungen", narrative.KindOutcome, true, "measure baseline target date source"},
		{"outcomes without a header", "Running costs\t1,200 K USD\t252 K USD\tQ4 2027\nOutages\t9\t1\tQ4 2027", narrative.KindOutcome, false, "measure baseline target date"},
		{"costs", "Cost\tAmount\tEvery\tFrom\nLicences\t120 K USD\tyear\t2027-02", narrative.KindCost, true, "name amount every start"},
		{"costs without a header", "Licences\t120 K USD\nTraining\t40 K USD", narrative.KindCost, false, "name amount"},
		{"benefits", "Benefit\tAmount\nLower running costs\t948 K USD", narrative.KindBenefit, true, "name amount"},
		{"savings in German", "Einsparung\tBetrag (TEUR)\nWeniger Ausfälle\t1.200,5", narrative.KindBenefit, true, "? amount"},
		{"milestones", "Phase\tStart\tEnd\tOwner\tDeliverable\nPilot\t2027-05\t2027-07\tplatform lead\tten services run", narrative.KindMilestone, true, "name start end owner deliverable"},
		{"milestones without a header", "Pilot\t05/2027\t07/2027\nMove\t08/2027\t12/2027", narrative.KindMilestone, false, "name start end"},
		{"a unit of its own", "KPI\tUnit\tBaseline\tTarget\nRelease\tmin\t45\t5", narrative.KindOutcome, true, "measure #unit baseline target"},
		{"a column nobody knows", "Metric\tTicket\tToday\tTarget\nRunning costs\tABC\t9\t1", narrative.KindOutcome, true, "measure  baseline target"},
		{"risks", "Risk\tLikelihood\tImpact\tMitigation\nIt takes longer\t3\t4\trehearse", narrative.KindRisk, true, "event likelihood impact mitigation"},
	} {
		s := Guess(Read(c.text))
		got := strings.Join(s.Columns, " ")
		if s.Kind != c.kind || s.Header != c.header || got != c.columns && !strings.HasPrefix(c.columns, "?") {
			t.Errorf("%s: a %s with header %v and columns %q", c.name, s.Kind, s.Header, got)
		}
		for _, r := range s.Facts(narrative.Solution{}, nil, plainly) {
			if r.Fault != nil {
				t.Errorf("%s: %q is not read: %+v", c.name, r.Cells, r.Fault)
			}
		}
	}
}

func TestNumbersOfBothConventions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A\t1.200.000 EUR\t252.000 EUR", "1200000 EUR→252000 EUR"},
		{"A\t1,200,000 EUR\t252,000 EUR", "1200000 EUR→252000 EUR"},
		{"A\t97,5 %\t99,9 %", "97.5 %→99.9 %"},
		{"A\t97.5 %\t99.9 %", "97.5 %→99.9 %"},
		{"A\t1,2 Mio. EUR pro Jahr\t252 Tsd. EUR pro Jahr", "1200000 EUR per year→252000 EUR per year"},
		{"A\tetwa 45 Minuten\t5 Minuten", "about 45 min→5 min"},
		{"A\t9 Ausfälle im Monat\t1 Ausfall im Monat", "?"},
		{"A\t1 200,5\t3", "1200.5→3"},
		{"A\t€1.2M\t€0.3M", "1200000 EUR→300000 EUR"},
		{"A\t1200\t1500", "1200→1500"},
		{"A\t1'200,50 CHF\t900 CHF", "1200.5 CHF→900 CHF"},
	} {
		s := Sheet{Cells: Read(c.text), Kind: narrative.KindOutcome, Columns: []string{"measure", "baseline", "target"}}
		rows := s.Facts(narrative.Solution{}, nil, plainly)
		o, ok := rows[0].Fact.(narrative.Outcome)
		if got := o.Baseline.String() + "→" + o.Target.String(); c.want != "?" && got != c.want || !ok {
			t.Errorf("%q: %q, %+v", c.text, got, rows[0].Fault)
		}
	}
}

func TestSheetDates(t *testing.T) {
	for text, want := range map[string]string{
		"31.12.2027": "2027-12-31", "1.2.2027": "2027-02-01", "12/2027": "2027-12", "Q4/2027": "2027-Q4", "4. Quartal 2027": "2027-Q4", "31/12/2027": "2027-12-31",
		"12/31/2027": "2027-12-31", "März 2028": "2028-03", "31. März 2028": "2028-03-31", "March 2028": "2028-03", "2027": "2027", "05.2027": "2027-05",
	} {
		if w, err := (convention{}).when(text); err != nil || w.String() != want {
			t.Errorf("%q: %s, %v", text, w, err)
		}
	}
	for _, text := range []string{"05/06/2027", "32.01.2027", "soon", ""} {
		if w, err := (convention{}).when(text); err == nil {
			t.Errorf("%q is read as %s", text, w)
		}
	}
}

func TestRowsThatCannotBeReadSayWhy(t *testing.T) {
	s := Guess(Read("Metric\tToday\tTarget\tBy\tConfidence\n" +
		"Running costs\t1,200 K USD\tmuch less\tQ4 2027\thigh\n" +
		"Outages\t9\t1\t05/06/2027\thigh\n" +
		"\t9\t1\tQ4 2027\thigh\n" +
		"Releases\t9\t1\tQ4 2027\tsure\n" + // which is left out alone
		"Total\t9\t1\tQ4 2027\t\n" +
		"Speed {x}\t9\t1\tQ4 2027\tlow"))
	rows := s.Facts(narrative.Solution{}, nil, plainly)
	for i, want := range []struct {
		field string
		wrong Wrong
	}{{"target", Misread}, {"date", Misread}, {"", Nameless}, {"confidence", NoneOfThe}, {"", Total}} {
		if i == 3 {
			continue
		}
		f := rows[i].Fault
		if f == nil || rows[i].Fact != nil || f.Field.Key != want.field || f.Wrong != want.wrong || (f.Wrong == Misread) != (f.Reason != "") {
			t.Errorf("row %d: %+v", i+1, f)
		}
	}
	if row := rows[3]; row.Fact == nil || len(row.Left) != 1 || row.Left[0].Field.Key != "confidence" || row.Left[0].Wrong != NoneOfThe {
		t.Errorf("with a confidence that there is not the row is %+v", row)
	}
	o, _ := rows[5].Fact.(narrative.Outcome)
	if rows[5].Fault != nil || o.Measure.Executive != "Speed {{x}}" || o.Confidence != "low" {
		t.Errorf("the good row is %+v, %+v", o, rows[5].Fault)
	}
}

func TestPeopleAreFound(t *testing.T) {
	s := Guess(Read("Phase\tStart\tEnd\tOwner\nPilot\t2027-05\t2027-07\tIngrid Solheim\nMove\t2027-08\t2027-09\tsomebody"))
	rows := s.Facts(narrative.Solution{}, []Person{{"cio", "Ingrid Solheim, CIO"}}, plainly)
	a, _ := rows[0].Fact.(narrative.Milestone)
	b, _ := rows[1].Fact.(narrative.Milestone)
	if a.Owner != "cio" || b.Owner != "somebody" || a.ID == b.ID {
		t.Errorf("the owners are %q and %q, the IDs %q and %q", a.Owner, b.Owner, a.ID, b.ID)
	}
}

// The column of those who ask is read: who is known by name or role is found, who
// is not is added once.
func TestWhoAsksIsReadAndAdded(t *testing.T) {
	solution := narrative.Solution{Facts: narrative.Facts{
		narrative.Stakeholder{Head: narrative.Head{ID: "cio"}, Name: "Ingrid Solheim", Role: "CIO"},
		narrative.Stakeholder{Head: narrative.Head{ID: "stakeholder"}, Role: "Fleet captain"},
	}}
	s := Guess(Read("Measure\tToday\tTarget\tAsked for by\nOn-time departures\t78 %\t93 %\tcio\nOutages\t9\t1\tIngrid Solheim, CIO\n" +
		"Boarding\t24 min\t16 min\tHead of Terminal; fleet captain\nCars turned away\t3 %\t1 %\tOla Nordmann and head of terminal\n\tten\tx\tNobody At all"))
	if s.Kind != narrative.KindOutcome || strings.Join(s.Columns, " ") != "measure baseline target stakeholders" {
		t.Fatalf("a %s with %q", s.Kind, s.Columns)
	}
	rows := s.Facts(solution, []Person{{"cio", "Ingrid Solheim, CIO"}}, plainly)
	names := map[string]string{"cio": "cio", "stakeholder": "captain"}
	var got, added []string
	for _, r := range rows[:4] {
		for _, f := range r.With {
			p, _ := f.(narrative.Stakeholder)
			names[p.ID] = p.Name + "/" + p.Role
			added = append(added, names[p.ID])
		}
		o, _ := r.Fact.(narrative.Outcome)
		for _, id := range o.Stakeholders {
			got = append(got, names[id])
		}
		got = append(got, "|")
	}
	if want := "cio | cio | /Head of Terminal captain | Ola Nordmann/ /Head of Terminal |"; strings.Join(got, " ") != want {
		t.Errorf("asked for by %q", got)
	}
	if want := "/Head of Terminal, Ola Nordmann/"; strings.Join(added, ", ") != want {
		t.Errorf("added are %q", added)
	}
	if rows[4].Fact != nil || rows[4].With != nil {
		t.Errorf("the last row is %+v", rows[4])
	}
}

func TestColumnFillsOneField(t *testing.T) {
	s := Sheet{Cells: Read("A\t1\t2"), Kind: narrative.KindOutcome, Columns: []string{"measure", "baseline", "target"}}
	if got := strings.Join(s.Mean(2, "baseline").Columns, " "); got != "measure  baseline" {
		t.Errorf("the columns are %q", got)
	}
	if got := strings.Join(s.Columns, " "); got != "measure baseline target" {
		t.Errorf("the old ones have become %q", got)
	}
	if got := s.As(narrative.KindCost); got.Columns[1] != "amount" {
		t.Errorf("as a cost the columns are %q", got.Columns)
	}
}

// A paste of 50 MB costs no more than a table does: the start of it is read.
func TestAPasteWithoutEnd(t *testing.T) {
	const size = 50 << 20
	for name, c := range map[string]struct{ piece, head string }{
		"lines": {"\n", ""}, "cells": {"\t", "a"}, "rows": {"a\tb\n", ""}, "quotes": {"\"", "a\t"}, "items": {"- a\n", ""}, "commas": {"a,b\n", ""},
	} {
		text := c.head + strings.Repeat(c.piece, size/len(c.piece))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		cells, lines := Read(text), Lines(text)
		runtime.ReadMemStats(&after)
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; len(cells) > mostRows+1 || took > 400 && !racing {
			t.Errorf("%s: %d rows, %d lines, %d MB", name, len(cells), len(lines), took)
		}
	}
}

// Whatever is pasted, a table is rectangular, its guess has a meaning a column,
// and every row becomes a fact that the JSON form holds, or has a reason.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"a\tb\nc\td", "Metric\tToday\tTarget\nA\t1,2\t3", "\"a\tb", "a;b\nc;d;e", "\t\t\n\t", "Name\tBetrag (TEUR)\nX\t1.200,5", "A\t\x00\tb"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_ = Lines(text)
		cells := Read(text)
		if cells == nil {
			return
		}
		s := Guess(cells)
		for _, row := range cells {
			if len(row) != len(s.Columns) {
				t.Fatalf("%d cells, %d columns", len(row), len(s.Columns))
			}
		}
		for _, kind := range Kinds {
			for _, r := range s.As(kind).Facts(narrative.Solution{}, nil, plainly) {
				if (r.Fact == nil) != (r.Fault != nil) {
					t.Fatalf("%q: %v, %+v", r.Cells, r.Fact, r.Fault)
				}
				if r.Fact != nil {
					if _, _, err := (narrative.AddFact{Fact: r.Fact, At: -1}).Apply(narrative.Solution{}); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}
