package app

import (
	"context"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// pageCount counts the pages of both briefs when nothing was typed for a
// while, beside the window, and only of the newest state.
type pageCount struct {
	env     Env
	state   desk.PageCount
	now     func() narrative.Solution
	show    func(pages [2]int)
	callOff func()             // the count that waits
	stop    context.CancelFunc // the count that goes on
}

func newPageCount(env Env, now func() narrative.Solution, show func([2]int)) *pageCount {
	return &pageCount{env: env, now: now, show: show, callOff: func() {}, stop: func() {}}
}

// changed says that the solution has changed.
func (c *pageCount) changed() {
	if c.env.Pages == nil {
		return
	}
	c.close()
	turn := c.state.Changed()
	c.callOff = c.env.After(desk.CountPagesAfter, func() { c.count(turn) })
}

// close counts no more.
func (c *pageCount) close() {
	c.callOff()
	c.stop()
}

func (c *pageCount) count(turn int) {
	ctx, stop := context.WithCancel(context.Background())
	c.stop = stop
	s := c.now()
	c.env.Background(func() {
		defer stop()
		x := narrative.NewIndex(&s)
		var pages [2]int
		style, _, err := c.env.styles.of(ctx, c.env.Library, &s)
		if err != nil {
			return // the export says what is wrong with it
		}
		for i, b := range Briefs()[:2] {
			n, err := c.env.Pages(ctx, x, b.Kind, style)
			if err != nil {
				return // the export says what is wrong with it
			}
			pages[i] = n
		}
		c.env.OnUI(func() {
			if c.state.Counted(turn, pages) {
				c.show(pages)
			}
		})
	})
}
