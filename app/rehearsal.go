package app

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// rehearsal fills the window with one framing, a theme at a time in large
// type, and a clock beside it.
type rehearsal struct {
	env   Env
	view  desk.View
	run   *desk.Rehearsal
	close func()
	ended atomic.Bool // read by the clock, which ticks on a goroutine of its own

	title  *flow.Prose
	clock  *flow.Prose
	pause  *foldable
	column *flow.Column
	scroll *container.Scroll
	rail   *fyne.Container
	root   fyne.CanvasObject

	pictures *pictureHooks
	drawn    map[desk.Subject]*picture // of the side that is up
}

// newRehearsal begins with a theme of one side of a view.
func newRehearsal(env Env, v desk.View, pictures pictureHooks, a narrative.Audience, at string, closed func()) *rehearsal {
	r := &rehearsal{env: env, view: v, close: closed, drawn: map[desk.Subject]*picture{}}
	pictures.open, pictures.larger, pictures.grown = nil, nil, r.relayout
	r.pictures = &pictures
	r.run = desk.NewRehearsal(v, a, at, env.Now)
	r.title = flow.NewProse("", look.SizeSmall, look.Accent(a)).Single()
	r.clock = flow.NewProse("", look.SizeTitle, theme.ColorNameForeground).Single().Aligned(fyne.TextAlignTrailing)
	r.column = flow.NewColumn(16).Padded(flow.Inset{Left: 24, Top: 28, Right: 24, Bottom: 60})
	r.scroll = container.NewVScroll(container.New(&spokenColumn{r, look.Scaled(rehearsalMeasure)}, r.column))
	r.rail = container.NewHBox()
	r.build()
	r.show()
	env.Every(time.Second, func() bool {
		if r.ended.Load() {
			return false
		}
		env.OnUI(r.tick)
		return true
	})
	return r
}

func (r *rehearsal) build() {
	button := func(text string, icon fyne.Resource, tap func()) *foldable {
		return newFoldable(text, icon, tap).quietly()
	}
	r.pause = button("", theme.MediaPauseIcon(), r.toggle)
	end := button(lang.L("Close"), theme.NavigateBackIcon(), r.end)
	again := button(lang.L("Start again"), theme.MediaReplayIcon(), r.restart)
	other := button(lang.L("Other side"), theme.ViewRefreshIcon(), r.turn)
	top := container.New(&rehearsalTop{[]*foldable{again, r.pause, other, end}}, end, r.title, r.clock, r.pause, again, other)
	foot := container.NewHScroll(container.New(layout.NewCustomPaddedLayout(6, 6, 16, 16), r.rail))
	r.root = container.NewStack(newGround(look.Surface), container.NewBorder(
		container.NewStack(newGround(look.Rail), top),
		container.NewStack(newGround(look.Rail), foot), nil, nil,
		r.scroll,
	))
}

// rehearsalMeasure holds some 70 characters of the large type.
const rehearsalMeasure = 800

// spokenColumn keeps the text in the middle of the window, whose edge the scroll bar
// stands at.
type spokenColumn struct {
	r     *rehearsal
	width float32
}

func (m *spokenColumn) measure() float32 { return min(max(320, m.r.scroll.Size().Width), m.width) }

func (m *spokenColumn) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, 8+m.r.column.HeightFor(m.measure()))
}

func (m *spokenColumn) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width, m.width)
	o[0].Move(fyne.NewPos((size.Width-w)/2, 8))
	o[0].Resize(fyne.NewSize(w, size.Height-8))
}

// show sets the theme that is up.
func (r *rehearsal) show() {
	a := r.run.Audience
	r.title.SetColour(look.Accent(a))
	name := lang.L("Executive framing")
	if a == narrative.Engineering {
		name = lang.L("Engineering framing")
	}
	talk, ok := r.run.Talk()
	if !ok {
		r.title.SetText(name)
		r.column.SetItems(flow.NewProse(lang.L("This framing says nothing yet. Capture some facts first."), look.SizeSpeak, look.Muted))
		r.tick()
		return
	}
	r.title.SetRuns([]flow.Run{{Text: name + "  ", Bold: true}, {
		Text:   lang.X("rehearsal.place", "{{.At}} of {{.All}}", words.Data{"At": r.run.At() + 1, "All": len(r.run.Talks)}),
		Colour: look.Muted,
	}})
	items := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: strings.ToUpper(talk.Label), Bold: true}}, look.SizeSpeakSmall, look.Accent(a))}
	if talk.Heading != "" {
		items = append(items, flow.NewRuns([]flow.Run{{Text: talk.Heading, Bold: true}}, look.SizeSpeakHeading, theme.ColorNameForeground))
	}
	for _, p := range talk.Pieces {
		items = append(items, spoken(p, a))
	}
	if p := r.picture(talk.Theme); p != nil {
		items = append(items, p)
	}
	r.column.SetItems(items...)
	r.scroll.ScrollToTop()
	r.tick()
}

// spokenIndent is where the text behind a bullet begins.
const spokenIndent = 22

