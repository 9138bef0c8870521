package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
)

// newReview makes what the review shows in the editor: the list, the strip over
// the field that a finding leads to, and the counts.
func (e *editor) newReview() {
	e.reviewing = newReviewing(e.env, func() [2]int { return e.pages.state.Pages }, e.reviewed)
	hooks := findingHooks{
		work: e.work, lead: e.leadTo, mend: e.mendFinding, aside: e.setAside, up: e.takeUp, focus: func(o fyne.Focusable) { e.hooks.focus(o) },
	}
	e.review = newReviewPanel(e.reviewing, hooks, func() { e.showReview(false) }, func() { e.hooks.help(pageReview) })
	e.review.matrix = matrixPage{lead: func(t desk.Target) { e.unfold(); e.uncover(); e.leadToField(t) }, capture: func(k narrative.Kind) { e.uncover(); e.captureKind(k) }}
	e.strip = newFindingStrip(&hooks, stripHooks{
		next: e.nextFinding, list: func() { e.showReview(true) }, moved: e.capture.makeRoom,
	})
	e.capture.over(e.strip)
}

// reviewed shows what the review found now.
func (e *editor) reviewed() {
	f := &e.reviewing.found
	e.review.tell(true)
	e.strip.follow(f)
	e.capture.tally(f)
	e.framings.foot.tally(f)
	e.check.name(reviewLabel(f.Tally.All()))
	e.export.reviewed()
	e.hooks.chosen()
}

// mendFinding does a quick fix, as it fits the solution by now.
func (e *editor) mendFinding(row desk.FindingRow, f fixing) {
	e.capture.commit()
	if f.term != "" {
		e.hooks.explain(f.term, f.plain, func() { e.showReview(true) })
		return
	}
	switch {
	case f.asks:
		e.leadTo(row)
		if words := e.wordsOf(row.Target); words != nil && words.ask != nil {
			words.ask(row.Quote)
		}
		return
	case f.group != "":
		e.leadTo(row)
		e.toGroup(f.group)
		return
	}
	s := e.work.session.Solution()
	for _, now := range fixesOf(&s, &row.Finding) {
		if now.label != f.label {
			continue
		}
		e.reviewing.now()
		e.work.do(now.edits, now.said, row.Place.Fact)
		e.work.offerUndo(now.said)
		return
	}
	e.work.note(lang.L("The text has changed since; the review looks at it anew."))
	e.reviewing.soon()
}

// toGroup opens a group of facts, with a new fact where it has none.
func (e *editor) toGroup(g narrative.Group) {
	s := e.work.session.Solution()
	for _, spec := range narrative.Catalog {
		if spec.Group != g {
			continue
		}
		for _, f := range s.Facts {
			if f.FactKind() == spec.Kind {
				e.work.focus(nil)
				e.capture.showGroup(g)
				return
			}
		}
		e.captureKind(spec.Kind)
		return
	}
}

// setAside says of a finding that it is no problem. What was said of it before it
// changed goes.
func (e *editor) setAside(row desk.FindingRow, reason string) {
	var steps desk.Steps
	if row.Again {
		steps = append(steps, narrative.TakeUp{Aside: *row.Aside})
	}
	said := lang.L("Set aside as no problem")
	e.reviewing.now()
	e.work.do(append(steps, narrative.SetAside{Aside: row.SetAside(reason)}), said, row.Place.Fact)
	e.work.offerUndo(said)
}

// takeUp makes a finding count again.
func (e *editor) takeUp(a narrative.Aside) {
	e.reviewing.now()
	e.work.do(narrative.TakeUp{Aside: a}, lang.L("Finding taken up again"), a.Fact)
}

// reviewLabel names the button that opens the review.
func reviewLabel(n int) string {
	if n == 0 {
		return lang.L("Review")
	}
	return lang.XN("review.button", "Review {{.Count}}", n, words.Count(n))
}

func (e *editor) showReview(on bool) {
	if e.judging == on {
		return
	}
	e.judging = on
	if on {
		e.hooks.uncover()
		e.showExport(false)
		e.showHistory(false)
		e.showReword(false)
		e.capture.commit()
		e.work.focus(nil)
	}
	e.review.show(on)
	e.arrange()
	if on {
		e.review.begin()
	}
}

// tally shows at the themes, and at the facts of the open one, how many findings
// lead there.
func (c *capture) tally(f *desk.Findings) {
	c.found = f
	for g, r := range c.groups {
		if g != "more" {
			r.setMark(f.Groups[g])
		}
	}
	c.tallyMore()
	for id, r := range c.facts {
		r.setMark(f.Facts[id])
	}
}

// tallyMore counts what is hidden behind the row that shows more themes.
func (c *capture) tallyMore() {
	r := c.groups["more"]
	if r == nil || c.found == nil {
		return
	}
	var hidden desk.Tally
	if !c.more {
		for _, g := range narrative.MoreGroups {
			for i, n := range c.found.Groups[g] {
				hidden[i] += n
			}
		}
	}
	r.setMark(hidden)
}

// over puts the strip of a finding over the pane.
func (c *capture) over(s *findingStrip) {
	c.stripped.Layout = strippedLayout{s}
	c.stripped.Objects = []fyne.CanvasObject{s.root, c.scroll}
	c.stripped.Refresh()
}

// makeRoom gives the strip the height that it needs. What is captured stays where
// it is on the screen.
func (c *capture) makeRoom() {
	was := c.scroll.Position().Y
	c.stripped.Refresh()
	c.grown()
	if by := c.scroll.Position().Y - was; by != 0 {
		c.shift(by)
	}
}
