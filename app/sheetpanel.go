package app

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/sheet"
)

// sheetPanel lies over the capture pane and shows what the rows of a table
// would become, before they do.
type sheetPanel struct {
	work   *work
	done   func(kind narrative.Kind) // facts were added
	sheet  sheet.Sheet
	rows   []sheet.Row
	column *flow.Column
	scroll *container.Scroll
	add    *button
	left   *flow.Prose // says how many rows are left out
	plain  *button     // puts the table into the field as a text
	asText func()      // does that; nil where it was pasted into no field
	into   string      // the fact that it was pasted into; "" for none
	foot   *fyne.Container
	root   *fyne.Container
}

// mostSheetLines is how many rows are shown.
const mostSheetLines = 60

func newSheetPanel(w *work, done func(narrative.Kind)) *sheetPanel {
	p := &sheetPanel{work: w, done: done}
	p.column = flow.NewColumn(6).Padded(flow.Inset{Left: 8, Top: 8, Right: 14, Bottom: 20})
	p.scroll = container.NewVScroll(p.column)
	p.add = newButton("", p.take)
	p.add.Importance = widget.HighImportance
	cancel := newButton(lang.L("Cancel"), p.close)
	p.plain = newButton(lang.L("Paste as text"), func() {
		p.close()
		p.asText()
	})
	p.left = flow.NewProse("", look.SizeSmall, look.Muted).Single()
	p.foot = container.NewBorder(nil, nil, nil, container.NewHBox(p.plain, cancel, p.add), container.NewVBox(layout.NewSpacer(), p.left, layout.NewSpacer()))
	foot := container.New(layout.NewCustomPaddedLayout(8, 10, 14, 14), p.foot)
	p.root = container.NewStack(newGround(look.Rail), container.NewBorder(nil, foot, nil, nil, p.scroll))
	p.root.Hide()
	return p
}

// open shows a table. Where it was pasted into a field of a fact, asText puts it
// there.
func (p *sheetPanel) open(cells [][]string, into string, asText func()) {
	p.asText, p.into = asText, into
	p.plain.Hidden = asText == nil
	p.work.focus(nil) // what is typed now is not for the field behind the panel
	p.sheet = sheet.Guess(cells)
	p.show()
	p.scroll.Offset.Y = 0
	p.root.Show()
	p.scroll.Refresh()
	p.work.focus(p.add)
}

func (p *sheetPanel) close() { p.root.Hide() }

// place is where an empty fact stands that the table was pasted into, and that is
// of the kind of its rows; -1 for none.
func (p *sheetPanel) place() int {
	return slices.IndexFunc(p.work.session.Solution().Facts, func(f narrative.Fact) bool {
		return f.FactID() == p.into && f.FactKind() == p.sheet.Kind && holdsNothing(f)
	})
}

func (p *sheetPanel) change(s sheet.Sheet) {
	p.sheet = s
	p.show()
	p.scroll.Refresh()
}

// show says what the rows become.
func (p *sheetPanel) show() {
	var people []sheet.Person
	for _, c := range desk.Choices(p.work.index(), []narrative.Kind{narrative.KindStakeholder}, "", words.Say) {
		people = append(people, sheet.Person{ID: c.ID, Name: c.Name})
	}
	p.rows = p.sheet.Facts(p.work.session.Solution(), people, func(s string) string { return words.Say(s) })
	n := len(p.rows)
	title := newRow(lang.XN("sheet.rows", "A table of {{.Count}} rows", n, words.Count(n)), true, 0, p.close).withIcon(theme.NavigateBackIcon())
	items := []fyne.CanvasObject{p.kinds(), p.header(), small(lang.L("What each column is"))}
	for i := range p.sheet.Columns {
		items = append(items, p.meaning(i))
	}
	items = append(items, small(lang.L("What the rows become")))
	if people := p.people(); len(people) > 0 {
		items = append(items, flow.NewProse(lang.L("Added to the people, since nobody of that name or role is there yet: {{.Names}}.",
			words.Data{"Names": strings.Join(people, "; ")}), look.SizeSmall, look.Muted))
	}
	items = append(items, p.lines()...)
	p.column.SetItems(title, flow.NewColumn(6, items...).Padded(flow.Inset{Left: 12, Top: 4}))
	good := p.good()
	p.add.SetText(lang.XN("sheet.add", "Add {{.Count}} facts", good, words.Count(good)))
	if good == 0 {
		p.add.Disable()
	} else {
		p.add.Enable()
	}
	defer p.foot.Refresh() // the button has another width
	p.left.SetText("")
	values := 0
	for _, r := range p.rows {
		values += len(r.Left)
	}
	switch bad := n - good; {
	case bad > 0:
		p.left.SetText(lang.XN("sheet.left", "{{.Count}} rows are left out", bad, words.Count(bad)))
	case values > 0:
		p.left.SetText(lang.XN("sheet.values", "{{.Count}} values are left out", values, words.Count(values)))
	}
}

