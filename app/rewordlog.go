package app

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

// mostLogged is how many requests the log shows at once.
const mostLogged = 40

// rewordLog lists what was sent about the open solution, sealed as it was, and what
// came back, the newest first.
type rewordLog struct {
	p     *rewordPanel
	all   []library.Request
	err   error
	read  bool
	shown map[int]bool // those that are shown whole
	most  int
}

// showLog shows what was sent in place of what the panel is at.
func (p *rewordPanel) showLog() {
	l := &rewordLog{p: p, shown: map[int]bool{}, most: mostLogged}
	p.log = l
	p.scroll.Offset.Y = 0
	p.work.focus(nil)
	p.draw()
	id := p.work.session.Solution().ID
	p.env.Background(func() {
		all, err := p.env.Library.Requests(context.Background(), id)
		p.env.OnUI(func() {
			if p.log == l {
				l.all, l.err, l.read = all, err, true
				p.draw()
			}
		})
	})
}

func (l *rewordLog) items() []fyne.CanvasObject {
	said := lang.L("These are all requests about this solution: the texts with tokens in place of names, figures and dates. What never reached a server says so. The library keeps them, and no other file.")
	switch {
	case l.err != nil:
		said = sentence(l.err.Error())
	case !l.read:
		said = "…"
	case len(l.all) == 0:
		said = lang.L("Nothing was ever sent about this solution.")
	}
	items := []fyne.CanvasObject{flow.NewColumn(0, flow.NewProse(said, look.SizeSmall, look.Muted)).Padded(flow.Inset{Left: 10, Right: 4, Bottom: 4})}
	for n := len(l.all) - 1; n >= max(0, len(l.all)-l.most); n-- {
		items = append(items, l.entry(n))
	}
	if rest := len(l.all) - l.most; rest > 0 {
		items = append(items, flow.NewColumn(0, newLink(lang.XN("history.older", "{{.Count}} older ones", rest, words.Count(rest)), func() {
			l.most += mostLogged
			l.p.draw()
		})).Padded(flow.Inset{Left: 10}))
	}
	return items
}

// entry is one request: when, what for, and what became of it.
func (l *rewordLog) entry(n int) fyne.CanvasObject {
	r := l.all[n]
	_, unsent := strings.CutPrefix(r.Outcome, client.NotSent)
	label := lang.L("Show what was sent")
	if unsent {
		label = lang.L("Show what was not sent")
	}
	if l.shown[n] {
		label = lang.L("Hide")
	}
	outcome := strings.TrimPrefix(r.Outcome, client.NotSent)
	items := []fyne.CanvasObject{
		flow.NewRuns([]flow.Run{{Text: taskName(reword.TaskName(r.Task)), Bold: true}, {Text: "  " + passageText(r.Passage), Colour: look.Muted}}, theme.SizeNameText, theme.ColorNameForeground),
		flow.NewProse(lang.L("{{.When}}, {{.Model}} at {{.Server}}: {{.Outcome}}", words.Data{
			"When": words.Moment(r.At, l.p.env.Now()), "Model": r.Model, "Server": r.Host, "Outcome": outcomeText(outcome),
		}), look.SizeSmall, look.Muted),
		links(newLink(label, func() { l.shown[n] = !l.shown[n]; l.p.draw() })),
	}
	if l.shown[n] {
		text, told := sentText(r.Sent)
		caption := lang.L("Sent")
		if unsent {
			caption = lang.L("Not sent: no server was reached")
		}
		items = append(items, captioned(caption, flow.NewProse(text, look.SizeSmall, theme.ColorNameForeground))...)
		received := r.Received
		if received == "" {
			received = lang.L("Nothing came back.")
		}
		items = append(items, captioned(lang.L("Came back"), flow.NewProse(received, look.SizeSmall, theme.ColorNameForeground))...)
		if told != "" {
			items = append(items, captioned(lang.L("Sent with it, what the model is told"), flow.NewProse(told, look.SizeSmall, look.Muted))...)
		}
	}
	return newCard(flow.NewColumn(3, items...).Padded(flow.Inset{Left: 10, Top: 7, Right: 10, Bottom: 8})).on("")
}

// outcomeText says what became of a request.
func outcomeText(outcome string) string {
	switch outcome {
	case "suggested":
		return lang.L("suggested")
	case "suggested, with findings":
		return lang.L("suggested, with findings")
	case "refused":
		return lang.L("refused")
	case context.Canceled.Error():
		return lang.L("called off")
	}
	return outcome
}

// sentText is what stands in the body of a request, without the form around it: the
// text, and what the model was told before it.
func sentText(body string) (text, told string) {
	var sent struct{ Messages []reword.Message }
	if json.Unmarshal([]byte(body), &sent) != nil || len(sent.Messages) != 2 {
		return body, ""
	}
	return sent.Messages[1].Content, sent.Messages[0].Content
}

// passageText says which text it was about: the section where it stands.
func passageText(passage string) string {
	if t, _, _ := strings.Cut(passage, "/"); slices.Contains(framing.Themes[:], framing.Theme(t)) {
		return themeLabel(framing.Theme(t))
	}
	return passage
}
