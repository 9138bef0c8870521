package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// reviewPanel slides over the capture pane: what the review found, the gravest
// first and by theme, and what was set aside.
type reviewPanel struct {
	reviewing *reviewing
	work      *work
	hooks     findingHooks
	rows      map[narrative.Aside]*findingRow
	listed    []fyne.CanvasObject // rows in their order
	feed      *feed
	root      *fyne.Container
	title     *row
	shown     desk.Findings
	shows     []any // what stands in the list: headings and keys
	open      bool
	help      func()
	matrix    matrixPage
}

func newReviewPanel(r *reviewing, hooks findingHooks, closed, help func()) *reviewPanel {
	p := &reviewPanel{reviewing: r, work: hooks.work, hooks: hooks, rows: map[narrative.Aside]*findingRow{}, help: help}
	p.title = newRow(lang.L("Review"), true, 0, closed).withIcon(theme.NavigateBackIcon())
	p.feed = newFeed(0, flow.Inset{Left: 8, Top: 8, Right: 14, Bottom: 40})
	p.hooks.grown = p.grown
	p.root = container.NewStack(newGround(look.Rail), p.feed.scroll)
	return p
}

func (p *reviewPanel) grown() {
	p.feed.grown()
	p.feed.column.Relayout()
}

// show opens or closes the panel.
func (p *reviewPanel) show(on bool) {
	p.open, p.matrix.open = on, false
	if on {
		p.reviewing.askNames()
		p.tell(false)
		return
	}
	for _, r := range p.rows {
		r.card.asking, r.card.reason = false, nil
	}
}

// tell brings the list in line with what was found. What the reader looks at stays
// where it is.
func (p *reviewPanel) tell(stay bool) {
	if !p.open {
		return
	}
	if p.matrix.open {
		p.tellMatrix(stay)
		return
	}
	f := &p.reviewing.found
	x := p.work.index()
	had := p.rows
	p.rows, p.listed = make(map[narrative.Aside]*findingRow, len(had)), nil
	var items []func() fyne.CanvasObject
	var shows []any
	fixed := func(what any, make func() fyne.CanvasObject) { items, shows = append(items, make), append(shows, what) }
	fixed("title", func() fyne.CanvasObject { return p.title })
	list := func(row desk.FindingRow) {
		key := row.Key()
		r := had[key]
		if r != nil && !r.card.asking { // a reason that is being typed is not taken away
			r.set(row, placeWords(x, &row))
		}
		if r == nil {
			r = newFindingRow(&p.hooks, p.step)
		}
		p.rows[key] = r
		p.listed = append(p.listed, r)
		fixed(key, func() fyne.CanvasObject {
			if r.card.row.Rule == "" {
				r.set(row, placeWords(x, &row))
			}
			return r
		})
	}
	switch {
	case !f.Known:
		fixed("looking", func() fyne.CanvasObject { return p.note(lang.L("The review is looking …")) })
	case f.Tally.All() == 0:
		p.nothing(f, fixed)
	default:
		summary := p.summary(f)
		fixed(summary, func() fyne.CanvasObject { return p.note(summary) })
		fixed("matrix", func() fyne.CanvasObject { return flow.NewColumn(0, p.toMatrix()).Padded(flow.Inset{Left: 10, Top: 4}) })
	}
	for _, s := range f.Sections {
		fixed(severityAt{s.Severity == "", string(s.Severity), s.Count}, func() fyne.CanvasObject { return severityLine(s) })
		for _, t := range s.Themes {
			fixed(severityAt{true, string(t.Group), len(t.Rows)}, func() fyne.CanvasObject { return themeLine(themeWords(t.Group), len(t.Rows)) })
			for _, row := range t.Rows {
				list(row)
			}
		}
	}
	if n := len(f.Aside); n > 0 {
		fixed(severityAt{false, "aside", n}, func() fyne.CanvasObject { return asideLine(n) })
		for _, row := range f.Aside {
			list(row)
		}
	}
	p.shown = *f
	if stay && slices.Equal(shows, p.shows) {
		p.grown()
		return
	}
	p.shows = shows
	p.feed.set(stay, items...)
}

// toMatrix leads to who is addressed by what.
func (p *reviewPanel) toMatrix() fyne.CanvasObject {
	return links(newLink(lang.L("Who is addressed by what"), func() { p.showMatrix(true) }))
}

// severityAt names a heading of the list.
type severityAt struct {
	theme bool
	name  string
	count int
}

// note is a line of muted text under the title.
func (p *reviewPanel) note(text string) fyne.CanvasObject {
	return flow.NewColumn(0, flow.NewProse(text, look.SizeSmall, look.Muted)).Padded(flow.Inset{Left: 10, Top: 6, Right: 10})
}

