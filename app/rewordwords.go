package app

import (
	"fyne.io/fyne/v2/lang"

	"bifocal/narrative"
	"bifocal/narrative/reword"
)

// taskName says what a model is asked for.
func taskName(t reword.TaskName) string {
	switch t {
	case reword.Plainer:
		return lang.L("Plainer for executives")
	case reword.Shorter:
		return lang.L("Shorter")
	case reword.Headline:
		return lang.L("Firmer headline")
	case reword.Precise:
		return lang.L("More precise for engineers")
	case reword.Neutral:
		return lang.L("Neutral tone")
	case reword.Warm:
		return lang.L("Warm tone")
	case reword.Direct:
		return lang.L("Direct tone")
	case reword.Bridge:
		return lang.L("Bridge: for executives, from what engineers are told")
	case reword.Draft:
		return lang.L("Draft from notes")
	}
	return string(t)
}

// taskHelp says what comes of a task.
func taskHelp(t reword.TaskName) string {
	switch t {
	case reword.Plainer:
		return lang.L("Short sentences and everyday words.")
	case reword.Shorter:
		return lang.L("Fewer words, nothing left out.")
	case reword.Headline:
		return lang.L("A heading that states something.")
	case reword.Precise:
		return lang.L("Mechanisms named, nothing vague.")
	case reword.Neutral:
		return lang.L("Facts without praise.")
	case reword.Warm:
		return lang.L("Friendly, and still brief.")
	case reword.Direct:
		return lang.L("Active verbs, the point first.")
	case reword.Bridge:
		return lang.L("Writes the executive side of a fact that only engineers are told. What nothing in the text says is marked.")
	}
	return ""
}

// framingName says that all of a framing is meant.
func framingName(a narrative.Audience) string {
	if a == narrative.Engineering {
		return lang.L("The whole engineering framing")
	}
	return lang.L("The whole executive framing")
}

// ruleName says what a check of meaning is about.
func ruleName(r reword.Rule) string {
	switch r {
	case reword.Negation:
		return lang.L("Negation")
	case reword.Strength:
		return lang.L("Certainty")
	case reword.Hedge:
		return lang.L("Qualification")
	case reword.Quantifier:
		return lang.L("How much")
	case reword.Superlative:
		return lang.L("Superlative")
	case reword.Guarantee:
		return lang.L("Promise")
	case reword.Certification:
		return lang.L("Compliance")
	case reword.Causality:
		return lang.L("Cause")
	case reword.Scope:
		return lang.L("Condition")
	case reword.Direction:
		return lang.L("Direction")
	case reword.Exchanged:
		return lang.L("Values exchanged")
	case reword.Ungrounded:
		return lang.L("Not in the text")
	case reword.Term:
		return lang.L("Uncommon word")
	case reword.Length:
		return lang.X("reword.length", "Length")
	case reword.Reading:
		return lang.L("Hard to read")
	}
	return string(r)
}
