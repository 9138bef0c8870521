package app

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// retargetScenes are the views of a solution on its way to another customer.
func retargetScenes(t testing.TB) []scene {
	s := confided(t)
	panel := func(r *rig) *retargetPanel {
		r.shelf.held[s.ID] = s
		r.open(s.ID)
		r.win.retargetHere()
		r.settle()
		return r.win.retargets
	}
	typed := func(r *rig) *retargetPanel {
		p := panel(r)
		r.typeIn(p.name, "Nordvik Energy")
		p.state.People[0].New = "Kari Vold"
		r.pause()
		r.settle()
		return p
	}
	return []scene{
		{"retarget-empty", func(r *rig) { panel(r) }},
		{"retarget", func(r *rig) { typed(r) }},
		{"retarget-foot", func(r *rig) { typed(r).panel.scroll.ScrollToBottom() }},
		{"retarget-library", func(r *rig) {
			r.shelf.held[s.ID] = s
			r.win.home.Reload()
			r.settle()
			r.win.retargetListed(first(r.win.home))
			r.settle()
		}},
		{"retargeted", func(r *rig) {
			test.Tap(typed(r).make)
			r.settle()
			r.pause()
			r.pause()
			r.settle()
		}},
	}
}
