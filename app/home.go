package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/library"
)

// orderSetting keeps how the list is sorted.
const orderSetting = "home.order"

// home is the library: search, filters, the list, and the ways to begin. What
// it shows is in shelf; the list, the filters and the rest are thin.
type home struct {
	env     Env
	hooks   homeHooks
	shelf   *desk.Shelf
	search  *searchField
	list    *shelfList
	filters *filters
	recent  *recent
	chosen  *chosenBar
	count   *flow.Prose
	empty   *fyne.Container
	nothing *fyne.Container
	alarm   *alarm
	going   *progress
	notice  *alarm          // says that the library can only be read
	shown   *fyne.Container // the list and what is around it
	root    fyne.CanvasObject
	undos   []step // what can be taken back, the last one last

	callOff  context.CancelFunc // the question under way
	answered int                // the turn that the list shows
	top      bool               // the list begins at its top with the next answer
	seek     string             // the solution that the cursor shall go to
	numbers  numbers
}

// homeHooks are what the library view asks of the window around it.
type homeHooks struct {
	open     func(id string)
	create   func()
	example  func(Example)
	examples func(over fyne.CanvasObject)
	importer func()
	focus    func(fyne.Focusable)
	bar      *bar
	undoable func(bool) // told whether something can be taken back
	help     func()     // how to begin
	mendable func(error) bool
	mend     func()                // shows what can be recovered of a damaged library
	files    func([]library.Entry) // saves solutions as files for another library
	retarget func(library.Entry)   // makes of it a solution for another customer
}

func newHome(env Env, hooks homeHooks) *home {
	h := &home{env: env, hooks: hooks, shelf: desk.NewShelf()}
	h.search = newSearchField(h)
	h.list = newShelfList(h)
	h.filters = newFilters(h)
	h.recent = newRecent(env, hooks.open)
	h.chosen = newChosenBar(h)
	h.going = newFloatingProgress(env)
	h.count = flow.NewProse("", look.SizeSmall, look.Muted).Single()
	h.empty = container.NewStack()
	h.nothing = container.NewCenter()
	h.empty.Hide()
	h.nothing.Hide()
	h.alarm = newAlarm(h.Reload)
	h.notice = newReadOnlyBanner(env)
	h.build()
	return h
}

func (h *home) build() {
	title := flow.NewRuns([]flow.Run{{Text: lang.L("Library"), Bold: true}}, look.SizeTitle, theme.ColorNameForeground).Single()
	create := newFoldable(lang.L("New solution"), theme.ContentAddIcon(), h.hooks.create)
	create.Importance = widget.HighImportance
	var examples *foldable
	examples = newFoldable(lang.L("Open an example"), theme.DocumentIcon(), func() { h.hooks.examples(examples) })
	imports := newFoldable(lang.L("Import"), theme.FolderOpenIcon(), h.hooks.importer)
	top := container.New(&homeTop{imports, examples, create}, title, h.search, imports, examples, create)
	h.shown = container.NewBorder(
		container.NewVBox(container.NewStack(h.filters.rooms, h.chosen.root), h.filters.root, h.recent.root),
		container.New(&indented{rowMargin + 4, 6}, h.count), nil, nil,
		container.NewStack(h.list, h.nothing),
	)
	// Its ground is that of the window, look.Rail: to fill it once more costs a third of a picture where a processor paints.
	h.root = container.NewStack(container.NewBorder(
		container.NewVBox(container.NewStack(newGround(look.Surface), top), h.notice.root, h.alarm.root), nil, nil, nil,
		container.New(&centred{listWidth}, container.NewStack(h.shown, h.empty)),
	), h.going.root)
}

// listWidth is how wide the list gets at most.
const listWidth = 1120

// tell shows what stands around the list: how many, or why there are none.
func (h *home) tell() {
	s, n := h.shelf, h.shelf.Len()
	blank := n == 0 && s.Plain() && s.Room() == desk.Current && h.numbers.known && h.numbers.archived() == 0
	if blank && len(h.empty.Objects) == 0 {
		h.empty.Add(newWelcome(h.env, h.hooks)) // made for those who see it
	}
	setVisible(h.empty, blank)
	setVisible(h.list, !blank)
	h.filters.hide(blank && h.numbers.bin == 0)
	h.recent.showIf(s.Plain() && s.Room() == desk.Current && n >= recentFrom)
	h.chosen.show()
	if over := h.shown.Objects[1]; over.MinSize().Height != over.Size().Height {
		h.shown.Layout.Layout(h.shown.Objects, h.shown.Size()) // the list takes the room that is left
	}
	if n > 0 || blank || !h.numbers.known {
		h.nothing.Hide()
	} else {
		h.nothing.Objects = []fyne.CanvasObject{newNothing(h)}
		h.nothing.Show()
		h.nothing.Refresh()
	}
	text := ""
	if n > 0 {
		text = counting(n, s.Plain())
	}
	h.count.SetText(text)
}

func counting(n int, all bool) string {
	if all {
		return lang.XN("solutions", "{{.Count}} solutions", n, words.Count(n))
	}
	return lang.XN("solutions.found", "{{.Count}} solutions found", n, words.Count(n))
}

// sortBy sorts otherwise, and remembers how lists are sorted.
func (h *home) sortBy(o desk.Order) {
	h.shelf.SortBy(o)
	setting := h.shelf.KeepOrder()
	h.env.Background(func() {
		// Only a convenience: the list is sorted.
		_ = h.env.Library.SetSetting(context.Background(), orderSetting, setting)
	})
	h.changed()
}

// clearAll shows everything of the room.
func (h *home) clearAll() {
	h.shelf.ClearFilters()
	h.shelf.Search("")
	h.search.show("")
	h.changed()
}
