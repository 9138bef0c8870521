package app

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pointer is what is known of the pointer, of which there is one. Fyne tells it to
// the widget under it only.
var pointer = pointing{now: time.Now}

// pointing is where the pointer is, and what it did last.
type pointing struct {
	at     fyne.Position // where it was last seen over what listens, in its window
	tapped any           // what was clicked last
	where  fyne.Position // where that was
	when   time.Time     // and when
	now    func() time.Time
}

// sameClick is how long after a click another one at the same place belongs to it:
// a double click.
const sameClick = 400 * time.Millisecond

// steady is how far the hand moves in a double click.
const steady = 4

func (p *pointing) move(e *desktop.MouseEvent) { p.at = e.AbsolutePosition }

// again reports whether a click is the second one of a double click, and on
// something else than the first: what was clicked has moved away and something
// came under the pointer in its place, which nobody meant.
func (p *pointing) again(on any, e *fyne.PointEvent) bool {
	twice, other := p.click(on, e)
	return twice && other
}

// twice reports whether a click is the second one of a double click.
func (p *pointing) twice(on any, e *fyne.PointEvent) bool {
	twice, _ := p.click(on, e)
	return twice
}

// justClicked reports whether a click, and no key, has brought about what happens
// now.
func (p *pointing) justClicked() bool { return p.tapped != nil && p.now().Sub(p.when) < sameClick }

func (p *pointing) click(on any, e *fyne.PointEvent) (twice, other bool) {
	if e == nil || e.AbsolutePosition.IsZero() {
		return false, false // not by the pointer
	}
	now := p.now()
	moved := e.AbsolutePosition.Subtract(p.where)
	twice = p.tapped != nil && now.Sub(p.when) < sameClick && max(moved.X, -moved.X) <= steady && max(moved.Y, -moved.Y) <= steady
	other = p.tapped != on
	if !twice {
		p.tapped, p.where, p.when = on, e.AbsolutePosition, now
	}
	return twice, other
}

// floor lies under everything in a pane and knows where the pointer is over it.
type floor struct{ widget.BaseWidget }

func newFloor() *floor {
	f := &floor{}
	f.ExtendBaseWidget(f)
	return f
}

func (f *floor) MouseIn(e *desktop.MouseEvent)    { pointer.move(e) }
func (f *floor) MouseMoved(e *desktop.MouseEvent) { pointer.move(e) }
func (f *floor) MouseOut()                        {}
func (f *floor) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
