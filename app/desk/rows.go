package desk

import (
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Row is one theme, told to both audiences.
type Row struct {
	Theme framing.Theme
	Sides [2]Side // executive, engineering
}

// Empty reports whether neither side says anything.
func (r Row) Empty() bool { return r.Sides[0].Gap != nil && r.Sides[1].Gap != nil }

// Side is one half of a row: a section, or a gap with what to capture.
type Side struct {
	Audience narrative.Audience
	Label    string
	Heading  string
	Facts    []string // behind the heading
	Pieces   []Piece
	Notes    []string // what the facts refer to and lack
	Gap      *framing.Gap
}

// PieceKind says how a piece is shown.
type PieceKind int

// The kinds of piece.
const (
	Prose PieceKind = iota
	Bullet
	Table
	Note
)

// Piece is what is drawn as one thing: a paragraph, a list item, a note, or all
// rows of a table.
type Piece struct {
	Key    string
	Kind   PieceKind
	Lead   string
	Text   string
	Stale  bool
	Worded bool // the user's own wording stands over the generated text
	Facts  []string
	Header []string
	Cells  [][]string
	// RowFacts are the facts behind each row of a table.
	RowFacts [][]string
}

// Equal reports whether both pieces look alike.
func (p Piece) Equal(o Piece) bool {
	return p.Key == o.Key && p.Kind == o.Kind && p.Lead == o.Lead && p.Text == o.Text &&
		p.Stale == o.Stale && p.Worded == o.Worded && slices.Equal(p.Facts, o.Facts) &&
		slices.Equal(p.Header, o.Header) && slices.EqualFunc(p.Cells, o.Cells, slices.Equal) &&
		slices.EqualFunc(p.RowFacts, o.RowFacts, slices.Equal)
}

// View is what the two framings show.
type View struct {
	Rows []Row
}

// Pair lays two framings side by side, a row a theme.
func Pair(executive, engineering framing.Framing) View {
	v := View{Rows: make([]Row, 0, len(framing.Themes))}
	both := [2]*framing.Framing{&executive, &engineering}
	for _, theme := range framing.Themes {
		row := Row{Theme: theme}
		for i, f := range both {
			row.Sides[i] = sideOf(f, theme, narrative.Audiences[i])
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

func sideOf(f *framing.Framing, theme framing.Theme, a narrative.Audience) Side {
	side := Side{Audience: a, Label: string(theme)}
	for i := range f.Gaps {
		switch g := &f.Gaps[i]; {
		case g.Theme != theme:
		case len(g.Kinds) > 0:
			side.Label, side.Gap = g.Label, g
		default:
			side.Label = g.Label
			side.Notes = append(side.Notes, g.Capture)
		}
	}
	if s, ok := f.Section(theme); ok {
		side.Label, side.Heading, side.Facts, side.Pieces, side.Gap = s.Label, s.Heading, s.Facts, Pieces(s.Blocks), nil
	} else if side.Gap == nil {
		side.Gap = &framing.Gap{Theme: theme}
	}
	return side
}

// Pieces joins the blocks of a section to what is drawn as one thing.
func Pieces(blocks []framing.Block) []Piece {
	out := make([]Piece, 0, len(blocks))
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		p := Piece{Key: b.Key, Text: b.Text, Lead: b.Lead, Facts: b.Facts, Stale: b.Stale, Worded: b.Generated != ""}
		switch b.Kind {
		case framing.Item:
			p.Kind = Bullet
		case framing.Note:
			p.Kind = Note
		case framing.Columns, framing.Row:
			p.Kind, p.Text, p.Facts = Table, "", nil
			if b.Kind == framing.Columns {
				p.Header = b.Cells
			} else {
				p.Cells = append(p.Cells, b.Cells)
				p.RowFacts = append(p.RowFacts, b.Facts)
			}
			for ; i+1 < len(blocks) && blocks[i+1].Kind == framing.Row; i++ {
				p.Cells = append(p.Cells, blocks[i+1].Cells)
				p.RowFacts = append(p.RowFacts, blocks[i+1].Facts)
			}
		}
		out = append(out, p)
	}
	return out
}

// Change says how a side came to differ.
type Change struct {
	Heading bool
	// Pieces are the places, in the new side, of pieces whose look differs,
	// where both sides hold the same pieces in the same order.
	Pieces []int
	// Order says that pieces came, went or moved, so that the side is put
	// together anew from the pieces by their keys.
	Order bool
}

// None reports whether nothing differs.
func (c Change) None() bool { return !c.Heading && !c.Order && len(c.Pieces) == 0 }

// Compare says how a side differs from what it was.
func Compare(old, now Side) Change {
	var c Change
	c.Heading = old.Heading != now.Heading || old.Label != now.Label
	if !sameGap(old.Gap, now.Gap) || len(old.Pieces) != len(now.Pieces) || !slices.Equal(old.Notes, now.Notes) {
		c.Order = true
		return c
	}
	for i := range now.Pieces {
		if old.Pieces[i].Key != now.Pieces[i].Key || old.Pieces[i].Kind != now.Pieces[i].Kind {
			c.Order, c.Pieces = true, nil
			return c
		}
		if !old.Pieces[i].Equal(now.Pieces[i]) {
			c.Pieces = append(c.Pieces, i)
		}
	}
	return c
}

func sameGap(a, b *framing.Gap) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Capture == b.Capture && slices.Equal(a.Kinds, b.Kinds)
}
