package retarget_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/retarget"
)

var nordbank = retarget.Target{Customer: narrative.Customer{Name: "Nordbank", Aliases: []string{"NB"}, Domains: []string{"nordbank.example"}}}

// sample is a solution in which the customer stands wherever it can.
func sample() narrative.Solution {
	s := narrative.New()
	s.ID, s.Title, s.Status = "berg", "Platform for Berg Retail", narrative.Sent
	s.Customer = narrative.Customer{Name: "Berg Retail", Aliases: []string{"BR", "Berg Retail AG"}, Domains: []string{"bergretail.example"}}
	s.Facts = narrative.Facts{
		narrative.Problem{
			Head: narrative.Head{ID: "p"}, Symptom: "Berg Retail's tills stop {o.baseline}, and BERG RETAIL AG pays",
			Cause: "tills at BR call tills.bergretail.example, says Ida Moen", Evidence: "BRUTAL log of Moen",
		},
		narrative.Outcome{Head: narrative.Head{ID: "o"}, Measure: narrative.Same("stops at Berg Retail"), Baseline: figures.MustParse("9 a month"), Target: figures.MustParse("1 a month")},
		narrative.Stakeholder{Head: narrative.Head{ID: "cio"}, Name: "Ida Moen", Role: "CIO"},
		narrative.Stakeholder{Head: narrative.Head{ID: "pl"}, Name: "Tom Frey", Role: "platform lead"},
		narrative.Stakeholder{Head: narrative.Head{ID: "ours"}, Name: "Maja Lind", Role: "architect", Organisation: "Nordwind"},
		narrative.Risk{Head: narrative.Head{ID: "r"}, Event: narrative.Same("Berg\u00a0Retail leaves"), Owner: "Ida Moen"},
		narrative.Proof{Head: narrative.Head{ID: "secret"}, Claim: narrative.Same("stops fell to {secret.x}"), Reference: "Hush AG", Figures: []narrative.NamedFigure{{ID: "x", Name: "stops", Value: figures.MustParse("2")}}},
		narrative.Proof{Head: narrative.Head{ID: "open"}, Claim: narrative.Same("it held at Berg Retail"), Reference: "Berg Retail", MayName: true},
		narrative.Assumption{Head: narrative.Head{ID: "a"}, Statement: narrative.Same("it goes as in {secret.x}, {{Berg Retail}}")},
	}
	s.Wordings = []narrative.Wording{{Audience: narrative.Executive, Block: "answer/x", Text: "Berg Retail should move", BasedOn: "Berg Retail is to move"}}
	s.Omissions = []narrative.Omission{{Audience: narrative.Executive, Block: "b", Reason: "Berg Retail knows"}}
	return s
}

func TestNamesAreReplacedAndTheRestIsListed(t *testing.T) {
	old := sample()
	before, err := narrative.Encode(old)
	if err != nil {
		t.Fatal(err)
	}
	s, report, err := retarget.To(old, nordbank)
	if err != nil {
		t.Fatal(err)
	}
	if after, _ := narrative.Encode(old); string(after) != string(before) {
		t.Error("the original has changed")
	}
	if s.ID == old.ID || s.Title != "Platform for Nordbank" || s.Status != narrative.Draft || s.Customer.Name != "Nordbank" {
		t.Errorf("header: %s, %q, %s, %q", s.ID, s.Title, s.Status, s.Customer.Name)
	}
	fact := func(id string) narrative.Fact {
		f, ok := s.Fact(id)
		if !ok {
			t.Fatalf("%s is gone", id)
		}
		return f
	}
	p := fact("p").(narrative.Problem)
	if p.Symptom != "Nordbank's tills stop {o.baseline}, and NORDBANK pays" {
		t.Errorf("symptom %q", p.Symptom)
	}
	if p.Cause != "tills at NB call tills.nordbank.example, says the CIO" {
		t.Errorf("cause %q", p.Cause)
	}
	if r := fact("r").(narrative.Risk); r.Owner != "cio" || r.Event.Executive != "Nordbank leaves" {
		t.Errorf("risk %+v", r)
	}
	if a := fact("a").(narrative.Assumption); !strings.HasSuffix(a.Statement.Executive, "{{Nordbank}}") {
		t.Errorf("assumption %q", a.Statement.Executive)
	}
	if c := fact("cio").(narrative.Stakeholder); c.Name != "" || c.Role != "CIO" {
		t.Errorf("stakeholder %+v", c)
	}
	if c := fact("ours").(narrative.Stakeholder); c.Name != "Maja Lind" {
		t.Errorf("our own %+v", c)
	}
	if c := fact("open").(narrative.Proof); c.Reference != "Berg Retail" || c.Claim.Executive != "it held at Berg Retail" {
		t.Errorf("the old customer is a proof now: %+v", c)
	}
	if w := s.Wordings[0]; w.Text != "Nordbank should move" || w.BasedOn != "Nordbank is to move" {
		t.Errorf("wording %+v", w)
	}
	if _, ok := s.Fact("secret"); ok || len(report.Removed) != 1 || !slices.Equal(report.Removed[0].ReferredBy, []string{"a"}) {
		t.Errorf("removed %+v", report.Removed)
	}
	if len(report.Unnamed) != 2 {
		t.Errorf("unnamed %+v", report.Unnamed)
	}
	if len(report.Left) != 1 || report.Left[0].Name != "Moen" || report.Left[0].Place() != "p.evidence" || report.Left[0].Sure {
		t.Errorf("left %+v", report.Left)
	}
}

