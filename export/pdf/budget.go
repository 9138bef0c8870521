package pdf

import (
	"context"
	"math"
	"slices"

	"bifocal/export"
)

// layOut sets the document. What is longer than its budget loses the pictures it
// can do without, one after the other; then what its cuts say, step by step; and
// what is just over it then, white space. At last what is arranged badly is arranged
// otherwise.
func layOut(ctx context.Context, doc *export.Document, faces typefaces) (*builder, []page, error) {
	p := newPress(doc, faces)
	if err := p.bring(&doc.Faces); err != nil {
		return nil, nil, err
	}
	b, pages, err := trimmed(ctx, doc, p)
	if err != nil {
		return nil, nil, err
	}
	if b, pages, err = tersely(ctx, doc, p, b, pages); err != nil {
		return nil, nil, err
	}
	return filled(ctx, p, b, pages)
}

// trimmed sets the document within its budget.
func trimmed(ctx context.Context, doc *export.Document, p *press) (*builder, []page, error) {
	short, leftOut, err := unpictured(ctx, doc, p)
	if err != nil {
		return nil, nil, err
	}
	n, err := cuts(ctx, doc, short, p)
	if err != nil {
		return nil, nil, err
	}
	if n > 0 {
		short = bare(doc.Shortened(n))
	}
	b, pages, err := squeezed(ctx, short, p)
	if err != nil {
		return nil, nil, err
	}
	if _, _, pictured := spare(short); b.parts() && doc.Budget > 0 && !pictured {
		if b, pages, n, err = wholly(ctx, doc, p, b, pages, n); err != nil {
			return nil, nil, err
		}
	}
	b.leftOut, b.taken = append(leftOut, doc.Omitted(n)...), n
	return b, pages, nil
}

// parts says that somewhere a page parts what belongs together.
func (b *builder) parts() bool { return math.Mod(b.cost, costPage) >= costParted }

// mostFurther is how many steps more a document is cut so that no page parts a
// table from the sentence that leads up to it. No section goes for that.
const mostFurther = 3

// wholly cuts a document further, whose pages part what belongs together, until they
// do not. Where that takes too much, it stays as it is.
func wholly(ctx context.Context, doc *export.Document, p *press, b *builder, pages []page, n int) (*builder, []page, int, error) {
	for more := n + 1; more <= min(n+mostFurther, len(doc.Cuts)) && len(doc.Cuts[more-1].Blocks) > 0; more++ {
		shorter := bare(doc.Shortened(more))
		other, cut, err := layOutOnce(ctx, shorter, p, squeezeForCuts) // what fits so, fits
		if err != nil {
			return nil, nil, 0, err
		}
		if len(cut) > len(pages) || other.parts() {
			continue
		}
		if other, cut, err = squeezed(ctx, shorter, p); err != nil {
			return nil, nil, 0, err
		}
		return other, cut, more, nil
	}
	return b, pages, n, nil
}

// unpictured returns the document without the pictures that it has no room for.
func unpictured(ctx context.Context, doc *export.Document, p *press) (*export.Document, []export.Omission, error) {
	var leftOut []export.Omission
	for doc.Budget > 0 {
		trimmed, picture, spares := spare(doc)
		if !spares {
			break
		}
		fits, err := keepsTo(ctx, doc, p, squeezeForPictures)
		if err != nil {
			return nil, nil, err
		}
		if fits {
			break
		}
		doc = trimmed
		leftOut = append(leftOut, export.Omission{Picture: or(picture.Caption, picture.Drawing.Title)})
	}
	return doc, leftOut, nil
}

// bare returns the document without any picture it can do without.
func bare(doc *export.Document) *export.Document {
	for {
		without, _, spares := spare(doc)
		if !spares {
			return doc
		}
		doc = without
	}
}

// cuts is how many of its cuts a document needs to keep to its budget, its
// pictures left out as in short; all of them where they are too few.
func cuts(ctx context.Context, doc, short *export.Document, p *press) (int, error) {
	if doc.Budget <= 0 || len(doc.Cuts) == 0 {
		return 0, nil
	}
	if fits, err := keepsTo(ctx, short, p, squeezes[len(squeezes)-1]); fits || err != nil {
		return 0, err
	}
	low, high := 1, len(doc.Cuts) // what fits stays fitting when more is cut
	for low < high {
		n := (low + high) / 2
		fits, err := keepsTo(ctx, bare(doc.Shortened(n)), p, squeezeForCuts)
		if err != nil {
			return 0, err
		}
		if fits {
			high = n
		} else {
			low = n + 1
		}
	}
	return low, nil
}

// keepsTo says that a document fits its budget with its white space squeezed to a
// share.
func keepsTo(ctx context.Context, doc *export.Document, p *press, squeeze float64) (bool, error) {
	_, pages, err := layOutOnce(ctx, doc, p, squeeze)
	return len(pages) <= doc.Budget, err
}

// squeezeForCuts is how close together the text is set of a document that is cut
// anyway: it shall not look crammed besides.
const squeezeForCuts = 0.6

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

// squeezes are how close together text may be set, the last ones only where the
// document would otherwise be longer than its budget or badly cut.
var squeezes = []float64{1, 0.9, squeezeForPictures, 0.6, 0.5}

const (
	costSqueeze = 150 // times what is taken away from all white space
	costFine    = 60  // no page ends in more than a quarter of emptiness
	manyPages   = 12
	// squeezeForShort is how close together text may be set to save a last page of
	// a few lines.
	squeezeForShort = 0.6
)

// squeezed sets the document. Where pages come out badly cut, it is set again
// with a little less white space, and the better result is kept: fewer pages, or
// the same number cut at better places.
func squeezed(ctx context.Context, doc *export.Document, p *press) (best *builder, pages []page, err error) {
	least := math.Inf(1)
	for _, squeeze := range squeezes {
		over := doc.Budget > 0 && len(pages) > doc.Budget && len(pages) <= doc.Budget+2
		parted := doc.Budget > 0 && math.Mod(least, costPage) >= costParted
		short := doc.Budget > 0 && math.Mod(least, costPage) >= costShortPage && squeeze >= squeezeForShort
		if best != nil && !over && !parted && !short && (len(pages) > manyPages || math.Mod(least, costPage) < costFine || squeeze < squeezeForPictures) {
			break
		}
		b, cut, err := layOutOnce(ctx, doc, p, squeeze)
		if err != nil {
			return nil, nil, err
		}
		if cost := b.cost + costSqueeze*(1-squeeze); cost < least {
			best, pages, least = b, cut, cost
		}
	}
	return best, pages, nil
}

// layOutOnce sets the document with its white space squeezed to a share.
func layOutOnce(ctx context.Context, doc *export.Document, p *press, squeeze float64) (*builder, []page, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	b := &builder{doc: doc, sheet: sheetOf(doc.Paper, doc.Facing), palette: paletteOf(doc.Accent, doc.Colours), squeeze: squeeze}
	b.set.press = p
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
	for i := range b.flow.strips {
		b.flow.strips[i].ample = b.flow.strips[i].space / squeeze
	}
	var pages []page
	if doc.Facing {
		pages = b.facingPages()
		b.cost = costPage * float64(len(pages))
	} else {
		pages, b.cost = b.flow.paginate(marginFirst, b.sheet.top, b.sheet.bottom)
	}
	b.surround(len(pages))
	if !doc.Facing && b.titled > 0 && b.titled == len(b.flow.strips) && len(pages) == 1 && pages[0].filled() < b.room/2 {
		b.titlePage(pages[0])
	}
	return b, pages, nil
}
