package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
)

// bulletIndent is where the text behind a bullet begins, bulletLine how high its first
// line is at the normal size of texts.
const (
	bulletIndent = 14
	bulletLine   = 19
)

// gutter is the space at the right of a block where its pencil appears.
const gutter = 24

// blockHooks are what a block asks of the window around it.
type blockHooks struct {
	// choose selects a block, of a table one row, and opens the fact behind it.
	choose   func(b *block, row int)
	wordings *wordings
	grown    func()               // a block has changed its height
	focus    func(fyne.Focusable) // nil takes the focus away
	seen     func(*block)         // what is typed in must be in sight
	sought   *sought              // what is looked for in the framings
	pictures *pictureHooks        // of those under the blocks
	edited   func()               // the editor of a block came or went
	pointing func() bool          // a click adds to what is to be reworded
	pick     func(*block, int)    // selects a block, of a table one row, and opens nothing
	ask      func()               // asks a model for other words for what is selected
}

// block shows one piece of a framing. A click on it selects it and opens the
// fact behind it; another click, or the pencil beside it, words it in place.
type block struct {
	widget.BaseWidget
	place  desk.Place
	piece  desk.Piece
	hooks  *blockHooks
	prose  *flow.Prose // of anything but a table
	table  *flow.Table
	foot   *flow.Column // what there is to say of a wording; may be empty
	dot    *canvas.Circle
	bar    *canvas.Rectangle // beside a block that tells the open fact
	ground *canvas.Rectangle // of a block that is selected, a twin, or under the pointer
	pencil *pencil
	editor *entry   // while the block is worded in place
	fault  refFault // what is wrong with the wording that is typed

	marked, chosen, twin, hovered bool
}

func newBlock(p desk.Piece, at desk.Place, hooks *blockHooks) *block {
	b := &block{place: at, piece: p, hooks: hooks, foot: flow.NewColumn(2)}
	b.bar = canvas.NewRectangle(theme.Color(look.Accent(at.Audience)))
	b.bar.CornerRadius = 1.5
	b.bar.Hide()
	b.ground = canvas.NewRectangle(theme.Color(theme.ColorNameHover))
	b.ground.CornerRadius = 4
	b.ground.Hide()
	b.pencil = newPencil(b.edit)
	b.pencil.Hide()
	switch p.Kind {
	case desk.Table:
		b.table = flow.NewTable(look.SizeSmall, theme.ColorNameForeground, look.Muted, look.Hairline)
		b.setTable()
	case desk.Note:
		b.prose = flow.NewRuns(b.runs(), look.SizeSmall, look.Muted)
	case desk.Heading:
		b.prose = flow.NewRuns(b.runs(), look.SizeHeading, theme.ColorNameForeground)
	default:
		b.prose = flow.NewRuns(b.runs(), look.SizeBody, theme.ColorNameForeground)
		if p.Kind == desk.Bullet {
			b.dot = canvas.NewCircle(theme.Color(look.Accent(at.Audience)))
		}
	}
	b.ExtendBaseWidget(b)
	b.showFoot()
	return b
}

// runsOf sets a heading and a run-in heading in bold.
func runsOf(p desk.Piece) []flow.Run {
	switch {
	case p.Kind == desk.Heading:
		return []flow.Run{{Text: p.Text, Bold: true}}
	case p.Lead != "" && strings.HasPrefix(p.Text, p.Lead):
		return []flow.Run{{Text: p.Lead, Bold: true}, {Text: p.Text[len(p.Lead):]}}
	}
	return []flow.Run{{Text: p.Text}}
}

// set shows another state of the same piece.
func (b *block) set(p desk.Piece) {
	old := b.piece
	b.piece = p
	switch {
	case b.table != nil:
		b.setTable()
		b.table.Relayout()
	case old.Text != p.Text || old.Lead != p.Lead:
		b.prose.SetRuns(b.runs())
	}
	if old.Origin != p.Origin {
		b.showFoot()
	}
}

// text returns what the block says, for tests.
func (b *block) text() string {
	if b.table != nil {
		var t string
		for _, row := range b.piece.Cells {
			for _, c := range row {
				t += c + " | "
			}
		}
		return t
	}
	return b.prose.Text()
}

// mark shows whether the block tells the fact that is open for capture.
func (b *block) mark(fact string) {
	on := fact != "" && b.tells(fact)
	if on == b.marked {
		return
	}
	b.marked = on
	if on {
		b.bar.Show()
	} else {
		b.bar.Hide()
	}
	canvas.Refresh(b)
}

func (b *block) tells(fact string) bool {
	if slices.Contains(b.piece.Facts, fact) {
		return true
	}
	for _, row := range b.piece.RowFacts {
		if slices.Contains(row, fact) {
			return true
		}
	}
	return false
}

// light shows whether the block is selected, or tells the other side what the
// selected one tells.
func (b *block) light(chosen, twin bool) {
	if b.chosen == chosen && b.twin == twin {
		return
	}
	b.chosen, b.twin = chosen, twin
	b.shade()
}

// shade draws the ground that the state asks for.
func (b *block) shade() {
	b.ground.FillColor = theme.Color(theme.ColorNameHover)
	b.ground.StrokeWidth = 0
	if b.chosen || b.twin {
		b.ground.FillColor = theme.Color(look.Tint(b.place.Audience))
	}
	if b.chosen {
		b.ground.StrokeWidth, b.ground.StrokeColor = 1, theme.Color(look.Accent(b.place.Audience))
	}
	if b.editor == nil && (b.hovered || b.chosen || b.twin) {
		b.ground.Show()
	} else {
		b.ground.Hide()
	}
	if b.table == nil && b.editor == nil && (b.hovered || b.chosen) {
		b.pencil.Show()
	} else {
		b.pencil.Hide()
	}
	canvas.Refresh(b)
}

// holds reports whether a block of the framing is this one, or one of its rows.
func (b *block) holds(key string) bool {
	return b.piece.Key == key || slices.Contains(b.piece.RowKeys, key)
}

// Tapped selects the block, of a table one row. What is selected already is
// worded.
func (b *block) Tapped(e *fyne.PointEvent) {
	row := -1
	if b.table != nil {
		row = b.table.RowAt(e.Position.Y)
	}
	if b.chosen && b.table == nil && b.editor == nil && !b.hooks.pointing() {
		b.edit()
		return
	}
	b.hooks.choose(b, row)
}

// behind returns the facts of the block, of a table those of one row.
func (b *block) behind(row int) []string {
	if row >= 0 && row < len(b.piece.RowFacts) {
		return b.piece.RowFacts[row]
	}
	return b.piece.Facts
}

func (b *block) MouseIn(*desktop.MouseEvent)    { b.hovered = true; b.shade() }
func (b *block) MouseMoved(*desktop.MouseEvent) {}
func (b *block) MouseOut()                      { b.hovered = false; b.shade() }

func (b *block) Cursor() desktop.Cursor {
	if b.chosen && b.table == nil {
		return desktop.TextCursor
	}
	return desktop.PointerCursor
}

// rewordable reports whether the text can be worded in place.
func (b *block) rewordable() bool { return b.table == nil && b.editor == nil }

// omissible reports whether the block can be left out.
func (b *block) omissible() bool { return b.piece.Kind != desk.Heading }
