package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
)

// help is the panel with the pages of the manual.
type help struct {
	pages  []helpPage
	at     string // the name of the page that is open; "" for the list of pages
	search *entry
	inside *flow.Column
	panel  *panel
}

// showHelp lays the help over the capture pane, at a page or at the list of
// pages.
func (w *Window) showHelp(page string) {
	if p := w.panel; p != nil && p.name == helpName && p.help.at != page {
		p.help.turn(page)
		return
	}
	h := &help{pages: w.helpPages(), inside: flow.NewColumn(6)}
	h.search = newEntry(false, lang.L("Search the help"))
	h.search.SetIcon(theme.SearchIcon())
	h.search.typed = func(string) { h.show() }
	h.search.escape = w.uncover
	h.panel = newPanel(helpName, lang.L("Help"), func() {
		if h.at == "" && h.search.Text == "" {
			w.uncover()
		} else {
			h.turn("")
		}
	}, flow.NewColumn(10, h.search, h.inside).Padded(flow.Inset{Left: 12, Top: 4, Right: 12}))
	h.panel.help = h
	h.panel.again = func() { w.showHelp(h.at) }
	h.at = page
	h.show()
	w.lay(h.panel)
}

const helpName = "help"

// turn opens a page; "" the list of pages.
func (h *help) turn(page string) {
	h.at = page
	h.search.show("")
	h.show()
	h.panel.scroll.ScrollToTop()
}

// show brings the panel in line with what is searched and with the page.
func (h *help) show() {
	var items []fyne.CanvasObject
	switch text := strings.TrimSpace(h.search.Text); {
	case text != "":
		items = h.found(text)
	case h.at == "":
		for _, p := range h.pages {
			r := newRow(p.title, true, 0, func() { h.turn(p.name) }).withIcon(theme.MenuExpandIcon())
			r.setDetail(p.about)
			items = append(items, r)
		}
	default:
		for i, p := range h.pages {
			if p.name == h.at {
				items = h.page(i)
			}
		}
	}
	h.inside.SetItems(items...)
	h.panel.grown()
}

// page shows a page, and the way to the next.
func (h *help) page(i int) []fyne.CanvasObject {
	p := h.pages[i]
	items := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: p.title, Bold: true}}, look.SizeTitle, theme.ColorNameForeground)}
	if p.name == pageKeys { // a list, set closely
		lines := make([]fyne.CanvasObject, 0, len(p.notes))
		for _, n := range p.notes {
			lines = append(lines, n.draw(""))
		}
		return append(items, flow.NewColumn(0, lines...))
	}
	for _, n := range p.notes {
		items = append(items, n.draw(""))
	}
	if i+1 < len(h.pages) {
		next := h.pages[i+1]
		items = append(items, flow.NewColumn(0).Padded(flow.Inset{Top: 8}),
			newRow(next.title, true, 0, func() { h.turn(next.name) }).withIcon(theme.NavigateNextIcon()))
	}
	return items
}

// found shows what holds a text, under the pages it stands on.
func (h *help) found(text string) []fyne.CanvasObject {
	var items []fyne.CanvasObject
	for _, p := range h.pages {
		first := true
		for _, n := range p.notes {
			if len(desk.Occurrences(n.head+" "+n.text, text)) == 0 {
				continue
			}
			if first {
				items = append(items, newLink(p.title, func() { h.turn(p.name) }))
				first = false
			}
			items = append(items, n.draw(text))
		}
	}
	if len(items) == 0 {
		items = append(items, flow.NewProse(lang.L("The help says nothing about that."), theme.SizeNameText, look.Muted))
	}
	return items
}

// helpPage is one page of the help.
type helpPage struct {
	name, title, about string
	notes              []helpNote
}

// helpNote is a paragraph, with a bold beginning that may be empty.
type helpNote struct {
	head, text string
	keys       bool // the head is a key, and stands at the right
}

// draw shows a note, with what is looked for set off.
func (n helpNote) draw(want string) fyne.CanvasObject {
	s := &sought{text: want}
	here := func(int) bool { return false }
	if n.keys {
		r := newKeyLine(n.text, n.head)
		return r
	}
	var runs []flow.Run
	if n.head != "" {
		runs = append(runs, flow.Run{Text: n.head + "  ", Bold: true})
	}
	runs = append(runs, flow.Run{Text: n.text})
	return flow.NewColumn(0, flow.NewRuns(s.mark(runs, here), theme.SizeNameText, theme.ColorNameForeground)).Padded(flow.Inset{Top: 3, Bottom: 3})
}

// newKeyLine is a line that says what a key does.
func newKeyLine(text, keys string) fyne.CanvasObject {
	r := newPaletteRow(func() {})
	r.set(desk.Command{Title: text, Keys: keys}, false)
	r.narrow = true
	return r
}
