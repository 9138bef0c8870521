package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// capture is the pane where a solution is captured: the groups of facts, the
// six that matter most first, one group and one fact open at a time.
type capture struct {
	work   *work
	column *flow.Column
	scroll *container.Scroll
	slack  float32 // room below what there is, so that nothing moves under the pointer
	root   fyne.CanvasObject

	stripped *fyne.Container // holds the pane, and over it what is said of a finding
	found    *desk.Findings  // nil until the review has looked

	groups   map[narrative.Group]*row
	facts    map[string]*row
	drafts   map[string]string
	declined map[string]bool // numbers in texts that are to stay numbers

	asTable    bool // components and connections are captured in tables
	grids      map[narrative.Kind]*grid
	gridLines  map[narrative.Kind]fyne.CanvasObject
	switcher   *link
	switchLine fyne.CanvasObject

	openGroup narrative.Group
	openFact  string // an ID, or headerID
	more      bool
	form      *form
	sheet     *sheetPanel // over the pane while a table is looked at
	card      *factCard
	onwardRow *row   // leads on to the next kind of fact
	lead      func() // goes on, to the export at the end

	pictures *pictureHooks
	drawn    map[narrative.Group]*picture

	opened func(fact string) // a fact was opened; "" for none
	untold func(fact string) (desk.Untold, bool)
	misled func() // what is not understood has changed
}

// pictures are asked of the window around the pane.
func newCapture(w *work, pictures pictureHooks, opened func(string)) *capture {
	c := &capture{
		work: w, opened: opened,
		groups: map[narrative.Group]*row{},
		facts:  map[string]*row{},
		drafts: map[string]string{}, declined: map[string]bool{},
		grids: map[narrative.Kind]*grid{}, gridLines: map[narrative.Kind]fyne.CanvasObject{},
		drawn: map[narrative.Group]*picture{},
	}
	pictures.open, pictures.grown = func(fact string) { c.Open(fact, false) }, c.grown
	c.pictures = &pictures
	c.column = flow.NewColumn(1).Padded(flow.Inset{Left: 8, Top: 8, Right: 14, Bottom: 40})
	over := newWheel(func(e *fyne.ScrollEvent) { w.figures.close(); c.scroll.Scrolled(e) })
	c.scroll = container.NewVScroll(container.New(&captureLayout{c}, newFloor(), c.column, over))
	c.lead = func() { c.onward() }
	c.sheet = newSheetPanel(w, c.reach)
	w.table = c.sheet.open
	c.stripped = container.NewStack(c.scroll)
	c.root = container.NewStack(newGround(look.Rail), c.stripped, c.sheet.root)
	return c
}

// captureLayout gives the column the width of the pane, and the wheel the size
// of the column.
type captureLayout struct{ c *capture }

func (l *captureLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, l.c.high(max(300, l.c.scroll.Size().Width)))
}

