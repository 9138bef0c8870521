package flow

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	cellGap  = 12 // between columns
	rowGap   = 4  // above and below the text of a row
	hairline = 1
)

// Table is a grid of wrapped texts under a header. Its columns are as wide as
// their texts need and the width allows.
type Table struct {
	widget.BaseWidget
	size     fyne.ThemeSizeName
	header   []*Prose
	rows     [][]*Prose
	stacks   []*Prose            // a row as running text, for a narrow place
	rules    []*canvas.Rectangle // one under the header and under each row
	hairline fyne.ThemeColorName
	ink      fyne.ThemeColorName
	quiet    fyne.ThemeColorName
	// mark sets off what is looked for in a row; nil for nothing.
	mark func(row int, runs []Run) []Run

	width   float32
	widths  []float32
	stacked bool // the rows stand as running text
	dirty   bool
}

// stackedWins says how much higher than its rows as running text a grid may
// be before the running text is shown: cells of one word a line are no table.
const stackedWins = 1.2

// NewTable returns an empty table in a text size; ink, quiet and rule colour
// the cells, the header and the rules.
func NewTable(size fyne.ThemeSizeName, ink, quiet, rule fyne.ThemeColorName) *Table {
	t := &Table{size: size, ink: ink, quiet: quiet, hairline: rule}
	t.ExtendBaseWidget(t)
	return t
}

// Marked sets how what is looked for is set off in the runs of a row; nil for
// not at all. The next Set shows it.
func (t *Table) Marked(mark func(row int, runs []Run) []Run) { t.mark = mark }

// Set shows a header, which may be nil, and rows. Cells that look as before
// are left alone.
func (t *Table) Set(header []string, rows [][]string) {
	cols := len(header)
	for _, r := range rows {
		cols = max(cols, len(r))
	}
	shape := len(t.rows) != len(rows) || (len(header) > 0) != (len(t.header) > 0) || cols != t.columns()
	if shape {
		t.header = nil
		if len(header) > 0 {
			t.header = t.cells(cols, true)
		}
		t.rows = make([][]*Prose, len(rows))
		for i := range rows {
			t.rows[i] = t.cells(cols, false)
		}
		t.stacks = make([]*Prose, len(rows))
		for i := range t.stacks {
			t.stacks[i] = NewRuns([]Run{{}}, t.size, t.ink)
		}
		t.rules = make([]*canvas.Rectangle, len(rows)+1)
		for i := range t.rules {
			t.rules[i] = canvas.NewRectangle(theme.Color(t.hairline))
		}
	}
	fill := func(row int, cells []*Prose, texts []string, bold bool) {
		for j, c := range cells {
			text := ""
			if j < len(texts) {
				text = texts[j]
			}
			runs := []Run{{Text: text, Bold: bold}}
			if t.mark != nil && row >= 0 {
				runs = t.mark(row, runs)
			}
			if len(runs) == 1 && len(c.runs) == 1 && c.runs[0] == runs[0] {
				continue
			}
			if !slices.Equal(c.runs, runs) {
				c.SetRuns(runs)
			}
		}
	}
	fill(-1, t.header, header, true)
	most := widest(rows)
	for i, r := range rows {
		fill(i, t.rows[i], r, false)
		runs := t.running(header, r, most)
		if t.mark != nil {
			runs = t.mark(i, runs)
		}
		if !slices.Equal(runs, t.stacks[i].runs) {
			t.stacks[i].SetRuns(runs)
		}
	}
	t.dirty = true
	if shape {
		t.Refresh()
	}
}

func (t *Table) columns() int {
	if len(t.header) > 0 {
		return len(t.header)
	}
	if len(t.rows) > 0 {
		return len(t.rows[0])
	}
	return 0
}

func (t *Table) cells(n int, header bool) []*Prose {
	out := make([]*Prose, n)
	for i := range out {
		colour := t.ink
		if header {
			colour = t.quiet
		}
		out[i] = NewRuns([]Run{{Bold: header}}, t.size, colour)
	}
	return out
}

// HeightFor returns the height at a width.
func (t *Table) HeightFor(width float32) float32 {
	t.share(width)
	if t.stacked {
		return t.stackHeight(width)
	}
	return t.gridHeight()
}

func (t *Table) gridHeight() float32 {
	var h float32
	if len(t.header) > 0 {
		h += t.rowHeight(t.header)
	}
	for _, r := range t.rows {
		h += t.rowHeight(r)
	}
	return h
}

