package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// paletteSolutions is how many solutions of the library the palette offers.
const paletteSolutions = 8

// palette finds a command by its letters and runs it.
type palette struct {
	state  *desk.Palette
	search *entry
	rows   []*paletteRow
	none   *flow.Prose
	list   *fyne.Container
	root   fyne.CanvasObject
	ask    func(text string) // asks the library, which answers later
	run    func(desk.Command)
	grown  func()
	high   func() float32 // what there is room for
	from   int            // the first of the hits that is shown
}

// showPalette lays the palette over the window.
func (w *Window) showPalette() {
	p := newPalette(desk.Opening(w.paletteCommands(), w.ran), func(c desk.Command) {
		w.hideOver()
		w.ran = append([]string{c.ID()}, slices.DeleteFunc(w.ran, func(id string) bool { return id == c.ID() })...)
		c.Run()
	})
	p.search.escape = w.hideOver
	p.high = func() float32 { return w.window.Canvas().Size().Height - overlayTop - 24 }
	p.show()
	p.ask = func(text string) { w.findSolutions(p, text) }
	s := w.showOver(p.root, 640, p.search)
	p.grown = s.grown
}

func newPalette(commands []desk.Command, run func(desk.Command)) *palette {
	p := &palette{state: desk.NewPalette(commands), run: run, ask: func(string) {}, grown: func() {}, high: func() float32 { return 1e6 }}
	p.search = newEntry(false, lang.L("What do you want to do?"))
	p.search.SetIcon(theme.SearchIcon())
	p.search.typed = func(text string) {
		p.state.Type(text)
		p.show()
		p.ask(text)
	}
	p.search.enter = p.enter
	p.search.keys = p.key
	p.none = flow.NewProse(lang.L("Nothing fits. Try fewer letters."), theme.SizeNameText, look.Muted)
	p.list = container.NewVBox()
	for i := range desk.PaletteMost {
		p.rows = append(p.rows, newPaletteRow(func() {
			p.state.At = p.from + i
			p.enter()
		}))
	}
	p.root = flow.NewColumn(8, p.search, p.list).Padded(flow.Inset{Left: 12, Top: 12, Right: 12, Bottom: 12})
	p.show()
	return p
}

func (p *palette) enter() {
	if c, ok := p.state.Chosen(); ok {
		p.run(c)
	}
}

// key chooses another command.
func (p *palette) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDown:
		p.state.Move(1)
	case fyne.KeyUp:
		p.state.Move(-1)
	case fyne.KeyPageDown:
		p.state.At = max(0, len(p.state.Hits)-1)
	case fyne.KeyPageUp:
		p.state.At = 0
	default:
		return false
	}
	p.show()
	return true
}

// show brings the rows in line with what is found.
func (p *palette) show() {
	line := p.rows[0].MinSize().Height + theme.Padding()
	room := max(1, int((p.high()-p.search.MinSize().Height-32)/line)) // the rest follows the arrow keys
	p.from = max(0, min(p.from, p.state.At, len(p.state.Hits)-room))
	p.from = max(p.from, p.state.At-room+1)
	var widest float32
	objects := make([]fyne.CanvasObject, 0, len(p.rows))
	for i, c := range p.state.Hits[p.from:min(len(p.state.Hits), p.from+room)] {
		p.rows[i].set(c, p.from+i == p.state.At)
		widest = max(widest, p.rows[i].group.Natural()+14)
		objects = append(objects, p.rows[i])
	}
	for _, r := range p.rows {
		r.groups = widest
	}
	if len(objects) == 0 {
		objects = append(objects, container.NewCenter(p.none.Wide()))
	}
	p.list.Objects = objects
	p.list.Refresh()
	p.grown()
}

