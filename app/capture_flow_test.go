package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// stops are what Tab comes to from a field on, until the pane's next row.
func stops(r *rig, from fyne.Focusable) []fyne.Focusable {
	c := r.win.window.Canvas()
	c.Focus(from)
	var out []fyne.Focusable
	for range 80 {
		out = append(out, c.Focused())
		if _, row := c.Focused().(*row); row {
			return out
		}
		c.FocusNext()
	}
	return out
}

// all are the fields that can have the focus, in order.
func all(fields []fieldView) []fyne.Focusable {
	var out []fyne.Focusable
	for _, f := range fields {
		switch f := f.(type) {
		case *tellingField:
			out = append(out, f.entries[0], f.entries[1])
		case *refsField:
			for _, c := range f.checks {
				out = append(out, c)
			}
		case *sublist:
			for _, inner := range f.fields {
				out = append(out, all(inner)...)
			}
			out = append(out, f.add)
		default:
			out = append(out, f.first())
		}
	}
	return out
}

func TestTabGoesThroughEveryFieldAndOnToTheNextFact(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	for _, spec := range narrative.Catalog {
		var id string
		for _, f := range s.Facts {
			if f.FactKind() == spec.Kind {
				id = f.FactID()
				break
			}
		}
		if id == "" {
			continue
		}
		e.capture.Open(id, true)
		if !e.capture.form.open {
			e.capture.form.toggle()
		}
		want := all(e.capture.form.fields)
		got := stops(r, e.capture.form.first())
		for i := range want {
			if i >= len(got) || got[i] != want[i] {
				t.Errorf("%s: stop %d is %T", spec.Kind, i, got[min(i, len(got)-1)])
				break
			}
		}
		// Behind the last field there is the next fact, or what adds one.
		if len(got) > len(want) {
			if last, isRow := got[len(want)].(*row); isRow && last == e.capture.card.title {
				t.Errorf("%s: Tab goes back to the head of the fact", spec.Kind)
			}
		}
		c := r.win.window.Canvas()
		c.Focus(want[len(want)-1])
		for i := len(want) - 2; i >= 0; i-- {
			c.FocusPrevious()
			if c.Focused() != want[i] {
				t.Errorf("%s: back from %d, the focus is on %T", spec.Kind, i+1, c.Focused())
				break
			}
		}
	}
}

func TestEnterAddsTheNextEntryOfAList(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindDecision)
	r.settle()
	var list *sublist
	for _, f := range e.capture.form.fields {
		if l, ok := f.(*sublist); ok {
			list = l
		}
	}
	c := r.win.window.Canvas()
	c.Focus(list.add)
	list.append()
	name := func(at int) *entry { return list.fields[at][0].(*tellingField).entries[0] }
	for i, text := range []string{"Kubernetes", "EC2 with automation", "nothing"} {
		if c.Focused() != name(i) {
			t.Fatalf("the focus is not on option %d", i+1)
		}
		r.typeIn(name(i), text)
		name(i).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if len(list.fields) != 4 {
		t.Fatalf("there are %d options", len(list.fields))
	}
	name(3).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // nothing typed: the list ends
	if len(list.fields) != 3 {
		t.Errorf("an empty option stays: %d", len(list.fields))
	}
	name(0).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c.Focused() != name(1) || len(list.fields) != 3 {
		t.Error("Enter does not go on to the next option")
	}
	d, _ := e.work.session.Fact(e.capture.openFact)
	if got := d.(narrative.Decision).Options; len(got) != 3 || got[2].Name.Executive != "nothing" {
		t.Errorf("captured are %+v", got)
	}
}

func TestAnotherFactOfTheKind(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindRisk)
	r.settle()
	first := e.capture.openFact
	again := func() {
		for _, m := range r.win.menu.main.Items {
			for _, i := range m.Items {
				if i.Label == "Another fact of this kind" {
					i.Action()
				}
			}
		}
		r.settle()
	}
	f := e.capture.form.fields[0].(*tellingField)
	r.typeIn(f.entries[0], "the move takes longer")
	again()
	if e.capture.openFact == first || len(e.work.session.Solution().Facts) != 2 {
		t.Fatal("no other risk is there")
	}
	now := e.capture.form.fields[0].(*tellingField)
	if r.win.window.Canvas().Focused() != now.entries[0] {
		t.Error("the focus is not on its first field")
	}
	e.capture.Open(headerID, true)
	again()
	if f, _ := e.work.session.Fact(e.capture.openFact); f == nil || f.FactKind() != narrative.KindAnswer {
		t.Error("from the header it does not go on to the answer")
	}
}

