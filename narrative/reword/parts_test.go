package reword

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func requestOf(t testing.TB, text string) *Request {
	t.Helper()
	var known Known
	known.Add(Customer, "Halden Freight")
	task, _ := TaskOf(Plainer)
	r, err := NewRequest(task, text, known)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestParts(t *testing.T) {
	t.Parallel()
	const a, b, c = "Halden Freight loses 4 hours in the depot.", "The platform restarts nothing by itself.", "A second region may follow in 2027."
	for _, x := range []struct {
		name, old, now string
		want           []Part
	}{
		{"one by one", a + " " + b, "In the depot Halden Freight loses 4 hours. Nothing restarts by itself on the platform.", []Part{
			{a, "In the depot Halden Freight loses 4 hours."}, {b, "Nothing restarts by itself on the platform."},
		}},
		{"joined", a + " " + b + " " + c, "Halden Freight loses 4 hours in the depot, and the platform restarts nothing by itself. In 2027 a second region may follow.", []Part{
			{a + " " + b, "Halden Freight loses 4 hours in the depot, and the platform restarts nothing by itself."}, {c, "In 2027 a second region may follow."},
		}},
		{"exchanged", a + " " + b, "The platform restarts nothing by itself. Halden Freight loses 4 hours in the depot.", []Part{
			{a + " " + b, "The platform restarts nothing by itself. Halden Freight loses 4 hours in the depot."},
		}},
		{"other words", a + " " + b, a + " Machines stay down until somebody comes.", []Part{{a, a}, {b, "Machines stay down until somebody comes."}}},
		{"left out", a + " " + b + " " + c, a + " " + c, []Part{{a, a}, {b, ""}, {c, c}}},
		{"added", a + " " + b, a + " Nothing restarts by itself on the platform. Everybody loves it, and returns for more hours.", []Part{
			{a, a}, {b, "Nothing restarts by itself on the platform."}, {"", "Everybody loves it, and returns for more hours."},
		}},
		{"one", b, "Nothing restarts.", []Part{{b, "Nothing restarts."}}},
	} {
		got := requestOf(t, x.old).Parts(x.now)
		if len(got) != len(x.want) {
			t.Errorf("%s: %q", x.name, got)
			continue
		}
		for i := range got {
			if got[i] != x.want[i] {
				t.Errorf("%s: part %d is %q, want %q", x.name, i, got[i], x.want[i])
			}
		}
	}
}

// Whatever parts of a suggestion are taken, every value stands as often as it went
// out.
func TestAnyPartsKeepEveryValue(t *testing.T) {
	t.Parallel()
	sentences := []string{
		"Halden Freight loses 4 hours each week.", "The platform restarts nothing by itself.", "A second region may follow in 2027.", "Costs fall by 79 %.",
		"Support stays with Halden Freight.", "The old contract ends on 31 March.",
	}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfNDistinct(rapid.SampledFrom(sentences), 1, 5, rapid.ID[string]).Draw(t, "text")
		other := rapid.Permutation(some).Draw(t, "order")
		var known Known
		known.Add(Customer, "Halden Freight")
		task, _ := TaskOf(Neutral)
		r, err := NewRequest(task, strings.Join(some, " "), known)
		if err != nil {
			t.Fatal(err)
		}
		parts := r.Parts(strings.Join(other, " "))
		take := rapid.SliceOfN(rapid.Bool(), len(parts), len(parts)).Draw(t, "take")
		if _, err := r.Check(Join(parts, take)); err != nil {
			t.Fatalf("%v of %q: %v", take, parts, err)
		}
	})
}

func TestCheckOfAnEditedSuggestion(t *testing.T) {
	t.Parallel()
	r := requestOf(t, "Halden Freight may save about 79 % of {cost.baseline}.")
	for _, x := range []struct {
		text string
		kind FaultKind // "" for none
		rule Rule
	}{
		{"About 79 % of {cost.baseline} may be saved by Halden Freight.", "", ""},
		{"Halden Freight will save about 79 % of {cost.baseline}.", "", Strength},
		{"Halden Freight may save about 80 % of {cost.baseline}.", NewFigure, ""},
		{"Halden Freight may save about 79 %.", Missing, ""},
		{"Halden Freight may save about 79 % of {cost.target}.", Missing, ""},
		{"Halden Freight may save about 79 % of {cost.baseline} by March.", NewDate, ""},
		{"", Nothing, ""},
	} {
		got, err := r.Check(x.text)
		var refused *Refused
		switch {
		case errors.As(err, &refused):
			found := false
			for _, f := range refused.Faults {
				found = found || f.Kind == x.kind
			}
			if !found {
				t.Errorf("%q: %v", x.text, err)
			}
		case x.kind != "":
			t.Errorf("%q is let through", x.text)
		case got.Text != x.text:
			t.Errorf("%q became %q", x.text, got.Text)
		default:
			found := x.rule == ""
			for _, f := range got.Findings {
				found = found || f.Rule == x.rule
			}
			if !found {
				t.Errorf("%q: %+v", x.text, got.Findings)
			}
		}
	}
}

func TestPartialAndShow(t *testing.T) {
	t.Parallel()
	r := requestOf(t, "Halden Freight saves 79 %.")
	token := r.Sealed.Items()[0].Token
	whole := token + " saves money"
	for i := range whole {
		if got := r.Partial(whole[:i]); strings.ContainsAny(got, "[]") {
			t.Errorf("%q shows %q", whole[:i], got)
		}
	}
	if got := r.Partial(whole); got != "Halden Freight saves money" {
		t.Errorf("shows %q", got)
	}
	_, err := r.Read(token + " saves 12 hours.")
	var refused *Refused
	if !errors.As(err, &refused) {
		t.Fatal(err)
	}
	text, faults := r.Show(refused)
	found := false
	for _, f := range faults {
		found = found || f.Kind == NewFigure && strings.Contains(text[f.Start:f.End], "12")
	}
	if text != "Halden Freight saves 12 hours." || !found {
		t.Errorf("%q, %+v", text, faults)
	}
}
