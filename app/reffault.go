package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
)

// refFault is what is wrong with the references in the text of an entry.
type refFault struct {
	entry *entry
	fault desk.RefFault
	text  string // what is wrong, as a sentence; "" for nothing
}

// check returns what is wrong with the references in the text of the entry.
// While one types it is silent about one that is only begun.
func (e *entry) check(typing bool) refFault {
	if e.figures == nil || strings.IndexByte(e.Text, '{') < 0 && strings.IndexByte(e.Text, '}') < 0 {
		return refFault{}
	}
	if typing && strings.Count(e.Text, "{") > strings.Count(e.Text, "}") {
		return refFault{}
	}
	f, bad := e.figures.check(e.Text)
	switch {
	case !bad:
		return refFault{}
	case f.Err != nil:
		return refFault{e, f, sentence(f.Err.Error())}
	case len(f.Fixes) == 0:
		return refFault{e, f, lang.L("{{.Reference}} refers to no figure of this solution. Type a bracket to see what there is.", words.Data{"Reference": "{" + f.Typed + "}"})}
	}
	return refFault{e, f, lang.L("{{.Reference}} refers to no figure of this solution. Did you mean:", words.Data{"Reference": "{" + f.Typed + "}"})}
}

// same reports whether both say the same about the same place.
func (r refFault) same(o refFault) bool {
	return r.entry == o.entry && r.text == o.text && r.fault.Start == o.fault.Start && r.fault.End == o.fault.End &&
		slices.EqualFunc(r.fault.Fixes, o.fault.Fixes, func(a, b desk.FigureChoice) bool { return a.Ref == b.Ref && a.Value == b.Value })
}

// items show the fault, with a link for each figure that may have been meant.
func (r refFault) items() []fyne.CanvasObject {
	if r.text == "" {
		return nil
	}
	out := []fyne.CanvasObject{flow.NewProse(r.text, look.SizeSmall, theme.ColorNameError)}
	for _, c := range r.fault.Fixes {
		label := "{" + c.Ref + "}"
		if c.Value != "" {
			label += "  " + c.Value
		}
		if c.Name != "" { // the ID alone says little
			label += "  " + c.Name
		}
		out = append(out, newLink(label, func() { r.mend(c.Ref) }))
	}
	return out
}

// mend puts the reference right that the fault is about.
func (r refFault) mend(ref string) {
	if f, bad := r.entry.figures.check(r.entry.Text); bad && f.Typed == r.fault.Typed {
		text, at := desk.Mended(r.entry.Text, f, ref)
		r.entry.replace(text, at)
	}
}
