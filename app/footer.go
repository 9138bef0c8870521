package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

const footerHeight = 30

// footer is the line under the framings. With nothing selected it says how the
// solution stands; of what is selected it names the facts behind it and what
// can be done with it.
type footer struct {
	f       *framings
	words   *wordings
	left    *fyne.Container
	right   *fyne.Container
	root    *fyne.Container
	shown   footing
	caption fyne.CanvasObject // of the facts behind what is selected; nil where none are named
	behind  int               // how many there are
	more    *flow.Prose       // how many of them have no room
	lost    int               // of the facts that nobody is told, the one looked at last
	place   int               // of the wordings, the one looked at last
	wrong   int               // of the fields that were not understood, the one looked at last

	misread func() []string // the fields whose text was not understood
	goTo    func(field string)
	changed func() // what is selected, or how the solution stands
	review  func() // shows what the review found
	found   *desk.Findings
	grades  string // in words

	model       func() bool   // a model may be asked
	ask         func()        // opens what it is asked for
	standing    func() string // how far a rewording is; "" for none
	suggestions func()        // shows it
}

// tally says what the review found.
func (t *footer) tally(f *desk.Findings) {
	t.found, t.grades = f, gradeWords(f.Grades)
	t.show()
}

// footing is what a footer shows.
type footing struct {
	chosen desk.Place
	facts  string
	count  int
	untold int
	worded int
	stale  int
	lost   int
	wrong  int // not understood
	tally  desk.Tally
	grades string
	table  bool
	own    bool
	model  bool   // can be asked
	asked  string // how far a rewording is
	// editing: it is worded just now.
	editing bool
}

func newFooter(f *framings, words *wordings) *footer {
	t := &footer{f: f, words: words, more: quiet("")}
	t.left, t.right = container.New(layout.NewCustomPaddedHBoxLayout(14)), container.New(layout.NewCustomPaddedHBoxLayout(14))
	t.root = container.New(&footerLayout{t}, newGround(look.Rail), t.left, t.right, newGround(look.Hairline), t.more)
	return t
}

// footerLayout gives the right side what it needs and the left side the rest.
type footerLayout struct{ t *footer }

func (l *footerLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, look.Scaled(footerHeight))
}

func (l *footerLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	right := o[2].MinSize()
	o[2].Move(fyne.NewPos(size.Width-right.Width-16, (size.Height-right.Height)/2))
	o[2].Resize(right)
	room := size.Width - right.Width - 60
	for _, item := range l.t.left.Objects {
		item.Hide()
	}
	for _, item := range l.t.left.Objects { // what does not fit is not named
		item.Show()
		if l.t.left.MinSize().Width > room {
			item.Hide()
			break
		}
	}
	l.t.more.Hide()
	if n := l.t.behind - l.t.named(); l.t.caption != nil && n > 0 && l.t.named() > 0 { // what has no room is counted
		l.t.more.SetText(lang.L("+{{.Count}}", words.Data{"Count": words.Number(n)}))
		for l.t.named() > 1 && l.t.left.MinSize().Width+14+l.t.more.Natural() > room {
			l.t.left.Objects[l.t.named()].Hide()
			n++
			l.t.more.SetText(lang.L("+{{.Count}}", words.Data{"Count": words.Number(n)}))
		}
		if at := l.t.left.MinSize().Width + 14; at+l.t.more.Natural() <= room+40 {
			l.t.more.Show()
			l.t.more.Move(fyne.NewPos(18+at, (size.Height-l.t.more.MinSize().Height)/2))
			l.t.more.Resize(fyne.NewSize(l.t.more.Natural()+1, l.t.more.MinSize().Height))
		}
	}
	if c := l.t.caption; c != nil && len(l.t.left.Objects) > 1 && !l.t.left.Objects[1].Visible() {
		c.Hide() // there is nothing that it leads to
	}
	left := o[1].MinSize()
	o[1].Move(fyne.NewPos(18, (size.Height-left.Height)/2))
	o[1].Resize(fyne.NewSize(max(10, room), left.Height))
	o[3].Resize(fyne.NewSize(size.Width, 1))
}

// named is how many facts behind what is selected are named.
func (t *footer) named() (n int) {
	for _, o := range t.left.Objects {
		if _, is := o.(*link); is && o.Visible() {
			n++
		}
	}
	return n
}

// show brings the line in line with the view and the selection.
func (t *footer) show() {
	s := t.words.work.session.Solution()
	view := t.f.view
	_, stale := view.Worded()
	now := footing{chosen: t.f.chosen, count: len(s.Facts), worded: len(s.Wordings), stale: stale, untold: len(view.Untold(&s)), lost: len(view.Unplaced)}
	if t.misread != nil {
		now.wrong = len(t.misread())
	}
	if t.model != nil {
		now.model, now.asked = t.model(), t.standing()
	}
	if t.found != nil {
		now.tally, now.grades = t.found.Tally, t.grades
	}
	b := t.f.selected()
	if b != nil {
		for _, id := range view.Behind(t.f.chosen) {
			now.facts += id + " "
		}
		now.table, now.own, now.editing = b.table != nil, b.piece.Worded, b.editor != nil
	}
	if now == t.shown && len(t.left.Objects) > 0 {
		return
	}
	t.shown = now
	if b == nil {
		t.state(now)
	} else {
		t.selection(b)
	}
	if now.asked != "" {
		t.right.Objects = append([]fyne.CanvasObject{newLink(now.asked, t.suggestions)}, t.right.Objects...)
	}
	t.root.Refresh()
	if t.changed != nil {
		t.changed()
	}
}