func (p *sheetPanel) good() int {
	n := 0
	for _, r := range p.rows {
		if r.Fact != nil {
			n++
		}
	}
	return n
}

// people are those whom the rows add.
func (p *sheetPanel) people() (names []string) {
	for _, r := range p.rows {
		for _, f := range r.With {
			if s, ok := f.(narrative.Stakeholder); ok {
				names = append(names, cmp.Or(s.Name, s.Role))
			}
		}
	}
	return names
}

func small(text string) fyne.CanvasObject {
	return flow.NewColumn(0, flow.NewRuns([]flow.Run{{Text: text, Bold: true}}, look.SizeSmall, theme.ColorNameForeground)).Padded(flow.Inset{Top: 8})
}

// kinds chooses what each row becomes.
func (p *sheetPanel) kinds() fyne.CanvasObject {
	labels := make([]string, len(sheet.Kinds))
	for i, k := range sheet.Kinds {
		spec, _ := words.Spec(k)
		labels[i] = spec.Label
	}
	s := newPick(labels, nil, formPlace{})
	s.SetSelectedIndex(slices.Index(sheet.Kinds, p.sheet.Kind))
	s.OnChanged = func(string) { p.change(p.sheet.As(sheet.Kinds[s.SelectedIndex()])) }
	return newBeside(besideSelect(flow.NewProse(lang.L("Each row becomes"), theme.SizeNameText, theme.ColorNameForeground).Single()), outlined(s))
}

// header says whether the first row names the columns.
func (p *sheetPanel) header() fyne.CanvasObject {
	c := newTick(lang.L("The first row names the columns"), nil, formPlace{})
	c.SetChecked(p.sheet.Header)
	c.OnChanged = func(on bool) { p.change(p.sheet.WithHeader(on)) }
	return c
}

// meaning chooses which field a column fills.
func (p *sheetPanel) meaning(column int) fyne.CanvasObject {
	keys, labels := []string{""}, []string{lang.L("Leave it out")}
	spec, _ := words.Spec(p.sheet.Kind)
	numbers := false
	for _, f := range p.sheet.Meanings() {
		own, _ := spec.Field(f.Key)
		keys, labels = append(keys, f.Key), append(labels, own.Label)
		numbers = numbers || f.Type == narrative.QuantityField || f.Type == narrative.MoneyField
	}
	if numbers {
		keys, labels = append(keys, sheet.UnitColumn), append(labels, lang.L("Unit of the row"))
	}
	s := newPick(labels, nil, formPlace{})
	s.SetSelectedIndex(max(0, slices.Index(keys, p.sheet.Columns[column])))
	s.OnChanged = func(string) { p.change(p.sheet.Mean(column, keys[max(0, s.SelectedIndex())])) }
	name := p.sheet.Name(column)
	if name == "" {
		name = lang.L("Column {{.Number}}", words.Data{"Number": column + 1})
	}
	head := flow.NewColumn(0,
		flow.NewProse(name, theme.SizeNameText, theme.ColorNameForeground).Single(),
		flow.NewProse(p.sheet.Sample(column), look.SizeSmall, look.Muted).Single())
	return newBeside(head, outlined(s))
}

// besideSelect puts a line of text at the height of a select beside it.
func besideSelect(o fyne.CanvasObject) fyne.CanvasObject {
	return flow.NewColumn(0, o).Padded(flow.Inset{Top: 6})
}

