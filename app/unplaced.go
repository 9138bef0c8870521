package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// unplaced stands under the framings and holds the wordings whose block is not
// told any more. They are the user's, so they go only when the user says so.
type unplaced struct {
	words  *wordings
	shown  []narrative.Wording
	column *flow.Column
}

func newUnplaced(w *wordings) *unplaced {
	return &unplaced{words: w, column: flow.NewColumn(10).Padded(flow.Inset{Left: 18, Top: 16, Right: 18, Bottom: 16})}
}

// set shows wordings, and reports whether others were shown before.
func (u *unplaced) set(all []narrative.Wording) bool {
	if equalWordings(u.shown, all) {
		return false
	}
	u.shown = all
	if len(all) == 0 {
		u.column.SetItems()
		return true
	}
	items := []fyne.CanvasObject{
		flow.NewRuns([]flow.Run{{Text: lang.L("Wordings without a place"), Bold: true}}, theme.SizeNameText, theme.ColorNameForeground),
		flow.NewProse(lang.L("The text that these were written over is not told any more. They come back with it."), look.SizeSmall, look.Muted),
	}
	for _, w := range all {
		at := desk.Place{Audience: w.Audience, Key: w.Block}
		items = append(items, flow.NewColumn(2,
			flow.NewRuns([]flow.Run{{Text: words.Audience(w.Audience) + "  ", Bold: true, Colour: look.Accent(w.Audience)}, {Text: w.Text}}, look.SizeBody, theme.ColorNameForeground),
			links(newLink(lang.L("Delete this wording"), func() { u.words.drop(at) })),
		))
	}
	u.column.SetItems(items...)
	return true
}

func equalWordings(a, b []narrative.Wording) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// HeightFor returns the height at a width: none where every wording has its
// place.
func (u *unplaced) HeightFor(width float32) float32 {
	if len(u.shown) == 0 {
		return 0
	}
	return u.column.HeightFor(width)
}
