package app

import (
	"reflect"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// matrixPage is the page of the review that says who is addressed by what.
type matrixPage struct {
	lead    func(desk.Target)
	capture func(narrative.Kind) // adds what is missing
	open    bool
	of      desk.Addressed // that is shown
	grid    *matrix
}

// showMatrix turns to the matrix, or back to the findings.
func (p *reviewPanel) showMatrix(on bool) {
	p.matrix.open, p.shows, p.matrix.grid = on, nil, nil
	p.tell(false)
	if on && p.matrix.grid != nil {
		p.hooks.focus(p.matrix.grid)
	} else if !on {
		p.begin()
	}
}

// tellMatrix brings the page in line with the solution.
func (p *reviewPanel) tellMatrix(stay bool) {
	s := p.work.session.Solution()
	of := desk.AddressedIn(&s)
	if stay && p.matrix.grid != nil && reflect.DeepEqual(of, p.matrix.of) {
		return
	}
	p.matrix.of = of
	items := matrixItems(&of, &p.matrix)
	made := make([]func() fyne.CanvasObject, 0, len(items)+1)
	back := newRow(lang.L("Who is addressed by what"), true, 0, func() { p.showMatrix(false) }).withIcon(theme.NavigateBackIcon())
	for _, o := range append([]fyne.CanvasObject{back}, items...) {
		made = append(made, func() fyne.CanvasObject { return o })
	}
	p.listed = nil
	p.feed.set(stay, made...)
}

func matrixItems(of *desk.Addressed, page *matrixPage) []fyne.CanvasObject {
	page.grid = nil
	inset := flow.Inset{Left: 10, Top: 6, Right: 10}
	note := func(text string, ink fyne.ThemeColorName) fyne.CanvasObject {
		return flow.NewColumn(0, flow.NewProse(text, look.SizeSmall, ink)).Padded(inset)
	}
	if kind := of.Lacking(); kind != "" {
		text, label := lang.L("Capture the people who decide, and what each of them is measured by: then you see whom the outcomes address, and whom nothing does."), lang.L("Capture a stakeholder")
		if kind == narrative.KindOutcome {
			text, label = lang.L("Capture an outcome, and say who asks for it: then you see which of the people it addresses."), lang.L("Capture an outcome")
		}
		return []fyne.CanvasObject{flow.NewColumn(10,
			flow.NewProse(text, theme.SizeNameText, theme.ColorNameForeground), links(newLink(label, func() { page.capture(kind) })),
		).Padded(flow.Inset{Left: 10, Top: 14, Right: 10})}
	}
	page.grid = newMatrix(*of, page.lead)
	out := []fyne.CanvasObject{}
	if n := of.Nobody; n > 0 {
		out = append(out, note(lang.XN("matrix.nobody", "{{.Count}} stakeholders are addressed by nothing.", n, words.Count(n)), theme.ColorNameWarning))
	} else {
		out = append(out, note(lang.L("Everybody is addressed by something."), look.Muted))
	}
	out = append(out, flow.NewColumn(0, page.grid).Padded(inset), legend())
	for j := range of.Columns {
		c := &of.Columns[j]
		r := newRow(strconv.Itoa(j+1)+"  "+c.Measure, false, 0, func() { page.lead(of.ToColumn(j)) })
		if c.For == 0 {
			r.setDetail(lang.L("nobody is measured by it"))
		} else {
			r.setCount(words.Number(c.For))
		}
		out = append(out, r)
	}
	return out
}

// legend says what the marks mean.
func legend() fyne.CanvasObject {
	mark := func(filled bool, text string) fyne.CanvasObject {
		c := canvas.NewCircle(theme.Color(theme.ColorNamePrimary))
		if !filled {
			c.FillColor = nil
			c.StrokeColor, c.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1.5
		}
		d := look.Scaled(matrixDot)
		return container.NewHBox(container.NewCenter(container.NewGridWrap(fyne.NewSize(d, d), c)), flow.NewProse(text, look.SizeSmall, look.Muted).Wide())
	}
	return flow.NewColumn(2,
		mark(true, lang.L("the outcome names the person")),
		mark(false, lang.L("it reads like what the person is measured by")),
	).Padded(flow.Inset{Left: 10, Top: 8, Right: 10, Bottom: 8})
}