func (t *Table) stackHeight(width float32) float32 {
	var h float32
	for _, s := range t.stacks {
		h += s.HeightFor(width) + 2*rowGap + hairline
	}
	return h
}

func (t *Table) rowHeight(cells []*Prose) float32 {
	var h float32
	for j, c := range cells {
		h = max(h, c.HeightFor(t.widths[j]))
	}
	return h + 2*rowGap + hairline
}

// share gives each column its natural width where all fit; else each gets its
// longest word, and the rest goes to those that want more.
func (t *Table) share(width float32) {
	if t.width == width && !t.dirty && t.widths != nil {
		return
	}
	t.width, t.dirty = width, false
	n := t.columns()
	natural, least := make([]float32, n), make([]float32, n)
	see := func(cells []*Prose) {
		for j, c := range cells {
			natural[j] = max(natural[j], c.Natural()+1)
			least[j] = max(least[j], c.Longest()+1)
		}
	}
	see(t.header)
	for _, r := range t.rows {
		see(r)
	}
	room := width - cellGap*float32(max(0, n-1))
	var want, need float32
	for j := range natural {
		want += natural[j]
		need += least[j]
	}
	t.widths = make([]float32, n)
	switch {
	case want <= room:
		extra := (room - want) / float32(max(1, n))
		for j := range natural {
			t.widths[j] = natural[j] + min(extra, 40)
		}
	case need <= room:
		for j := range natural {
			t.widths[j] = least[j] + (natural[j]-least[j])*(room-need)/(want-need)
		}
	default:
		for j := range natural {
			t.widths[j] = max(8, least[j]*room/need)
		}
	}
	t.stacked = false
	if want > room && n > 2 {
		t.stacked = t.gridHeight() > stackedWins*t.stackHeight(width)
	}
}

// MinSize returns the height at the present width.
func (t *Table) MinSize() fyne.Size {
	if w := t.Size().Width; w > 0 {
		return fyne.NewSize(24, t.HeightFor(w))
	}
	return fyne.NewSize(24, 24)
}

// Cell returns the text of a cell, for tests.
func (t *Table) Cell(row, column int) string { return t.rows[row][column].Text() }

// Relayout places the cells anew after texts have changed.
func (t *Table) Relayout() { t.layout(t.Size().Width) }

func (t *Table) layout(width float32) {
	if width <= 0 {
		return
	}
	was := t.stacked
	t.share(width)
	if was != t.stacked {
		defer canvas.Refresh(t)
	}
	var y float32
	if t.stacked {
		for i, s := range t.stacks {
			h := s.HeightFor(width)
			s.Move(fyne.NewPos(0, y+rowGap))
			s.Resize(fyne.NewSize(width, h))
			y += h + 2*rowGap + hairline
			t.rules[i].Move(fyne.NewPos(0, y-hairline))
			t.rules[i].Resize(fyne.NewSize(width, hairline))
		}
		t.rules[len(t.stacks)].Resize(fyne.NewSize(0, 0))
		return
	}
	rule := 0
	place := func(cells []*Prose) {
		h := t.rowHeight(cells)
		var x float32
		for j, c := range cells {
			c.Move(fyne.NewPos(x, y+rowGap))
			c.Resize(fyne.NewSize(t.widths[j], h-2*rowGap-hairline))
			x += t.widths[j] + cellGap
		}
		y += h
		t.rules[rule].Move(fyne.NewPos(0, y-hairline))
		t.rules[rule].Resize(fyne.NewSize(width, hairline))
		rule++
	}
	if len(t.header) > 0 {
		place(t.header)
	} else {
		rule = 1
	}
	for _, r := range t.rows {
		place(r)
	}
}

// RowAt returns the number of the row at a height, or -1 for the header and
// for outside.
func (t *Table) RowAt(y float32) int {
	if t.stacked {
		for i, s := range t.stacks {
			if h := s.HeightFor(t.width) + 2*rowGap + hairline; y < h {
				return i
			} else {
				y -= h
			}
		}
		return -1
	}
	if len(t.header) > 0 {
		y -= t.rowHeight(t.header)
	}
	for i, r := range t.rows {
		if y < 0 {
			return -1
		}
		h := t.rowHeight(r)
		if y < h {
			return i
		}
		y -= h
	}
	return -1
}
