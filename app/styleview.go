package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/export/house"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// styleView fills the window: a house style on the left, and beside it the pages of
// a brief in it, drawn anew as it changes.
type styleView struct {
	env   Env
	hooks styleHooks

	names   []string // of the styles in the library
	inUse   string   // the name of the default
	styling *desk.Styling
	sample  narrative.Solution // whose brief is shown
	index   *narrative.Index
	kind    export.Kind

	form    *styleForm
	chooser *pick
	kinds   *pick
	quiet   bool // a choice is shown, not made
	said    *flow.Prose
	pages   *proofs
	root    fyne.CanvasObject

	callOff, keepOff func()             // what waits
	stop             context.CancelFunc // the drawing that goes on
	gone             bool
}

// centredHigh stands an object in the middle of the height it has.
func centredHigh(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

// kindsWide is how wide the choice of a brief is.
const kindsWide = 210

// styleHooks are what the view asks of the window around it.
type styleHooks struct {
	closed  func()
	window  func() fyne.Window
	bar     *bar
	trouble func(error)
}

// newStyleView shows the style of a name, or the default one, in briefs of a
// solution.
func newStyleView(env Env, sample narrative.Solution, name string, hooks styleHooks) *styleView {
	v := &styleView{env: env, hooks: hooks, sample: sample, kind: export.ExecutiveBrief, callOff: func() {}, keepOff: func() {}, stop: func() {}}
	v.index = narrative.NewIndex(&v.sample)
	v.pages = newProofs(v.soon)
	v.said = flow.NewProse("", look.SizeSmall, look.Muted).Single().Aligned(fyne.TextAlignTrailing)
	v.form = newStyleForm(v)
	v.chooser = newPick(nil, v.chosen, formPlace{})
	v.kinds = v.newKinds()
	back := newFoldable(lang.L("Close"), theme.NavigateBackIcon(), v.close).quietly()
	title := flow.NewRuns([]flow.Run{{Text: lang.L("House styles"), Bold: true}}, look.SizeTitle, theme.ColorNameForeground).Single()
	top := container.NewStack(newGround(look.Rail), container.New(layout.NewCustomPaddedLayout(6, 6, 10, 16),
		container.NewBorder(nil, nil, back, container.NewGridWrap(fyne.NewSize(kindsWide, v.kinds.MinSize().Height), outlined(v.kinds)),
			container.New(layout.NewCustomPaddedLayout(0, 0, 10, 12), container.NewBorder(nil, nil, nil, nil,
				container.NewGridWithColumns(2, centredHigh(title), centredHigh(v.said)))))))
	v.root = container.NewBorder(container.NewVBox(top, newGround(look.Hairline)), nil, nil, nil,
		container.New(&besideLayout{}, v.form.root, newGround(look.Hairline), v.pages.root))
	v.begin(desk.NewStyling(house.Style{Name: lang.L("House style")}, ""))
	v.load(name)
	return v
}

// newKinds chooses the brief whose pages are shown, of those that can be made.
func (v *styleView) newKinds() *pick {
	made, _ := makeable(&v.sample, Briefs())
	labels := make([]string, len(made))
	for i, b := range made {
		labels[i] = b.Label
	}
	k := newPick(labels, nil, formPlace{})
	k.SetSelectedIndex(0)
	k.OnChanged = func(string) {
		v.kind = made[max(0, k.SelectedIndex())].Kind
		v.pages.scroll.ScrollToTop()
		v.prove()
	}
	return k
}

// load lists the styles, and shows the one of a name, or else the default or the
// first.
func (v *styleView) load(name string) {
	v.env.Background(func() {
		all, err := v.env.Library.Styles(context.Background())
		show := shownStyle(all, name)
		var style *house.Style
		if err == nil && show != "" {
			style, err = house.Named(context.Background(), v.env.Library, show)
		}
		v.env.OnUI(func() {
			if v.gone {
				return
			}
			v.list(all)
			switch {
			case err != nil:
				v.hooks.trouble(err)
			case style != nil:
				v.begin(desk.NewStyling(*style, style.Name))
			}
		})
	})
}

// shownStyle is the style that is shown first: the one of a name, or else the
// default or the first.
func shownStyle(all []library.StyleEntry, name string) string {
	show := ""
	for i, e := range all {
		if i == 0 || e.Default && name == "" {
			show = e.Name
		}
	}
	for _, e := range all {
		if name != "" && house.Same(e.Name, name) {
			return e.Name
		}
	}
	return show
}

// list shows which styles there are.
func (v *styleView) list(all []library.StyleEntry) {
	v.names, v.inUse = nil, ""
	for _, e := range all {
		v.names = append(v.names, e.Name)
		if e.Default {
			v.inUse = e.Name
		}
	}
	v.showNames()
}

func (v *styleView) showNames() {
	options := slices.Clone(v.names)
	at := slices.IndexFunc(options, func(n string) bool { return n == v.styling.Was })
	if at < 0 {
		options = append(options, v.styling.Style.Name)
		at = len(options) - 1
	}
	v.quiet = true
	v.chooser.Options = options
	v.chooser.SetSelectedIndex(at)
	v.quiet = false
	v.form.sync()
}

// begin shows a style.
func (v *styleView) begin(s *desk.Styling) {
	v.styling = s
	v.form.show()
	v.showNames()
	v.prove()
}

// chosen shows another style of the library.
func (v *styleView) chosen(string) {
	i := v.chooser.SelectedIndex()
	if v.quiet || i < 0 || i >= len(v.names) || v.names[i] == v.styling.Was {
		return
	}
	v.keepNow()
	v.load(v.names[i])
}

// changed draws and keeps what has been changed.
func (v *styleView) changed() {
	v.soon()
	v.keepSoon()
}

// soon draws the pages anew when nothing has changed for a moment.
func (v *styleView) soon() {
	v.callOff()
	if !v.gone && v.styling != nil {
		v.callOff = v.env.After(desk.ProofAfter, v.prove)
	}
}

// prove draws the pages, beside the window; what a later change has made stale is
// dropped.
func (v *styleView) prove() {
	v.callOff()
	v.stop()
	if v.env.Proof == nil || v.gone {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	v.stop = stop
	style, turn := v.styling.Look()
	kind, scale, styling := v.kind, v.pages.scale(), v.styling
	v.env.Background(func() {
		defer stop()
		p, err := v.env.Proof(ctx, v.index, kind, &style, scale)
		v.env.OnUI(func() {
			if v.gone || ctx.Err() != nil && err != nil || v.styling != styling || !styling.Current(turn) {
				return
			}
			if err != nil {
				v.said.SetText(sentence(err.Error()))
				return
			}
			v.pages.show(p.Pages)
			v.say(p)
		})
	})
}

// say says how long the brief is.
func (v *styleView) say(p Proof) {
	text := lang.XN("style.pages", "{{.Count}} pages", p.Count, words.Count(p.Count))
	if p.Covered {
		text = lang.XN("style.covered", "{{.Count}} pages and a cover", p.Count, words.Count(p.Count))
	}
	if p.More > 0 {
		text += lang.XN("style.more", ", {{.Count}} of them not shown", p.More, words.Count(p.More))
	}
	v.said.SetText(text)
}

// keepSoon keeps the style when nothing has changed for a while.
func (v *styleView) keepSoon() {
	v.keepOff()
	v.keepOff = v.env.After(desk.KeepStyleAfter, func() { v.keep(func(f func()) { v.env.Background(f) }) })
}

// keepNow keeps the style at once, on this goroutine: what is typed last is not lost.
func (v *styleView) keepNow() { v.keep(func(f func()) { f() }) }

func (v *styleView) keep(run func(func())) {
	v.keepOff()
	s := v.styling
	if !s.Unkept() || s.Was == "" && s.Untouched() {
		return
	}
	state, was := s.Style, s.Was
	run(func() {
		body, err := house.Encode(state)
		if err == nil {
			_, err = v.env.Library.SaveStyle(context.Background(), was, state.Name, body)
		}
		var all []library.StyleEntry
		if err == nil {
			all, err = v.env.Library.Styles(context.Background())
		}
		v.env.OnUI(func() {
			if err != nil {
				v.hooks.bar.offer(sentence(err.Error()), nil)
				return
			}
			s.Kept(state)
			v.list(all)
		})
	})
}

// close keeps what is not kept and goes back.
func (v *styleView) close() {
	if v.gone {
		return
	}
	if w := v.hooks.window(); w != nil {
		w.Canvas().Unfocus()
	}
	v.keepNow()
	v.gone = true
	v.callOff()
	v.stop()
	v.hooks.closed()
}
