package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/app/words"
)

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
