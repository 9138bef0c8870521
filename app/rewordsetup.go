package app

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/reword"
)

// blocksName says which blocks are meant.
func (p *rewordPanel) blocksName() string {
	n := len(p.choice.Places)
	if p.fact != "" {
		x := p.work.index()
		if f, ok := x.Fact(p.fact); ok {
			data := words.Count(n)
			data["Fact"] = shorten(factName(x, f), 26)
			return lang.XN("reword.telling", "The {{.Count}} blocks that tell “{{.Fact}}”", n, data)
		}
	}
	if n > 1 {
		return lang.XN("reword.blocks", "The {{.Count}} blocks that you clicked", n, words.Count(n))
	}
	return lang.L("The selected block")
}

// draw shows what the panel is at.
func (p *rewordPanel) draw() {
	if !p.open {
		return
	}
	var items []fyne.CanvasObject
	title := lang.L("Reword with a model")
	switch {
	case p.log != nil:
		title = lang.L("What was sent, and what came back")
		items = p.log.items()
	case !p.asker.current().On:
		items = p.off()
	case p.notes != nil:
		title = lang.L("Draft from notes")
		items = p.notes.items()
	case p.sent:
		items = p.suggestions()
	default:
		items = p.setup()
	}
	p.title.setTitle(title, true, theme.ColorNameForeground)
	p.column.SetItems(append([]fyne.CanvasObject{p.title}, items...)...)
	p.progress()
	p.grown()
}

// off says that nothing is sent until the user switches rewording on.
func (p *rewordPanel) off() []fyne.CanvasObject {
	return []fyne.CanvasObject{flow.NewColumn(10,
		flow.NewRuns([]flow.Run{{Text: lang.L("Rewording by a model is switched off."), Bold: true}}, theme.SizeNameText, theme.ColorNameForeground),
		flow.NewProse(lang.L("Nothing is sent, and no connection is opened, until you switch it on. Names, figures and dates never leave: they are replaced before a text is sent, and put back afterwards."), theme.SizeNameText, theme.ColorNameForeground),
		flow.NewLine(10, newButton(lang.L("Open the settings"), p.hooks.settings)),
		links(newLink(lang.L("What was sent before"), p.showLog)),
	).Padded(flow.Inset{Left: 10, Top: 8, Right: 6})}
}

// setup lets choose what is asked for, and shows what would leave.
func (p *rewordPanel) setup() []fyne.CanvasObject {
	inside := flow.NewColumn(10, p.choices(), p.problem(), p.leaving())
	return []fyne.CanvasObject{inside.Padded(flow.Inset{Left: 10, Top: 2, Right: 2})}
}

func (p *rewordPanel) choices() fyne.CanvasObject {
	var items []fyne.CanvasObject
	if len(p.choice.Places) > 0 {
		names := []string{p.blocksName(), lang.L("The section around it")}
		if len(p.choice.Places) > 1 {
			names[1] = lang.L("The sections around them")
		}
		for _, a := range narrative.Audiences {
			names = append(names, framingName(a))
		}
		at := slices.Index(desk.RewordScopes, p.choice.Scope)
		if p.choice.Scope == desk.RewordFraming {
			at += slices.Index(narrative.Audiences, p.choice.Audience())
		}
		scope := keptPick(&p.scope, names, at, func(i int) {
			p.choice.Scope, p.choice.Whose = desk.RewordScopes[min(i, len(desk.RewordScopes)-1)], ""
			if p.choice.Scope == desk.RewordFraming {
				p.choice.Whose = narrative.Audiences[i-len(desk.RewordScopes)+1]
			}
			p.prepare()
		})
		items = append(items, captioned(lang.L("What"), outlined(scope),
			flow.NewProse(lang.L("Click further blocks to add them."), look.SizeSmall, look.Muted))...)
	} else {
		items = append(items, p.framingPick()...)
	}
	tasks := p.choice.Tasks(p.hooks.view())
	if len(tasks) == 0 {
		return flow.NewColumn(5, append(items, flow.NewProse(lang.L("There is no text here that can be reworded. Figures in tables stay as they are."), theme.SizeNameText, look.Muted))...)
	}
	names := make([]string, len(tasks))
	for i, t := range tasks {
		names[i] = taskName(t.Name)
	}
	chosen := slices.IndexFunc(tasks, func(t reword.Task) bool { return t.Name == p.choice.Task })
	task := keptPick(&p.task, names, chosen, func(i int) {
		p.choice.Task = tasks[i].Name
		p.prepare()
	})
	items = append(items, captioned(lang.L("How"), outlined(task), flow.NewProse(taskHelp(p.choice.Task), look.SizeSmall, look.Muted))...)
	if p.choice.Task == reword.Shorter {
		if p.budget == nil {
			p.budget = p.newBudget()
		}
		items = append(items, newBeside(besideSelect(flow.NewProse(lang.L("At most so many words"), theme.SizeNameText, theme.ColorNameForeground)), p.budget))
	}
	return flow.NewColumn(5, items...)
}

