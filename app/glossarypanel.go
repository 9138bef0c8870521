package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/assets/glossary"
	"bifocal/narrative/library"
)

const glossaryName = "glossary"

// mostGlossary is how large a file of terms may be.
const mostGlossary = 4 << 20

// glossaryPanel is the user's own terms: those that executives know, and the plain
// words of those that they do not.
type glossaryPanel struct {
	w     *Window
	panel *panel
	feed  *feed
	terms desk.Glossary
	ready bool   // the terms were read
	was   string // the term that is being changed; "" for a new one

	term, plain *entry
	known       *tick
	keep        *button
	cancel      *button
	form        *flow.Column
	back        func() // where the panel was opened from; nil for nowhere
}

func (w *Window) showGlossary() { w.explainTerm("", "", nil) }

// explainTerm shows the glossary with a term to be explained in the form; back
// leads to where it was asked for, once it is kept.
func (w *Window) explainTerm(term, plain string, back func()) {
	if term != "" && w.panel != nil && w.panel.name == glossaryName {
		w.panel = nil
	}
	p := &glossaryPanel{w: w, back: back}
	p.makeForm()
	p.feed = newFeed(0, flow.Inset{Left: 8, Top: 8, Right: 14, Bottom: 24})
	p.panel = &panel{name: glossaryName, column: p.feed.column, scroll: p.feed.scroll, root: container.NewStack(newGround(look.Rail), p.feed.scroll), again: w.showGlossary}
	w.glossary = p
	w.lay(p.panel)
	if w.panel != p.panel {
		return // the same again took it away
	}
	p.fill(glossary.Entry{Term: term, Plain: plain}, "")
	p.list()
	p.load()
	if term != "" {
		w.window.Canvas().Focus(p.plain)
	} else {
		w.window.Canvas().Focus(p.term)
	}
}

func (p *glossaryPanel) makeForm() {
	p.term, p.plain = newEntry(false, lang.L("OTIF")), newEntry(false, lang.L("deliveries that come whole and on the day"))
	p.known = newTick(lang.L("Executives know it"), func(bool) { p.check() }, formPlace{})
	p.keep = newButton("", p.take)
	p.keep.Importance = widget.HighImportance
	p.cancel = newButton(lang.L("Cancel"), func() { p.fill(glossary.Entry{}, ""); p.list() })
	for _, e := range []*entry{p.term, p.plain} {
		e.typed = func(string) { p.check() }
		e.escape = p.w.uncover
	}
	p.term.enter = func() { p.w.window.Canvas().Focus(p.plain) }
	p.plain.enter = p.take
	p.form = flow.NewColumn(4)
}

// fill puts an entry into the form, in place of the term was.
func (p *glossaryPanel) fill(e glossary.Entry, was string) {
	p.was = was
	p.term.show(e.Term)
	p.plain.show(e.Plain)
	p.known.SetChecked(e.Known)
	p.check()
}

func (p *glossaryPanel) typed() glossary.Entry {
	return glossary.Entry{Term: p.term.Text, Plain: p.plain.Text, Known: p.known.Checked}
}

// check offers to keep what is whole.
func (p *glossaryPanel) check() {
	label := lang.L("Add the term")
	if p.was != "" || p.terms.Find(p.term.Text) >= 0 {
		label = lang.L("Change the term")
	}
	p.keep.SetText(label)
	if p.ready && desk.Whole(p.typed()) {
		p.keep.Enable()
	} else {
		p.keep.Disable()
	}
	setVisible(p.cancel, p.was != "")
	p.form.SetItems(append(append(captioned(lang.L("Term"), p.term), captioned(lang.L("In plain words"), p.plain)...), p.known, links(p.keep, p.cancel))...)
}

// load reads the terms, beside the window.
func (p *glossaryPanel) load() {
	p.w.env.Background(func() {
		text, err := p.w.env.Library.Setting(context.Background(), library.GlossarySetting)
		g, fault := desk.ReadGlossary(text)
		if err == nil {
			err = fault
		}
		p.w.env.OnUI(func() {
			if err != nil {
				p.w.trouble(err)
				return
			}
			p.ready = true
			p.use(g)
		})
	})
}

// use shows terms, and lets the review know them.
func (p *glossaryPanel) use(g desk.Glossary) {
	p.terms = g
	p.check()
	p.list()
	if e := p.w.editor; e != nil {
		e.reviewing.explain(g.Entries())
	}
}

