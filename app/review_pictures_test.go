package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// faulty is the first example with faults of several kinds, and one set aside.
func faulty(t testing.TB) narrative.Solution {
	t.Helper()
	s := example(t, 0)
	change := func(id string, as func(narrative.Fact) narrative.Fact) {
		f, ok := s.Fact(id)
		if !ok {
			t.Fatalf("there is no %s", id)
		}
		next, _, err := narrative.ChangeFact{Fact: as(f)}.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		s = next
	}
	ask, _ := narrative.First[narrative.Ask](&s)
	change(ask.ID, func(f narrative.Fact) narrative.Fact {
		a := f.(narrative.Ask)
		a.Decision = "approve the move, which has an ROI of 142 %"
		return a
	})
	p, _ := narrative.First[narrative.Problem](&s)
	change(p.ID, func(narrative.Fact) narrative.Fact {
		p.Consequence = "3,400 bookings a week go to another forwarder, and 37 lorries wait"
		return p
	})
	c, _ := narrative.First[narrative.Capability](&s)
	change(c.ID, func(narrative.Fact) narrative.Fact {
		c.Benefit = "the load balancer sends nobody away, and 120 services stay up"
		return c
	})
	r, _ := narrative.First[narrative.Risk](&s)
	change(r.ID, func(narrative.Fact) narrative.Fact { r.Owner = ""; return r })
	return s
}

// reviewScenes are the views of the review.
func reviewScenes(t testing.TB) []scene {
	bad, long := faulty(t), large(t)
	long.ID = "long"
	on := func(s narrative.Solution, more func(*rig, *editor)) func(*rig) {
		return func(r *rig) {
			r.shelf.held[s.ID] = s
			e := r.open(s.ID)
			r.pause()
			r.pause()
			more(r, e)
			r.settle()
		}
	}
	shown := func(_ *rig, e *editor) { e.showReview(true) }
	narrow := func(r *rig) { r.win.window.Resize(fyne.NewSize(820, 560)) }
	return []scene{
		{"review", on(bad, shown)},
		{"review-open", on(bad, func(_ *rig, e *editor) {
			e.showReview(true)
			for _, o := range e.review.listed[:2] {
				o.(*findingRow).toggle()
			}
		})},
		{"review-reason", on(bad, func(r *rig, e *editor) {
			e.showReview(true)
			row := e.review.listed[0].(*findingRow)
			row.toggle()
			row.card.ask()
			r.typeIn(row.card.reason, "the board counts the grant as well")
		})},
		{"review-aside", on(bad, func(r *rig, e *editor) {
			for _, row := range e.reviewing.found.Rows()[:2] {
				e.setAside(row, "the board knows this figure from the press")
				r.settle()
			}
			s := e.work.session.Solution()
			a, _ := narrative.First[narrative.Ask](&s)
			a.Decision += " over five years"
			e.work.do(narrative.ChangeFact{Fact: a}, "", "")
			r.pause()
			e.showReview(true)
			r.settle()
			e.review.feed.scroll.ScrollToBottom()
		})},
		{"review-long", on(long, shown)},
		{"review-small", func(r *rig) { narrow(r); on(bad, shown)(r) }},
		{"review-nothing", func(r *rig) {
			s := example(r.t, 0)
			on(s, func(r *rig, e *editor) {
				for range 99 {
					rows := e.reviewing.found.Rows()
					if len(rows) == 0 {
						break
					}
					e.setAside(rows[0], "known to everybody")
					r.settle()
				}
				clean := e.work.session.Solution()
				clean.Asides = nil
				e.reviewing.found.Aside = nil
				e.showReview(true)
			})(r)
		}},
		{"review-lead", on(bad, func(r *rig, e *editor) {
			e.showReview(true)
			e.leadTo(e.reviewing.found.Rows()[0])
		})},
		{"review-lead-small", func(r *rig) {
			narrow(r)
			on(bad, func(_ *rig, e *editor) { e.leadTo(e.reviewing.found.Rows()[1]) })(r)
		}},
		{"review-put-right", on(bad, func(r *rig, e *editor) {
			row := e.reviewing.found.Rows()[0]
			e.leadTo(row)
			s := e.work.session.Solution()
			e.mendFinding(row, fixesOf(&s, &row.Finding)[0])
			r.settle()
		})},
		{"review-counts", on(bad, func(_ *rig, e *editor) { e.capture.more = true; e.capture.OpenGroup(narrative.GroupRisks) })},
		{"review-export", on(bad, func(_ *rig, e *editor) { e.showExport(true) })},
		{"review-export-many", func(r *rig) {
			r.shelf.held[bad.ID] = bad
			h := r.win.home
			h.Reload()
			r.settle()
			all, _ := r.shelf.List(r.t.Context(), library.Query{})
			m := newManyExport(h.env, all, func(err error) { r.t.Error(err) })
			m.openOne = h.hooks.open
			m.open(r.win.window)
			r.settle()
			m.export()
			r.settle()
		}},
	}
}
