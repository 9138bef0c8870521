package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/narrative"
)

// pictureItems is what the facts of a group look like, over their list; it
// follows what one types.
func (c *capture) pictureItems(g narrative.Group) []fyne.CanvasObject {
	s, a := desk.PictureOfGroup(g)
	if s == desk.NoSubject {
		return nil
	}
	p, ok := c.drawn[g]
	if !ok {
		p = newPicture(s, a, c.pictures).onCard(c.pictures.easel.shown.of(g))
		c.drawn[g] = p
	}
	return []fyne.CanvasObject{p}
}

// withPicture is where the open form stands, with the picture over it where both
// can be seen at once: then the picture is seen to follow what is typed.
func (c *capture) withPicture() (y, high float32) {
	y, high = c.card.Position().Y, c.card.Size().Height
	p, ok := c.drawn[c.openGroup]
	if ok && p.Visible() && p.Position().Y < y {
		if from := p.Position().Y; y+high-from < c.scroll.Size().Height-60 {
			return from, y + high - from
		}
	}
	return y, high
}

// after is the height of what adds to the open group and leads on from it, below its
// last fact.
func (c *capture) after() float32 {
	items := c.column.Items()
	at := slices.Index(items, fyne.CanvasObject(c.card))
	var high float32
	for i := at + 1; at >= 0 && i < len(items); i++ {
		switch items[i].(type) {
		case *flow.Column: // the buttons that add, and the line that leads on
			high += items[i].Size().Height
		default:
			return high // another fact, or the next group
		}
	}
	return high
}

// hang has the picture of the open group drawn, and no other.
func (c *capture) hang() {
	for g, p := range c.drawn {
		p.idle = g != c.openGroup
		p.mark(c.openFact)
		if !p.idle {
			p.follow()
		}
	}
}
