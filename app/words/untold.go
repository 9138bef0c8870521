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
		return lang.L("Its text refers to a figure that has no value: {{.Figure}}.", Data{"Figure": excerpt(u.Ref)})
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

// excerpt is the beginning of a text.
func excerpt(text string) string {
	if r := []rune(text); len(r) > 30 {
		return string(r[:29]) + "…"
	}
	return text
}
