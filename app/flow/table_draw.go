package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer draws cells and rules.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	return &tableRenderer{t}
}

type tableRenderer struct{ t *Table }

func (r *tableRenderer) Destroy()              {}
func (r *tableRenderer) MinSize() fyne.Size    { return r.t.MinSize() }
func (r *tableRenderer) Layout(size fyne.Size) { r.t.layout(size.Width) }

func (r *tableRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if r.t.stacked {
		for _, s := range r.t.stacks {
			out = append(out, s)
		}
		for _, rule := range r.t.rules {
			out = append(out, rule)
		}
		return out
	}
	for _, c := range r.t.header {
		out = append(out, c)
	}
	for _, row := range r.t.rows {
		for _, c := range row {
			out = append(out, c)
		}
	}
	for _, rule := range r.t.rules {
		out = append(out, rule)
	}
	return out
}

func (r *tableRenderer) Refresh() {
	for _, rule := range r.t.rules {
		rule.FillColor = theme.Color(r.t.hairline)
		rule.Refresh()
	}
	r.t.layout(r.t.Size().Width)
	for _, o := range r.Objects() {
		if p, ok := o.(*Prose); ok {
			p.Refresh()
		}
	}
}
