package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"bifocal/app/flow"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// confided is the first example with a proof that may not name its customer, and
// somebody who is no stakeholder.
func confided(t testing.TB) narrative.Solution {
	s := example(t, 0)
	s.Customer.Domains = []string{"old.example"}
	s.Facts = append(s.Facts,
		narrative.Proof{Head: narrative.Head{ID: "secret"}, Claim: narrative.Same("outages fell by half"), Reference: "Berg Retail"},
		narrative.Risk{Head: narrative.Head{ID: "who"}, Event: narrative.Same(s.Customer.Name + " loses its network"), Owner: "Tove Berg"},
		narrative.Stakeholder{Head: narrative.Head{ID: "chief"}, Name: "Ida Moen", Role: "chief of staff"})
	return s
}

// retargeting opens the panel for a solution that is open.
func retargeting(t *testing.T, r *rig, id string) *retargetPanel {
	t.Helper()
	r.open(id)
	var p *retargetPanel
	r.win.retargetHere()
	r.settle()
	if r.win.panel == nil || r.win.panel.name != retargetName {
		t.Fatal("the panel is not shown")
	}
	p = r.win.retargets
	if p == nil {
		t.Fatal("no panel is at work")
	}
	return p
}

func textOf(c *flow.Column) string {
	var b strings.Builder
	for _, o := range c.Items() {
		switch o := o.(type) {
		case *flow.Prose:
			b.WriteString(o.Text() + "\n")
		case *flow.Column:
			b.WriteString(textOf(o))
		}
	}
	return b.String()
}

func TestRetargetInTheWindow(t *testing.T) {
	s := confided(t)
	r := newRig(t, newShelf(s))
	p := retargeting(t, r, s.ID)
	if !p.make.Disabled() || !strings.Contains(textOf(p.preview), "Name the new customer") {
		t.Errorf("without a name it offers to make a copy, and says\n%s", textOf(p.preview))
	}
	r.typeIn(p.name, s.Customer.Name)
	r.pause()
	if !p.make.Disabled() || !strings.Contains(textOf(p.preview), "already") {
		t.Errorf("for the same customer it says\n%s", textOf(p.preview))
	}
	p.name.SetText("Nordvik Energy")
	r.pause()
	r.settle()
	said := textOf(p.preview)
	for _, want := range []string{"A name changes in one place", "One proof is taken out", "outages fell by half", "Ida Moen: chief of staff", "marked as to be confirmed"} {
		if !strings.Contains(said, want) {
			t.Errorf("the preview does not say %q:\n%s", want, said)
		}
	}
	for i := range p.state.People {
		if p.state.People[i].Old == "Tove Berg" {
			p.state.People[i].New = "Per Holm"
		}
	}
	test.Tap(p.make)
	r.settle()
	r.pause()
	e := r.win.editor
	got := e.work.session.Solution()
	if got.ID == s.ID || got.Customer.Name != "Nordvik Energy" || !e.judging {
		t.Fatalf("open is %q for %q, the review shown: %v", got.ID, got.Customer.Name, e.judging)
	}
	if f, _ := got.Fact("who"); f.(narrative.Risk).Owner != "Per Holm" || !strings.Contains(f.(narrative.Risk).Event.Executive, "Nordvik") {
		t.Errorf("the risk is %+v", f)
	}
	if _, there := got.Fact("secret"); there {
		t.Error("the proof is still there")
	}
	if kept := r.shelf.held[s.ID]; kept.Customer.Name != s.Customer.Name || len(kept.Facts) != len(s.Facts) {
		t.Error("the original has changed")
	}
	r.win.bar.undo()
	r.settle()
	if _, there := r.shelf.held[got.ID]; there || r.win.editor != nil {
		t.Error("the copy is still there")
	}
}

func TestRetargetFromTheList(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0), example(t, 1)))
	h := r.win.home
	one := first(h)
	for _, i := range h.menuItems([]library.Entry{one}) {
		if i.Label == "Retarget for another customer…" {
			i.Action()
		}
	}
	r.settle()
	if r.win.panel == nil || r.win.panel.name != retargetName || r.win.retargets.state.Of().ID != one.ID {
		t.Fatal("the panel is not shown")
	}
	for _, i := range h.menuItems([]library.Entry{one, one}) {
		if i.Label == "Retarget for another customer…" && !i.Disabled {
			t.Error("two at once are offered")
		}
	}
}

// What of the old customer is left is among the findings of the copy.
func TestTheReviewFindsWhatIsLeft(t *testing.T) {
	s := confided(t)
	s.Facts = append(s.Facts, narrative.Risk{Head: narrative.Head{ID: "mail"}, Event: narrative.Same("mails to ops.old.example bounce"), Owner: "CIO"})
	r := newRig(t, newShelf(s))
	p := retargeting(t, r, s.ID)
	r.typeIn(p.name, "Nordvik Energy")
	r.pause()
	test.Tap(p.make)
	r.settle()
	r.pause()
	r.pause()
	r.settle()
	found := &r.win.editor.reviewing.found
	for _, row := range found.Rows() {
		if strings.HasPrefix(row.Rule, "leaks/") && strings.Contains(row.Message, "old.example") && row.Place.Fact == "mail" {
			return
		}
	}
	t.Error("the old domain is not found")
}
