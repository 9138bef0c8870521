package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Untold says in a sentence why nobody is told a fact of a kind, and what would
// change that.
func Untold(u desk.Untold, kind narrative.Kind) string {
	if u.LeftOut {
		return lang.L("You have left it out of the framings.")
	}
	switch u.Why {
	case framing.UntoldLacks:
		return lang.L("It is told once it has: {{.Fields}}.", Data{"Fields": anyOf(u.Fields, kind)})
	case framing.UntoldReference:
		return lost(u.Lost)
	case framing.UntoldEnds:
		return lang.L("A connection is told once both its ends are components with a name.")
	case framing.UntoldNoAmount:
		return lang.L("Its outcome is not an amount of money; give the benefit an amount of its own.")
	case framing.UntoldUnnamed:
		return lang.L("People are told where an outcome, a risk, a phase, a question or the ask names them.")
	case framing.UntoldUnreferred:
		return lang.L("A figure is told where a text refers to it: type { in a text and choose it.")
	}
	return lang.L("Other texts tell what it says.")
}

// anyOf names fields of which one is enough.
func anyOf(keys []string, kind narrative.Kind) string {
	spec, _ := Spec(kind)
	var names []string
	for _, key := range keys {
		for _, f := range spec.Fields {
			if f.Key == key {
				names = append(names, "“"+f.Label+"”")
			}
		}
	}
	n := len(names)
	if n < 2 {
		return strings.Join(names, "")
	}
	return lang.L("{{.Some}} or {{.Last}}", Data{"Some": strings.Join(names[:n-1], ", "), "Last": names[n-1]})
}

// lost says why a text that refers to a figure is not told.
func lost(l narrative.Dangling) string {
	data := Data{"Text": l.Text}
	switch l.Why {
	case narrative.NoFigure:
		return lang.L("Its text refers to {{.Text}}, and there is no such figure.", data)
	case narrative.FactDeleted:
		return lang.L("Its text refers to {{.Text}}, whose fact was deleted.", data)
	case narrative.BracketOpen:
		return lang.L("A bracket never closes in its text: “{{.Text}}”.", data)
	case narrative.BracketAlone:
		return lang.L("The brackets in its text are no reference to a figure: “{{.Text}}”.", data)
	}
	return lang.L("Its text refers to {{.Text}}, which has no value yet.", data)
}