// state says how the solution stands.
func (t *footer) state(now footing) {
	t.caption = nil
	t.left.Objects = []fyne.CanvasObject{quiet(lang.XN("footer.facts", "{{.Count}} facts", now.count, words.Count(now.count)))}
	if n := now.tally.All(); n > 0 {
		t.left.Objects = append(t.left.Objects, newLink(lang.XN("footer.findings", "{{.Count}} findings", n, words.Count(n)), t.review))
	}
	if now.untold > 0 {
		t.left.Objects = append(t.left.Objects, newLink(lang.XN("footer.untold", "{{.Count}} told to nobody", now.untold, words.Count(now.untold)), t.listUntold))
	}
	if now.wrong > 0 {
		t.left.Objects = append(t.left.Objects, newLink(lang.XN("footer.misread", "{{.Count}} not understood", now.wrong, words.Count(now.wrong)), t.nextMisread))
	}
	if now.grades != "" {
		t.left.Objects = append(t.left.Objects, quiet(now.grades))
	}
	t.right.Objects = nil
	if now.worded > 0 {
		t.right.Objects = append(t.right.Objects, newLink(lang.XN("footer.wordings", "{{.Count}} wordings", now.worded, words.Count(now.worded)), t.nextWorded))
	}
	if now.lost > 0 {
		t.right.Objects = append(t.right.Objects, newLink(lang.XN("footer.unplaced", "{{.Count}} without a place", now.lost, words.Count(now.lost)), t.f.toEnd))
	}
	if now.stale > 0 {
		t.right.Objects = append(t.right.Objects, newLink(lang.XN("footer.stale", "{{.Count}} stale", now.stale, words.Count(now.stale)), t.nextWorded))
	}
}

// selection names the facts behind what is selected, and what can be done.
func (t *footer) selection(b *block) {
	x := t.words.work.index()
	t.caption, t.left.Objects = nil, nil
	const most = 4
	t.behind = 0
	for _, id := range t.f.view.Behind(t.f.chosen) {
		f, ok := x.Fact(id)
		if !ok {
			continue
		}
		if t.behind++; t.behind > most {
			continue
		}
		if t.caption == nil {
			t.caption = quiet(lang.L("Facts behind it:"))
			t.left.Objects = append(t.left.Objects, t.caption)
		}
		t.left.Objects = append(t.left.Objects, newLink(shorten(factName(x, f), 26), func() { t.f.open(id) }))
	}
	at := t.f.chosen
	t.right.Objects = nil
	if b.table == nil {
		t.right.Objects = append(t.right.Objects, newLink(lang.L("Reword"), b.edit))
		if t.shown.model {
			t.right.Objects = append(t.right.Objects, newLink(lang.L("Ask a model"), t.ask))
		}
		if b.piece.Worded {
			t.right.Objects = append(t.right.Objects, newLink(lang.L("Back to generated"), b.back))
		}
	}
	if b.piece.Kind != desk.Heading {
		t.right.Objects = append(t.right.Objects, newLink(lang.L("Leave out"), func() {
			t.f.unselect()
			t.words.leaveOut(at)
		}))
	}
}

// nextMisread goes to the next field whose text was not understood.
func (t *footer) nextMisread() {
	if ids := t.misread(); len(ids) > 0 {
		t.wrong = (t.wrong + 1) % len(ids)
		t.goTo(ids[t.wrong])
	}
}

// mostUntold is how many facts that nobody is told are listed at once.
const mostUntold = 12

// listUntold lists the facts that nobody is told, with the reason of each; where
// it is one, it is opened, and says it there.
func (t *footer) listUntold() {
	items := t.untoldItems()
	over := fyne.CurrentApp().Driver().CanvasForObject(t.root)
	if len(items) < 2 || over == nil {
		t.nextUntold()
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.left)
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), over)
	menu.ShowAtPosition(at.SubtractXY(0, menu.MinSize().Height+4))
}

func (t *footer) untoldItems() (items []*fyne.MenuItem) {
	s, x := t.words.work.session.Solution(), t.words.work.index()
	ids := t.f.view.Untold(&s)
	for i, id := range ids {
		if i == mostUntold {
			n := len(ids) - mostUntold
			items = append(items, fyne.NewMenuItem(lang.XN("footer.more.untold", "The next of {{.Count}} more", n, words.Count(n)), func() { t.lost = mostUntold - 1; t.nextUntold() }))
			break
		}
		f, ok := x.Fact(id)
		if !ok {
			continue
		}
		items = append(items, fyne.NewMenuItem(lang.L("{{.Fact}}: {{.Why}}", words.Data{
			"Fact": shorten(factName(x, f), 26), "Why": words.Untold(t.f.view.WhyUntold(x, id), f.FactKind()),
		}), func() { t.f.open(id) }))
	}
	return items
}

// factName is how a list calls a fact: by its kind where it has no name yet.
func factName(x *narrative.Index, f narrative.Fact) string {
	if name := desk.Title(desk.Name(x, f, words.Say)); name != "" {
		return name
	}
	spec, _ := words.Spec(f.FactKind())
	return spec.Label
}

// nextUntold opens the next fact that nobody is told.
func (t *footer) nextUntold() {
	s := t.words.work.session.Solution()
	if ids := t.f.view.Untold(&s); len(ids) > 0 {
		t.lost = (t.lost + 1) % len(ids)
		t.f.open(ids[t.lost])
	}
}

// nextWorded goes to the next wording, stale ones first.
func (t *footer) nextWorded() {
	places, _ := t.f.view.Worded()
	if len(places) == 0 {
		return
	}
	t.place++
	if t.place >= len(places) || t.f.chosen.IsZero() {
		t.place = 0
	}
	t.f.Go(places[t.place])
}

func quiet(text string) *flow.Prose { return flow.NewProse(text, look.SizeSmall, look.Muted).Wide() }
