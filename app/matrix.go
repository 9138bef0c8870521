package app

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative/review"
)

// matrix shows who is addressed by what: a row a stakeholder, a column an outcome
// or quality goal, by its number. Where the columns do not fit beside each other
// the rows are repeated below. A click on anything leads to its field, and so does
// Enter at the place that the arrow keys go to.
type matrix struct {
	widget.BaseWidget
	of   desk.Addressed
	lead func(desk.Target)

	names  []*flow.Prose // by band and row
	bys    []*flow.Prose
	heads  []*flow.Prose // by column
	corner *flow.Prose   // over the names
	marks  []*canvas.Circle
	rules  []*canvas.Rectangle
	cursor *canvas.Rectangle // the cell that the keyboard is at

	width          float32
	columns, bands int
	row, column    int // of the cursor; column -1 is the name
	focused        bool
}

const (
	matrixRow  = 40
	matrixHead = 22
	matrixCell = 26 // at least
	matrixDot  = 10
	matrixGap  = 14 // between bands
)

func newMatrix(of desk.Addressed, lead func(desk.Target)) *matrix {
	m := &matrix{of: of, lead: lead, column: -1, cursor: canvas.NewRectangle(color.Transparent)}
	m.cursor.StrokeWidth, m.cursor.CornerRadius = 1.5, 4
	for j := range of.Columns {
		ink := look.Muted
		if of.Columns[j].For == 0 {
			ink = theme.ColorNameWarning
		}
		m.heads = append(m.heads, flow.NewRuns([]flow.Run{{Text: strconv.Itoa(j + 1), Bold: true}}, look.SizeSmall, ink).Wide())
	}
	m.corner = flow.NewProse(lang.L("Stakeholder, measured by"), look.SizeSmall, look.Muted).Single()
	for range len(of.Rows) * len(of.Columns) {
		m.marks = append(m.marks, canvas.NewCircle(color.Transparent))
	}
	m.ExtendBaseWidget(m)
	return m
}

// nameRoom is how much of a width the names take.
func nameRoom(width float32) float32 { return max(look.Scaled(110), min(look.Scaled(230), width*0.46)) }

// share puts as many columns beside each other as fit, and makes the names of each
// band.
func (m *matrix) share(width float32) {
	if width == m.width && m.names != nil {
		return
	}
	m.width = width
	m.columns, m.bands = m.of.Bands(int((width - nameRoom(width)) / look.Scaled(matrixCell)))
	for len(m.names) > m.bands*len(m.of.Rows) {
		m.names, m.bys, m.rules = m.names[:len(m.names)-1], m.bys[:len(m.bys)-1], m.rules[:len(m.rules)-1]
	}
	for i := len(m.names); i < m.bands*len(m.of.Rows); i++ {
		r := &m.of.Rows[i%len(m.of.Rows)]
		by, ink := r.MeasuredBy, look.Muted
		if !r.Addressed {
			ink = theme.ColorNameWarning
			if by == "" {
				by = lang.L("by nothing")
			}
		}
		m.names = append(m.names, flow.NewProse(r.Name, theme.SizeNameText, theme.ColorNameForeground).Single())
		m.bys = append(m.bys, flow.NewProse(by, look.SizeSmall, ink).Single())
		m.rules = append(m.rules, canvas.NewRectangle(theme.Color(look.Hairline)))
	}
}

func (m *matrix) cellWidth() float32 {
	return min(look.Scaled(44), (m.width-nameRoom(m.width))/float32(max(1, m.columns)))
}

// bandHeight is that of the rows and the numbers over them.
func (m *matrix) bandHeight() float32 {
	return look.Scaled(matrixHead) + float32(len(m.of.Rows))*look.Scaled(matrixRow)
}

func (m *matrix) HeightFor(width float32) float32 {
	m.share(width)
	return float32(m.bands)*m.bandHeight() + float32(m.bands-1)*look.Scaled(matrixGap)
}

// at returns the place of a row and of a column in its band.
func (m *matrix) at(row, column int) fyne.Position {
	band := 0
	x := float32(0)
	if column >= 0 {
		band = column / m.columns
		x = nameRoom(m.width) + float32(column%m.columns)*m.cellWidth()
	}
	return fyne.NewPos(x, float32(band)*(m.bandHeight()+look.Scaled(matrixGap))+look.Scaled(matrixHead)+float32(row)*look.Scaled(matrixRow))
}

// under returns what lies at a place: row -1 is the numbers, column -1 the names.
// Neither where nothing does.
func (m *matrix) under(p fyne.Position) (row, column int, ok bool) {
	whole := m.bandHeight() + look.Scaled(matrixGap)
	band := int(p.Y / whole)
	y := p.Y - float32(band)*whole
	row, column = -1, -1
	if y >= look.Scaled(matrixHead) {
		row = int((y - look.Scaled(matrixHead)) / look.Scaled(matrixRow))
	}
	if p.X >= nameRoom(m.width) {
		column = int((p.X - nameRoom(m.width)) / m.cellWidth())
		if column >= m.columns {
			return 0, 0, false
		}
		column += band * m.columns
	}
	return row, column, band < m.bands && row < len(m.of.Rows) && column < len(m.of.Columns) && (row >= 0 || column >= 0)
}

