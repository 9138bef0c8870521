package app

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/reword"
)

// mostPreviewed is how many sealed texts are shown at first.
const mostPreviewed = 12

// leaving shows what would leave the computer.
func (p *rewordPanel) leaving() fyne.CanvasObject {
	items := []fyne.CanvasObject{flow.NewColumn(0, flow.NewRuns([]flow.Run{{Text: lang.L("This is what leaves your computer"), Bold: true}}, look.SizeHeading, theme.ColorNameForeground)).Padded(flow.Inset{Top: 8})}
	if p.withheld > 0 {
		items = append(items, flow.NewProse(lang.XN("reword.withheld", "{{.Count}} texts tell a confidential fact and stay here.", p.withheld, words.Count(p.withheld)), look.SizeSmall, theme.ColorNameWarning))
	}
	if len(p.items) == 0 {
		items = append(items, flow.NewProse(lang.L("Nothing."), theme.SizeNameText, look.Muted))
		return flow.NewColumn(6, items...)
	}
	out := desk.Outlook(p.items)
	items = append(items, flow.NewProse(p.outlook(out), look.SizeSmall, look.Muted))
	if out.Foreign > 0 {
		items = append(items, foreignText(out.Foreign))
	}
	if len(out.Readable) > 0 {
		line := []fyne.CanvasObject{flow.NewProse(lang.L("These words with a capital stay readable. Click those that must not leave:"), look.SizeSmall, theme.ColorNameForeground)}
		var names []fyne.CanvasObject
		for _, w := range out.Readable {
			names = append(names, newLink(w, func() { p.seal(w) }))
		}
		items = append(items, flow.NewColumn(2, append(line, flow.NewLine(12, names...))...))
	}
	if sealed := p.work.session.Solution().Sealed; len(sealed) > 0 {
		names := []fyne.CanvasObject{flow.NewProse(lang.L("Sealed by you; a click makes it readable again:"), look.SizeSmall, look.Muted).Wide()}
		for _, w := range sealed {
			names = append(names, newLink(w, func() { p.unseal(w) }))
		}
		items = append(items, flow.NewLine(12, names...))
	}
	for n, i := range p.items {
		if n == mostPreviewed {
			rest := len(p.items) - n
			items = append(items, flow.NewProse(lang.XN("footer.more", "and {{.Count}} more", rest, words.Count(rest)), look.SizeSmall, look.Muted))
			break
		}
		items = append(items, p.preview(i))
	}
	told := lang.L("What the model is told")
	if p.told {
		told = lang.L("Hide what the model is told")
	}
	items = append(items, links(newLink(told, func() { p.told = !p.told; p.draw() }), newLink(lang.L("What was sent before"), p.showLog)))
	if p.told {
		items = append(items, flow.NewProse(p.items[0].Request.Messages()[0].Content, look.SizeSmall, look.Muted))
	}
	return flow.NewColumn(6, items...)
}

// foreignText says that sealing knows English best.
func foreignText(n int) fyne.CanvasObject {
	return flow.NewProse(lang.XN("reword.foreign", "{{.Count}} texts seem not to be English: numbers and dates in words may stay readable. Read them before you send.", n, words.Count(n)), look.SizeSmall, theme.ColorNameWarning)
}

// outlook says how much is sent where, and what that takes.
func (p *rewordPanel) outlook(out desk.RewordOutlook) string {
	s := p.asker.current()
	data := words.Count(out.Requests)
	data["Server"], data["Model"] = s.Host(), s.Model
	data["Sent"], data["Answered"] = words.Number(out.Usage.Prompt), words.Number(out.Usage.Answer)
	text := lang.XN("reword.outlook", "{{.Count}} requests to {{.Server}}, model {{.Model}}: about {{.Sent}} tokens, and about {{.Answered}} in the answers.", out.Requests, data)
	if cost, ok := s.Cost(out.Usage); ok {
		text += " " + lang.L("That costs about {{.Cost}}.", words.Data{"Cost": costText(cost)})
	}
	return text
}

// costText is a small amount of money in the currency of the prices.
func costText(cost float64) string { return strconv.FormatFloat(cost, 'f', 4, 64) }

// preview is a sealed text, with its tokens set off.
func (p *rewordPanel) preview(i *desk.RewordItem) fyne.CanvasObject {
	head := flow.NewProse(p.name(i), look.SizeSmall, look.Muted).Single()
	text := flow.NewRuns(sealedRuns(i.Request.Sealed.Text(), i.Request.Sealed.Items()), look.SizeSmall, theme.ColorNameForeground)
	return newCard(flow.NewColumn(3, head, text).Padded(flow.Inset{Left: 10, Top: 6, Right: 10, Bottom: 8})).on("")
}

// sealedRuns set the tokens of a sealed text off.
func sealedRuns(text string, items []reword.Item) []flow.Run {
	var out []flow.Run
	for text != "" {
		at, token := len(text), ""
		for _, i := range items {
			if n := strings.Index(text, i.Token); n >= 0 && n < at {
				at, token = n, i.Token
			}
		}
		if at > 0 {
			out = append(out, flow.Run{Text: text[:at]})
		}
		if token != "" {
			out = append(out, flow.Run{Text: token, Ground: look.Chip})
		}
		text = text[at+len(token):]
	}
	return out
}

// name says which text it is.
func (p *rewordPanel) name(i *desk.RewordItem) string {
	if i.Passage.Block == "" {
		x := p.work.index()
		f, ok := x.Fact(i.Passage.Fact)
		if !ok {
			return i.Passage.Name()
		}
		spec, _ := words.Spec(f.FactKind())
		field, _ := spec.Field(i.Passage.Field)
		return lang.L("{{.Fact}}: {{.Field}}", words.Data{"Fact": factName(x, f), "Field": field.Label})
	}
	label := themeLabel(i.Passage.Theme)
	if i.Passage.Heading {
		return lang.L("{{.Section}}, heading", words.Data{"Section": label})
	}
	return label
}

// seal marks a word as a name that must not leave, for good.
func (p *rewordPanel) seal(word string) {
	p.setSealed(append(slices.Clip(p.work.session.Solution().Sealed), word), lang.L("“{{.Name}}” is sealed from now on", words.Data{"Name": word}))
}

// unseal lets a word leave that the user has sealed.
func (p *rewordPanel) unseal(word string) {
	rest := slices.DeleteFunc(slices.Clone(p.work.session.Solution().Sealed), func(w string) bool { return w == word })
	p.setSealed(rest, lang.L("“{{.Name}}” is readable again", words.Data{"Name": word}))
}

func (p *rewordPanel) setSealed(names []string, said string) {
	s := p.work.session.Solution()
	s.Sealed = names
	p.work.do(narrative.SetHeader{Header: s}, said, "")
	p.work.offerUndo(said)
	v := p.hooks.view()
	if v.Of != nil { // what is told follows in a moment
		of := *v.Of
		of.Sealed = s.Sealed
		v.Of = &of
	}
	p.prepareOf(v)
}
