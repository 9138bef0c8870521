package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/retarget"
)

const retargetName = "retarget"

// retoldAfter is how long after a keystroke the preview is made anew.
const retoldAfter = 200 * time.Millisecond

// retargetPanel makes of a solution one for another customer: who is who there, and
// what that would change.
type retargetPanel struct {
	w       *Window
	state   *desk.Retargeting
	told    desk.Retold
	panel   *panel
	title   *entry
	name    *entry
	preview *flow.Column
	make    *button
	waiting bool
	busy    bool // the copy is being made
}

// retargetable reports whether there is one solution to retarget: the open one, or
// the one of the list.
func (w *Window) retargetable() bool {
	return w.steady() && (w.editor != nil || w.home != nil && len(w.home.target()) == 1 && w.home.shelf.Room() != desk.Bin)
}

// retargetHere retargets the solution that is open, or that the keyboard is at.
func (w *Window) retargetHere() {
	if e := w.editor; e != nil {
		e.capture.commit()
		w.retarget(e.work.session.Solution())
		return
	}
	w.home.onLive(func(all []library.Entry) {
		if len(all) == 1 {
			w.retargetListed(all[0])
		}
	})
}

// retargetListed retargets a solution of the list.
func (w *Window) retargetListed(e library.Entry) {
	w.env.Background(func() {
		s, err := w.env.Library.Get(context.Background(), e.ID)
		w.env.OnUI(func() {
			if err != nil {
				w.trouble(err)
				return
			}
			w.retarget(s)
		})
	})
}

func (w *Window) retarget(s narrative.Solution) {
	p := &retargetPanel{w: w, state: desk.NewRetargeting(s), preview: flow.NewColumn(10)}
	p.make = newButton(lang.L("Make the copy"), p.take)
	p.make.Importance = widget.HighImportance
	p.panel = newPanel(retargetName, lang.L("For another customer"), w.uncover, p.form()...)
	if w.panel != nil && w.panel.name == retargetName {
		w.panel = nil // another solution than the one it was shown for
	}
	p.panel.again = func() { w.retarget(s) }
	w.retargets = p
	w.lay(p.panel)
	p.ask()
	p.focus(p.name)
}

// focus gives the keyboard to a field and brings it in sight.
func (p *retargetPanel) focus(e *entry) { p.w.window.Canvas().Focus(e) }

// form is what is asked for, and the preview under it.
func (p *retargetPanel) form() []fyne.CanvasObject {
	of := p.state.Of()
	field := func(label, hint string, at *string) (*entry, fyne.CanvasObject) {
		e := newEntry(false, hint)
		e.typed = func(text string) { *at = text; p.soon() }
		e.enter = func() { p.w.window.Canvas().FocusNext() }
		e.escape = p.w.uncover
		return e, flow.NewColumn(3, captioned(label, e)...)
	}
	var name, title, aliases, domains fyne.CanvasObject
	p.name, name = field(lang.L("New customer"), instead(of.Customer.Name), &p.state.Name)
	_, aliases = field(lang.L("Other names, with commas between"), instead(strings.Join(of.Customer.Aliases, ", ")), &p.state.Aliases)
	_, domains = field(lang.L("Domains, with commas between"), instead(strings.Join(of.Customer.Domains, ", ")), &p.state.Domains)
	p.title, title = field(lang.L("Title"), of.Title, &p.state.Title)
	items := []fyne.CanvasObject{
		flow.NewProse(lang.L("A copy of “{{.Name}}” becomes a draft for another customer. The original stays as it is.", words.Data{"Name": short40(of.Title)}), look.SizeSmall, look.Muted),
		name, aliases, domains, title,
	}
	items = append(items, p.people()...)
	items = append(items, p.preview, container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), container.NewHBox(p.make, newButton(lang.L("Cancel"), p.w.uncover))))
	return []fyne.CanvasObject{flow.NewColumn(12, items...).Padded(flow.Inset{Left: 14, Top: 6, Right: 14})}
}

// instead says in an empty field what stands there now.
func instead(old string) string {
	if old == "" {
		return ""
	}
	return lang.L("instead of {{.Old}}", words.Data{"Old": old})
}

// people is the table of who becomes whom.
func (p *retargetPanel) people() []fyne.CanvasObject {
	if len(p.state.People) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{small(lang.L("People, and who is there instead"))}
	for i := range p.state.People {
		who := &p.state.People[i]
		e := newEntry(false, "")
		if who.Role != "" {
			e.SetPlaceHolder(lang.L("only “{{.Role}}”", words.Data{"Role": who.Role}))
		} else {
			e.SetPlaceHolder(lang.L("stays"))
		}
		e.typed = func(text string) { who.New = text; p.soon() }
		e.enter = func() { p.w.window.Canvas().FocusNext() }
		e.escape = p.w.uncover
		label := []fyne.CanvasObject{flow.NewProse(who.Old, theme.SizeNameText, theme.ColorNameForeground).Single()}
		if who.Role != "" {
			label = append(label, flow.NewProse(who.Role, look.SizeSmall, look.Muted).Single())
		}
		rows = append(rows, newBeside(flow.NewColumn(0, label...), e))
	}
	return []fyne.CanvasObject{flow.NewColumn(6, rows...)}
}

// soon makes the preview anew in a moment.
func (p *retargetPanel) soon() {
	if p.waiting {
		return
	}
	p.waiting = true
	p.w.env.After(retoldAfter, func() {
		p.waiting = false
		p.ask()
	})
}