// newBudget is the field for the most words of an answer.
func (p *rewordPanel) newBudget() *entry {
	e := newEntry(false, lang.L("no limit"))
	set := func() {
		n, err := strconv.Atoi(strings.TrimSpace(e.Text))
		if err != nil || n < 0 {
			n = 0
		}
		if n != p.choice.Budget {
			p.choice.Budget = n
			p.prepare()
		}
	}
	e.enter = set
	e.focused = func(on bool) {
		if !on {
			set()
		}
	}
	return e
}

// keptPick is a select that stays the same, with the focus that it has, as long as it
// offers the same.
func keptPick(kept **pick, names []string, chosen int, changed func(int)) *pick {
	s := *kept
	if s == nil || !slices.Equal(s.Options, names) {
		s = newPick(names, nil, formPlace{})
		*kept = s
	}
	s.OnChanged = nil
	s.SetSelectedIndex(max(0, chosen))
	s.OnChanged = func(string) {
		if i := s.SelectedIndex(); i >= 0 {
			changed(i)
		}
	}
	return s
}

// framingPick chooses a framing where no block is selected.
func (p *rewordPanel) framingPick() []fyne.CanvasObject {
	names := make([]string, len(narrative.Audiences))
	for i, a := range narrative.Audiences {
		names[i] = framingName(a)
	}
	s := keptPick(&p.scope, names, slices.Index(narrative.Audiences, p.choice.Whose), func(i int) {
		p.choice.Whose = narrative.Audiences[i]
		p.prepare()
	})
	return captioned(lang.L("What"), outlined(s), flow.NewProse(lang.L("Click a block to reword that one alone."), look.SizeSmall, look.Muted))
}

// problem says why nothing can be sent, and what to do; with the field for the key
// where that is what is missing.
func (p *rewordPanel) problem() fyne.CanvasObject {
	out := flow.NewColumn(6)
	if p.fault == nil {
		out.Hide()
		return out
	}
	items := []fyne.CanvasObject{flow.NewProse(sentence(p.fault.Error()), theme.SizeNameText, theme.ColorNameForeground)}
	var key errKeyWanted
	if errors.As(p.fault, &key) {
		s := p.asker.current()
		items = append(items, captioned(lang.L("The key of {{.Server}}", words.Data{"Server": s.Host()}), p.wanted)...)
		if p.keep != nil {
			items = append(items, p.keep)
		} else {
			items = append(items, flow.NewProse(lang.L("It is kept in memory until you close the solution, and written nowhere."), look.SizeSmall, look.Muted))
		}
	}
	items = append(items, links(newLink(lang.L("Open the settings"), p.hooks.settings)))
	out.SetItems(newTinted(look.WarningTint, flow.NewColumn(5, items...).Padded(flow.Inset{Left: 10, Top: 8, Right: 10, Bottom: 8})))
	return out
}

// askKey makes the field for the key, and where there is a keyring the choice to keep
// it there.
func (p *rewordPanel) askKey(ring bool) {
	p.keep = nil
	if ring {
		p.keep = newTick(lang.L("Keep it in the keyring"), nil, formPlace{})
	}
	p.wanted = newEntry(false, "")
	p.wanted.Password = true
	p.wanted.enter = p.start
}
