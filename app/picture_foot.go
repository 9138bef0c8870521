package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/look"
	"bifocal/export/drawing"
)

// pictureFoot is the line under a picture: the ways to look at it, and links to
// see it larger and to fold it.
type pictureFoot struct {
	p      *picture
	ways   []*link // one a landscape
	larger *link
	fold   *link
}

const (
	footLine = 25
	linkGap  = 16
	// foldedIndent is where the names of facts begin in the capture pane.
	foldedIndent = 26
)

func newPictureFoot(p *picture) *pictureFoot {
	f := &pictureFoot{p: p}
	f.fill()
	return f
}

// fill makes the links that the picture has use for.
func (f *pictureFoot) fill() {
	p := f.p
	f.ways = nil
	for _, l := range p.subject.Landscapes() {
		f.ways = append(f.ways, newLink(landscapeName(l), func() { p.turn(l) }))
	}
	if p.hooks.larger != nil {
		f.larger = newLink(lang.L("Larger"), func() { p.hooks.larger(p) })
	}
	if p.folds != nil {
		f.fold = newLink("", func() { p.hooks.easel.shown.fold(p.folds) })
	}
	f.light()
}

func landscapeName(l drawing.Landscape) string {
	switch l {
	case drawing.Today:
		return lang.L("Today")
	case drawing.Target:
		return lang.X("landscape.target", "Target")
	}
	return lang.L("Today and target")
}

// light sets the links apart: the way that is looked at, and the quiet others.
func (f *pictureFoot) light() {
	for i, l := range f.ways {
		if f.p.subject.Landscapes()[i] == f.p.landscape {
			l.prose.SetColour(look.Accent(f.p.audience))
		} else {
			l.prose.SetColour(look.Muted)
		}
	}
	if f.larger != nil {
		f.larger.prose.SetColour(look.Muted)
	}
	if f.fold != nil {
		f.fold.prose.SetColour(look.Muted)
		if f.p.folded() {
			f.fold.setText(lang.L("Show the picture"))
		} else {
			f.fold.setText(lang.L("Hide"))
		}
	}
}

// high is 0 where there are no links.
func (f *pictureFoot) high() float32 {
	if len(f.objects()) == 0 {
		return 0
	}
	return footLine
}

// objects are the links that are shown.
func (f *pictureFoot) objects() []fyne.CanvasObject {
	if f.p.alone {
		return nil
	}
	var out []fyne.CanvasObject
	if f.p.folded() {
		return []fyne.CanvasObject{f.fold}
	}
	for _, l := range f.ways {
		out = append(out, l)
	}
	if f.larger != nil {
		out = append(out, f.larger)
	}
	if f.fold != nil {
		out = append(out, f.fold)
	}
	return out
}

// place puts the ways at the left and the other links at the right, in a room
// from at on; folded, there is but one link, in line with the names of facts.
func (f *pictureFoot) place(at fyne.Position, room float32) {
	put := func(l *link, x, y float32) {
		size := l.MinSize()
		l.Move(fyne.NewPos(x, y+(footLine-size.Height)/2+2))
		l.Resize(size)
	}
	if f.p.folded() {
		if f.fold != nil {
			put(f.fold, foldedIndent, 0)
		}
		return
	}
	gap := f.fit(room)
	x := at.X
	for _, l := range f.ways {
		put(l, x, at.Y)
		x += l.MinSize().Width + gap
	}
	x = at.X + room
	for _, l := range []*link{f.fold, f.larger} {
		if l != nil && l.Visible() {
			x -= l.MinSize().Width
			put(l, x, at.Y)
			x -= gap
		}
	}
}

// fit makes the links short, and then fewer, until a room has space for them, and
// returns the gap between two.
func (f *pictureFoot) fit(room float32) float32 {
	gap := float32(linkGap)
	needs := func() float32 {
		var sum float32
		for _, l := range append([]*link{f.fold, f.larger}, f.ways...) {
			if l != nil && l.Visible() {
				sum += l.MinSize().Width + gap
			}
		}
		return sum - gap
	}
	say := func(short bool) {
		for i, l := range f.ways {
			text := landscapeName(f.p.subject.Landscapes()[i])
			if short && f.p.subject.Landscapes()[i] != drawing.Today && f.p.subject.Landscapes()[i] != drawing.Target {
				text = lang.X("landscape.both", "Both")
			}
			l.setText(text)
		}
	}
	for _, l := range []*link{f.fold, f.larger} {
		if l != nil {
			setVisible(l, true)
		}
	}
	say(false)
	if needs() <= room {
		return gap
	}
	gap = 10
	say(true)
	for _, l := range []*link{f.fold, f.larger} {
		if l != nil && needs() > room { // the menu and the palette have both
			setVisible(l, false)
		}
	}
	return gap
}
