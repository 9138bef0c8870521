package app

import (
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
)

// sought is what is looked for in the framings: every block marks it, and the
// hit that is shown in another colour.
type sought struct {
	text string
	here desk.Place // of the hit that is shown
	nth  int        // which of those in the place
}

// mark sets off what is looked for in a text.
func (s *sought) mark(runs []flow.Run, shown func(n int) bool) []flow.Run {
	if s.text == "" {
		return runs
	}
	whole := ""
	for _, r := range runs {
		whole += r.Text
	}
	spans := desk.Occurrences(whole, s.text)
	if len(spans) == 0 {
		return runs
	}
	var out []flow.Run
	at, n := 0, 0
	for _, r := range runs {
		rest := r.Text
		for rest != "" {
			for n < len(spans) && spans[n].To <= at {
				n++
			}
			piece := r
			size := len(rest)
			switch {
			case n == len(spans):
			case at < spans[n].From:
				size = min(size, spans[n].From-at)
			default:
				size = min(size, spans[n].To-at)
				piece.Ground, piece.Colour = look.Sought, theme.ColorNameForeground
				if shown(n) {
					piece.Ground = look.SoughtHere
				}
			}
			piece.Text = rest[:size]
			out = append(out, piece)
			rest = rest[size:]
			at += size
		}
	}
	return out
}

// runs are those of the block, with what is looked for set off.
func (b *block) runs() []flow.Run {
	runs := runsOf(b.piece)
	s := b.hooks.sought
	if s.text == "" {
		return runs
	}
	return s.mark(runs, func(n int) bool {
		return s.here.Key == b.piece.Key && s.here.Audience == b.place.Audience && s.nth == n
	})
}

// setTable shows the rows. In the row that is shown every hit stands out.
func (b *block) setTable() {
	s := b.hooks.sought
	if s.text == "" {
		b.table.Marked(nil)
	} else {
		b.table.Marked(func(row int, runs []flow.Run) []flow.Run {
			return s.mark(runs, func(int) bool {
				return row < len(b.piece.RowKeys) && s.here.Key == b.piece.RowKeys[row] && s.here.Audience == b.place.Audience
			})
		})
	}
	b.table.Set(b.piece.Header, b.piece.Cells)
}

// seek marks what is looked for in the block anew.
func (b *block) seek() {
	if b.table != nil {
		b.setTable()
		b.table.Relayout()
		return
	}
	b.prose.SetRuns(b.runs())
}

// Seek marks a text wherever the framings say it; "" marks nothing.
func (f *framings) Seek(text string, here desk.Place, nth int) {
	now := sought{text, here, nth}
	if *f.hooks.sought == now {
		return
	}
	*f.hooks.sought = now
	f.each((*block).seek)
	f.relayout() // a mark may move where a line breaks
}