func TestScaleIsSetWithOneKey(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindRisk)
	r.settle()
	e.capture.form.toggle()
	var s *scaleField
	for _, f := range e.capture.form.fields {
		if f, ok := f.(*scaleField); ok && f.b.field.Key == "likelihood" {
			s = f
		}
	}
	get := func() int {
		f, _ := e.work.session.Fact(e.capture.openFact)
		return f.(narrative.Risk).Likelihood
	}
	s.s.TypedRune('4')
	if get() != 4 {
		t.Errorf("4 gives %d", get())
	}
	s.s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if get() != 5 {
		t.Errorf("right of it is %d", get())
	}
	s.s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(scaleStep*1.5, 10)})
	if get() != 2 {
		t.Errorf("a click gives %d", get())
	}
	s.s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if get() != 0 {
		t.Errorf("deleted it is %d", get())
	}
	s.s.TypedRune('9')
	if get() != 0 {
		t.Error("there is no 9")
	}
	e.undo()
	r.settle()
	if s.s.value != get() {
		t.Error("it does not follow an undo")
	}
}

// spell types letters as the window gets them: to what has the focus, and to the
// window where nothing has.
func spell(r *rig, text string) {
	c := r.win.window.Canvas()
	for _, l := range text {
		if l == ' ' && c.Focused() != nil {
			c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		}
		if f := c.Focused(); f != nil {
			f.TypedRune(l)
		} else {
			c.OnTypedRune()(l)
		}
		r.settle()
	}
}

// Tab stops at what opens a field too. What is typed there is meant for the field.
func TestNoLetterIsLostOnTheWay(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	c := r.win.window.Canvas()
	e.capture.Add(narrative.KindProblem)
	r.settle()
	c.Focus(e.capture.form.more)
	spell(r, "day guests")
	p, _ := narrative.First[narrative.Problem](new(e.work.session.Solution()))
	if p.Consequence != "day guests" {
		t.Errorf("on the way to more fields, %q arrives", p.Consequence)
	}

	e.capture.Add(narrative.KindDecision)
	r.settle()
	list := fieldOf[*sublist](t, e, "options")
	c.Focus(list.add)
	spell(r, "new gates")
	d, _ := narrative.First[narrative.Decision](new(e.work.session.Solution()))
	if len(d.Options) != 1 || d.Options[0].Name.Executive != "new gates" {
		t.Errorf("on “Add option”, %+v arrives", d.Options)
	}

	e.capture.Open(p.ID, true)
	last := e.capture.form.fields[len(e.capture.form.fields)-1].(*tellingField).entries[1]
	c.Focus(last)
	last.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	spell(r, "tickets are sold twice")
	if got := e.work.session.Solution().Facts; len(got) != 3 || e.capture.openFact == p.ID {
		t.Fatalf("on “Add problem”, there are %d facts", len(got))
	}
	if f, _ := e.work.session.Fact(e.capture.openFact); f.(narrative.Problem).Symptom != "tickets are sold twice" {
		t.Errorf("on “Add problem”, %+v arrives", f)
	}
}

// The space bar opens what it is pressed on, and leaves no space in the field.
func TestSpaceOpensAndLeavesNoSpace(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindProblem)
	r.settle()
	r.win.window.Canvas().Focus(e.capture.form.more)
	spell(r, " a")
	if p, _ := narrative.First[narrative.Problem](new(e.work.session.Solution())); p.Consequence != "a" {
		t.Errorf("it holds %q", p.Consequence)
	}
}

// The second click of a double click takes the focus from the new field. What is
// typed meanwhile is typed into it.
func TestNoLetterIsLostAfterADoubleClick(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	c := r.win.window.Canvas()
	clicked := func() {
		pointer.tapped, pointer.when = e, pointer.now()
	}
	clicked()
	e.capture.Add(narrative.KindDecision)
	r.settle()
	c.Unfocus() // as Fyne does
	spell(r, "which gates")
	d, _ := narrative.First[narrative.Decision](new(e.work.session.Solution()))
	if d.Question.Executive != "which gates" {
		t.Errorf("of the fact, %q arrives", d.Question.Executive)
	}
	clicked()
	list := fieldOf[*sublist](t, e, "options")
	list.append()
	r.settle()
	c.Unfocus()
	r.pause() // long enough for the caret to come back
	if c.Focused() != list.fields[0][0].first() {
		t.Fatal("the focus is not back")
	}
	spell(r, "by radio")
	d, _ = narrative.First[narrative.Decision](new(e.work.session.Solution()))
	if d.Options[0].Name.Executive != "by radio" {
		t.Errorf("of the option, %q arrives", d.Options[0].Name.Executive)
	}
	c.Unfocus()
	spell(r, "x") // nothing is due any more
	if d, _ = narrative.First[narrative.Decision](new(e.work.session.Solution())); d.Options[0].Name.Executive != "by radio" {
		t.Error("a letter that was meant for nothing is typed into the last field")
	}
}

