package framing

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/worddiff"
)

// SectionChange is what became of one theme for one audience. Only blocks that
// differ are in it, and the heading in any case.
type SectionChange struct {
	Theme Theme
	Label string
	Op    compare.Op // Added, Removed or Changed
	// Heading is how the heading changed, word by word; one piece where it did
	// not.
	Heading []worddiff.Piece
	Blocks  []BlockChange // as they are read now, with what went behind what stood before it
}

// BlockChange is what became of one block.
type BlockChange struct {
	Key  string
	Kind BlockKind
	Op   compare.Op // Added, Removed, Changed or Moved
	// Words is how the text changed, word by word. Of a table row it is that of
	// the cells, joined by " | ".
	Words []worddiff.Piece
	// Cells is how each cell of a table row changed, and Columns the head of the
	// table, where it has one.
	Cells   [][]worddiff.Piece
	Columns []string
	// Facts are those behind the block now, or before it went.
	Facts []string
}

// Compare tells how one framing became another for the same audience: paired by
// theme, and within it by the keys of the blocks, in the order of reading.
// Themes in which nothing differs are left out.
func Compare(old, now *Framing) []SectionChange {
	var out []SectionChange
	for _, theme := range Themes {
		a, before := old.Section(theme)
		b, after := now.Section(theme)
		c := SectionChange{Theme: theme, Label: b.Label, Op: compare.Changed, Heading: worddiff.Diff(a.Heading, b.Heading)}
		switch {
		case !before && !after:
			continue
		case !before:
			c.Op = compare.Added
		case !after:
			c.Op, c.Label = compare.Removed, a.Label
		}
		c.Blocks = compareBlocks(a.Blocks, b.Blocks)
		if len(c.Blocks) > 0 || a.Heading != b.Heading || c.Op != compare.Changed {
			out = append(out, c)
		}
	}
	return out
}

// CompareBoth tells how the framings of one state became those of another,
// executive first.
func CompareBoth(old, now *narrative.Solution) (executive, engineering []SectionChange) {
	a, b := Both(old)
	c, d := Both(now)
	return Compare(&a, &c), Compare(&b, &d)
}

func compareBlocks(old, now []Block) []BlockChange {
	heads, headsBefore := columnsOf(now), columnsOf(old)
	var out []BlockChange
	for _, step := range compare.Sequence(keysOf(old), keysOf(now)) {
		c := BlockChange{Op: step.Op}
		var a, b Block
		switch {
		case step.Old < 0:
			b = now[step.New]
			c.of(b, heads[step.New])
		case step.New < 0:
			a = old[step.Old]
			c.of(a, headsBefore[step.Old])
		default:
			a, b = old[step.Old], now[step.New]
			if a.Text != b.Text {
				c.Op = compare.Changed
			}
			c.of(b, heads[step.New])
		}
		if c.Op == "" {
			continue
		}
		c.Words = worddiff.Diff(a.Text, b.Text)
		c.Cells = compareCells(a.Cells, b.Cells)
		out = append(out, c)
	}
	return out
}

func (c *BlockChange) of(b Block, columns []string) {
	c.Key, c.Kind, c.Columns, c.Facts = b.Key, b.Kind, columns, b.Facts
}

func keysOf(blocks []Block) []string {
	out := make([]string, len(blocks))
	for i, b := range blocks {
		out[i] = b.Key
	}
	return out
}

// columnsOf returns for each row of a table the head of its table.
func columnsOf(blocks []Block) [][]string {
	out := make([][]string, len(blocks))
	var head []string
	for i, b := range blocks {
		switch b.Kind {
		case Columns:
			head = b.Cells
		case Row:
			out[i] = head
		default:
			head = nil
		}
	}
	return out
}

// compareCells compares rows cell by cell; of rows with other columns the old
// cells go and the new ones come.
func compareCells(old, now []string) [][]worddiff.Piece {
	if len(old) > 0 && len(now) > 0 && len(old) != len(now) {
		return [][]worddiff.Piece{worddiff.Diff(strings.Join(old, " | "), strings.Join(now, " | "))}
	}
	var out [][]worddiff.Piece
	for i := range max(len(old), len(now)) {
		var a, b string
		if i < len(old) {
			a = old[i]
		}
		if i < len(now) {
			b = now[i]
		}
		out = append(out, worddiff.Diff(a, b))
	}
	return out
}