// change keeps other terms: made of those that the library holds by then, since
// another window may have added one.
func (p *glossaryPanel) change(as func(desk.Glossary) desk.Glossary, then func()) {
	p.w.env.Background(func() {
		ctx := context.Background()
		text, err := p.w.env.Library.Setting(ctx, library.GlossarySetting)
		var g desk.Glossary
		if err == nil {
			if g, err = desk.ReadGlossary(text); err == nil {
				g = as(g)
				err = p.w.env.Library.SetSetting(ctx, library.GlossarySetting, g.Written())
			}
		}
		p.w.env.OnUI(func() {
			if err != nil {
				p.w.trouble(err)
				return
			}
			p.use(g)
			if then != nil {
				then()
			}
		})
	})
}

// take keeps what the form says.
func (p *glossaryPanel) take() {
	e, was := p.typed(), p.was
	if !p.ready || !desk.Whole(e) {
		return
	}
	p.change(func(g desk.Glossary) desk.Glossary { g, _ = g.Put(was, e); return g }, func() {
		p.fill(glossary.Entry{}, "")
		p.list()
		if back := p.back; back != nil {
			p.back = nil
			p.w.uncover()
			back()
			return
		}
		p.w.window.Canvas().Focus(p.term)
	})
}

// remove takes a term out, and offers to put it back.
func (p *glossaryPanel) remove(e glossary.Entry) {
	p.change(func(g desk.Glossary) desk.Glossary { return g.Without(e.Term) }, func() {
		p.w.bar.offer(lang.L("“{{.Term}}” is out of your glossary", words.Data{"Term": short40(e.Term)}), func() {
			p.change(func(g desk.Glossary) desk.Glossary { g, _ = g.Put("", e); return g }, nil)
		})
	})
}

// list shows the form, and the terms under it.
func (p *glossaryPanel) list() {
	inset := flow.Inset{Left: 14, Top: 6, Right: 6}
	back := newRow(lang.L("My glossary"), true, 0, p.w.uncover).withIcon(theme.NavigateBackIcon())
	about := flow.NewProse(lang.L("Words of your trade, for all solutions. The review asks for plain words where executives read a term that they do not know."), look.SizeSmall, look.Muted)
	items := []func() fyne.CanvasObject{
		func() fyne.CanvasObject { return back },
		func() fyne.CanvasObject { return flow.NewColumn(10, about, p.form).Padded(inset) },
		func() fyne.CanvasObject {
			return flow.NewColumn(0, p.files()).Padded(flow.Inset{Left: 14, Top: 14, Right: 6, Bottom: 4})
		},
	}
	for _, e := range p.terms.Entries() {
		items = append(items, func() fyne.CanvasObject { return flow.NewColumn(0, p.entry(e)).Padded(inset) })
	}
	if p.ready && len(p.terms.Entries()) == 0 {
		items = append(items, func() fyne.CanvasObject {
			return flow.NewColumn(0, flow.NewProse(lang.L("There are no terms of your own yet. Bifocal knows some 400 of the trade."), look.SizeSmall, look.Muted)).Padded(inset)
		})
	}
	p.feed.set(true, items...)
}

// entry is a line of the list.
func (p *glossaryPanel) entry(e glossary.Entry) fyne.CanvasObject {
	items := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: e.Term, Bold: true}}, theme.SizeNameText, theme.ColorNameForeground)}
	if e.Plain != "" {
		items = append(items, flow.NewProse(e.Plain, theme.SizeNameText, theme.ColorNameForeground))
	}
	if e.Known {
		items = append(items, flow.NewProse(lang.L("executives know it"), look.SizeSmall, look.Muted))
	}
	return flow.NewColumn(1, append(items, links(
		newLink(lang.L("Change"), func() {
			p.fill(e, e.Term)
			p.list()
			p.feed.scroll.ScrollToTop()
			p.w.window.Canvas().Focus(p.plain)
		}),
		newLink(lang.L("Remove"), func() { p.remove(e) })))...)
}

// files leads to the file that the command line reads as well.
func (p *glossaryPanel) files() fyne.CanvasObject {
	all := []fyne.CanvasObject{newLink(lang.L("Take over from a file…"), p.choose)}
	if len(p.terms.Entries()) > 0 {
		all = append(all, newLink(lang.L("Save as a file…"), p.save))
	}
	return links(all...)
}

func (p *glossaryPanel) choose() {
	d := dialog.NewFileOpen(func(u fyne.URIReadCloser, err error) {
		if err != nil || u == nil {
			return
		}
		_ = u.Close() // it is read off this goroutine
		p.takeOver(u.URI())
	}, p.w.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".tsv", ".txt"}))
	d.Resize(fyne.NewSize(820, 560))
	showDialog(p.w.window.Canvas(), d, nil)
}
