package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// newWelcome is what an empty library shows: what to do, and three examples.
func newWelcome(env Env, hooks homeHooks) *fyne.Container {
	create := newIconButton(lang.L("New solution"), theme.ContentAddIcon(), hooks.create)
	create.Importance = widget.HighImportance
	items := []fyne.CanvasObject{
		flow.NewRuns([]flow.Run{{Text: lang.L("Capture a solution once, tell it twice"), Bold: true}}, theme.SizeNameHeadingText, theme.ColorNameForeground),
		flow.NewProse(lang.L("Type the facts of a solution: the problem, the outcomes, what it costs. Beside them grow two framings, one for executives and one for engineers, ready to export as briefs. Everything stays on this computer."), theme.SizeNameText, look.Muted),
		twice(),
		container.New(layout.NewCustomPaddedHBoxLayout(16), create, container.NewCenter(newLink(lang.L("Getting started in five steps"), hooks.help)), layout.NewSpacer()),
	}
	if examples := env.Examples(); len(examples) > 0 {
		items = append(items, flow.NewColumn(0).Padded(flow.Inset{Top: 6}),
			flow.NewRuns([]flow.Run{{Text: lang.L("Or look at an example first"), Bold: true}}, theme.SizeNameText, theme.ColorNameForeground))
		for _, x := range examples {
			r := newRow(x.Customer+" – "+x.Title, false, 0, func() { hooks.example(x) }).withIcon(theme.DocumentIcon())
			r.setDetail(about(x.Name))
			items = append(items, container.NewStack(newGround(look.Surface).rounded(6, look.Hairline), r))
		}
	}
	items = append(items, flow.NewProse(lang.L("You can also drop a solution file (.json) on this window."), look.SizeSmall, look.Muted))
	column := flow.NewColumn(10, items...)
	return container.New(&middle{600}, newGround(look.Rail), column)
}

// twice shows what the program does: one fact as each audience is told it.
func twice() fyne.CanvasObject {
	told := func(a narrative.Audience, text string) fyne.CanvasObject {
		return newTinted(look.Tint(a), flow.NewColumn(4,
			flow.NewRuns([]flow.Run{{Text: strings.ToUpper(words.Audience(a)), Bold: true}}, look.SizeSmall, look.Accent(a)),
			flow.NewProse(text, theme.SizeNameText, theme.ColorNameForeground),
		).Padded(flow.Inset{Left: 14, Top: 10, Right: 14, Bottom: 12}))
	}
	return newBeside(
		told(narrative.Executive, lang.L("Outages that customers notice fall from 9 to 1 a month by the end of the year.")),
		told(narrative.Engineering, lang.L("Failed services restart within 5 minutes; health checks and two clusters see to that.")),
	)
}

// about says in a line what an example shows.
func about(example string) string {
	switch example {
	case "kubernetes-adoption":
		return lang.L("Everything captured: problem, outcomes, money, plan, risks and decisions")
	case "hearing-care":
		return lang.L("Full of gaps, as a first workshop leaves it")
	case "ad-platform":
		return lang.L("Figures known as ranges and bounds")
	}
	return ""
}

// middle puts a column of a width in the middle of the space, a little above
// the centre.
type middle struct{ width float32 }

func (m *middle) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

func (m *middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	w := min(size.Width-40, m.width)
	h := flow.Height(o[1], w)
	o[1].Move(fyne.NewPos((size.Width-w)/2, max(12, (size.Height-h)*0.4)))
	o[1].Resize(fyne.NewSize(w, h))
}
