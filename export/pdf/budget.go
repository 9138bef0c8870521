package pdf

import (
	"context"
	"slices"

	"bifocal/export"
)

// layOut sets the document. What is longer than its budget loses the pictures it
// can do without, one after the other; what is just over it then, white space.
func layOut(ctx context.Context, doc *export.Document, faces *faceSet) (*builder, []page, error) {
	var leftOut []string
	for doc.Budget > 0 {
		trimmed, picture, spares := spare(doc)
		if !spares {
			break
		}
		_, pages, err := layOutOnce(ctx, doc, faces, squeezeForPictures)
		if err != nil {
			return nil, nil, err
		}
		if len(pages) <= doc.Budget {
			break
		}
		doc = trimmed
		leftOut = append(leftOut, or(picture.Caption, picture.Drawing.Title))
	}
	b, pages, err := squeezed(ctx, doc, faces)
	if err != nil {
		return nil, nil, err
	}
	b.leftOut = leftOut
	return b, pages, nil
}

// squeezeForPictures is how close together text may be set so that a picture
// stays that the brief can do without.
const squeezeForPictures = 0.78

// spare returns the document without the picture it can do without best, and
// false where every one it has must stay.
func spare(doc *export.Document) (*export.Document, export.Picture, bool) {
	var found export.Picture
	section, at := -1, -1
	for i, s := range doc.Sections {
		for j, block := range s.Blocks {
			if p, ok := block.(export.Picture); ok && p.Spare > found.Spare {
				found, section, at = p, i, j
			}
		}
	}
	if section < 0 {
		return doc, found, false
	}
	without := *doc
	without.Sections = slices.Clone(doc.Sections)
	s := &without.Sections[section]
	s.Blocks = slices.Delete(slices.Clone(s.Blocks), at, at+1)
	return &without, found, true
}

// squeezed sets the document. Where pages come out badly filled, it is set again
// with a little less white space, and the better result is kept: fewer pages,
// or the same number with smaller gaps. The same is tried where the document is
// just over its budget of pages.
func squeezed(ctx context.Context, doc *export.Document, faces *faceSet) (*builder, []page, error) {
	best, pages, err := layOutOnce(ctx, doc, faces, 1)
	if err != nil {
		return nil, nil, err
	}
	for _, squeeze := range []float64{0.9, 0.78, 0.6, 0.5} {
		gap := best.waste(pages)
		over := doc.Budget > 0 && len(pages) > doc.Budget && len(pages) <= doc.Budget+2
		if !over && (len(pages) > 12 || gap < 0.2*best.room || squeeze < 0.7) {
			break
		}
		b, closer, err := layOutOnce(ctx, doc, faces, squeeze)
		if err != nil {
			return nil, nil, err
		}
		if len(closer) < len(pages) || len(closer) == len(pages) && b.waste(closer) < gap-0.1*b.room {
			best, pages = b, closer
		}
	}
	return best, pages, nil
}

// waste is the largest gap at the foot of a page, the last page's excepted. A
// torn table counts as one, and so do a table that is parted from what leads up to
// it and a last page with only a few lines.
func (b *builder) waste(pages []page) float64 {
	worst := 0.0
	for i, p := range pages {
		if i < len(pages)-1 {
			worst = max(worst, b.room-p.filled())
			if last := p.items[len(p.items)-1].strip; last.prefer || last.hold {
				worst = max(worst, b.room/3)
			}
		} else if i > 0 && p.filled() < 0.16*b.room {
			worst = max(worst, b.room/2)
		}
	}
	return worst
}

func layOutOnce(ctx context.Context, doc *export.Document, faces *faceSet, squeeze float64) (*builder, []page, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	b := &builder{doc: doc, sheet: sheetOf(doc.Paper), palette: paletteOf(doc.Accent, doc.Colour), squeeze: squeeze}
	b.set.faces = faces
	overflow := b.footer()
	b.room = b.sheet.bottom - b.sheet.top
	if err := b.build(); err != nil {
		return nil, nil, err
	}
	if overflow != "" {
		b.set.tally.quiet = true
		c := column{left: b.sheet.left, right: b.sheet.right, size: b.size(sizeNote), box: -1}
		b.lines(b.note(export.Text(overflow)), c, b.space(spaceSection), b.tree.leaf("P"))
	}
	pages := b.flow.paginate(marginFirst, b.sheet.top, b.sheet.bottom)
	if b.held {
		b.flow.loose = true
		if loose := b.flow.paginate(marginFirst, b.sheet.top, b.sheet.bottom); len(loose) < len(pages) {
			pages = loose
		}
	}
	b.surround(len(pages))
	if b.titled > 0 && b.titled == len(b.flow.strips) && len(pages) == 1 && pages[0].filled() < b.room/2 {
		b.titlePage(pages[0])
	}
	return b, pages, nil
}
