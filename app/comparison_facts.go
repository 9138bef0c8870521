package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/compare"
)

// factChanges are the facts that changed, by kind: an item a fact.
func factChanges(c *desk.Comparison) []func() fyne.CanvasObject {
	var out []func() fyne.CanvasObject
	group := func(title string) {
		out = append(out, func() fyne.CanvasObject {
			head := flow.NewRuns([]flow.Run{{Text: title, Bold: true}}, look.SizeHeading, theme.ColorNameForeground)
			return flow.NewColumn(0, head).Padded(flow.Inset{Left: 22, Top: 18, Right: 22, Bottom: 2})
		})
	}
	add := func(title []flow.Run, lines []fieldChange) {
		out = append(out, func() fyne.CanvasObject { return changeCard(title, lines) })
	}
	if len(c.Facts.Header) > 0 {
		group(lang.L("Customer and title"))
		add(nil, fieldLines(c.Facts.Header))
	}
	for _, k := range c.Kinds() {
		spec, _ := words.Spec(k.Kind)
		group(spec.Plural)
		for _, f := range k.Facts {
			add(factTitle(f, spec.Label), fieldLines(f.Fields))
		}
	}
	blocks := func(title string, changes []compare.BlockChange) {
		if len(changes) == 0 {
			return
		}
		group(title)
		for _, b := range changes {
			line := fieldChange{runs: diffRuns(b.Old, b.New)}
			if b.Op == compare.Confirmed {
				line.runs = []flow.Run{{Text: b.New}}
			}
			if b.Old == "" && b.New == "" {
				line.runs = []flow.Run{{Text: lang.L("without a reason"), Colour: look.Muted}}
			}
			add([]flow.Run{
				{Text: words.Audience(b.Audience), Bold: true, Colour: look.Accent(b.Audience)},
				{Text: "  " + c.Label(b.Audience, b.Block)},
				mark(b.Op),
			}, []fieldChange{line})
		}
	}
	blocks(lang.L("Wordings"), c.Facts.Wordings)
	blocks(lang.L("Left out"), c.Facts.Omissions)
	return out
}

// factTitle names a fact and says what became of it.
func factTitle(f compare.FactChange, kind string) []flow.Run {
	name := flow.Run{Text: desk.Title(f.Name), Bold: true}
	if f.Name == "" {
		name.Text = kind
	}
	if f.Op == compare.Removed {
		name.Strike, name.Colour = true, theme.ColorNameError
	}
	runs := []flow.Run{name, mark(f.Op)}
	if f.Moved && f.Op != compare.Moved {
		runs = append(runs, mark(compare.Moved))
	}
	return runs
}

// mark says what became of something, behind its name; a change speaks for
// itself.
func mark(op compare.Op) flow.Run {
	r := flow.Run{Colour: look.Muted}
	switch op {
	case compare.Added:
		r.Text, r.Colour = lang.X("change.added", "added"), theme.ColorNameSuccess
	case compare.Removed:
		r.Text, r.Colour = lang.X("change.removed", "removed"), theme.ColorNameError
	case compare.Moved:
		r.Text = lang.X("change.moved", "moved to another place")
	case compare.Confirmed:
		r.Text = lang.X("change.confirmed", "confirmed over the new text")
	default:
		return r
	}
	r.Text = "   " + r.Text
	return r
}

// fieldChange is one line of a card: a field and how it changed.
type fieldChange struct {
	label string
	side  []flow.Run // the audience, behind the label
	runs  []flow.Run
}

func fieldLines(fields []compare.FieldChange) []fieldChange {
	out := make([]fieldChange, len(fields))
	for i, f := range fields {
		c := fieldChange{label: words.Say(f.Label), runs: diffRuns(words.Say(f.Old), words.Say(f.New))}
		if f.PartName != "" {
			c.label = desk.Title(f.PartName)
			if f.PartKey != "" {
				c.label += " · " + words.Inside(words.Say(f.Label))
			}
		}
		if f.Audience != "" {
			c.side = []flow.Run{{Text: " " + words.Audience(f.Audience), Colour: look.Accent(f.Audience)}}
		}
		out[i] = c
	}
	return out
}

// changeCard shows what became of a fact, field by field.
func changeCard(title []flow.Run, lines []fieldChange) fyne.CanvasObject {
	var items []fyne.CanvasObject
	if title != nil {
		items = append(items, flow.NewRuns(title, theme.SizeNameText, theme.ColorNameForeground))
	}
	for _, l := range lines {
		items = append(items, newFieldLine(l))
	}
	card := newCard(flow.NewColumn(5, items...).Padded(flow.Inset{Left: 12, Top: 8, Right: 12, Bottom: 9}))
	return flow.NewColumn(0, card).Padded(flow.Inset{Left: 22, Top: 6, Right: 22})
}

// fieldLine is a label and a text beside it.
type fieldLine struct {
	widget.BaseWidget
	label *flow.Prose // nil where there is none
	text  *flow.Prose
}

func newFieldLine(c fieldChange) *fieldLine {
	l := &fieldLine{text: flow.NewRuns(c.runs, theme.SizeNameText, theme.ColorNameForeground)}
	if c.label != "" {
		l.label = flow.NewRuns(append([]flow.Run{{Text: c.label}}, c.side...), look.SizeSmall, look.Muted)
	}
	l.ExtendBaseWidget(l)
	return l
}

// columns returns how wide the label is, and where the text begins.
func (l *fieldLine) columns(width float32) (label, text float32) {
	if l.label == nil {
		return 0, 0
	}
	label = min(look.Scaled(190), width*0.3)
	return label, label + 14
}

// textWidth is no more than one reads with ease.
func (l *fieldLine) textWidth(width float32) float32 {
	_, at := l.columns(width)
	return min(width-at, look.Scaled(620))
}

// HeightFor returns the height at a width.
func (l *fieldLine) HeightFor(width float32) float32 {
	h := l.text.HeightFor(l.textWidth(width))
	if l.label != nil {
		label, _ := l.columns(width)
		h = max(h, l.label.HeightFor(label)+1)
	}
	return h
}

func (l *fieldLine) MinSize() fyne.Size {
	return fyne.NewSize(120, l.HeightFor(max(120, l.Size().Width)))
}

func (l *fieldLine) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return &fieldLineRenderer{l}
}

type fieldLineRenderer struct{ l *fieldLine }

func (r *fieldLineRenderer) Destroy()           {}
func (r *fieldLineRenderer) MinSize() fyne.Size { return r.l.MinSize() }
func (r *fieldLineRenderer) Objects() []fyne.CanvasObject {
	if r.l.label == nil {
		return []fyne.CanvasObject{r.l.text}
	}
	return []fyne.CanvasObject{r.l.label, r.l.text}
}

func (r *fieldLineRenderer) Layout(size fyne.Size) {
	label, at := r.l.columns(size.Width)
	if r.l.label != nil {
		r.l.label.Move(fyne.NewPos(0, 1.5))
		r.l.label.Resize(fyne.NewSize(label, size.Height))
	}
	r.l.text.Move(fyne.NewPos(at, 0))
	r.l.text.Resize(fyne.NewSize(r.l.textWidth(size.Width), size.Height))
}

func (r *fieldLineRenderer) Refresh() {
	r.Layout(r.l.Size())
	for _, o := range r.Objects() {
		canvas.Refresh(o)
		o.Refresh()
	}
}