// lines show the facts, and why a row is none.
func (p *sheetPanel) lines() []fyne.CanvasObject {
	s := p.work.session.Solution()
	scratch := s
	scratch.Facts = slices.Clone(s.Facts)
	for _, r := range p.rows {
		if r.Fact != nil {
			scratch.Facts = append(append(scratch.Facts, r.With...), r.Fact)
		}
	}
	x := narrative.NewIndex(&scratch)
	spec, _ := words.Spec(p.sheet.Kind)
	var out []fyne.CanvasObject
	for i, r := range p.rows {
		if i == mostSheetLines {
			rest := len(p.rows) - i
			return append(out, flow.NewProse(lang.XN("footer.more", "and {{.Count}} more", rest, words.Count(rest)), look.SizeSmall, look.Muted))
		}
		out = append(out, sheetLine(x, spec, i, r))
	}
	return out
}

func sheetLine(x *narrative.Index, spec narrative.KindSpec, i int, r sheet.Row) fyne.CanvasObject {
	number := lang.L("Row {{.Number}}", words.Data{"Number": i + 1})
	if r.Fact == nil {
		cells := ""
		for _, c := range r.Cells {
			if c != "" {
				if cells != "" {
					cells += " · "
				}
				cells += c
			}
		}
		return newCard(flow.NewColumn(1,
			flow.NewProse(cells, theme.SizeNameText, look.Muted).Single(),
			flow.NewProse(number+" – "+faultOf(spec, r.Fault), look.SizeSmall, theme.ColorNameError),
		).Padded(flow.Inset{Left: 10, Top: 5, Right: 10, Bottom: 6})).on(theme.ColorNameError)
	}
	items := []fyne.CanvasObject{
		flow.NewProse(desk.Title(desk.Name(x, r.Fact, words.Say)), theme.SizeNameText, theme.ColorNameForeground).Single(),
		flow.NewProse(desk.Values(x, r.Fact, words.Say), look.SizeSmall, look.Muted).Single(),
	}
	for _, f := range r.Left {
		items = append(items, flow.NewProse(lang.L("{{.Row}}, without this: {{.Reason}}", words.Data{"Row": number, "Reason": faultOf(spec, f)}), look.SizeSmall, theme.ColorNameWarning))
	}
	return newCard(flow.NewColumn(1, items...).Padded(flow.Inset{Left: 10, Top: 5, Right: 10, Bottom: 6})).on("")
}

// faultOf says why a row is no fact.
func faultOf(spec narrative.KindSpec, f *sheet.Fault) string {
	field, _ := spec.Field(f.Field.Key)
	reason := f.Reason
	switch f.Wrong {
	case sheet.Total:
		return lang.L("a total, which is computed and never typed")
	case sheet.Nameless:
		return lang.L("nothing says what it is called")
	case sheet.NoScale:
		reason = lang.L("a whole number from 1 to 5 is wanted")
	case sheet.NoneOfThe:
		said := make([]string, len(f.Field.Choices))
		for i, choice := range f.Field.Choices {
			said[i] = words.Say(choice)
		}
		reason = lang.L("“{{.Text}}” is none of {{.Choices}}", words.Data{"Text": f.Cell, "Choices": strings.Join(said, ", ")})
	}
	return lang.L("{{.Column}}: {{.Reason}}", words.Data{"Column": field.Label, "Reason": reason})
}

// take adds the facts as one step. They take the place of an empty fact of their
// kind that the table was pasted into.
func (p *sheetPanel) take() {
	var steps, people desk.Steps
	first, at := "", p.place()
	for _, r := range p.rows {
		if r.Fact == nil {
			continue
		}
		for _, f := range r.With {
			people = append(people, narrative.AddFact{Fact: f, At: -1})
		}
		to := -1
		if at >= 0 {
			to = at + len(steps)
		}
		steps = append(steps, narrative.AddFact{Fact: r.Fact, At: to})
		if first == "" {
			first = r.Fact.FactID()
		}
	}
	if len(steps) == 0 {
		return
	}
	said := lang.XN("sheet.added", "{{.Count}} facts added from the table", len(steps), words.Count(len(steps)))
	if at >= 0 {
		steps = append(desk.Steps{narrative.RemoveFact{ID: p.into}}, steps...)
	}
	steps = append(steps, people...)
	p.close()
	p.work.do(steps, said, first)
	p.done(p.sheet.Kind)
	p.work.offerUndo(said)
}
