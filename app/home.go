package app

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// home is the library: search, the list, and the ways to begin.
type home struct {
	env     Env
	hooks   homeHooks
	search  *entry
	list    *widget.List
	count   *flow.Prose
	entries []library.Entry
	empty   *fyne.Container
	nothing *fyne.Container
	alarm   *alarm
	root    fyne.CanvasObject

	turn   int             // of the newest question to the library
	asked  string          // what the list answers
	gone   []library.Entry // deleted here, the last one last
	loaded bool
}

// homeHooks are what the library view asks of the window around it.
type homeHooks struct {
	open     func(id string)
	create   func()
	example  func(Example)
	examples func(over fyne.CanvasObject)
	importer func()
	bar      *bar
	undoable func(bool) // told whether a deletion can be undone
}

func newHome(env Env, hooks homeHooks) *home {
	h := &home{env: env, hooks: hooks}
	h.search = newEntry(false, lang.L("Search titles, customers and everything in them"))
	h.search.SetIcon(theme.SearchIcon())
	h.search.typed = func(string) { h.Reload() }
	h.search.enter = func() {
		if len(h.entries) > 0 {
			h.hooks.open(h.entries[0].ID)
		}
	}
	h.count = flow.NewProse("", look.SizeSmall, look.Muted).Single()
	h.list = widget.NewList(
		func() int { return len(h.entries) },
		func() fyne.CanvasObject { return newEntryRow(h) },
		func(id widget.ListItemID, o fyne.CanvasObject) {
			if id >= 0 && id < len(h.entries) {
				o.(*entryRow).set(h.entries[id])
			}
		},
	)
	h.list.HideSeparators = true
	h.list.OnSelected = func(id widget.ListItemID) {
		h.list.UnselectAll()
		if id >= 0 && id < len(h.entries) {
			h.hooks.open(h.entries[id].ID)
		}
	}
	h.empty = newWelcome(env, hooks)
	h.nothing = container.NewCenter(flow.NewProse("", theme.SizeNameText, look.Muted))
	h.empty.Hide()
	h.nothing.Hide()
	h.alarm = newAlarm(h.Reload)
	h.build()
	return h
}

func (h *home) build() {
	title := flow.NewRuns([]flow.Run{{Text: lang.L("Library"), Bold: true}}, look.SizeTitle, theme.ColorNameForeground).Single()
	create := widget.NewButtonWithIcon(lang.L("New solution"), theme.ContentAddIcon(), h.hooks.create)
	create.Importance = widget.HighImportance
	var examples *widget.Button
	examples = widget.NewButtonWithIcon(lang.L("Open an example"), theme.DocumentIcon(), func() { h.hooks.examples(examples) })
	imports := widget.NewButtonWithIcon(lang.L("Import"), theme.FolderOpenIcon(), h.hooks.importer)
	top := container.New(&homeTop{}, title, h.search, imports, examples, create)
	h.root = container.NewStack(newGround(look.Rail), container.NewBorder(
		container.NewVBox(container.NewStack(newGround(look.Surface), top), h.alarm.root), nil, nil, nil,
		container.New(&centred{960}, container.NewStack(
			container.NewBorder(nil, container.New(&indented{16, 6}, h.count), nil, nil, h.list),
			h.empty, h.nothing,
		)),
	))
}

// Reload asks the library, off the window's goroutine. Only the answer to the
// newest question is shown.
func (h *home) Reload() {
	h.turn++
	turn, text := h.turn, h.search.Text
	h.env.Background(func() {
		entries, err := h.env.Library.List(context.Background(), library.Query{Text: text, Limit: listed})
		h.env.OnUI(func() {
			if turn == h.turn {
				h.show(text, entries, err)
			}
		})
	})
}

func (h *home) show(text string, entries []library.Entry, err error) {
	if err != nil {
		h.alarm.show(sentence(err.Error()))
		return
	}
	h.alarm.hide()
	h.loaded = true
	defer func() { h.asked = text }()
	h.entries = entries
	h.list.Refresh()
	switch n := len(entries); {
	case n == 0 && text == "":
		h.empty.Show()
		h.nothing.Hide()
		h.count.SetText("")
	case n == 0:
		h.empty.Hide()
		h.nothing.Objects[0] = newNothing(text, func() { h.search.SetText(""); h.Reload() })
		h.nothing.Show()
		h.nothing.Refresh()
		h.count.SetText("")
	default:
		h.empty.Hide()
		h.nothing.Hide()
		h.count.SetText(counting(n, text))
		if text != h.asked {
			h.list.ScrollToTop()
		}
	}
}