// summary says how the lists are used, and how hard the framings read.
func (p *reviewPanel) summary(f *desk.Findings) string {
	text := lang.L("Click a finding to go to its field.")
	if grades := gradeWords(f.Grades); grades != "" {
		text += " " + grades + "."
	}
	if p.reviewing.blind {
		text += " " + lang.L("The names of your other customers could not be read, so they were not looked for.")
	}
	return text
}

// gradeWords say how hard the two framings read; "" where that is not known.
func gradeWords(g [2]float64) string {
	if g[0] <= 0 || g[1] <= 0 {
		return ""
	}
	return lang.L("Reading grade {{.Executive}} / {{.Engineering}}", words.Data{"Executive": words.Decimal(g[0]), "Engineering": words.Decimal(g[1])})
}

func asideLine(n int) fyne.CanvasObject {
	return flow.NewColumn(0, flow.NewRuns([]flow.Run{
		{Text: lang.L("Set aside as no problem"), Bold: true}, {Text: "  " + words.Number(n), Colour: look.Muted},
	}, theme.SizeNameText, theme.ColorNameForeground)).Padded(flow.Inset{Left: 10, Top: 22, Bottom: 4})
}

// nothing says that nothing was found, and what was looked at.
func (p *reviewPanel) nothing(f *desk.Findings, add func(any, func() fyne.CanvasObject)) {
	s := p.work.session.Solution()
	head := lang.L("Nothing found")
	if len(f.Aside) > 0 {
		head = lang.L("Nothing else found")
	}
	looked := []string{
		lang.XN("review.facts", "{{.Count}} facts and both framings", len(s.Facts), words.Count(len(s.Facts))),
		lang.L("figures typed in text, against what the facts hold and compute"),
		lang.L("units, currencies, dates, and the amount that is asked for"),
		lang.L("facts that nobody is told, outcomes, stakeholders, risks and questions that lack something"),
		lang.L("technical words in front of executives, and the length of sentences and briefs"),
	}
	if n := len(p.reviewing.others); n > 0 {
		looked = append(looked, lang.XN("review.customers", "the names of {{.Count}} other customers", n, words.Count(n)))
	} else if p.reviewing.blind {
		looked = append(looked, lang.L("not at the names of your other customers, which could not be read"))
	}
	if n := len(s.Wordings); n > 0 {
		looked = append(looked, lang.XN("review.wordings", "{{.Count}} wordings, against the facts behind them", n, words.Count(n)))
	}
	grades := gradeWords(f.Grades)
	add([3]any{head, len(looked), grades}, func() fyne.CanvasObject {
		items := []fyne.CanvasObject{
			flow.NewRuns([]flow.Run{{Text: head, Bold: true}}, look.SizeHeading, theme.ColorNameForeground),
			flow.NewProse(lang.L("The review has looked at:"), theme.SizeNameText, look.Muted),
		}
		var list []fyne.CanvasObject
		for _, text := range looked {
			list = append(list, flow.NewProse("– "+text, theme.SizeNameText, theme.ColorNameForeground))
		}
		items = append(items, flow.NewColumn(5, list...))
		if grades != "" {
			items = append(items, flow.NewProse(grades+". "+lang.L("10 or lower is wanted for executives, 13 for engineers."), theme.SizeNameText, look.Muted))
		}
		items = append(items, links(newLink(lang.L("What the review looks for"), p.help)), p.toMatrix())
		return flow.NewColumn(10, items...).Padded(flow.Inset{Left: 10, Top: 22, Right: 12})
	})
}

// begin gives the first finding the focus.
func (p *reviewPanel) begin() {
	if len(p.listed) > 0 {
		if r, ok := p.listed[0].(*findingRow); ok {
			p.hooks.focus(r)
		}
	}
}

// step moves the focus to the finding above or below.
func (p *reviewPanel) step(from *findingRow, by int) {
	i := slices.Index(p.listed, fyne.CanvasObject(from)) + by
	if i < 0 || i >= len(p.listed) {
		return
	}
	for !slices.Contains(p.feed.column.Items(), p.listed[i]) && len(p.feed.rest) > 0 {
		p.feed.scroll.Offset.Y = p.feed.scroll.Content.Size().Height
		p.feed.grown()
	}
	next, _ := p.listed[i].(*findingRow)
	p.hooks.focus(next)
	p.reveal(next)
}

// reveal scrolls until a finding is in sight.
func (p *reviewPanel) reveal(r *findingRow) {
	y, view := r.Position().Y, p.feed.scroll.Size().Height
	switch at := p.feed.scroll.Offset.Y; {
	case y < at+20:
		p.feed.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-60)))
	case y+r.Size().Height > at+view:
		p.feed.scroll.ScrollToOffset(fyne.NewPos(0, y+r.Size().Height+20-view))
	}
}