// paletteCommands are all that can be done now: the menu, a new fact of each
// kind, and the way to each fact.
func (w *Window) paletteCommands() []desk.Command {
	var out []desk.Command
	for _, c := range w.menu.commands {
		if c.item.Disabled || c.when != nil && !c.when() {
			continue
		}
		near := 0
		if at := slices.Index(w.menu.near, c.item); at >= 0 {
			if near = nearMenu + at; w.editor == nil { // in the library one begins something
				near = nearMenu + len(w.menu.near) - at
			}
		}
		out = append(out, desk.Command{Title: c.item.Label, Group: c.group, Keys: keysText(c.item.Shortcut), Run: c.run, Near: near})
	}
	e := w.editor
	if e == nil {
		return out
	}
	out = append(out, e.fieldCommands()...)
	out = append(out, e.sectionCommands()...)
	for _, spec := range narrative.Catalog {
		spec, _ := words.Spec(spec.Kind)
		out = append(out, desk.Command{Title: spec.Label, Group: lang.X("add.group", "Add"), Run: func() { e.captureKind(spec.Kind) }})
	}
	goTo := lang.L("Go to")
	out = append(out, desk.Command{Title: lang.L("Title, customer and dates"), Group: goTo, Run: func() { e.goTo(headerID) }})
	x, s := e.work.index(), e.work.session.Solution()
	near := e.nearFacts()
	for _, f := range s.Facts {
		out = append(out, desk.Command{
			Title: factName(x, f), Group: goTo, Run: func() { e.goTo(f.FactID()) },
			Near: nearFacts * min(1, slices.Index(near, f.FactID())+1),
		})
	}
	return out
}

// findSolutions asks the library for solutions that hold a text.
func (w *Window) findSolutions(p *palette, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	here := ""
	if w.editor != nil {
		here = w.editor.work.session.Solution().ID
	}
	w.env.Background(func() {
		entries, err := w.env.Library.List(context.Background(), library.Query{Text: text, Limit: paletteSolutions})
		if err != nil {
			return // the library view says what is wrong with it
		}
		group := lang.L("Open")
		found := make([]desk.Command, 0, len(entries))
		for _, e := range entries {
			if e.ID == here {
				continue
			}
			found = append(found, desk.Command{Title: entryName(e), Group: group, Run: func() { w.Open(e.ID) }})
		}
		w.env.OnUI(func() {
			p.state.Answer(text, found)
			p.show()
		})
	})
}

// paletteRow is one command: its group, its title, and its keys.
type paletteRow struct {
	widget.BaseWidget
	group, title, keys *flow.Prose
	mark               *ground
	tap                func()
	narrow             bool    // there is no group
	groups             float32 // what the widest group among the rows takes
}

func newPaletteRow(tap func()) *paletteRow {
	r := &paletteRow{tap: tap, mark: newGround(theme.ColorNameHover).rounded(4, "")}
	r.group = flow.NewProse("", look.SizeSmall, look.Muted).Single()
	r.title = flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground).Single()
	r.keys = flow.NewProse("", look.SizeSmall, look.Muted).Single()
	r.mark.Hide()
	r.ExtendBaseWidget(r)
	return r
}

func (r *paletteRow) set(c desk.Command, chosen bool) {
	r.group.SetText(c.Group)
	r.title.SetRuns([]flow.Run{{Text: c.Title, Bold: chosen}})
	r.keys.SetText(c.Keys)
	if chosen {
		r.mark.Show()
	} else {
		r.mark.Hide()
	}
	r.Refresh()
}

func (r *paletteRow) Tapped(*fyne.PointEvent) { r.tap() }
func (r *paletteRow) MinSize() fyne.Size {
	return fyne.NewSize(200, r.title.MinSize().Height+10)
}

func (r *paletteRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return widget.NewSimpleRenderer(container.New(&paletteRowLayout{r}, r.mark, r.group, r.title, r.keys))
}

type paletteRowLayout struct{ r *paletteRow }

func (l *paletteRowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.r.MinSize() }

func (l *paletteRowLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r := l.r
	r.mark.Resize(size)
	place := func(p *flow.Prose, x, w float32) {
		h := p.MinSize().Height
		p.Move(fyne.NewPos(x, (size.Height-h)/2))
		p.Resize(fyne.NewSize(max(0, w), h))
	}
	group := max(look.Scaled(104), min(size.Width/3, r.groups))
	if r.narrow {
		group = -6
	}
	keys := r.keys.Natural() + 2
	place(r.group, 10, max(0, group-10))
	place(r.keys, size.Width-keys-10, keys)
	place(r.title, group+8, size.Width-keys-group-28)
}
