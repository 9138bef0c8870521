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

// Head is the heading of a side as a piece.
func (s Side) Head() Piece {
	return Piece{Key: s.HeadingKey, Kind: Heading, Text: s.Heading, Facts: s.Facts, Origin: s.Origin}
}

// Empty reports whether neither side says anything.
func (r Row) Empty() bool { return r.Sides[0].Gap != nil && r.Sides[1].Gap != nil }

// Side is one half of a row: a section, or a gap with what to capture.
type Side struct {
	Audience narrative.Audience
	Label    string
	Heading  string
	// HeadingKey names the heading where it is worded.
	HeadingKey string
	Origin     framing.Origin // of the heading
	Facts      []string       // behind the heading
	Pieces     []Piece
	LeftOut    []framing.LeftOut // At counts blocks, of which a table has several
	Notes      []string          // what the facts refer to and lack
	Gap        *framing.Gap
}

// PieceKind says how a piece is shown.
type PieceKind int

// The kinds of piece.
const (
	Prose PieceKind = iota
	Bullet
	Table
	Note
	Heading
)

// Piece is what is drawn as one thing: a paragraph, a list item, a note, or all
// rows of a table.
type Piece struct {
	Key  string
	Kind PieceKind
	Lead string
	Text string
	framing.Origin
	Facts  []string
	Header []string
	Cells  [][]string
	// RowFacts are the facts behind each row of a table.
	RowFacts [][]string
	// RowKeys are the keys of the blocks that the rows are.
	RowKeys []string
}

// Equal reports whether both pieces look alike.
func (p Piece) Equal(o Piece) bool {
	return p.Key == o.Key && p.Kind == o.Kind && p.Lead == o.Lead && p.Text == o.Text &&
		p.Origin == o.Origin && slices.Equal(p.Facts, o.Facts) &&
		slices.Equal(p.Header, o.Header) && slices.EqualFunc(p.Cells, o.Cells, slices.Equal) &&
		slices.EqualFunc(p.RowFacts, o.RowFacts, slices.Equal) && slices.Equal(p.RowKeys, o.RowKeys)
}

// View is what the two framings show.
type View struct {
	Rows []Row
	// Unplaced are wordings whose block is not told any more, of both audiences.
	Unplaced []narrative.Wording
	// Of is the solution that is told, and Framings how, for who looks at the whole.
	Of       *narrative.Solution
	Framings []framing.Framing
}

// Pair lays two framings side by side, a row a theme.
func Pair(executive, engineering framing.Framing) View {
	v := View{Rows: make([]Row, 0, len(framing.Themes))}
	both := [2]*framing.Framing{&executive, &engineering}
	v.Unplaced = slices.Concat(executive.Unplaced, engineering.Unplaced)
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
			side.Label, side.Gap, side.LeftOut = g.Label, g, g.LeftOut
		default:
			side.Label = g.Label
			side.Notes = append(side.Notes, g.Capture)
		}
	}
	if s, ok := f.Section(theme); ok {
		side.Label, side.Heading, side.Facts, side.Pieces, side.Gap = s.Label, s.Heading, s.Facts, Pieces(s.Blocks), nil
		side.Origin, side.LeftOut, side.HeadingKey = s.Origin, s.LeftOut, framing.HeadingKey(theme)
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
		p := Piece{Key: b.Key, Text: b.Text, Lead: b.Lead, Facts: b.Facts, Origin: b.Origin}
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
				p.addRow(b)
			}
			for ; i+1 < len(blocks) && blocks[i+1].Kind == framing.Row; i++ {
				p.addRow(blocks[i+1])
			}
		}
		out = append(out, p)
	}
	return out
}

func (p *Piece) addRow(b framing.Block) {
	p.Cells = append(p.Cells, b.Cells)
	p.RowFacts = append(p.RowFacts, b.Facts)
	p.RowKeys = append(p.RowKeys, b.Key)
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
	c.Heading = old.Heading != now.Heading || old.Label != now.Label || old.Origin != now.Origin
	if !sameGap(old.Gap, now.Gap) || len(old.Pieces) != len(now.Pieces) || !slices.Equal(old.Notes, now.Notes) ||
		!slices.EqualFunc(old.LeftOut, now.LeftOut, sameOmission) {
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

func sameOmission(a, b framing.LeftOut) bool {
	return a.Key == b.Key && a.Text == b.Text && a.At == b.At && a.Reason == b.Reason
}

func sameGap(a, b *framing.Gap) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Capture == b.Capture && slices.Equal(a.Kinds, b.Kinds)
}
