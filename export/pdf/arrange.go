package pdf

import (
	"context"
	"maps"
	"math"
	"slices"

	"bifocal/export"
)

// arrangement is what a typesetter changes where pages come out badly, without a
// word more or less. The zero value changes nothing.
type arrangement struct {
	// terse says that whom the reader asks stands in two lines.
	terse bool
	// scales is how much smaller a picture is drawn, and later how many blocks of
	// its section stand before it that follow it otherwise, by its number.
	scales map[int]float64
	later  map[int]int
}

// scaled and delayed are the arrangement with one picture changed.
func (a arrangement) scaled(nth int, by float64) arrangement {
	a.scales = maps.Clone(a.scales)
	if a.scales == nil {
		a.scales = map[int]float64{}
	}
	a.scales[nth] = by
	return a
}

func (a arrangement) delayed(nth, blocks int) arrangement {
	a.later = maps.Clone(a.later)
	if a.later == nil {
		a.later = map[int]int{}
	}
	a.later[nth] = blocks
	return a
}

// cost is what a page has to be better by for the changes to be worth while.
func (a arrangement) cost() float64 {
	c := 0.0
	for _, s := range a.scales {
		c += costSmaller * (1 - s)
	}
	for _, n := range a.later {
		c += costLater * float64(n)
	}
	return c
}

// order returns the blocks of a section, of whose pictures the first is number nth,
// with the pictures behind what they are to stand behind.
func (a arrangement) order(blocks []export.Block, nth int) []export.Block {
	if len(a.later) == 0 {
		return blocks
	}
	blocks = slices.Clone(blocks)
	for i := 0; i < len(blocks); i++ {
		if _, is := blocks[i].(export.Picture); !is {
			continue
		}
		at := i
		for n := a.later[nth]; n > 0 && at+1 < len(blocks) && follows(blocks[at+1]); n-- {
			blocks[at], blocks[at+1] = blocks[at+1], blocks[at]
			at++
		}
		nth++
		i = at
	}
	return blocks
}

// follows says that a block reads as well in front of the picture as behind it: what
// a picture shows is told in lists and tables.
func follows(block export.Block) bool {
	switch block.(type) {
	case export.Table, export.List:
		return true
	}
	return false
}

const (
	costSmaller = 150 // times what a picture is made smaller by
	costLater   = 25  // for each block that a picture stands behind
	// leastFilling is how far a picture is made smaller to fill a page.
	leastFilling = 0.8
	// filledWell is which share of a page may stay empty before a picture.
	filledWell = 0.15
	// mostFilled is how many pictures of a document are tried, the first ones first.
	mostFilled = 4
)

// filled mends pages that end in a gap since the picture behind them is too tall: it
// is drawn a little smaller, or what follows it in its section comes before it,
// whichever gives the better pages.
func filled(ctx context.Context, p *press, b *builder, pages []page) (*builder, []page, error) {
	if b.doc.Facing {
		return b, pages, nil
	}
	tried := map[int]bool{}
	for range mostFilled {
		pushed, found := b.pushed(pages, tried)
		if !found {
			break
		}
		tried[pushed.nth] = true
		was, least := p.arranged, b.cost
		best := was
		ways := []arrangement{was.delayed(pushed.nth, 1), was.delayed(pushed.nth, 2)}
		if pushed.scale >= leastFilling && pushed.scale < 1 {
			ways = append(ways, was.scaled(pushed.nth, pushed.scale))
		}
		for _, way := range ways {
			p.arranged = way
			other, cut, err := layOutOnce(ctx, b.doc, p, b.squeeze)
			if err != nil {
				return nil, nil, err
			}
			other.leftOut, other.taken = b.leftOut, b.taken
			if cost := other.cost + way.cost() - was.cost(); cost < least {
				b, pages, best, least = other, cut, way, cost
			}
		}
		p.arranged = best
	}
	return b, pages, nil
}

// pushedPicture is a picture that a page had no room for.
type pushedPicture struct {
	nth   int
	scale float64 // that it would have had room at, 0 for none
}

// pushed finds the first picture, of those that were not tried, that left a gap on
// the page before it.
func (b *builder) pushed(pages []page, tried map[int]bool) (pushedPicture, bool) {
	for i := range len(pages) - 1 {
		empty := b.room - pages[i].filled()
		if i == 0 {
			empty = b.sheet.bottom - marginFirst - pages[i].filled()
		}
		if empty < filledWell*b.room {
			continue
		}
		need := 0.0 // of what has to stand with the picture
		var tall *figure
		for _, it := range pages[i+1].items {
			s := it.strip
			need += s.space + s.height
			if s.figure != nil {
				tall = s.figure
			}
			if !s.keep && !s.hold {
				break
			}
		}
		if tall == nil || tried[tall.nth] {
			continue
		}
		rest := need - tall.height
		p := pushedPicture{nth: tall.nth, scale: math.Floor(1000*(empty-rest)/tall.height) / 1000}
		if tall.pieces > 1 {
			p.scale = 0 // it is as high as pages are
		}
		return p, true
	}
	return pushedPicture{}, false
}

// tersely sets whom the reader asks in two lines, where that saves a page, or what
// had no room beside it, or a last page of little more than that.
func tersely(ctx context.Context, doc *export.Document, p *press, b *builder, pages []page) (*builder, []page, error) {
	last := pages[len(pages)-1]
	if !doc.ContactAtEnd() || len(doc.Contact.Lines()) < 3 || b.taken == 0 && len(b.leftOut) == 0 && (len(pages) == 1 || last.filled() > shortLead*b.room) {
		return b, pages, nil
	}
	p.arranged.terse = true
	other, cut, err := trimmed(ctx, doc, p)
	if err != nil {
		return nil, nil, err
	}
	if len(cut) < len(pages) || len(cut) == len(pages) && len(other.leftOut) < len(b.leftOut) {
		return other, cut, nil
	}
	p.arranged.terse = false
	return b, pages, nil
}
