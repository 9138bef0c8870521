package export

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// trimming is what an executive brief gives up when it is too long, in this
// order. The decision stands in its lead and is never cut; situation, stakes,
// money, value and next step are cut last, and never to nothing but where it is
// they alone that are too long. Pictures go before all of this, since what they
// show is said in words too.
var trimming = []trim{
	{framing.Proof, toEntries(1)},
	{framing.Risk, toEntries(3)},
	{framing.Options, withoutDetails(0)},
	{framing.Answer, withoutDetails(0)},
	{framing.Plan, toEntries(8)},
	{framing.Value, toEntries(8)},
	{framing.Answer, toEntries(6)},
	{framing.Words, whole},
	{framing.Value, withoutDetails(0)},
	{framing.Proof, whole},
	{framing.Situation, withoutDetails(2)},
	{framing.Stakes, withoutDetails(1)},
	{framing.Money, withoutDetails(1)},
	{framing.Next, toEntries(3)},
	{framing.Options, toBlocks(3)},
	{framing.Risk, toEntries(2)},
	{framing.Plan, toEntries(5)},
	{framing.Answer, toEntries(4)},
	{framing.Value, toEntries(5)},
	{framing.Options, toHeading},
	{framing.Plan, toHeading},
	{framing.Situation, withoutDetails(1)},
	{framing.Money, withoutDetails(0)},
	{framing.Answer, toEntries(3)},
	{framing.Value, toEntries(4)},
	{framing.Next, toEntries(2)},
	{framing.Options, whole},
	{framing.Answer, toEntries(2)},
	{framing.Value, toEntries(3)},
	{framing.Risk, whole},
	{framing.Plan, whole},
	{framing.Answer, whole},
}

// trim is a way of making the section of a theme shorter, step by step.
type trim struct {
	theme framing.Theme
	take  func(*trimmer, int, *shrinking)
}

// trimmer collects the steps that make a brief shorter.
type trimmer struct {
	s     *narrative.Solution
	doc   *Document
	told  map[string]bool // what the engineering framing tells, by theme and part
	gone  []string        // themes left out whole
	steps []Cut
}

// shrinking is a section on its way.
type shrinking struct {
	theme   framing.Theme
	blocks  []Block
	origins [][]framing.Block // of each block; nil for a picture
	kept    map[int]int       // entries left of a block, where some were cut
	gone    map[int]bool
	more    []string // parts of entries that the framing itself counts and does not tell
	cut     []string // parts of entries that were cut
	dropped bool
}

// trims returns the steps that make an executive brief shorter. Sections and
// origins are those of the document, in its order.
func trims(x *narrative.Index, doc *Document, told map[framing.Theme]framing.Section) []Cut {
	t := &trimmer{s: x.Solution, doc: doc, told: map[string]bool{}}
	for _, s := range framing.FrameIndexed(x, narrative.Engineering).Sections {
		for _, b := range s.Blocks {
			t.told[keyOf(s.Theme, partOf(b))] = true
		}
	}
	parts := make([]*shrinking, len(doc.Sections))
	for i, s := range doc.Sections {
		sec := told[framing.Theme(s.Theme)]
		parts[i] = &shrinking{theme: sec.Theme, blocks: s.Blocks, kept: map[int]int{}, gone: map[int]bool{}}
		groups := grouped(sec.Blocks)
		for _, b := range s.Blocks {
			if _, drawn := b.(Picture); drawn || len(groups) == 0 {
				parts[i].origins = append(parts[i].origins, nil)
				continue
			}
			parts[i].origins = append(parts[i].origins, groups[0])
			groups = groups[1:]
		}
	}
	for _, step := range trimming {
		for i, p := range parts {
			if p.theme == step.theme && !p.dropped {
				step.take(t, i, p)
			}
		}
	}
	return t.steps
}

// partOf names what a block is about: the fact, or a word of its own.
func partOf(b framing.Block) string {
	_, part, _ := strings.Cut(b.Key, "/")
	part, _, _ = strings.Cut(part, "/")
	return part
}

// keyOf names a part of a theme, whichever way an audience is told of it.
func keyOf(theme framing.Theme, part string) string { return string(theme) + "/" + part }
