package app

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/reword"
)

// mostPreviewed is how many sealed texts are shown at first.
const mostPreviewed = 12

// taskName says what a model is asked for.
func taskName(t reword.TaskName) string {
	switch t {
	case reword.Plainer:
		return lang.L("Plainer for executives")
	case reword.Shorter:
		return lang.L("Shorter")
	case reword.Headline:
		return lang.L("Firmer headline")
	case reword.Precise:
		return lang.L("More precise for engineers")
	case reword.Neutral:
		return lang.L("Neutral tone")
	case reword.Warm:
		return lang.L("Warm tone")
	case reword.Direct:
		return lang.L("Direct tone")
	case reword.Bridge:
		return lang.L("Bridge: for executives, from what engineers are told")
	case reword.Draft:
		return lang.L("Draft from notes")
	}
	return string(t)
}

// taskHelp says what comes of a task.
func taskHelp(t reword.TaskName) string {
	switch t {
	case reword.Plainer:
		return lang.L("Short sentences and everyday words.")
	case reword.Shorter:
		return lang.L("Fewer words, nothing left out.")
	case reword.Headline:
		return lang.L("A heading that states something.")
	case reword.Precise:
		return lang.L("Mechanisms named, nothing vague.")
	case reword.Neutral:
		return lang.L("Facts without praise.")
	case reword.Warm:
		return lang.L("Friendly, and still brief.")
	case reword.Direct:
		return lang.L("Active verbs, the point first.")
	case reword.Bridge:
		return lang.L("Writes the executive side of a fact that only engineers are told. What nothing in the text says is marked.")
	}
	return ""
}

// framingName says that all of a framing is meant.
func framingName(a narrative.Audience) string {
	if a == narrative.Engineering {
		return lang.L("The whole engineering framing")
	}
	return lang.L("The whole executive framing")
}

// blocksName says which blocks are meant.
func (p *rewordPanel) blocksName() string {
	n := len(p.choice.Places)
	if p.fact != "" {
		x := p.work.index()
		if f, ok := x.Fact(p.fact); ok {
			data := words.Count(n)
			data["Fact"] = shorten(factName(x, f), 26)
			return lang.XN("reword.telling", "The {{.Count}} blocks that tell “{{.Fact}}”", n, data)
		}
	}
	if n > 1 {
		return lang.XN("reword.blocks", "The {{.Count}} blocks that you clicked", n, words.Count(n))
	}
	return lang.L("The selected block")
}

// draw shows what the panel is at.
func (p *rewordPanel) draw() {
	if !p.open {
		return
	}
	var items []fyne.CanvasObject
	title := lang.L("Reword with a model")
	switch {
	case p.log != nil:
		title = lang.L("What was sent, and what came back")
		items = p.log.items()
	case !p.asker.current().On:
		items = p.off()
	case p.notes != nil:
		title = lang.L("Draft from notes")
		items = p.notes.items()
	case p.sent:
		items = p.suggestions()
	default:
		items = p.setup()
	}
	p.title.setTitle(title, true, theme.ColorNameForeground)
	p.column.SetItems(append([]fyne.CanvasObject{p.title}, items...)...)
	p.progress()
	p.grown()
}

// off says that nothing is sent until the user switches rewording on.
func (p *rewordPanel) off() []fyne.CanvasObject {
	return []fyne.CanvasObject{flow.NewColumn(10,
		flow.NewRuns([]flow.Run{{Text: lang.L("Rewording by a model is switched off."), Bold: true}}, theme.SizeNameText, theme.ColorNameForeground),
		flow.NewProse(lang.L("Nothing is sent, and no connection is opened, until you switch it on. Names, figures and dates never leave: they are replaced before a text is sent, and put back afterwards."), theme.SizeNameText, theme.ColorNameForeground),
		flow.NewLine(10, newButton(lang.L("Open the settings"), p.hooks.settings)),
		links(newLink(lang.L("What was sent before"), p.showLog)),
	).Padded(flow.Inset{Left: 10, Top: 8, Right: 6})}
}