func (p *retargetPanel) ask() {
	answer := p.state.Ask()
	p.w.env.Background(func() {
		told := answer()
		p.w.env.OnUI(func() {
			if p.state.Newest(&told) {
				p.told = told
				p.show()
			}
		})
	})
}

// show says what the copy would be.
func (p *retargetPanel) show() {
	defer p.panel.grown()
	told := &p.told
	if told.Err == nil && !p.busy {
		p.make.Enable()
	} else {
		p.make.Disable()
	}
	switch {
	case errors.Is(told.Err, retarget.ErrNobody):
		p.title.SetPlaceHolder(p.state.Of().Title)
		p.preview.SetItems(flow.NewProse(lang.L("Name the new customer to see what changes."), look.SizeSmall, look.Muted))
		return
	case errors.Is(told.Err, retarget.ErrSame):
		p.preview.SetItems(flow.NewProse(lang.L("The solution is for this customer already."), look.SizeSmall, theme.ColorNameError))
		return
	case told.Err != nil:
		p.preview.SetItems(flow.NewProse(sentence(told.Err.Error()), look.SizeSmall, theme.ColorNameError))
		return
	}
	if p.state.Title == "" {
		p.title.SetPlaceHolder(told.Solution.Title)
	}
	p.preview.SetItems(retoldLines(told)...)
}

// retoldLines say what was replaced, taken out and left.
func retoldLines(told *desk.Retold) []fyne.CanvasObject {
	r, n := &told.Report, told.Places()
	var out []fyne.CanvasObject
	part := func(head string, colour fyne.ThemeColorName, lines ...string) {
		items := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: head, Bold: true}}, theme.SizeNameText, colour)}
		for i, line := range lines {
			if i == mostRetold {
				rest := len(lines) - i
				items = append(items, flow.NewProse(lang.XN("footer.more", "and {{.Count}} more", rest, words.Count(rest)), look.SizeSmall, look.Muted))
				break
			}
			items = append(items, flow.NewProse(line, look.SizeSmall, look.Muted))
		}
		out = append(out, flow.NewColumn(2, items...))
	}
	lines := make([]string, 0, len(r.Replaced))
	for _, x := range r.Replaced {
		lines = append(lines, lang.XN("retarget.pair", "{{.Old}} → {{.New}}, {{.Count}} times", x.N, words.Data{"Old": x.Old, "New": x.New, "Count": words.Number(x.N)}))
	}
	part(lang.XN("retarget.places", "Names change in {{.Count}} places", n, words.Count(n)), theme.ColorNameForeground, lines...)
	if n := len(r.Removed); n > 0 {
		lines = lines[:0:0]
		for _, x := range r.Removed {
			lines = append(lines, x.Claim)
		}
		part(lang.XN("retarget.proofs", "{{.Count}} proofs are taken out: their customers may not be named", n, words.Count(n)), theme.ColorNameForeground, lines...)
	}
	if n := len(r.Unnamed); n > 0 {
		lines = lines[:0:0]
		for _, x := range r.Unnamed {
			lines = append(lines, lang.L("{{.Name}}: {{.Role}}", words.Data{"Name": x.Name, "Role": x.Role}))
		}
		part(lang.XN("retarget.unnamed", "{{.Count}} people stay with their role alone", n, words.Count(n)), theme.ColorNameForeground, lines...)
	}
	if n := r.Unconfirmed; n > 0 {
		part(lang.XN("retarget.confirm", "{{.Count}} figures and dates are marked as to be confirmed", n, words.Count(n)), theme.ColorNameForeground)
	}
	if n := len(r.Left); n > 0 {
		lines = lines[:0:0]
		for _, x := range r.Left {
			lines = append(lines, x.Around)
		}
		part(lang.XN("retarget.left", "{{.Count}} places of the old customer are left to look at", n, words.Count(n)), theme.ColorNameWarning, lines...)
	}
	return out
}

// mostRetold is how many lines a part of the preview has.
const mostRetold = 6

// take saves the copy as a draft and opens it with the findings of the review.
func (p *retargetPanel) take() {
	if p.busy {
		return
	}
	p.busy = true
	p.make.Disable()
	answer := p.state.Ask() // what was typed in the last moment counts
	w := p.w
	w.env.Background(func() {
		told := answer()
		err := told.Err
		if err == nil {
			_, err = w.env.Library.Save(context.Background(), told.Solution, library.SaveOptions{Kind: library.Kept})
		}
		w.env.OnUI(func() {
			p.busy = false
			if err != nil {
				p.told = told
				p.show()
				if told.Err == nil {
					w.trouble(err)
				}
				return
			}
			w.retargeted(&told)
		})
	})
}

// retargeted opens a copy with the review, and offers to take it back.
func (w *Window) retargeted(told *desk.Retold) {
	s := told.Solution
	w.edit(s)
	if w.editor == nil || w.editor.work.session.Solution().ID != s.ID {
		return // what is open could not be saved, and says so
	}
	w.editor.unfold()
	w.editor.showReview(true)
	all := []library.Entry{{ID: s.ID, Title: s.Title, Customer: s.Customer.Name, Status: s.Status}}
	w.home.offer(lang.L("“{{.Name}}” made for {{.Customer}}, as a draft", words.Data{"Name": short40(titleOf(all[0])), "Customer": s.Customer.Name}), func() {
		if w.editor != nil && w.editor.work.session.Solution().ID == s.ID {
			if w.ShowLibrary(); w.editor != nil {
				return
			}
		}
		w.home.work(lang.L("Deleting"), all, func(ctx context.Context, part []library.Entry) error {
			return w.env.Library.DeleteAll(ctx, idsOf(part))
		}, func([]library.Entry) {})
	})
}
