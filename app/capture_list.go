package app

import (
	"slices"

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

func (c *capture) groupRow(g narrative.Group, title string, tap func()) *row {
	r, ok := c.groups[g]
	if !ok {
		r = newRow(title, true, inset(g), tap).withIcon(theme.MenuExpandIcon())
		c.groups[g] = r
	}
	return r
}

// inset is how far the groups that a click opens stand to the right of the line
// above them.
func inset(g narrative.Group) float32 {
	if slices.Contains(narrative.MoreGroups, g) {
		return 14
	}
	return 0
}

func chevron(open bool) fyne.Resource {
	if open {
		return theme.NewThemedResource(theme.MenuDropDownIcon())
	}
	return theme.NewThemedResource(theme.MenuExpandIcon())
}

func counted(n int) string {
	if n == 0 {
		return ""
	}
	return words.Number(n)
}

func (c *capture) groupItems(x *narrative.Index, g desk.Group) []fyne.CanvasObject {
	open := c.openGroup == g.Group
	head := c.groupRow(g.Group, words.Group(g.Group), func() { c.OpenGroup(g.Group) })
	head.setCount(counted(len(g.Facts)))
	head.icon.SetResource(chevron(open))
	if c.found != nil {
		head.setMark(c.found.Groups[g.Group])
	}
	items := []fyne.CanvasObject{head}
	if !open {
		return items
	}
	tables := c.asTable && g.Group == narrative.GroupArchitecture
	if !tables { // which the picture would push down as it grows
		items = append(items, c.pictureItems(g.Group)...)
	}
	kinds := inWords(g.Kinds)
	if g.Group == narrative.GroupAnswer {
		items = append(items, c.headerItems()...)
	}
	if g.Group == narrative.GroupArchitecture {
		items = append(items, c.tableSwitch())
	}
	for _, spec := range kinds {
		if c.asTable && gridOf[spec.Kind] != nil {
			items = append(items, c.gridItem(spec))
			continue
		}
		number := 0
		for _, f := range g.Facts {
			if f.FactKind() != spec.Kind {
				continue
			}
			number++
			items = append(items, c.factItem(x, spec, f, number))
		}
	}
	if len(g.Facts) == 0 {
		help := ""
		for _, spec := range kinds {
			if help != "" {
				help += " "
			}
			help += spec.Help
		}
		if slices.ContainsFunc(kinds, func(k narrative.KindSpec) bool { return slices.Contains(sheet.Kinds, k.Kind) }) {
			help += " " + lang.L("A table from a spreadsheet can be pasted: “Paste table…” in the Edit menu.")
		}
		items = append(items, flow.NewColumn(0, flow.NewProse(help, look.SizeSmall, look.Muted)).Padded(flow.Inset{Left: 26 + inset(g.Group), Top: 2, Right: 8, Bottom: 4}))
	}
	items = append(items, c.addButtons(g))
	items = append(items, c.onwardItems(g)...)
	if tables {
		items = append(items, c.pictureItems(g.Group)...)
	}
	return items
}

// inWords are the kinds in the language of the window.
func inWords(kinds []narrative.KindSpec) []narrative.KindSpec {
	out := make([]narrative.KindSpec, len(kinds))
	for i, k := range kinds {
		out[i], _ = words.Spec(k.Kind)
	}
	return out
}

func (c *capture) headerItems() []fyne.CanvasObject {
	if c.openFact == headerID {
		return []fyne.CanvasObject{c.card}
	}
	s := c.work.session.Solution()
	r, ok := c.facts[headerID]
	if !ok {
		r = newRow("", false, 18, func() { c.Open(headerID, true) })
		c.facts[headerID] = r
	}
	title := solutionName(s)
	if title == "" {
		r.setTitle(lang.L("Title and customer"), false, look.Muted)
	} else {
		r.setTitle(title, false, theme.ColorNameForeground)
	}
	r.setDetail(lang.L("Organisation, currency, discount rate, go-live …"))
	return []fyne.CanvasObject{r}
}

func (c *capture) factItem(x *narrative.Index, spec narrative.KindSpec, f narrative.Fact, number int) fyne.CanvasObject {
	id := f.FactID()
	name := desk.Name(x, f, words.Say)
	if id == c.openFact && c.card != nil {
		c.card.setTitle(spec.Label, name)
		return c.card
	}
	r, ok := c.facts[id]
	if !ok {
		r = newRow("", false, 18+inset(spec.Group), func() { c.Open(id, true) })
		c.facts[id] = r
	}
	if name == "" {
		r.setTitle(lang.L("{{.Kind}} {{.Number}}, still empty", words.Data{"Kind": spec.Label, "Number": number}), false, look.Muted)
	} else {
		r.setTitle(desk.Title(name), false, theme.ColorNameForeground)
	}
	if c.found != nil {
		r.setMark(c.found.Facts[id])
	}
	if text := c.misreadOf(id); text != "" {
		r.setDetail(lang.L("Not understood: {{.Text}}", words.Data{"Text": short40(text)}))
		r.detail.SetColour(theme.ColorNameError)
		return r
	}
	r.setDetail(desk.Values(x, f, words.Say))
	r.detail.SetColour(look.Muted)
	return r
}

// single says of which kinds there is one in a solution.
func single(k narrative.Kind) bool { return k == narrative.KindAnswer || k == narrative.KindAsk }

func (c *capture) addButtons(g desk.Group) fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for _, spec := range inWords(g.Kinds) {
		if single(spec.Kind) && slices.ContainsFunc(g.Facts, func(f narrative.Fact) bool { return f.FactKind() == spec.Kind }) {
			continue
		}
		b := newIconButton(lang.L("Add {{.Kind}}", words.Data{"Kind": words.Inside(spec.Label)}), theme.ContentAddIcon(), func() { c.Add(spec.Kind) })
		b.Importance = widget.LowImportance
		b.Alignment = widget.ButtonAlignLeading
		b.leads = true
		buttons = append(buttons, b)
	}
	var content fyne.CanvasObject = flow.NewColumn(0, buttons...)
	if len(buttons) == 2 {
		content = newBeside(buttons...)
	}
	return flow.NewColumn(0, content).Padded(flow.Inset{Left: 18 + inset(g.Group), Bottom: 6})
}
