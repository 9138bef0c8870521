package app

import (
	"context"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// selectOne takes a click on a revision; also means beside what is selected.
func (p *historyPanel) selectOne(n int, also bool) {
	if p.naming != 0 && p.naming != n {
		p.naming = 0
	}
	if p.history.Select(n, also) {
		p.arrange()
		p.compare()
	}
}

// choose selects two revisions, now or as soon as they are listed.
func (p *historyPanel) choose(a, b int) {
	p.wanted = [2]int{a, b}
	p.reload()
}

// unselect ends the comparison, and returns whether there was one.
func (p *historyPanel) unselect() bool {
	if len(p.history.Selected()) == 0 {
		return false
	}
	p.naming = 0
	p.history.Unselect()
	p.arrange()
	p.compare()
	return true
}

// compare compares what is selected, off the window's goroutine. What the
// solution is now counts with what is not saved yet.
func (p *historyPanel) compare() {
	p.pair++
	p.failure = nil
	p.hooks.compare()
	from, to, ok := p.history.Pair()
	if !ok {
		return
	}
	pair, now, newest := p.pair, p.work.session.Solution(), p.history.Newest()
	read := func(n int) (narrative.Solution, error) {
		if n == newest {
			return now, nil
		}
		return p.env.Library.Revision(context.Background(), now.ID, n)
	}
	p.env.Background(func() {
		var c *desk.Comparison
		old, err := read(from)
		if err == nil {
			var other narrative.Solution
			if other, err = read(to); err == nil {
				c = desk.CompareRevisions(from, to, old, other)
			}
		}
		p.env.OnUI(func() {
			if pair != p.pair {
				return
			}
			if p.failure = err; err == nil && !p.history.Compare(c) {
				return
			}
			p.hooks.compare()
		})
	})
}

// rename gives a revision a name, or takes it away.
func (p *historyPanel) rename(n int, name string) {
	p.naming = 0
	id := p.work.session.Solution().ID
	p.env.Background(func() {
		_, err := p.env.Library.NameRevision(context.Background(), id, n, name)
		p.env.OnUI(func() {
			if err != nil {
				p.work.problem(err)
			}
			p.reload()
		})
	})
	p.arrange()
}

// name opens the field for the name of a revision, or closes it.
func (p *historyPanel) name(n int) {
	p.naming = n
	p.arrange()
	if r := p.rows[n]; r != nil {
		p.work.focus(r.field)
		r.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// step moves the focus to the row above or below.
func (p *historyPanel) step(from *historyRow, by int) {
	items := p.list.Items()
	for i, o := range items {
		if o == fyne.CanvasObject(from) && i+by >= 0 && i+by < len(items) {
			if next, ok := items[i+by].(*historyRow); ok {
				p.work.focus(next)
				p.reveal(next)
			}
			return
		}
	}
}

// reveal scrolls until a row is in sight.
func (p *historyPanel) reveal(r *historyRow) {
	y, view := p.list.Position().Y+r.Position().Y, p.scroll.Size().Height
	switch at := p.scroll.Offset.Y; {
	case y < at:
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-20)))
	case y+r.Size().Height > at+view:
		p.scroll.ScrollToOffset(fyne.NewPos(0, y+r.Size().Height+20-view))
	}
}
