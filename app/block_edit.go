package app

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"bifocal/narrative"
	"bifocal/narrative/worddiff"
)

// edit words the block where it stands.
func (b *block) edit() {
	if b.table != nil || b.editor != nil {
		return
	}
	start := b.source()
	basedOn := b.piece.Generated
	if b.piece.Worded {
		basedOn = b.piece.BasedOn // still the one it was written over: only the user says that it fits again
	}
	made := b.made()
	e := newEntry(true, "")
	e.show(start)
	e.figures = figuresFor(b.hooks.wordings.work, "", func() []string { return b.piece.Facts })
	e.typed = func(text string) {
		if trimmed := strings.TrimSpace(text); trimmed == "" || text == made {
			text = ""
		}
		b.hooks.wordings.typed(b.place, text, basedOn)
		b.complain()
	}
	was, worded := b.hooks.wordings.now(b.place)
	e.enter = b.leave
	e.escape = func() {
		now, still := b.hooks.wordings.now(b.place)
		b.leave()
		if now != was || still != worded {
			b.hooks.wordings.giveUp(b.place, was)
		}
	}
	e.grown = func() { b.refreshAll(); b.hooks.grown() }
	e.focused = func(on bool) {
		if on {
			b.goOn(e)
		} else {
			b.endEdit()
		}
	}
	b.goOn(e)
	b.hooks.seen(b)
	b.hooks.focus(e)
	b.hooks.choose(b, -1)
}

// goOn shows the editor. It comes back with the focus when the window of
// another program was in front for a while.
func (b *block) goOn(e *entry) {
	if b.editor == e {
		return
	}
	b.editor = e
	b.showFoot()
	b.refreshAll()
	b.hooks.grown()
	b.hooks.edited()
}

// made is the text that a new wording starts from: what stands there, with its
// brackets kept from meaning figures.
func (b *block) made() string {
	if b.piece.Worded {
		return narrative.EscapeText(b.piece.Generated)
	}
	return narrative.EscapeText(b.piece.Text)
}

// source is what an editor of the block holds.
func (b *block) source() string {
	if w, ok := b.hooks.wordings.now(b.place); ok {
		return w.Text
	}
	return b.made()
}

// leave ends the editing by the keyboard.
func (b *block) leave() {
	b.endEdit()
	b.hooks.focus(nil)
}

// endEdit shows the text again. All that was typed is in the solution already.
func (b *block) endEdit() {
	if b.editor == nil {
		return
	}
	b.editor = nil
	b.fault = refFault{}
	b.showFoot()
	b.refreshAll()
	b.hooks.grown()
	b.hooks.edited()
}

// follow shows in the editor what undoing made of the wording.
func (b *block) follow() {
	if b.editor != nil && b.editor.Text != b.source() {
		was := b.editor.Text
		b.editor.show(b.source())
		b.editor.put(changedTo(was, b.editor.Text))
		b.complain()
	}
}

// complain says what is wrong with the references in a wording.
func (b *block) complain() {
	fault := b.editor.check(true)
	if fault.same(b.fault) {
		return
	}
	b.fault = fault
	b.showFoot()
	b.refreshAll()
	b.hooks.grown()
}

// back gives the block its generated text back.
func (b *block) back() {
	b.editor = nil
	b.showFoot()
	b.hooks.wordings.drop(b.place)
	b.hooks.focus(nil)
	b.refreshAll()
	b.hooks.grown()
}

// keep says that the wording fits what the facts are now.
func (b *block) keep() {
	b.hooks.wordings.put(b.place, b.piece.Wording, b.piece.Generated, lang.L("Wording kept"))
}

// take gives up the wording for the new generated text.
func (b *block) take() {
	b.back()
}

// merge brings what has changed in the generated text into the wording: every figure
// that it still has, and words where they are not the user's own. Where both changed
// the same words the user's stay, and the editor opens on them; Enter says that
// they fit.
func (b *block) merge() {
	was, now, generated := narrative.EscapeText(b.piece.BasedOn), narrative.EscapeText(b.piece.Generated), b.piece.Generated
	parts, clean := worddiff.Merge(was, b.piece.Wording, now)
	text := worddiff.Text(parts, worddiff.Mine)
	if !clean {
		if carried, whole := worddiff.Carry(was, b.piece.Wording, now); whole {
			text, clean = carried, true
		} else {
			text, _ = worddiff.Carry(was, text, now)
		}
	}
	basedOn := generated
	if !clean {
		basedOn = b.piece.BasedOn // it stays marked until the user says that it fits
	}
	b.hooks.wordings.put(b.place, text, basedOn, lang.L("Wording merged"))
	if clean {
		return
	}
	b.hooks.wordings.work.note(lang.L("Where both changed the same words, yours stand. Look them through; Enter keeps them."))
	b.edit()
	if b.editor == nil {
		return
	}
	b.editor.enter = func() {
		b.leave()
		if w, ok := b.hooks.wordings.now(b.place); ok {
			b.hooks.wordings.put(b.place, w.Text, generated, lang.L("Wording kept"))
		}
	}
}
