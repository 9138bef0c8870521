package app

import (
	"context"
	"time"

	"bifocal/app/desk"
	"bifocal/narrative/library"
)

// outset is what the library view begins with: its settings, the first rows of
// the list and how many there are. It is read while the system makes the
// window, so that the first picture of the window shows the list.
type outset struct {
	lib  Library
	done chan struct{}

	order  string // how the list was sorted last
	opened []string
	part   desk.Span
	rows   []library.Entry
	count  numbers
	named  []library.Entry // what was opened last
	err    error           // of the rows and numbers
}

// outsetPatience is how long the window waits for the list before it is shown
// without one: about as long as a second picture would take.
const outsetPatience = 30 * time.Millisecond

// newOutset begins to read.
func newOutset(env Env) *outset {
	o := &outset{lib: env.Library, done: make(chan struct{})}
	env.Background(func() {
		defer close(o.done)
		o.read(context.Background())
	})
	return o
}

func (o *outset) read(ctx context.Context) {
	// Without its settings the list is in its usual order.
	o.order, _ = o.lib.Setting(ctx, orderSetting)
	opened, _ := o.lib.Setting(ctx, recentSetting)
	o.opened = recentIDs(opened)
	shelf := desk.NewShelf()
	shelf.TakeOrder(o.order)
	_, o.part = shelf.Ask(0, 0)
	q := shelf.Query()
	if o.rows, o.err = o.lib.List(ctx, pageOf(q, o.part)); o.err == nil {
		o.count, o.err = count(ctx, o.lib, q)
	}
	o.named, _ = o.lib.Named(ctx, o.opened) // the list says what is wrong
}

// soon waits for a moment, and reports whether all is read.
func (o *outset) soon() bool {
	select {
	case <-o.done:
		return true
	default:
	}
	select {
	case <-o.done:
		return true
	case <-time.After(outsetPatience):
		return false
	}
}

// Start shows the list: at once where it has been read, else when it has.
func (h *home) Start(o *outset) {
	if o.soon() {
		h.begin(o)
		return
	}
	h.env.Background(func() {
		<-o.done
		h.env.OnUI(func() { h.begin(o) })
	})
}

// begin takes what was read. A list that is searched or filtered by now is
// asked for anew, and so is one that could not be read.
func (h *home) begin(o *outset) {
	h.shelf.TakeOrder(o.order)
	h.recent.begin(o.opened, o.named)
	if o.err != nil || !h.shelf.Plain() || h.shelf.Room() != desk.Current {
		h.Reload()
		return
	}
	turn, _ := h.shelf.Ask(0, 0)
	h.answer(turn, o.part, o.rows)
	h.counted(turn, o.count)
}
