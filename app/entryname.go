package app

import (
	"fyne.io/fyne/v2/lang"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// nameRuns is customer and title, what was searched for standing out.
func nameRuns(e library.Entry, typed string) []flow.Run {
	title := e.Title
	if title == "" {
		title = lang.L("Untitled")
	}
	if e.Customer == "" {
		return named(title, typed, true)
	}
	runs := named(shortened(e.Customer, longestCustomer), typed, true)
	runs[len(runs)-1].Text += "\u2002"
	return append(runs, named(title, typed, false)...)
}

// longestCustomer is how much of a customer's name a row shows, so that the
// title has room too.
const longestCustomer = 48

func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

func named(text, typed string, bold bool) []flow.Run {
	if typed != "" {
		if found := library.Highlight(text, typed); found != nil {
			return hits(found, bold)
		}
	}
	return []flow.Run{{Text: text, Bold: bold}}
}

// hits shows pieces of a text, those that were searched for bold and in a
// colour of their own.
func hits(pieces []library.Piece, bold bool) []flow.Run {
	runs := make([]flow.Run, 0, max(1, len(pieces)))
	for _, p := range pieces {
		run := flow.Run{Text: p.Text, Bold: bold || p.Hit}
		if p.Hit {
			run.Colour = look.Found
		}
		runs = append(runs, run)
	}
	if len(runs) == 0 {
		runs = append(runs, flow.Run{})
	}
	return runs
}

// entryName is how a sentence speaks of a solution.
func entryName(e library.Entry) string {
	name := solutionName(narrative.Solution{Title: e.Title, Customer: narrative.Customer{Name: e.Customer}})
	if name == "" {
		return lang.L("Untitled")
	}
	return name
}
