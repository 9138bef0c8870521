package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/export/house"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// stylePick chooses the house style of the briefs of the open solution, which
// remembers it.
type stylePick struct {
	env   Env
	work  *work
	pick  *pick
	names []string // behind the first option, which is the default
	quiet bool     // a choice is shown, not made
}

func newStylePick(env Env, w *work) *stylePick {
	p := &stylePick{env: env, work: w}
	p.pick = newPick([]string{lang.L("No house style")}, p.chosen, formPlace{})
	p.pick.SetSelectedIndex(0)
	return p
}

func (p *stylePick) object() fyne.CanvasObject { return outlined(p.pick) }

// load lists the styles there are.
func (p *stylePick) load() {
	p.env.Background(func() {
		all, err := p.env.Library.Styles(context.Background())
		if err != nil {
			return // the export says what is wrong with the library
		}
		p.env.OnUI(func() { p.show(all) })
	})
}

func (p *stylePick) show(all []library.StyleEntry) {
	first := lang.L("No house style")
	p.names = nil
	for _, e := range all {
		p.names = append(p.names, e.Name)
		if e.Default {
			first = lang.L("The default: {{.Name}}", words.Data{"Name": e.Name})
		}
	}
	p.pick.Options = append([]string{first}, p.names...)
	p.sync()
}

// sync shows what the solution remembers.
func (p *stylePick) sync() {
	s := p.work.session.Solution()
	at := 0
	for i, name := range p.names {
		if s.HouseStyle != "" && house.Same(name, s.HouseStyle) {
			at = i + 1
		}
	}
	p.quiet = true
	p.pick.SetSelectedIndex(at)
	p.quiet = false
}

// named is the style that is chosen, "" for the default.
func (p *stylePick) named() string {
	if at := p.pick.SelectedIndex(); at > 0 && at <= len(p.names) {
		return p.names[at-1]
	}
	return ""
}

// chosen has the solution remember a style.
func (p *stylePick) chosen(string) {
	at := p.pick.SelectedIndex()
	if p.quiet || at < 0 || at > len(p.names) {
		return
	}
	s := p.work.session.Solution()
	name := ""
	if at > 0 {
		name = p.names[at-1]
	}
	if s.HouseStyle == name {
		return
	}
	s.HouseStyle = name
	p.work.do(narrative.SetHeader{Header: s}, lang.L("House style"), headerID)
}
