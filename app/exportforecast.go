package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/narrative"
)

// forecast says before an export what will be said after it: which files are
// replaced, and what has no room in a brief. It makes the briefs for that, beside
// the window, when nothing was changed for a moment.
type forecast struct {
	env     Env
	names   *flow.Prose
	notes   *flow.Column
	grown   func()
	asked   foreseen
	callOff func()
	stop    context.CancelFunc
	turn    int
}

// foreseen is what a forecast is asked about.
type foreseen struct {
	solution narrative.Solution
	briefs   []Brief
	formats  []export.Format
	sections export.Choice
	folder   string
}

// forecastAfter is how long nothing must change before the briefs are made for a
// forecast.
const forecastAfter = 300 * time.Millisecond

func newForecast(env Env, grown func()) *forecast {
	f := &forecast{env: env, grown: grown, callOff: func() {}, stop: func() {}}
	f.names = flow.NewProse("", look.SizeSmall, look.Muted)
	f.notes = flow.NewColumn(4)
	f.notes.Hide()
	return f
}

// usual names the files that will be written, before it is known what stands in the
// folder.
func (f *forecast) usual(about *foreseen) string {
	var names []string
	for _, b := range about.briefs {
		for _, format := range about.formats {
			names = append(names, export.FileName(&about.solution, b.Kind, format.Ending()))
		}
	}
	return strings.Join(names, "\n")
}

// say shows something in the place of the files.
func (f *forecast) say(text string) {
	f.close()
	f.names.SetText(text)
	f.show()
}

// ask makes a forecast.
func (f *forecast) ask(about foreseen) {
	f.close()
	if usual := f.usual(&about); usual != f.usual(&f.asked) || f.names.Text() == "" || about.folder != f.asked.folder {
		f.names.SetText(usual)
	}
	f.asked = about
	turn := f.turn
	f.callOff = f.env.After(forecastAfter, func() { f.look(about, turn) })
}

// close makes no forecast any more.
func (f *forecast) close() {
	f.turn++
	f.callOff()
	f.stop()
}

func (f *forecast) look(about foreseen, turn int) {
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	f.env.Background(func() {
		defer stop()
		to := destinations(&about.solution, about.briefs, about.formats, about.folder, handedOut(ctx, f.env.Library, about.solution.ID))
		notes := make([][]string, len(to))
		for i, d := range to {
			made, err := makeBrief(ctx, f.env, about.solution, d, about.sections)
			if ctx.Err() != nil {
				return
			}
			if err == nil { // else the export says what is wrong
				notes[i] = made.notes
			}
		}
		f.env.OnUI(func() {
			if turn == f.turn {
				f.tell(to, notes)
			}
		})
	})
}

// tell shows a forecast: a line a file, and in sight of the button what the briefs do
// not show and how many files are replaced.
func (f *forecast) tell(to []destination, notes [][]string) {
	now := f.env.Now()
	lines := make([]string, len(to))
	var said []string
	replaced := 0
	for i, d := range to {
		lines[i] = d.foretold(now)
		if !d.replaced.IsZero() && d.avoided == "" {
			replaced++
		}
		for _, n := range notes[i] {
			if text := lang.L("{{.Brief}}: {{.Note}}", words.Data{"Brief": d.brief.Label, "Note": n}); !slices.Contains(said, text) { // in one format as in another
				said = append(said, text)
			}
		}
	}
	f.names.SetText(strings.Join(lines, "\n"))
	var items []fyne.CanvasObject
	for i, text := range said {
		if i == mostForetold {
			items = append(items, flow.NewProse(lang.XN("forecast.more", "And {{.Count}} more, said after the export", len(said)-i, words.Count(len(said)-i)), look.SizeSmall, look.Muted))
			break
		}
		items = append(items, flow.NewProse(text, look.SizeSmall, theme.ColorNameWarning))
	}
	if replaced > 0 {
		items = append(items, flow.NewProse(lang.XN("forecast.replaced", "{{.Count}} files that were exported before are replaced.", replaced, words.Count(replaced)), look.SizeSmall, look.Muted))
	}
	f.show(items...)
}

// mostForetold is how many notes stand above the button.
const mostForetold = 3

func (f *forecast) show(items ...fyne.CanvasObject) {
	f.notes.SetItems(items...)
	f.notes.Hidden = len(items) == 0
	f.grown()
}
