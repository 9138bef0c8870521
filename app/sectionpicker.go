package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/framing"
)

const sectionsSetting = "export.sections"

// sectionPicker says in a line which sections briefs have, and opens into a list
// of them, to be ticked and moved.
type sectionPicker struct {
	chosen  *desk.Sections
	said    *flow.Prose
	open    *link
	usual   *link
	list    *flow.Column
	root    *flow.Column
	changed func()
	shown   bool
	typed   bool // the user has chosen here
}

func newSectionPicker(changed func()) *sectionPicker {
	p := &sectionPicker{chosen: desk.NewSections(), changed: changed}
	p.said = flow.NewProse("", look.SizeSmall, look.Muted)
	p.open = newLink(lang.L("Choose sections"), func() { p.shown = !p.shown; p.refresh() })
	p.usual = newLink(lang.L("All, as usual"), func() { p.typed = true; p.chosen.Reset(); p.refresh() })
	p.list = flow.NewColumn(0)
	p.root = flow.NewColumn(4, p.said, links(p.open, p.usual), p.list)
	p.refresh()
	return p
}

// show takes over what was chosen last, unless the user has chosen here.
func (p *sectionPicker) show(kept string) {
	if !p.typed {
		p.chosen.Read(kept)
		p.refresh()
	}
}

// keep remembers the sections for the next export. It is only a convenience, so
// what fails is not told.
func (p *sectionPicker) keep(ctx context.Context, env Env, kept string) {
	_ = env.Library.SetSetting(ctx, sectionsSetting, kept)
}

// refresh shows the choice anew, the list too.
func (p *sectionPicker) refresh() {
	var rows []fyne.CanvasObject
	if p.shown {
		for i, r := range p.chosen.Rows() {
			rows = append(rows, p.row(i, r))
		}
	}
	p.list.SetItems(rows...)
	p.tell()
}

// tell says what the choice comes to. The list stays as it is, and with it the
// tick that has the keyboard.
func (p *sectionPicker) tell() {
	told, all := p.chosen.Told(), len(p.chosen.Rows())
	switch {
	case p.chosen.Usual():
		p.said.SetText(lang.L("All sections, in their usual order"))
	case told == all:
		p.said.SetText(lang.L("All sections, in an order of your own"))
	case told == 0:
		p.said.SetText(lang.L("Tick at least one section."))
	default:
		p.said.SetText(lang.L("{{.Told}} of {{.All}} sections", words.Data{"Told": words.Number(told), "All": words.Number(all)}))
	}
	p.open.setText(lang.L("Choose sections"))
	if p.shown {
		p.open.setText(lang.L("Done"))
	}
	setVisible(p.usual, !p.chosen.Usual())
	p.root.Relayout()
	p.changed()
}

func (p *sectionPicker) row(i int, r desk.SectionRow) fyne.CanvasObject {
	t := newTick(themeLabel(r.Theme), nil, formPlace{})
	t.Checked = r.On
	t.OnChanged = func(on bool) { p.typed = true; p.chosen.Set(i, on); p.tell() }
	move := func(by int) func() {
		return func() { p.typed = true; p.chosen.Move(i, by); p.refresh() }
	}
	up, down := newDeed("", theme.MoveUpIcon(), move(-1)), newDeed("", theme.MoveDownIcon(), move(1))
	return container.NewBorder(nil, nil, nil, container.NewHBox(up, down), t)
}

// themeLabel names a theme to who chooses it, for both audiences.
func themeLabel(t framing.Theme) string {
	switch t {
	case framing.Summary:
		return lang.L("Summary and decision")
	case framing.Situation:
		return lang.L("Situation")
	case framing.Stakes:
		return lang.L("Cost of doing nothing, and limits")
	case framing.Answer:
		return lang.L("What changes, and how it works")
	case framing.Value:
		return lang.L("Outcomes and quality goals")
	case framing.Money:
		return lang.L("Investment and return")
	case framing.Options:
		return lang.L("Options and decisions")
	case framing.Risk:
		return lang.L("Risks")
	case framing.Plan:
		return lang.L("Plan")
	case framing.Proof:
		return lang.L("Proof and evidence")
	case framing.Next:
		return lang.L("Next steps and questions")
	case framing.Words:
		return lang.L("Words and glossary")
	}
	return string(t)
}
