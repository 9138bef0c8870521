package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/sheet"
)

// grid captures facts of one kind as a spreadsheet does: a row a fact, Tab to
// the next cell, Enter to the next row, and an empty row at the end that
// becomes a fact when something is typed into it.
type grid struct {
	widget.BaseWidget
	capture *capture
	spec    narrative.KindSpec
	fields  []narrative.Field
	weights []float32
	heads   []*flow.Prose
	rows    []*gridRow
}

// gridRow is one fact, or the empty row at the end, whose ID is "".
type gridRow struct {
	id     string
	cells  []gridCell
	remove *deed
}

// gridCell is one field of one fact.
type gridCell interface {
	object() fyne.CanvasObject
	focus() fyne.Focusable
	show(f narrative.Fact) // nil shows an empty cell
}

const (
	gridRowHigh  = 34
	gridHeadHigh = 20
	gridGap      = 4
	gridDeed     = 24
)

// newGrid makes the table for some fields of a kind; weights say how the width
// is shared.
func newGrid(c *capture, kind narrative.Kind, keys []string, weights []float32) *grid {
	spec, _ := words.Spec(kind)
	g := &grid{capture: c, spec: spec, weights: weights}
	for _, key := range keys {
		f, _ := spec.Field(key)
		g.fields = append(g.fields, f)
		g.heads = append(g.heads, flow.NewRuns([]flow.Run{{Text: f.Label, Bold: true}}, look.SizeSmall, look.Muted).Single())
	}
	g.ExtendBaseWidget(g)
	g.sync()
	return g
}

// sync brings the rows in line with the facts.
func (g *grid) sync() {
	var facts []narrative.Fact
	for _, f := range g.capture.work.session.Solution().Facts {
		if f.FactKind() == g.spec.Kind {
			facts = append(facts, f)
		}
	}
	had := map[string]*gridRow{}
	var blank *gridRow
	for _, r := range g.rows {
		if r.id == "" {
			blank = r
		} else {
			had[r.id] = r
		}
	}
	rows := make([]*gridRow, 0, len(facts)+1)
	for _, f := range facts {
		r := had[f.FactID()]
		if r == nil {
			r = g.newRow(f.FactID())
		}
		for _, c := range r.cells {
			c.show(f)
		}
		rows = append(rows, r)
	}
	if blank == nil {
		blank = g.newRow("")
	}
	for _, c := range blank.cells {
		c.show(nil)
	}
	blank.remove.Hide()
	rows = append(rows, blank)
	if !slices.Equal(rows, g.rows) {
		g.rows = rows
		g.Refresh()
	}
}

func (g *grid) newRow(id string) *gridRow {
	r := &gridRow{id: id}
	p := formPlace{seen: g.capture.reveal, next: func() { g.enter(r) }, note: g.capture.work.note}
	for _, f := range g.fields {
		set := func(v any) { g.set(r, f.Key, v) }
		switch f.Type {
		case narrative.ChoiceField:
			r.cells = append(r.cells, newChoiceCell(f, p, func() []desk.Choice { return choicesIn(f) }, set))
		case narrative.RefField:
			r.cells = append(r.cells, newChoiceCell(f, p, func() []desk.Choice {
				return desk.Choices(g.capture.work.index(), f.Refers, "", words.Say)
			}, set))
		default:
			r.cells = append(r.cells, newTextCell(f, p, g.capture.work, set))
		}
	}
	r.remove = newDeed("", theme.DeleteIcon(), func() { g.capture.delete(g.spec, r.id) })
	return r
}

// choicesIn are the choices of a field in words.
func choicesIn(f narrative.Field) []desk.Choice {
	out := make([]desk.Choice, len(f.Choices))
	for i, c := range f.Choices {
		out[i] = desk.Choice{ID: c, Name: words.Say(c)}
	}
	return out
}

// set stores what a cell holds. In the empty row that makes a fact.
func (g *grid) set(r *gridRow, key string, v any) {
	w := g.capture.work
	if r.id == "" {
		if !filled(v) {
			return
		}
		s := w.session.Solution()
		id := narrative.NewFactID(&s, g.spec.Kind)
		f, _ := narrative.NewFact(g.spec.Kind, id)
		r.id = id
		r.remove.Show()
		w.do(narrative.AddFact{Fact: filledWith(f, key, v), At: -1}, lang.L("{{.Kind}} added", words.Data{"Kind": g.spec.Label}), id)
	} else if f, ok := w.session.Fact(r.id); ok {
		w.typed(narrative.ChangeFact{Fact: filledWith(f, key, v)}, r.id, key)
	}
	g.capture.renewChoices(g)
}

