package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/export"
	"bifocal/narrative"
)

const kindsSetting = "export.kinds"

// briefTicks are the kinds of brief that are exported, one or several.
type briefTicks struct {
	briefs []Brief
	ticks  []*tick // one a brief
	typed  bool    // the user has chosen here
}

func newBriefTicks(changed func()) *briefTicks {
	b := &briefTicks{briefs: Briefs()}
	for _, brief := range b.briefs {
		t := newTick(brief.Label, func(bool) { b.typed = true; changed() }, formPlace{})
		t.Checked = brief.Kind == export.ExecutiveBrief || brief.Kind == export.EngineeringBrief
		b.ticks = append(b.ticks, t)
	}
	return b
}

func (b *briefTicks) objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(b.ticks))
	for i, t := range b.ticks {
		out[i] = t
	}
	return out
}

func (b *briefTicks) chosen() []Brief {
	var out []Brief
	for i, t := range b.ticks {
		if t.Checked {
			out = append(out, b.briefs[i])
		}
	}
	return out
}

// enable lets the user choose, or not.
func (b *briefTicks) enable(on bool) {
	for _, t := range b.ticks {
		if on {
			t.Enable()
		} else {
			t.Disable()
		}
	}
}

// show ticks the kinds that were chosen last, unless the user has chosen others
// here or none of them is known.
func (b *briefTicks) show(kept string) {
	last := strings.Fields(kept)
	was := func(brief Brief) bool { return slices.Contains(last, string(brief.Kind)) }
	if b.typed || !slices.ContainsFunc(b.briefs, was) {
		return
	}
	for i, t := range b.ticks {
		t.Checked = was(b.briefs[i])
		t.Refresh()
	}
}

// keep remembers the kinds for the next export. It is only a convenience, so what
// fails is not told.
func (b *briefTicks) keep(ctx context.Context, env Env, chosen []Brief) {
	kinds := make([]string, len(chosen))
	for i, brief := range chosen {
		kinds[i] = string(brief.Kind)
	}
	_ = env.Library.SetSetting(ctx, kindsSetting, strings.Join(kinds, " "))
}

// makeable parts briefs into those that can be made of a solution and, a sentence
// each, what is missing for the others.
func makeable(s *narrative.Solution, briefs []Brief) (out []Brief, lacking []string) {
	x := narrative.NewIndex(s)
	for _, b := range briefs {
		if err := export.Ready(x, b.Kind); err != nil {
			lacking = append(lacking, lackOf(b, err))
			continue
		}
		out = append(out, b)
	}
	return out, lacking
}

// lackOf says what to capture before a kind of brief makes sense.
func lackOf(b Brief, err error) string {
	var lacks *export.LacksError
	if errors.As(err, &lacks) {
		return lang.L("“{{.Brief}}” cannot be made yet. Capture this first: {{.Capture}}", words.Data{"Brief": b.Label, "Capture": strings.Join(lacks.Capture, " ")})
	}
	return err.Error()
}
