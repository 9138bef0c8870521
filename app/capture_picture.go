package app

import (
	"fyne.io/fyne/v2"

	"bifocal/app/desk"
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
