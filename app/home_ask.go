package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// numbers are how many solutions there are of what is searched for and
// filtered by customer.
type numbers struct {
	known    bool
	statuses map[narrative.Status]int
	bin      int
}

func (n numbers) current() (all int) {
	for _, s := range desk.Live {
		all += n.statuses[s]
	}
	return all
}

func (n numbers) archived() int { return n.statuses[narrative.Archived] }

// Reload asks the library anew for what is in sight.
func (h *home) Reload() { h.ask(h.list.inSight()) }

// changed shows another list: other words, filters or another order.
func (h *home) changed() {
	h.chosen.show()
	h.filters.show()
	h.top = true
	h.ask(0, 0)
}

// ask asks the library, off the window's goroutine, for the rows in sight, and
// then how many there are. Only the answers to the newest question are shown;
// the one before it is called off.
func (h *home) ask(first, last int) {
	if h.callOff != nil {
		h.callOff()
	}
	ctx, callOff := context.WithCancel(context.Background())
	h.callOff = callOff
	turn, part := h.shelf.Ask(first, last)
	h.fetch(ctx, turn, part, func() { h.countAll(ctx, turn) })
}

// pageOf asks for a part of a list.
func pageOf(q library.Query, part desk.Span) library.Query {
	q.Offset, q.Limit = part.From, part.N
	return q
}

// fetch asks for a part of the list.
func (h *home) fetch(ctx context.Context, turn int, part desk.Span, then func()) {
	q := pageOf(h.shelf.Query(), part)
	h.env.Background(func() {
		rows, err := h.env.Library.List(ctx, q)
		h.env.OnUI(func() {
			if turn != h.shelf.Turn() {
				return
			}
			if err != nil {
				h.fail(err)
				return
			}
			h.alarm.hide()
			h.answer(turn, part, rows)
			if then != nil {
				then()
			}
		})
	})
}

func (h *home) fail(err error) {
	switch {
	case errors.Is(err, context.Canceled):
	case h.hooks.mendable != nil && h.hooks.mendable(err):
		h.alarm.offer(sentence(err.Error()), lang.L("See what can be recovered"), h.hooks.mend)
	default:
		h.alarm.show(sentence(err.Error()))
	}
}

// need asks for rows that came into sight and are not here.
func (h *home) need(first, last int) {
	if part, some := h.shelf.Missing(first, last); some {
		h.fetch(context.Background(), h.shelf.Turn(), part, nil)
	}
}

func (h *home) answer(turn int, part desk.Span, rows []library.Entry) {
	before, whole := h.shelf.Len(), turn != h.answered
	if !h.shelf.Answer(turn, part, rows) {
		return
	}
	sought := h.shelf.Find(h.seek)
	h.seek = ""
	h.answered = turn
	if whole || before != h.shelf.Len() {
		h.list.renew(h.top)
		h.top = false
	} else {
		h.list.rewrite(part)
	}
	if sought >= 0 {
		h.hooks.focus(h.list)
		h.list.moveTo(sought)
	}
	h.tell()
}

// countAll asks how many there are of each kind, which takes longer than the
// first rows.
func (h *home) countAll(ctx context.Context, turn int) {
	q := h.shelf.Query()
	h.env.Background(func() {
		n, err := count(ctx, h.env.Library, q)
		h.env.OnUI(func() {
			if turn != h.shelf.Turn() {
				return
			}
			if err != nil {
				h.fail(err)
				return
			}
			h.counted(turn, n)
		})
	})
}

// count asks the library how many solutions there are of what a list is asked
// for, of every status and in every room.
func count(ctx context.Context, lib Library, q library.Query) (n numbers, err error) {
	q.Deleted, q.Statuses = false, nil
	bin := q
	bin.Deleted = true
	n.known = true
	if n.statuses, err = lib.CountByStatus(ctx, q); err != nil {
		return n, err
	}
	gone, err := lib.CountByStatus(ctx, bin)
	for _, of := range gone {
		n.bin += of
	}
	return n, err
}

// counted takes how many there are.
func (h *home) counted(turn int, n numbers) {
	h.numbers = n
	before := h.shelf.Len()
	h.shelf.Counted(turn, h.length())
	if before != h.shelf.Len() {
		h.list.renew(false)
	}
	h.filters.show()
	h.tell()
}

// length is how many rows the list has, by the numbers.
func (h *home) length() int {
	switch h.shelf.Room() {
	case desk.Archive:
		return h.numbers.archived()
	case desk.Bin:
		return h.numbers.bin
	}
	if only := h.shelf.Statuses(); len(only) > 0 {
		all := 0
		for _, s := range only {
			all += h.numbers.statuses[s]
		}
		return all
	}
	return h.numbers.current()
}
