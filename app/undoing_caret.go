package app

import "bifocal/app/desk"

// heldTexts are what the text fields of a form hold, field by field.
type heldTexts map[*entry]string

// note notes what the fields of a form hold.
func (f *form) note() heldTexts {
	t := heldTexts{}
	for _, e := range f.entries() {
		t[e] = e.Text
	}
	return t
}

// entries are the text fields of a form.
func (f *form) entries() []*entry { return entriesOf(f.fields) }

func entriesOf(fields []fieldView) []*entry {
	var out []*entry
	for _, v := range fields {
		if w, ok := v.(interface{ entriesIn() []*entry }); ok {
			out = append(out, w.entriesIn()...)
		}
	}
	return out
}

func (t *textField) entriesIn() []*entry    { return []*entry{t.e} }
func (t *tellingField) entriesIn() []*entry { return t.entries[:] }
func (f *parsedField) entriesIn() []*entry  { return []*entry{f.e} }

func (s *sublist) entriesIn() []*entry {
	var out []*entry
	for _, fields := range s.fields {
		out = append(out, entriesOf(fields)...)
	}
	return out
}

// changed returns the field whose text is another one than was noted, and where in
// it the change ends: nil where there is none. Of fields that are new, as when a
// whole option comes back, it is the last that holds something.
func (t heldTexts) changed(f *form) (changed *entry, at int) {
	for _, e := range f.entries() {
		was, known := t[e]
		switch {
		case known && was != e.Text:
			return e, changedTo(was, e.Text)
		case !known && e.Text != "":
			changed, at = e, len([]rune(e.Text))
		}
	}
	return changed, at
}

// changedTo returns where the stretch ends in which now differs from old.
func changedTo(old, now string) int {
	b := []rune(now)
	_, behind := around([]rune(old), b)
	return len(b) - behind
}

// noteBefore opens the fact that a step was typed into, and notes what its fields
// hold; nil for what was typed into no field.
func (e *editor) noteBefore(step desk.Step) heldTexts {
	if step.Field == "" || step.Fact == "" {
		return nil
	}
	e.follow(step)
	if e.capture.form == nil || e.capture.openFact != step.Fact {
		return nil
	}
	return e.capture.form.note()
}

// caretTo brings the caret to where a step that was undone or done again has changed
// a field.
func (e *editor) caretTo(step desk.Step, before heldTexts) {
	c := e.capture
	if before == nil || e.folded || c.form == nil || c.openFact != step.Fact {
		return
	}
	changed, at := before.changed(c.form)
	if changed == nil {
		e.work.focus(c.form.reach(step.Field))
		return
	}
	c.form.unfoldFor(changed)
	e.work.focus(changed)
	changed.put(at)
}

// unfoldFor shows the further fields of a form where a text field is one of them.
func (f *form) unfoldFor(e *entry) {
	for i := f.mains; i < len(f.fields) && !f.open; i++ {
		for _, o := range entriesOf(f.fields[i : i+1]) {
			if o == e {
				f.unfold()
			}
		}
	}
}
