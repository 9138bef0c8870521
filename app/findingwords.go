package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/review"
)

// findingWords puts sentences and phrases of the review into the language of the
// window.
func findingWords(english string) string {
	if spec, ok := words.Spec(narrative.Kind(english)); ok {
		return words.Inside(spec.Label)
	}
	return words.Say(english)
}

// ruleWords say why a finding matters.
func ruleWords(id string) (title, why string) {
	r, _ := review.RuleNamed(id)
	return words.Say(r.Title), words.Say(r.Why)
}

// severityColour is that of the mark of a severity.
func severityColour(s review.Severity) fyne.ThemeColorName {
	switch s {
	case review.Error:
		return theme.ColorNameError
	case review.Warning:
		return theme.ColorNameWarning
	}
	return look.Engineering
}

// severityCount says how many findings of a severity there are, and what the
// severity means.
func severityCount(s review.Severity, n int) (count, means string) {
	switch s {
	case review.Error:
		return lang.XN("review.errors", "{{.Count}} errors", n, words.Count(n)), lang.L("what makes a reader stop believing")
	case review.Warning:
		return lang.XN("review.warnings", "{{.Count}} warnings", n, words.Count(n)), lang.L("what makes a reader ask")
	}
	return lang.XN("review.advice", "{{.Count}} pieces of advice", n, words.Count(n)), lang.L("what could be better")
}

// themeWords name the theme of findings as the capture pane does.
func themeWords(g narrative.Group) string {
	if g == desk.WholeSolution {
		return lang.L("The whole solution")
	}
	return words.Group(g)
}

// placeWords say where a finding leads.
func placeWords(x *narrative.Index, r *desk.FindingRow) string {
	var parts []string
	t := &r.Target
	if t.Header {
		for _, f := range headerFields() {
			if f.Key == t.Field {
				parts = append(parts, f.Label)
			}
		}
	}
	if f, ok := x.Fact(r.Place.Fact); ok {
		parts = append(parts, shorten(factName(x, f), 40))
		spec, _ := words.Spec(f.FactKind())
		if field, ok := spec.Field(t.Field); ok {
			label, _, _ := strings.Cut(field.Label, ",")
			parts = append(parts, label)
		}
	}
	if t.Lost || !t.Block.IsZero() {
		parts = append(parts, lang.L("Wording"))
	}
	if r.Place.Audience != "" {
		parts = append(parts, words.Audience(r.Place.Audience))
	}
	return strings.Join(parts, " · ")
}

// fixing is a quick fix in words.
type fixing struct {
	label string // of the link
	said  string // when it is done
	edits desk.Steps
	term  string // is explained in the user's glossary, by plain; "" where it changes the solution
	plain string
	asks  bool            // what the figure is called is asked under its field
	group narrative.Group // it leads to a group of facts; "" where it changes something
}

// fixesOf are the quick fixes of a finding in a solution, in words.
func fixesOf(s *narrative.Solution, f *review.Finding) []fixing {
	var out []fixing
	if name, _, edits, ok := desk.CaptureFix(s, f, words.Say); ok {
		out = append(out, fixing{label: lang.L("Make it a figure"), said: lang.L("“{{.Name}}” is a figure now: {{.Value}}", words.Data{"Name": name, "Value": f.Quote}), edits: edits})
	}
	if len(out) == 0 && desk.Askable(s, f, words.Say) {
		out = append(out, fixing{label: lang.L("Make it a figure"), asks: true})
	}
	if f.Rule == "coverage/outcome" {
		out = append(out, fixing{label: lang.L("To the capabilities"), group: narrative.GroupCapabilities})
	}
	for _, x := range review.Fixes(s, f) {
		d := words.Data{"Old": x.Old, "New": x.New}
		one := fixing{edits: x.Edits}
		switch x.Action {
		case review.Refer:
			one.label, one.said = lang.L("Refer to {{.New}}", d), lang.L("“{{.Old}}” refers to {{.New}} now", d)
		case review.Plainly:
			one.label, one.said = lang.L("Write “{{.New}}”", d), lang.L("“{{.New}}” stands for “{{.Old}}” now", d)
		case review.Explain:
			one.label, one.said = lang.L("Add “{{.Old}}” to the terms", d), lang.L("“{{.Old}}” is a term now", d)
		case review.Align:
			if x.To == narrative.Executive {
				one.label = lang.L("Tell executives {{.New}}, too", d)
			} else {
				one.label = lang.L("Tell engineers {{.New}}, too", d)
			}
			one.said = lang.L("Both audiences read {{.New}} now", d)
		case review.Measure:
			one.label, one.said = lang.L("Write {{.New}}", d), lang.L("{{.New}} stands there now", d)
		case review.Sum:
			one.label, one.said = lang.L("Ask for the sum, {{.New}}", d), lang.L("The ask is the sum of the costs now: {{.New}}", d)
		case review.Merge:
			one.label, one.said = lang.L("Make the two one"), lang.L("“{{.Old}}” and “{{.New}}” are one now", d)
		case review.Confirm:
			one.label, one.said = lang.L("It holds for this customer"), lang.L("Values confirmed")
		case review.Remove:
			one.label, one.said = lang.L("Delete it"), lang.L("Empty fact deleted")
		case review.Keep:
			one.label, one.said = lang.L("Keep the wording"), lang.L("Wording kept")
		case review.Renew:
			one.label, one.said = lang.L("Take the new text"), lang.L("New text taken")
		case review.Drop:
			one.label, one.said = lang.L("Drop the wording"), lang.L("Wording dropped")
		default:
			continue
		}
		out = append(out, one)
	}
	if term, plain, ok := f.Unexplained(); ok {
		out = append(out, fixing{label: lang.L("Explain it in my glossary"), term: term, plain: plain})
	}
	return out
}