// go leads to the field that a place is about.
func (m *matrix) leadTo(row, column int) {
	switch {
	case row < 0:
		m.lead(m.of.ToColumn(column))
	case column < 0:
		m.lead(m.of.ToRow(row))
	default:
		m.lead(m.of.ToCell(row, column))
	}
}

func (m *matrix) Tapped(e *fyne.PointEvent) {
	if row, column, ok := m.under(e.Position); ok {
		m.leadTo(row, column)
	}
}

func (m *matrix) Cursor() desktop.Cursor { return desktop.PointerCursor }
func (m *matrix) FocusGained()           { m.focused = true; m.Refresh() }
func (m *matrix) FocusLost()             { m.focused = false; m.Refresh() }
func (m *matrix) TypedRune(rune)         {}

func (m *matrix) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp:
		m.row = max(0, m.row-1)
	case fyne.KeyDown:
		m.row = min(len(m.of.Rows)-1, m.row+1)
	case fyne.KeyLeft:
		m.column = max(-1, m.column-1)
	case fyne.KeyRight:
		m.column = min(len(m.of.Columns)-1, m.column+1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.leadTo(m.row, m.column)
		return
	}
	m.Refresh()
}

func (m *matrix) MinSize() fyne.Size { return fyne.NewSize(look.Scaled(160), 40) }

func (m *matrix) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return &matrixRenderer{m}
}

type matrixRenderer struct{ m *matrix }

func (r *matrixRenderer) Destroy()           {}
func (r *matrixRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *matrixRenderer) Objects() []fyne.CanvasObject {
	m := r.m
	out := make([]fyne.CanvasObject, 0, len(m.marks)+3*len(m.names)+len(m.heads)+1)
	for i := range m.names {
		out = append(out, m.rules[i], m.names[i], m.bys[i])
	}
	for _, h := range m.heads {
		out = append(out, h)
	}
	for _, c := range m.marks {
		out = append(out, c)
	}
	return append(out, m.corner, m.cursor)
}

func (r *matrixRenderer) Layout(size fyne.Size) {
	m := r.m
	m.share(size.Width)
	cell, high := m.cellWidth(), look.Scaled(matrixRow)
	room := nameRoom(m.width) - 8
	for i := range m.names {
		at := m.at(i%len(m.of.Rows), i/len(m.of.Rows)*m.columns)
		at.X = 0
		m.rules[i].Move(at)
		m.rules[i].Resize(fyne.NewSize(nameRoom(m.width)+float32(m.columns)*cell, 1))
		line := m.names[i].MinSize().Height
		small := m.bys[i].MinSize().Height
		top := (high - line - small) / 2
		if m.bys[i].Text() == "" {
			top = (high - line) / 2
		}
		m.names[i].Move(at.AddXY(0, top))
		m.names[i].Resize(fyne.NewSize(room, line))
		m.bys[i].Move(at.AddXY(0, top+line))
		m.bys[i].Resize(fyne.NewSize(room, small))
	}
	m.corner.Move(fyne.NewPos(0, 2))
	m.corner.Resize(fyne.NewSize(room, m.corner.MinSize().Height))
	for j, h := range m.heads {
		at := m.at(0, j)
		wide := h.Natural()
		h.Resize(fyne.NewSize(wide+1, h.MinSize().Height))
		h.Move(fyne.NewPos(at.X+(cell-wide)/2, at.Y-look.Scaled(matrixHead)+2))
	}
	dot := look.Scaled(matrixDot)
	for i, c := range m.marks {
		row, column := i/len(m.of.Columns), i%len(m.of.Columns)
		d := dot
		if m.of.Rows[row].Cells[column] == review.Unrelated {
			d = 3
		}
		at := m.at(row, column)
		c.Move(at.AddXY((cell-d)/2, (high-d)/2))
		c.Resize(fyne.NewSize(d, d))
	}
	at, wide := m.at(m.row, m.column), cell
	if m.column < 0 {
		wide = room + 8
	}
	m.cursor.Move(at.AddXY(-2, 1))
	m.cursor.Resize(fyne.NewSize(wide+2, high-1))
}

func (r *matrixRenderer) Refresh() {
	m := r.m
	for i, c := range m.marks {
		c.FillColor, c.StrokeColor, c.StrokeWidth = color.Transparent, color.Transparent, 0
		switch m.of.Rows[i/len(m.of.Columns)].Cells[i%len(m.of.Columns)] {
		case review.Named:
			c.FillColor = theme.Color(theme.ColorNamePrimary)
		case review.Alike:
			c.StrokeColor, c.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1.5
		default:
			c.FillColor = theme.Color(theme.ColorNameInputBorder)
		}
		c.Refresh()
	}
	for i := range m.rules {
		m.rules[i].FillColor = theme.Color(look.Hairline)
		m.names[i].Refresh()
		m.bys[i].Refresh()
	}
	for _, h := range m.heads {
		h.Refresh()
	}
	m.cursor.StrokeColor = color.Transparent
	if m.focused {
		m.cursor.StrokeColor = theme.Color(theme.ColorNameFocus)
	}
	r.Layout(m.Size())
	canvas.Refresh(m)
}