func TestPeopleGetNewNames(t *testing.T) {
	to := nordbank
	to.People = map[string]string{"ida moen": "Per Holm"}
	s, report, err := retarget.To(sample(), to)
	if err != nil {
		t.Fatal(err)
	}
	if f, _ := s.Fact("cio"); f.(narrative.Stakeholder).Name != "Per Holm" {
		t.Errorf("%+v", f)
	}
	if f, _ := s.Fact("p"); !strings.HasSuffix(f.(narrative.Problem).Cause, "says Per Holm") {
		t.Errorf("%+v", f)
	}
	if len(report.Unnamed) != 1 || report.Unnamed[0].Name != "Tom Frey" {
		t.Errorf("unnamed %+v", report.Unnamed)
	}
}

func TestFiguresAreToBeConfirmed(t *testing.T) {
	s, report, err := retarget.To(sample(), nordbank)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Unconfirmed(); len(got) != 2 || report.Unconfirmed != 2 {
		t.Fatalf("to be confirmed: %+v", got)
	}
	typed, _, err := narrative.ChangeFact{Fact: func() narrative.Fact {
		f, _ := s.Fact("o")
		o := f.(narrative.Outcome)
		o.Baseline = figures.MustParse("12 a month")
		return o
	}()}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	if got := typed.Unconfirmed(); len(got) != 1 || got[0].Field != "target" {
		t.Errorf("after another baseline was typed: %+v", got)
	}
	body, err := narrative.Encode(typed)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(body), "9 a month") {
		t.Error("the file still holds the figure of the old customer that was typed over")
	}
	confirmed, undo, err := narrative.Confirm{Fact: "o"}.Apply(typed)
	if err != nil || len(confirmed.Unconfirmed()) != 0 {
		t.Errorf("confirmed: %+v, %v", confirmed.Unconfirmed(), err)
	}
	if back, _, _ := undo.Apply(confirmed); len(back.Unconfirmed()) != 1 {
		t.Error("confirming cannot be undone")
	}
}

func TestNobodyAndTheSameAreRefused(t *testing.T) {
	for want, name := range map[error]string{retarget.ErrNobody: "  ", retarget.ErrSame: "berg retail "} {
		if _, _, err := retarget.To(sample(), retarget.Target{Customer: narrative.Customer{Name: name}}); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", name, err, want)
		}
	}
}

// Whatever the solution, what is left of a whole name is listed or gone, and the
// result is one that Bifocal reads.
func TestNoNameGetsThroughUnseen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		s.Customer = narrative.Customer{Name: "Kestrel & Moor", Aliases: []string{"KM"}}
		for i, f := range s.Facts {
			s.Facts[i] = narrative.MapTexts(f, func(text string) string {
				if text == "" || strings.ContainsAny(text, "{}") || !rapid.Bool().Draw(t, "named") {
					return text
				}
				return text + rapid.SampledFrom([]string{" Kestrel & Moor", " KESTREL & MOOR's", "\u00a0kestrel & moor.", " (Kestrel  &  Moor)"}).Draw(t, "name")
			})
		}
		out, report, err := retarget.To(s, nordbank)
		if err != nil {
			t.Fatal(err)
		}
		body, err := narrative.Encode(out)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := narrative.Decode(body); err != nil {
			t.Fatalf("the result cannot be read: %v", err)
		}
		listed := map[string]bool{}
		for _, l := range report.Left {
			listed[l.Fact] = true
		}
		for _, f := range out.Facts {
			if p, ok := f.(narrative.Proof); ok && (p.MayName || p.Reference == "") {
				continue
			}
			narrative.MapTexts(f, func(text string) string {
				plain := strings.ToLower(strings.Join(strings.Fields(text), " "))
				if strings.Contains(plain, "kestrel & moor") && !listed[f.FactID()] {
					t.Fatalf("%s still says %q, and nobody is told", f.FactID(), text)
				}
				return text
			})
		}
	})
}
