package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative/framing"
)

// omitted is a line for a block that is left out: what it said, why, and the
// way back.
type omitted struct {
	place  desk.Place
	hooks  *blockHooks
	shown  framing.LeftOut
	line   *flow.Prose
	reason *entry
	why    *link
	more   fyne.CanvasObject
	column *flow.Column
}

func newOmitted(at desk.Place, hooks *blockHooks) *omitted {
	o := &omitted{place: at, hooks: hooks}
	o.line = flow.NewProse("", look.SizeSmall, look.Muted)
	o.reason = newEntry(false, lang.L("Why? For whoever wonders later"))
	o.reason.typed = func(text string) { o.hooks.wordings.why(o.place, text) }
	o.reason.enter = o.done
	o.reason.escape = o.done
	o.reason.focused = func(on bool) {
		if !on {
			o.asking(false)
		}
	}
	o.why = newLink("", func() {
		o.asking(true)
		o.hooks.focus(o.reason)
	})
	o.more = links(newLink(lang.L("Put back"), func() { o.hooks.wordings.putBack(o.place) }), o.why)
	o.column = flow.NewColumn(3, o.line, o.more)
	return o
}

// set shows a block that is left out.
func (o *omitted) set(l framing.LeftOut) {
	o.shown = l
	runs := []flow.Run{{Text: lang.L("Left out:") + " ", Italic: true}, {Text: "“" + shorten(l.Text, 90) + "”"}}
	if l.Reason != "" {
		runs = append(runs, flow.Run{Text: " – " + l.Reason, Italic: true})
	}
	o.line.SetRuns(runs)
	if l.Reason == "" {
		o.why.setText(lang.L("Say why"))
	} else {
		o.why.setText(lang.L("Change the reason"))
	}
	if !o.reason.hasFocus && o.reason.Text != l.Reason {
		o.reason.show(l.Reason)
	}
}

func (o *omitted) done() {
	o.asking(false)
	o.hooks.focus(nil)
}

// asking shows the field for the reason.
func (o *omitted) asking(on bool) {
	if on {
		o.column.SetItems(o.line, o.reason)
	} else {
		o.column.SetItems(o.line, o.more)
	}
	o.hooks.grown()
}

// shorten cuts a text off after some characters.
func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
