package app

import (
	"bifocal/app/desk"
	"bifocal/narrative/framing"
)

// picture returns what stands under the text of a theme, or nil.
func (r *rehearsal) picture(t framing.Theme) *picture {
	s := desk.PictureOf(t, r.run.Audience)
	if s == desk.NoSubject {
		return nil
	}
	p, ok := r.drawn[s]
	if !ok {
		p = newPicture(s, r.run.Audience, r.pictures)
		p.base, p.most = beforeRoom, 0
		r.drawn[s] = p
	}
	for _, other := range r.drawn {
		other.idle = other != p
	}
	r.pictures.easel.soon()
	return p
}

// forget lets go of the pictures of a side.
func (r *rehearsal) forget() {
	for s, p := range r.drawn {
		r.pictures.easel.drop(p)
		delete(r.drawn, s)
	}
}

// relayout makes room for a picture.
func (r *rehearsal) relayout() {
	r.column.Relayout()
	r.scroll.Content.Refresh()
	r.scroll.Refresh()
}