// renewChoices shows what other tables choose from as it is called now: a name
// grows with every letter.
func (c *capture) renewChoices(but *grid) {
	for _, g := range c.grids {
		if g == but {
			continue
		}
		for _, r := range g.rows {
			for _, cell := range r.cells {
				if choice, ok := cell.(*choiceCell); ok {
					choice.renew()
				}
			}
		}
	}
}

// enter goes to the first cell of the next row.
func (g *grid) enter(r *gridRow) {
	at := slices.Index(g.rows, r)
	g.capture.work.focus(g.rows[min(at+1, len(g.rows)-1)].cells[0].focus())
}

// HeightFor returns the height, which the width does not change.
func (g *grid) HeightFor(float32) float32 {
	return gridHeadHigh + float32(len(g.rows))*gridRowHigh
}

func (g *grid) MinSize() fyne.Size { return fyne.NewSize(260, g.HeightFor(0)) }

func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	return &gridRenderer{g}
}

type gridRenderer struct{ g *grid }

func (r *gridRenderer) Destroy()           {}
func (r *gridRenderer) MinSize() fyne.Size { return r.g.MinSize() }

func (r *gridRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, h := range r.g.heads {
		out = append(out, h)
	}
	for _, row := range r.g.rows {
		for _, c := range row.cells {
			out = append(out, c.object())
		}
		out = append(out, row.remove)
	}
	return out
}

func (r *gridRenderer) Layout(size fyne.Size) {
	var sum float32
	for _, w := range r.g.weights {
		sum += w
	}
	room := size.Width - gridDeed - gridGap*float32(len(r.g.weights))
	x := float32(0)
	for i, weight := range r.g.weights {
		w := float32(int(room * weight / sum))
		r.g.heads[i].Move(fyne.NewPos(x+2, 0))
		r.g.heads[i].Resize(fyne.NewSize(w-2, gridHeadHigh))
		for j, row := range r.g.rows {
			o := row.cells[i].object()
			o.Move(fyne.NewPos(x, gridHeadHigh+float32(j)*gridRowHigh))
			o.Resize(fyne.NewSize(w, gridRowHigh-4))
		}
		x += w + gridGap
	}
	for j, row := range r.g.rows {
		row.remove.Move(fyne.NewPos(size.Width-gridDeed, gridHeadHigh+float32(j)*gridRowHigh+2))
		row.remove.Resize(fyne.NewSize(gridDeed, gridRowHigh-8))
	}
}

func (r *gridRenderer) Refresh() {
	r.Layout(r.g.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// textCell is a text in a table.
type textCell struct {
	key string
	e   *entry
}

func newTextCell(f narrative.Field, p formPlace, w *work, set func(any)) *textCell {
	c := &textCell{f.Key, newEntry(false, "")}
	c.e.brief = true
	p.wire(c.e, func(text string) { set(oneLine(text)) }, nil)
	c.e.pasted = func(content string) (func(), bool) {
		cells := sheet.Read(content)
		if len(cells) < 2 || !strings.Contains(content, "\t") {
			return nil, false
		}
		w.table(cells, "", nil)
		return nil, true
	}
	return c
}

func (c *textCell) object() fyne.CanvasObject { return c.e }
func (c *textCell) focus() fyne.Focusable     { return c.e }

func (c *textCell) show(f narrative.Fact) {
	text := ""
	if f != nil {
		v, _ := narrative.Get(f, c.key)
		text, _ = v.(string)
	}
	if oneLine(c.e.Text) != text {
		c.e.show(text)
	}
}

// choiceCell is a choice, or another fact, in a table.
type choiceCell struct {
	key     string
	s       *optionCell
	choices func() []desk.Choice
	known   []desk.Choice
	id      string // what is chosen
}

func newChoiceCell(f narrative.Field, p formPlace, choices func() []desk.Choice, set func(any)) *choiceCell {
	c := &choiceCell{key: f.Key, choices: choices}
	c.s = newOptionCell(func(at int) {
		c.id = ""
		if at > 0 {
			c.id = c.known[at-1].ID
		}
		set(c.id)
	}, p)
	return c
}

func (c *choiceCell) object() fyne.CanvasObject { return c.s }
func (c *choiceCell) focus() fyne.Focusable     { return c.s }

func (c *choiceCell) show(f narrative.Fact) {
	c.id = ""
	if f != nil {
		v, _ := narrative.Get(f, c.key)
		c.id, _ = v.(string)
	}
	c.renew()
}

// renew shows the choices as they are now.
func (c *choiceCell) renew() {
	c.known = c.choices()
	names := []string{notChosen}
	for _, k := range c.known {
		names = append(names, k.Name)
	}
	c.s.show(names, 1+slices.IndexFunc(c.known, func(k desk.Choice) bool { return k.ID == c.id }))
}