// setup lets choose what is asked for, and shows what would leave.
func (p *rewordPanel) setup() []fyne.CanvasObject {
	inside := flow.NewColumn(10, p.choices(), p.problem(), p.leaving())
	return []fyne.CanvasObject{inside.Padded(flow.Inset{Left: 10, Top: 2, Right: 2})}
}

func (p *rewordPanel) choices() fyne.CanvasObject {
	var items []fyne.CanvasObject
	if len(p.choice.Places) > 0 {
		names := []string{p.blocksName(), lang.L("The section around it")}
		if len(p.choice.Places) > 1 {
			names[1] = lang.L("The sections around them")
		}
		for _, a := range narrative.Audiences {
			names = append(names, framingName(a))
		}
		at := slices.Index(desk.RewordScopes, p.choice.Scope)
		if p.choice.Scope == desk.RewordFraming {
			at += slices.Index(narrative.Audiences, p.choice.Audience())
		}
		scope := keptPick(&p.scope, names, at, func(i int) {
			p.choice.Scope, p.choice.Whose = desk.RewordScopes[min(i, len(desk.RewordScopes)-1)], ""
			if p.choice.Scope == desk.RewordFraming {
				p.choice.Whose = narrative.Audiences[i-len(desk.RewordScopes)+1]
			}
			p.prepare()
		})
		items = append(items, captioned(lang.L("What"), outlined(scope),
			flow.NewProse(lang.L("Click further blocks to add them."), look.SizeSmall, look.Muted))...)
	} else {
		items = append(items, p.framingPick()...)
	}
	tasks := p.choice.Tasks(p.hooks.view())
	if len(tasks) == 0 {
		return flow.NewColumn(5, append(items, flow.NewProse(lang.L("There is no text here that can be reworded. Figures in tables stay as they are."), theme.SizeNameText, look.Muted))...)
	}
	names := make([]string, len(tasks))
	for i, t := range tasks {
		names[i] = taskName(t.Name)
	}
	chosen := slices.IndexFunc(tasks, func(t reword.Task) bool { return t.Name == p.choice.Task })
	task := keptPick(&p.task, names, chosen, func(i int) {
		p.choice.Task = tasks[i].Name
		p.prepare()
	})
	items = append(items, captioned(lang.L("How"), outlined(task), flow.NewProse(taskHelp(p.choice.Task), look.SizeSmall, look.Muted))...)
	if p.choice.Task == reword.Shorter {
		if p.budget == nil {
			p.budget = p.newBudget()
		}
		items = append(items, newBeside(besideSelect(flow.NewProse(lang.L("At most so many words"), theme.SizeNameText, theme.ColorNameForeground)), p.budget))
	}
	return flow.NewColumn(5, items...)
}

// newBudget is the field for the most words of an answer.
func (p *rewordPanel) newBudget() *entry {
	e := newEntry(false, lang.L("no limit"))
	set := func() {
		n, err := strconv.Atoi(strings.TrimSpace(e.Text))
		if err != nil || n < 0 {
			n = 0
		}
		if n != p.choice.Budget {
			p.choice.Budget = n
			p.prepare()
		}
	}
	e.enter = set
	e.focused = func(on bool) {
		if !on {
			set()
		}
	}
	return e
}

// keptPick is a select that stays the same, with the focus that it has, as long as it
// offers the same.
func keptPick(kept **pick, names []string, chosen int, changed func(int)) *pick {
	s := *kept
	if s == nil || !slices.Equal(s.Options, names) {
		s = newPick(names, nil, formPlace{})
		*kept = s
	}
	s.OnChanged = nil
	s.SetSelectedIndex(max(0, chosen))
	s.OnChanged = func(string) {
		if i := s.SelectedIndex(); i >= 0 {
			changed(i)
		}
	}
	return s
}

// framingPick chooses a framing where no block is selected.
func (p *rewordPanel) framingPick() []fyne.CanvasObject {
	names := make([]string, len(narrative.Audiences))
	for i, a := range narrative.Audiences {
		names[i] = framingName(a)
	}
	s := keptPick(&p.scope, names, slices.Index(narrative.Audiences, p.choice.Whose), func(i int) {
		p.choice.Whose = narrative.Audiences[i]
		p.prepare()
	})
	return captioned(lang.L("What"), outlined(s), flow.NewProse(lang.L("Click a block to reword that one alone."), look.SizeSmall, look.Muted))
}