// listed is how many solutions are shown at most: the last changed, or the
// best matches.
const listed = 1000

func counting(n int, text string) string {
	if n == listed {
		return lang.L("The first {{.Count}} solutions; search to find the others", words.Count(n))
	}
	if text != "" {
		return lang.XN("solutions.found", "{{.Count}} solutions found", n, words.Count(n))
	}
	return lang.XN("solutions", "{{.Count}} solutions", n, words.Count(n))
}

// remove deletes a solution and offers to bring it back.
func (h *home) remove(e library.Entry) {
	h.env.Background(func() {
		err := h.env.Library.Delete(context.Background(), e.ID)
		h.env.OnUI(func() {
			if err != nil {
				h.hooks.bar.offer(sentence(err.Error()), nil)
				return
			}
			h.gone = append(h.gone, e)
			h.offerBack()
			h.Reload()
		})
	})
}

// offerBack offers to bring back what was deleted last, where it is not back.
func (h *home) offerBack() {
	n := len(h.gone)
	h.hooks.undoable(n > 0)
	if n == 0 {
		h.hooks.bar.hide()
		return
	}
	e := h.gone[n-1]
	h.hooks.bar.offer(lang.L("“{{.Name}}” deleted", words.Data{"Name": short40(entryName(e))}), func() { h.bringBack(e) })
}

// undo brings back what was deleted last.
func (h *home) undo() {
	if n := len(h.gone); n > 0 {
		h.bringBack(h.gone[n-1])
	}
}

func (h *home) bringBack(e library.Entry) {
	h.gone = slices.DeleteFunc(h.gone, func(g library.Entry) bool { return g.ID == e.ID })
	h.offerBack()
	h.env.Background(func() {
		_, err := h.env.Library.Undelete(context.Background(), e.ID)
		h.env.OnUI(func() {
			if err != nil {
				h.gone = append(h.gone, e)
				h.hooks.undoable(true)
				h.hooks.bar.offer(sentence(err.Error()), nil)
			}
			h.Reload()
		})
	})
}

func entryName(e library.Entry) string {
	name := solutionName(narrative.Solution{Title: e.Title, Customer: narrative.Customer{Name: e.Customer}})
	if name == "" {
		return lang.L("Untitled")
	}
	return name
}

// changedWhen says when something was changed, as one speaks of it.
func changedWhen(t, now time.Time) string {
	t = t.In(now.Location())
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	switch days := int(day(now).Sub(day(t)).Hours() / 24); {
	case days == 0:
		return lang.L("today {{.Time}}", words.Data{"Time": words.Clock(t)})
	case days == 1:
		return lang.L("yesterday {{.Time}}", words.Data{"Time": words.Clock(t)})
	case t.Year() == now.Year():
		return words.Day(t)
	}
	return words.Date(t)
}

// homeTop lays out the line over the list.
type homeTop struct{}

func (homeTop) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 56) }

func (homeTop) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place := func(obj fyne.CanvasObject, x, w float32) {
		h := obj.MinSize().Height
		obj.Move(fyne.NewPos(x, (size.Height-h)/2))
		obj.Resize(fyne.NewSize(w, h))
	}
	left := 20 + o[0].(*flow.Prose).Natural() + 2
	place(o[0], 20, left-20)
	left += 12
	right := size.Width - 16
	for _, b := range []fyne.CanvasObject{o[4], o[3], o[2]} {
		w := b.MinSize().Width
		right -= w
		place(b, right, w)
		right -= 8
	}
	place(o[1], left, min(560, max(120, right-left-12)))
}

// centred keeps its content from getting wider than a list should be.
type centred struct{ width float32 }

func (c *centred) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, o[0].MinSize().Height)
}

func (c *centred) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width, c.width)
	o[0].Move(fyne.NewPos((size.Width-w)/2, 8))
	o[0].Resize(fyne.NewSize(w, size.Height-8))
}

// indented keeps space around its content.
type indented struct{ x, y float32 }

func (i *indented) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*i.x, 2*i.y)
}

func (i *indented) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(i.x, i.y))
	o[0].Resize(size.SubtractWidthHeight(2*i.x, 2*i.y))
}