func (l *captureLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// high is the height of what is scrolled.
func (c *capture) high(width float32) float32 {
	return max(c.column.HeightFor(width), c.scroll.Size().Height) + c.slack
}

// lay gives everything its height and its place.
func (c *capture) lay() {
	width := c.scroll.Size().Width
	if width <= 0 {
		return
	}
	if s := fyne.NewSize(width, c.high(width)); c.scroll.Content.Size() != s {
		c.scroll.Content.Resize(s)
	} else {
		c.column.Relayout()
	}
	c.scroll.Refresh()
}

// Show brings the pane in line with the solution: which facts there are, what
// they are called, and what the open form holds.
func (c *capture) Show() {
	s := c.work.session.Solution()
	x := c.work.index()
	grouped := desk.Grouped(&s)
	if c.openFact != "" && c.openFact != headerID {
		if _, ok := s.Fact(c.openFact); !ok {
			c.openFact, c.form, c.card = "", nil, nil
		}
	}
	var items []fyne.CanvasObject
	add := func(groups []narrative.Group) {
		for _, g := range groups {
			items = append(items, c.groupItems(x, grouped[g])...)
		}
	}
	add(narrative.FirstGroups)
	more := c.groupRow("more", lang.L("More: plan, risks, people, decisions …"), func() {
		if c.more = !c.more; c.more {
			c.Show()
			c.toTop(c.groups["more"]) // what it opens is below it
			return
		}
		c.Show()
	})
	hidden := 0
	for _, g := range narrative.MoreGroups {
		hidden += len(grouped[g].Facts)
	}
	more.setCount(counted(hidden))
	more.icon.SetResource(chevron(c.more))
	c.tallyMore()
	items = append(items, flow.NewColumn(0).Padded(flow.Inset{Top: 4}), more)
	if c.more {
		add(narrative.MoreGroups)
	}
	c.column.SetItems(items...)
	if c.form != nil {
		c.form.sync()
	}
	c.hang()
	c.grown()
}

// showGroup opens a group and brings it to the top.
func (c *capture) showGroup(g narrative.Group) {
	c.more = c.more || slices.Contains(narrative.MoreGroups, g)
	if c.openGroup != g {
		c.OpenGroup(g)
	}
	c.Show()
	c.toTop(c.groups[g])
}

// toTop scrolls until a row of the pane stands at its top.
func (c *capture) toTop(r *row) {
	driver := fyne.CurrentApp().Driver()
	if r == nil || driver.CanvasForObject(r) == nil {
		return
	}
	c.scrollTo(driver.AbsolutePositionForObject(r).Y - driver.AbsolutePositionForObject(c.scroll.Content).Y - 4)
}

// OpenGroup opens a group, or closes it where it is open.
func (c *capture) OpenGroup(g narrative.Group) {
	if c.openGroup == g {
		c.openGroup = ""
	} else {
		c.openGroup = g
	}
	c.close()
	c.Show()
}

// commit stores what is typed and waits for a pause.
func (c *capture) commit() {
	if c.form != nil {
		c.form.commit()
	}
}

func (c *capture) close() {
	if c.openFact == "" {
		return
	}
	c.commit()
	c.openFact, c.form, c.card = "", nil, nil
	c.opened("")
}

// Open opens the form of a fact, or of the header, in its group, and closes
// any other. With focus, the first field gets it.
func (c *capture) Open(id string, focus bool) {
	group := narrative.GroupAnswer
	var spec narrative.KindSpec
	if id != headerID {
		f, ok := c.work.session.Fact(id)
		if !ok {
			return
		}
		spec, _ = words.Spec(f.FactKind())
		group = spec.Group
		if gridOf[spec.Kind] != nil {
			c.asTable = false // a table shows some fields; a fact that is opened, all
		}
	}
	if c.openFact != id {
		c.commit()
		c.openFact = id
		c.form = c.newForm(spec, id)
		c.card = newFactCard(c, spec, id, c.form)
	}
	c.openGroup = group
	for _, g := range narrative.MoreGroups {
		if g == group {
			c.more = true
		}
	}
	c.tellUntold()
	c.Show()
	y, high := c.withPicture()
	if more := c.after(); high+more < c.scroll.Size().Height-60 {
		high += more
	}
	c.revealAt(y, high)
	if focus {
		c.work.focus(c.form.first())
	}
	c.opened(id)
}

// tellUntold says of the open fact why nobody is told it.
func (c *capture) tellUntold() {
	if c.card == nil || c.openFact == headerID {
		return
	}
	why := ""
	if f, ok := c.work.session.Fact(c.openFact); ok {
		if u, untold := c.untold(c.openFact); untold {
			why = lang.L("Told to nobody yet. {{.Why}}", words.Data{"Why": words.Untold(u, f.FactKind())})
		}
	}
	if c.card.tell(why) {
		c.grown()
	}
}

// adopt takes over the currency of the first amounts that are typed.
func (c *capture) adopt(f narrative.Fact) {
	s := c.work.session.Solution()
	code, ok := desk.Adopted(&s, f)
	if !ok {
		return
	}
	s.Currency = code
	said := lang.L("This solution counts in {{.Currency}} now", words.Data{"Currency": code})
	c.work.do(narrative.SetHeader{Header: s}, said, headerID)
	c.work.offerUndo(said)
}

// belowNothing says that a value is less than there can be of what it measures.
func (c *capture) belowNothing(fact string, v any) string {
	q, ok := v.(quantity)
	if !ok || !q.Value.IsNegative() {
		return ""
	}
	x := c.work.index()
	f, there := x.Fact(fact)
	if !there || !narrative.BelowNothing(desk.Name(x, f, words.Say), q) {
		return ""
	}
	return lang.L("There cannot be less than nothing of this: leave out the minus.")
}

// foreign says that an amount is in another currency than its solution.
func (c *capture) foreign(v any) string {
	s := c.work.session.Solution()
	q, ok := v.(quantity)
	if !ok || !q.IsMoney() || q.Unit == s.CurrencyOr() {
		return ""
	}
	return lang.L("This is in {{.Its}}, and the solution counts in {{.Own}}: it is not told. A solution has one currency; it stands under Customer and title.",
		words.Data{"Its": q.Unit, "Own": s.CurrencyOr()})
}

func (c *capture) newForm(spec narrative.KindSpec, id string) *form {
	p := formPlace{
		grown: c.grown, drafts: c.drafts, next: c.work.focusNext, focus: c.work.focus,
		seen: c.entered, note: c.work.note, after: c.work.after, misled: func() { c.misled() },
	}
	if id != headerID { // no text of the header refers to a figure
		p.money = func() string { s := c.work.session.Solution(); return s.CurrencyOr() }
		p.refer = figuresFor(c.work, id, nil)
		p.adds = c.addNamed(id)
		p.offers = &offers{work: c.work, owner: id, declined: c.declined}
	}
	money := slices.ContainsFunc(spec.Fields, func(f narrative.Field) bool { return f.Type == narrative.MoneyField })
	p.doubts = func(v any) string {
		if text := c.belowNothing(id, v); text != "" || !money {
			return text
		}
		return c.foreign(v)
	}
	if id == headerID {
		return newHeaderForm(p, func() narrative.Solution { return c.work.session.Solution() }, func(s narrative.Solution, field string) {
			c.work.typed(narrative.SetHeader{Header: s}, headerID, field)
		})
	}
	return newFactForm(spec, id, factPlace{
		formPlace: p,
		fact:      func() (narrative.Fact, bool) { return c.work.session.Fact(id) },
		change: func(f narrative.Fact, field string) {
			c.work.typed(narrative.ChangeFact{Fact: f}, id, field)
			c.adopt(f)
		},
		index:   c.work.index,
		problem: c.work.problem,
		put: func(f narrative.Fact) {
			c.work.do(narrative.ChangeFact{Fact: f}, "", id)
			c.adopt(f)
		},
	})
}

// Typed follows a keystroke in the open form: only what it changes is touched.
func (c *capture) Typed() {
	if c.card == nil {
		return
	}
	x := c.work.index()
	if f, ok := c.work.session.Fact(c.openFact); ok {
		spec, _ := words.Spec(f.FactKind())
		c.card.setTitle(spec.Label, desk.Name(x, f, words.Say))
	}
	if d, ok := c.work.session.Fact(c.openFact); ok && d.FactKind() == narrative.KindDecision {
		c.form.sync() // the names of its options are choices of another field
	}
	c.form.resolve()
}

// Add adds a fact of a kind at the end of its kind and opens it.
func (c *capture) Add(kind narrative.Kind) { c.addAt(kind, -1) }

func (c *capture) addAt(kind narrative.Kind, at int) {
	s := c.work.session.Solution()
	f, ok := narrative.NewFact(kind, narrative.NewFactID(&s, kind))
	if !ok {
		return
	}
	spec, _ := words.Spec(kind)
	c.work.do(narrative.AddFact{Fact: f, At: at}, lang.L("{{.Kind}} added", words.Data{"Kind": spec.Label}), f.FactID())
	c.Open(f.FactID(), true)
}
