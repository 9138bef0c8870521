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
)

// historyPanel slides over the capture pane: what the solution was, newest
// first, what changed from one state to the next, and the ways back.
type historyPanel struct {
	env     Env
	work    *work
	hooks   historyHooks
	history *desk.History
	rows    map[int]*historyRow // by revision
	older   *link
	hint    *flow.Prose
	list    *flow.Column
	column  *flow.Column
	scroll  *container.Scroll
	root    *fyne.Container

	open    bool
	turn    int    // of the newest question for the list
	pair    int    // of the newest comparison asked for
	wanted  [2]int // what is selected when the list comes
	telling bool   // what changed is being read, revision by revision
	naming  int    // the revision that is being named
	failure error  // of the newest comparison
}

// historyHooks are what the panel asks of the editor around it.
type historyHooks struct {
	closed  func()
	escape  func()
	restore func(n int)
	compare func() // another pair is selected, or its comparison has come
}

func newHistoryPanel(env Env, w *work, hooks historyHooks) *historyPanel {
	p := &historyPanel{env: env, work: w, hooks: hooks, rows: map[int]*historyRow{}}
	p.history = desk.NewHistory(desk.HistoryWords{Say: words.Say, When: words.Moment, Changed: words.Changed}, env.Now)
	title := newRow(lang.L("History"), true, 0, hooks.closed).withIcon(theme.NavigateBackIcon())
	p.hint = flow.NewProse("", look.SizeSmall, look.Muted)
	p.older = newLink("", p.more)
	p.list = flow.NewColumn(4)
	p.column = flow.NewColumn(8,
		title, flow.NewColumn(0, p.hint).Padded(flow.Inset{Left: 10, Right: 10}), p.list,
	).Padded(flow.Inset{Left: 8, Top: 8, Right: 14, Bottom: 40})
	p.scroll = container.NewVScroll(container.New(&pageLayout{p.column, p.grown}, p.column))
	p.scroll.OnScrolled = func(at fyne.Position) {
		if at.Y+2*p.scroll.Size().Height > p.column.Size().Height {
			p.more()
		}
	}
	p.root = container.NewStack(newGround(look.Rail), p.scroll)
	return p
}

// pageLayout gives a column the width of what it is scrolled in.
type pageLayout struct {
	column *flow.Column
	grown  func()
}

func (l *pageLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, l.column.HeightFor(max(120, l.column.Size().Width)))
}

func (l *pageLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if l.column.Size() == size {
		l.column.Relayout()
		return
	}
	wider := l.column.Size().Width != size.Width
	l.column.Resize(size)
	if wider {
		l.grown() // the height follows from the width
	}
}

// grown makes room for what has changed its height.
func (p *historyPanel) grown() {
	width := p.scroll.Size().Width
	if width <= 0 {
		return
	}
	p.scroll.Content.Resize(fyne.NewSize(width, max(p.column.HeightFor(width), p.scroll.Size().Height)))
	p.column.Relayout()
	p.scroll.Refresh()
}

// show opens or closes the panel.
func (p *historyPanel) show(on bool) {
	p.open = on
	p.turn++
	p.pair++
	if on {
		p.reload()
		return
	}
	p.naming, p.telling = 0, false
	p.history.Unselect()
	p.hooks.compare()
}

// reload asks the library for the list, off the window's goroutine, once what
// is typed is saved. Only the newest answer is shown.
func (p *historyPanel) reload() {
	if !p.open {
		return
	}
	p.turn++
	p.telling = false
	turn, id := p.turn, p.work.session.Solution().ID
	p.env.Background(func() {
		_ = p.work.saver.Flush() // the editor tells where that fails
		revisions, err := p.env.Library.Revisions(context.Background(), id)
		p.env.OnUI(func() {
			if turn != p.turn {
				return
			}
			if err != nil {
				p.hint.SetText(sentence(err.Error()))
				p.grown()
				return
			}
			p.history.List(revisions)
			p.history.SetUnsaved(p.work.saver.State().Phase != desk.Saved)
			p.listed()
		})
	})
}

// listed shows the list that came.
func (p *historyPanel) listed() {
	if p.wanted[1] != 0 {
		p.history.Unselect()
		p.history.Select(p.wanted[0], false)
		p.history.Select(p.wanted[1], true)
		p.wanted = [2]int{}
	}
	p.arrange()
	p.tell()
	if p.history.Compared() == nil { // else it is still that of what is listed
		p.compare()
	} else {
		p.hooks.compare()
	}
}

// arrange puts the rows in line with the history.
func (p *historyPanel) arrange() {
	p.hint.SetText(lang.L("Select a state to see what changed since. Tick two to compare them."))
	rows := p.history.Rows()
	items := make([]fyne.CanvasObject, 0, len(rows)+1)
	had := p.rows
	p.rows = make(map[int]*historyRow, len(rows))
	for i := range rows {
		r := had[rows[i].N]
		if r == nil {
			r = newHistoryRow(p)
		}
		r.set(rows[i], p.naming == rows[i].N)
		p.rows[rows[i].N] = r
		items = append(items, r)
	}
	if n := p.history.Hidden(); n > 0 {
		p.older.setText(lang.XN("history.older", "{{.Count}} older ones", n, words.Count(n)))
		items = append(items, flow.NewColumn(0, p.older).Padded(flow.Inset{Left: 34, Top: 6}))
	}
	p.list.SetItems(items...)
	p.grown()
}

// more shows older revisions.
func (p *historyPanel) more() {
	if p.history.More() {
		p.arrange()
		p.tell()
	}
}

// tell asks what changed, revision by revision, the newest first.
func (p *historyPanel) tell() {
	n, ok := p.history.Wanted()
	if !ok || p.telling {
		return
	}
	p.telling = true
	turn, id := p.turn, p.work.session.Solution().ID
	p.env.Background(func() {
		s, err := p.env.Library.Changes(context.Background(), id, n)
		p.env.OnUI(func() {
			if turn != p.turn {
				return
			}
			p.telling = false
			if at := p.history.Tell(n, s, err); at >= 0 && p.rows[n] != nil {
				if p.rows[n].set(p.history.Row(at), p.naming == n) {
					p.grown()
				}
			}
			p.tell()
		})
	})
}

// changed follows a change of the solution while the panel is open.
func (p *historyPanel) changed() {
	p.history.SetUnsaved(true)
	p.arrange()
	if _, to, ok := p.history.Pair(); ok && to == p.history.Newest() {
		p.compare()
	}
}
