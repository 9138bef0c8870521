package app

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/review"
)

// verdict is what the review said of what is handed out.
type verdict struct {
	errors  int
	decided time.Time // when the user decided to hand it out with them; zero for no errors
}

// errUnseen says that there are errors that the user has not decided about.
var errUnseen = errors.New("there are errors that were not shown")

// errorsIn are the errors in a solution that were not set aside.
func errorsIn(s *narrative.Solution, all []library.CustomerNames) []review.Finding {
	found := review.Check(review.Input{Solution: s, Others: others(all, s), Least: review.Error})
	return slices.DeleteFunc(found, func(f review.Finding) bool { return !f.Counts() })
}

// judge looks once more at what is about to be handed out, all being the names of the
// customers of the library. It fails with errUnseen
// where there are more errors than the user was shown.
func judge(all []library.CustomerNames, s *narrative.Solution, shown int, now time.Time) (verdict, error) {
	v := verdict{errors: len(errorsIn(s, all))}
	if v.errors > shown {
		return v, fault(errUnseen, lang.L("the review has found more errors than were shown; look at them first"))
	}
	if v.errors > 0 {
		v.decided = now
	}
	return v, nil
}

// mostErrors is how many errors an export shows at once.
const mostErrors = 5

// leftErrors are the errors of the open solution, over what can be exported.
type leftErrors struct {
	column *flow.Column
	shown  int
	keys   []narrative.Aside
}

// show lists errors, and returns whether that changed anything.
func (l *leftErrors) show(rows []desk.FindingRow, x *narrative.Index, lead func(desk.FindingRow), all func()) bool {
	var keys []narrative.Aside
	for i := range rows {
		keys = append(keys, rows[i].Key())
	}
	if slices.Equal(keys, l.keys) {
		return false
	}
	l.keys, l.shown = keys, len(rows)
	if len(rows) == 0 {
		l.column.SetItems()
		l.column.Hide()
		return true
	}
	n := len(rows)
	items := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{
		Text: lang.XN("export.errors", "{{.Count}} errors to look at first", n, words.Count(n)), Bold: true,
	}}, theme.SizeNameText, theme.ColorNameError)}
	for i, row := range rows {
		if i == mostErrors {
			items = append(items, newLink(lang.XN("export.errors.more", "And {{.Count}} more", n-mostErrors, words.Count(n-mostErrors)), all))
			break
		}
		message, _ := row.In(findingWords)
		items = append(items, flow.NewColumn(1,
			flow.NewProse(message, theme.SizeNameText, theme.ColorNameForeground),
			flow.NewLine(10, flow.NewProse(placeWords(x, &row), look.SizeSmall, look.Muted).Wide(), newLink(lang.L("Put it right"), func() { lead(row) }))))
	}
	items = append(items, flow.NewProse(lang.L("You can export all the same; the history then keeps how many were left, and when you decided."), look.SizeSmall, look.Muted))
	l.column.SetItems(newCard(flow.NewColumn(8, items...).Padded(flow.Inset{Left: 12, Top: 10, Right: 12, Bottom: 10})).on(theme.ColorNameError))
	l.column.Show()
	return true
}

// reviewed shows the errors that are left, and what the button does then.
func (p *exportPanel) reviewed() {
	if p.hooks.found == nil {
		return
	}
	f := p.hooks.found()
	if p.errors.show(f.Errors(), p.work.index(), p.hooks.lead, p.hooks.review) {
		p.grown()
	}
	p.label()
}

// label says what the button does.
func (p *exportPanel) label() {
	text := lang.L("Export")
	if p.errors.shown > 0 {
		text = lang.L("Export all the same")
	}
	if p.start.Text != text && !p.busy {
		p.start.SetText(text)
	}
}