// problem says why nothing can be sent, and what to do; with the field for the key
// where that is what is missing.
func (p *rewordPanel) problem() fyne.CanvasObject {
	out := flow.NewColumn(6)
	if p.fault == nil {
		out.Hide()
		return out
	}
	items := []fyne.CanvasObject{flow.NewProse(sentence(p.fault.Error()), theme.SizeNameText, theme.ColorNameForeground)}
	var key errKeyWanted
	if errors.As(p.fault, &key) {
		s := p.asker.current()
		items = append(items, captioned(lang.L("The key of {{.Server}}", words.Data{"Server": s.Host()}), p.wanted)...)
		if p.keep != nil {
			items = append(items, p.keep)
		} else {
			items = append(items, flow.NewProse(lang.L("It is kept in memory until you close the solution, and written nowhere."), look.SizeSmall, look.Muted))
		}
	}
	items = append(items, links(newLink(lang.L("Open the settings"), p.hooks.settings)))
	out.SetItems(newTinted(look.WarningTint, flow.NewColumn(5, items...).Padded(flow.Inset{Left: 10, Top: 8, Right: 10, Bottom: 8})))
	return out
}

// askKey makes the field for the key, and where there is a keyring the choice to keep
// it there.
func (p *rewordPanel) askKey(ring bool) {
	p.keep = nil
	if ring {
		p.keep = newTick(lang.L("Keep it in the keyring"), nil, formPlace{})
	}
	p.wanted = newEntry(false, "")
	p.wanted.Password = true
	p.wanted.enter = p.start
}

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

// progress brings the foot of the panel in line.
func (p *rewordPanel) progress() {
	t := desk.TallyRewords(p.items)
	s := p.asker.current()
	setVisible(p.foot, p.log == nil && s.On)
	busy := p.busy()
	setVisible(p.stop, busy)
	setVisible(p.bar, busy && p.sent && t.All > 1)
	setVisible(p.send, !busy)
	p.send.Enable()
	p.said.SetText("")
	switch {
	case p.notes != nil:
		p.notes.progress()
	case p.sent:
		p.send.SetText(lang.L("Reword something else"))
		p.send.Importance = widget.MediumImportance
		if t.All > 1 {
			p.bar.SetValue(float64(t.All-t.Busy) / float64(t.All))
		}
		if busy {
			p.said.SetText(p.standing())
		}
	default:
		p.send.Importance = widget.HighImportance
		p.send.SetText(lang.L("Send"))
		if host := s.Host(); host != "" {
			p.send.SetText(lang.L("Send to {{.Server}}", words.Data{"Server": host}))
		}
		if len(p.items) == 0 {
			p.send.Disable()
		}
	}
	p.foot.Refresh()
}

// rewordFoot puts what is said and the progress beside the buttons.
type rewordFoot struct{ p *rewordPanel }

const rewordFootHigh = 52

func (l *rewordFoot) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, look.Scaled(rewordFootHigh))
}

func (l *rewordFoot) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, 1))
	right := size.Width - 14
	for _, b := range []fyne.CanvasObject{l.p.send, l.p.stop} {
		if !b.Visible() {
			continue
		}
		m := b.MinSize()
		right -= m.Width
		b.Move(fyne.NewPos(right, (size.Height-m.Height)/2))
		b.Resize(m)
		right -= 12
	}
	width := max(10, right-18)
	high := l.p.said.HeightFor(width)
	if l.p.bar.Visible() {
		const bar = 6
		l.p.said.Move(fyne.NewPos(18, (size.Height-high-bar-4)/2))
		l.p.bar.Move(fyne.NewPos(18, (size.Height-high-bar-4)/2+high+4))
		l.p.bar.Resize(fyne.NewSize(width, bar))
	} else {
		l.p.said.Move(fyne.NewPos(18, (size.Height-high)/2))
	}
	l.p.said.Resize(fyne.NewSize(width, high))
}