// spoken sets a piece in large type.
func spoken(p desk.Piece, a narrative.Audience) fyne.CanvasObject {
	switch p.Kind {
	case desk.Table:
		t := flow.NewTable(look.SizeSpeakSmall, theme.ColorNameForeground, look.Muted, look.Hairline)
		t.Set(p.Header, p.Cells)
		return t
	case desk.Note:
		return flow.NewProse(p.Text, look.SizeSpeakSmall, look.Muted)
	case desk.Bullet:
		mark := flow.NewRuns([]flow.Run{{Text: "•", Bold: true}}, look.SizeSpeak, look.Accent(a))
		return flow.NewHung(mark, flow.NewRuns(runsOf(p), look.SizeSpeak, theme.ColorNameForeground), look.Scaled(spokenIndent))
	}
	return flow.NewRuns(runsOf(p), look.SizeSpeak, theme.ColorNameForeground)
}

// tick brings the clock and the rail in line with the time.
func (r *rehearsal) tick() {
	if r.ended.Load() {
		return
	}
	r.clock.SetRuns([]flow.Run{{Text: clockTime(r.run.Elapsed()), Bold: true}})
	if r.run.Running() {
		r.pause.name(lang.L("Pause"))
		r.pause.SetIcon(theme.MediaPauseIcon())
	} else {
		r.pause.name(lang.L("Go on"))
		r.pause.SetIcon(theme.MediaPlayIcon())
	}
	objects := make([]fyne.CanvasObject, 0, len(r.run.Talks))
	for i, t := range r.run.Talks {
		text := t.Label
		if t.Spent >= time.Second {
			text += "  " + clockTime(t.Spent)
		}
		l := newLink(text, func() { r.goTo(i) })
		if i == r.run.At() {
			l.prose.SetColour(look.Accent(r.run.Audience))
		} else {
			l.prose.SetColour(look.Muted)
		}
		objects = append(objects, container.New(layout.NewCustomPaddedLayout(0, 0, 0, 14), l))
	}
	r.rail.Objects = objects
	r.rail.Refresh()
}

func clockTime(d time.Duration) string {
	s := int(d.Seconds())
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

func (r *rehearsal) goTo(i int) {
	if r.run.Go(i) {
		r.show()
	}
}

func (r *rehearsal) toggle()  { r.run.Toggle(); r.tick() }
func (r *rehearsal) restart() { r.run.Restart(); r.show() }

// turn rehearses the other side, at the same theme.
func (r *rehearsal) turn() {
	other := narrative.Executive
	if r.run.Audience == narrative.Executive {
		other = narrative.Engineering
	}
	at := ""
	if t, ok := r.run.Talk(); ok {
		at = string(t.Theme)
	}
	r.run = desk.NewRehearsal(r.view, other, at, r.env.Now)
	r.forget()
	r.show()
}

func (r *rehearsal) end() {
	r.ended.Store(true)
	r.forget()
	r.close()
}

// key goes from theme to theme, and within one that is longer than the window.
func (r *rehearsal) key(k fyne.KeyName) {
	page := r.scroll.Size().Height - 60
	switch k {
	case fyne.KeyRight, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		r.goTo(r.run.At() + 1)
	case fyne.KeyLeft, fyne.KeyPageUp, fyne.KeyBackspace:
		r.goTo(r.run.At() - 1)
	case fyne.KeyHome:
		r.goTo(0)
	case fyne.KeyEnd:
		r.goTo(len(r.run.Talks) - 1)
	case fyne.KeyDown:
		r.scrollBy(page / 3)
	case fyne.KeyUp:
		r.scrollBy(-page / 3)
	case fyne.KeySpace, fyne.KeyP:
		r.toggle()
	case fyne.KeyR:
		r.restart()
	case fyne.KeyTab, fyne.KeyO:
		r.turn()
	case fyne.KeyEscape:
		r.end()
	}
}

func (r *rehearsal) scrollBy(dy float32) {
	limit := max(0, r.scroll.Content.Size().Height-r.scroll.Size().Height)
	r.scroll.Offset.Y = min(max(0, r.scroll.Offset.Y+dy), limit)
	r.scroll.Refresh()
}

// rehearsalTop: close at the left, the side and the place beside it, the clock
// and its buttons at the right.
type rehearsalTop struct{ buttons []*foldable }

func (*rehearsalTop) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(560, look.Scaled(headerHeight))
}

func (l *rehearsalTop) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wanted := min(look.Scaled(titleWidth), o[1].(*flow.Prose).Natural()+2)
	foldUntil(size.Width-10-look.Scaled(110)-40-wanted, 6, l.buttons...)
	place := func(obj fyne.CanvasObject, x, w float32) {
		h := obj.MinSize().Height
		obj.Move(fyne.NewPos(x, (size.Height-h)/2))
		obj.Resize(fyne.NewSize(w, h))
	}
	end, title, clock := o[0], o[1], o[2]
	w := end.MinSize().Width
	place(end, 8, w)
	right := size.Width - 10
	for _, b := range []fyne.CanvasObject{o[5], o[4], o[3]} {
		bw := b.MinSize().Width
		right -= bw
		place(b, right, bw)
		right -= 6
	}
	clockWidth := look.Scaled(110)
	right -= clockWidth + 6
	place(clock, right, clockWidth)
	place(title, w+24, max(20, right-w-40))
}
