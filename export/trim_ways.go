package export

import (
	"slices"
	"strings"

	"bifocal/narrative/framing"
)

// toEntries cuts the longest list or table of a section down to n entries.
func toEntries(n int) func(*trimmer, int, *shrinking) {
	return func(t *trimmer, i int, p *shrinking) {
		if p.headed() {
			toBlocks(n)(t, i, p)
			return
		}
		at := p.longest()
		if at < 0 {
			return
		}
		group := p.origins[at]
		for k := p.left(at) - 1; k >= n; k-- {
			if first := p.kept[at] == 0; first {
				t.retell(i, p)
			}
			p.kept[at] = k
			p.cut = append(p.cut, partOf(group[len(group)-entries(p.blocks[at])+k]))
			t.steps = append(t.steps, Cut{Section: i, Blocks: []int{at}, Keep: k, Rest: t.rest(p)})
		}
	}
}

// headed says that a section tells what it is about in paragraphs with run-in
// headings of their own, where others have a list.
func (p *shrinking) headed() bool {
	return len(p.blocks) > 1 && ledIn(p.blocks[0]) && ledIn(p.blocks[1])
}

func ledIn(b Block) bool {
	p, ok := b.(Paragraph)
	return ok && p.Lead != ""
}

// longest is the block of most entries, or -1 where none has two.
func (p *shrinking) longest() int {
	best, most := -1, 1
	for i, b := range p.blocks {
		if n := entries(b); n > most && !p.gone[i] && len(p.origins[i]) >= n {
			best, most = i, n
		}
	}
	return best
}

// left is how many entries a block has left.
func (p *shrinking) left(at int) int {
	if k, ok := p.kept[at]; ok {
		return k
	}
	return entries(p.blocks[at])
}

// retell takes out the sentence in which the framing counts what it does not
// tell itself: from here on, the rest counts those too.
func (t *trimmer) retell(i int, p *shrinking) {
	for at, group := range p.origins {
		if len(group) == 1 && group[0].Kind == framing.Note && partOf(group[0]) == "more" {
			p.gone[at] = true
			p.more = group[0].Facts
			t.steps = append(t.steps, Cut{Section: i, Blocks: []int{at}, Rest: framing.Rest(t.s, p.theme, len(p.more), true)})
		}
	}
}

// rest says how many entries were cut, and whether the engineers are told of
// them.
func (t *trimmer) rest(p *shrinking) string {
	elsewhere := true
	for _, part := range p.cut {
		elsewhere = elsewhere && t.told[keyOf(p.theme, part)]
	}
	return framing.Rest(t.s, p.theme, len(p.cut)+len(p.more), elsewhere)
}

// withoutDetails takes out, from the last one on, what stands in a section
// beside its longest list or table, but for the first n blocks. The lists under
// several small headings are details of these.
func withoutDetails(n int) func(*trimmer, int, *shrinking) {
	return func(t *trimmer, i int, p *shrinking) {
		main := p.main()
		others := 0
		for at := range p.blocks {
			if p.others(at, main) {
				others++
			}
		}
		for at := len(p.blocks) - 1; at >= 0 && others > n; at-- {
			if !p.others(at, main) {
				continue
			}
			out := []int{at}
			p.gone[at] = true
			others--
			if at > 0 && introduces(p.blocks[at-1]) && p.others(at-1, main) && isList(p.blocks[at]) {
				out = append(out, at-1)
				p.gone[at-1] = true
				others--
			}
			t.steps = append(t.steps, Cut{Section: i, Blocks: out})
		}
	}
}

// main is the list or table that a section is about, or -1 where it has several
// lists of one rank, which its other paragraphs head.
func (p *shrinking) main() int {
	if p.headed() {
		return -1
	}
	if p.theme == framing.Options {
		lists := 0
		for _, b := range p.blocks {
			if isList(b) {
				lists++
			}
		}
		if lists > 1 {
			return -1
		}
	}
	return p.longest()
}

// others says that a block is beside the main one. Where there is no main one,
// paragraphs head the lists and stay.
func (p *shrinking) others(at, main int) bool {
	if at == main || p.gone[at] || p.origins[at] == nil {
		return false
	}
	switch {
	case p.headed():
		return !ledIn(p.blocks[at])
	case main < 0 && p.theme == framing.Options:
		return isList(p.blocks[at])
	}
	return true
}

func isList(b Block) bool { _, ok := b.(List); return ok }

// introduces says that a paragraph leads up to what follows it.
func introduces(b Block) bool {
	p, ok := b.(Paragraph)
	return ok && strings.HasSuffix(strings.TrimSpace(p.Lead+Plain(p.Spans)), ":")
}

// toBlocks keeps the first n blocks of a section that has no main list, and
// says how many more there are.
func toBlocks(n int) func(*trimmer, int, *shrinking) {
	return func(t *trimmer, i int, p *shrinking) {
		if p.main() >= 0 {
			return
		}
		var left []int
		for at := range p.blocks {
			if !p.gone[at] && p.origins[at] != nil {
				left = append(left, at)
			}
		}
		for len(left) > n {
			at := left[len(left)-1]
			left = left[:len(left)-1]
			p.gone[at] = true
			p.cut = append(p.cut, partOf(p.origins[at][0]))
			t.steps = append(t.steps, Cut{Section: i, Blocks: []int{at}, Rest: t.rest(p)})
		}
	}
}

// toHeading leaves of a section its heading, which says what it comes to, and
// says where the rest is.
func toHeading(t *trimmer, i int, p *shrinking) {
	if !t.elsewhere(p) {
		return
	}
	step := Cut{Section: i, Rest: framing.Gone(t.s, []string{string(p.theme)})}
	for at := range p.blocks {
		if !p.gone[at] {
			p.gone[at] = true
			step.Blocks = append(step.Blocks, at)
		}
	}
	if len(step.Blocks) > 0 {
		t.steps = append(t.steps, step)
	}
}

// elsewhere says that the engineers are told of something in a section.
func (t *trimmer) elsewhere(p *shrinking) bool {
	return slices.ContainsFunc(p.origins, func(group []framing.Block) bool {
		return slices.ContainsFunc(group, func(b framing.Block) bool { return t.told[keyOf(p.theme, partOf(b))] })
	})
}

// whole leaves out a section, and says so where the engineering brief has it.
func whole(t *trimmer, i int, p *shrinking) {
	p.dropped = true
	if t.elsewhere(p) {
		t.gone = append(t.gone, string(p.theme))
	}
	step := Cut{Section: i}
	if len(t.gone) > 0 {
		step.Close = framing.Gone(t.s, t.gone)
	}
	t.steps = append(t.steps, step)
}
