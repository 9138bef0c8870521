package pdf

import (
	"context"

	"bifocal/export/artwork"
)

// surface is what pages are drawn on once they are laid out: the file, or pixels.
// Lengths are points from the upper left corner of the page.
type surface interface {
	// begin starts a page, end completes it.
	begin()
	end()
	// fill draws rectangles, outlines draws paths; readers are not told of either.
	fill(rules ...rule)
	outlines(kind outlineKind, paths []artwork.Path)
	// parts draws lines of text with their origin at (0, y).
	parts(parts []part, y float64)
	figure(f *figure, x, y float64)
	// picture draws a logo that is made of pixels.
	picture(l *logo, x, y, w, h float64) error
	// mark names a place for the outline of the file.
	mark(title string, y float64)
}

// outlineKind says what outlines are there for.
type outlineKind int

const (
	decoration outlineKind = iota
	watermark
)

// paint draws the pages, the cover before them.
func (b *builder) paint(ctx context.Context, pages []page, s surface) error {
	l, err := newLogo(b.doc)
	if err != nil {
		return err
	}
	mark := b.watermark()
	if b.cover != nil {
		s.begin()
		if err := b.paintCover(l, s); err != nil {
			return err
		}
		s.end()
	}
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.begin()
		if i == 0 && b.cover == nil {
			if err := l.draw(s, b.sheet.right, logoBottom, logoWidth, logoHeight, true); err != nil {
				return err
			}
		}
		s.fill(b.flow.grounds(p)...)
		if len(mark) > 0 {
			s.outlines(watermark, mark)
		}
		b.paintPage(p, s)
		if i > 0 {
			s.parts(b.around.head, 0)
		}
		s.parts(b.around.foot, b.sheet.foot)
		s.parts(b.around.counters[i:i+1], b.sheet.foot)
		s.end()
	}
	return nil
}

func (b *builder) paintPage(p page, s surface) {
	for _, it := range p.items {
		switch i := it.strip.section; i {
		case noSection:
		case leadSection:
			s.mark(or(b.doc.Title, b.doc.Kind), it.y)
		default:
			s.mark(titleOf(b.doc.Sections[i]), it.y)
		}
		s.fill(it.strip.at(it.y)...)
		if f := it.strip.figure; f != nil {
			s.figure(f, it.strip.left, it.y)
		}
		s.parts(it.strip.parts, it.y)
	}
}