// From the first field to the briefs with the keyboard alone: Ctrl+Enter adds, and on
// a fact that holds nothing goes on; Ctrl+Shift+Enter goes on at once; behind the last
// kind there is the export, where Enter exports.
func TestTheWayToAFirstBriefNeedsNoMouse(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.export.env.Home = t.TempDir()
	kind := func() narrative.Kind {
		f, ok := e.work.session.Fact(e.capture.openFact)
		if !ok {
			return ""
		}
		if c := r.win.window.Canvas(); c.Focused() != e.capture.form.first() {
			t.Errorf("in a new %s, the focus is on %T", f.FactKind(), c.Focused())
		}
		return f.FactKind()
	}
	command := func(label string) {
		for _, c := range r.win.menu.commands {
			if c.label == label {
				r.win.menu.do(c)
			}
		}
		r.settle()
	}
	spell(r, "Gates")
	command("Another fact of this kind")
	for i, want := range desk.Path {
		if got := kind(); got != want {
			t.Fatalf("it goes on to %q, not to %s", got, want)
		}
		spell(r, "gates know the pass")
		if i == 2 { // two outcomes, and then an empty one
			command("Another fact of this kind")
			spell(r, "queue at the gate")
			command("Another fact of this kind")
			command("Another fact of this kind")
		} else {
			command("Next kind of fact")
		}
	}
	if !e.exporting {
		t.Fatal("behind the last kind there is no export")
	}
	if got := len(e.work.session.Solution().Facts); got != len(desk.Path)+1 {
		t.Errorf("there are %d facts", got)
	}
	e.export.briefs.ticks[0].SetChecked(true)
	r.settle()
	if r.win.window.Canvas().Focused() != e.export.start && e.export.errors.shown == 0 {
		t.Errorf("in the export the focus is on %T", r.win.window.Canvas().Focused())
	}
}

// Going on through a solution that is captured adds nothing.
func TestGoingOnLeadsThroughWhatIsThere(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open(headerID, true)
	for _, want := range desk.Path {
		e.onward()
		r.settle()
		if f, _ := e.work.session.Fact(e.capture.openFact); f == nil || f.FactKind() != want {
			t.Errorf("it goes on to %v, not to %s", f, want)
		}
	}
	if e.work.session.CanUndo() {
		t.Error("it changes something")
	}
	row := e.capture.onwardRow
	if row == nil || row.title.Text() != "Next: Export" {
		t.Fatalf("the line says %v", row)
	}
	row.tap()
	if !e.exporting {
		t.Error("it does not lead to the export")
	}
}

// Enter goes on past the engineering name, which is told the same where it is empty;
// Tab stops at it, and Enter at one that differs.
func TestEnterPassesTheNameThatIsLent(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindCost)
	r.settle()
	c := r.win.window.Canvas()
	name, amount := fieldOf[*tellingField](t, e, "name"), fieldOf[*parsedField](t, e, "amount")
	enter := func() { c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }
	enter()
	if c.Focused() != name.entries[1] {
		t.Errorf("without a name Enter goes on to %T", c.Focused())
	}
	c.Focus(name.entries[0])
	spell(r, "building it")
	enter()
	if c.Focused() != amount.e {
		t.Errorf("Enter goes on to %T", c.Focused())
	}
	c.FocusPrevious()
	if c.Focused() != name.entries[1] {
		t.Error("there is no way back to the engineering name")
	}
	spell(r, "licences")
	c.Focus(name.entries[0])
	enter()
	if c.Focused() != name.entries[1] {
		t.Error("Enter passes a name that differs")
	}
}

// The way from today to the target can be typed in one field, and undone in one step.
func TestASpanTypedIntoOneField(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindOutcome)
	r.settle()
	c := r.win.window.Canvas()
	today, target, by := fieldOf[*parsedField](t, e, "baseline"), fieldOf[*parsedField](t, e, "target"), fieldOf[*parsedField](t, e, "date")
	c.Focus(today.e)
	spell(r, "25 -> 6 min by Q4 2027")
	today.e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	if today.e.Text != "25 minutes" || target.e.Text != "6 minutes" || by.e.Text != "Q4 2027" || today.fault.Visible() || c.Focused() != target.e {
		t.Errorf("the fields hold %q, %q and %q, and the focus is on %T", today.e.Text, target.e.Text, by.e.Text, c.Focused())
	}
	if len(e.capture.misread()) > 0 {
		t.Error("it counts as not understood")
	}
	o, _ := narrative.First[narrative.Outcome](new(e.work.session.Solution()))
	if o.Baseline.String() != "25 min" || o.Target.String() != "6 min" || o.Date.IsZero() {
		t.Errorf("captured is %+v", o)
	}
	e.undo()
	r.settle()
	if today.e.Text+target.e.Text+by.e.Text != "" {
		t.Errorf("undone, the fields hold %q, %q and %q", today.e.Text, target.e.Text, by.e.Text)
	}
	c.Focus(today.e)
	spell(r, "25 -> much")
	c.Focus(target.e)
	if !today.fault.Visible() {
		t.Error("what is no way from one value to another is not complained about")
	}
}
