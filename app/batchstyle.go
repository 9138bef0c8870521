package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/export/house"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// dressing says in which house style briefs are made. The zero value is the one that
// each solution remembers, or else the default.
type dressing struct {
	chosen bool
	name   string // "" is none
}

// of is the style of the briefs of a solution, as [styleMemory.of] returns it.
func (d dressing) of(ctx context.Context, env Env, s *narrative.Solution) (style *house.Style, lost string, err error) {
	switch {
	case !d.chosen:
		return env.styles.of(ctx, env.Library, s)
	case d.name == "":
		return nil, "", nil
	}
	as := *s // the solution goes on remembering its own
	as.HouseStyle = d.name
	return env.styles.of(ctx, env.Library, &as)
}

// batchStyle chooses the house style of briefs of several solutions, without any of
// them remembering it.
type batchStyle struct {
	env   Env
	pick  *pick
	names []string
}

// The options before the styles there are.
const (
	styleOfEach = iota
	noStyle
	firstStyle
)

func newBatchStyle(env Env) *batchStyle {
	b := &batchStyle{env: env}
	b.pick = newPick(b.options(), nil, formPlace{})
	b.pick.SetSelectedIndex(styleOfEach)
	return b
}

func (b *batchStyle) options() []string {
	return append([]string{lang.L("The style of each solution"), lang.L("No house style")}, b.names...)
}

func (b *batchStyle) object() fyne.CanvasObject { return outlined(b.pick) }

// load lists the styles there are, in the background.
func (b *batchStyle) load() {
	all, err := b.env.Library.Styles(context.Background())
	if err != nil {
		return // the export says what is wrong with the library
	}
	b.env.OnUI(func() { b.show(all) })
}

func (b *batchStyle) show(all []library.StyleEntry) {
	was := b.dressing()
	b.names = nil
	for _, e := range all {
		b.names = append(b.names, e.Name)
	}
	b.pick.Options = b.options()
	at := styleOfEach
	switch {
	case was.chosen && was.name == "":
		at = noStyle
	case was.chosen:
		for i, name := range b.names {
			if house.Same(name, was.name) {
				at = firstStyle + i
			}
		}
	}
	b.pick.SetSelectedIndex(at)
}

// dressing is what is chosen.
func (b *batchStyle) dressing() dressing {
	switch at := b.pick.SelectedIndex(); {
	case at == noStyle:
		return dressing{chosen: true}
	case at >= firstStyle && at < firstStyle+len(b.names):
		return dressing{chosen: true, name: b.names[at-firstStyle]}
	}
	return dressing{}
}

func (b *batchStyle) enable(on bool) {
	if on {
		b.pick.Enable()
	} else {
		b.pick.Disable()
	}
}
