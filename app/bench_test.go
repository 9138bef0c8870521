package app

import (
	"fmt"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/look"
	"bifocal/narrative"
)

// large is a solution of 200 facts, in which a figure is told in eight places.
func large(t testing.TB) narrative.Solution {
	s := example(t, 0)
	s.Facts = slices.Clone(s.Facts)
	all := slices.Clone(s.Facts)
	for i := 0; len(s.Facts) < 200; i++ {
		f := all[i%len(all)]
		switch f.FactKind() {
		case narrative.KindAnswer, narrative.KindAsk:
			continue
		}
		s.Facts = append(s.Facts, narrative.WithID(f, fmt.Sprintf("%s-%d", strings.ReplaceAll(string(f.FactKind()), " ", "-"), i)))
	}
	return s
}

// cpu is the time this process has computed, of which a stall of the machine
// is no part.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// keys types b.N characters and reports the median and the 95th percentile of
// what one costs.
func keys(b *testing.B, e *widget.Entry, settle func()) {
	text := []rune("the quick brown fox jumps over a lazy dog and back ")
	took := make([]time.Duration, 0, b.N)
	b.ResetTimer()
	for i := range b.N {
		if i%len(text) == len(text)-1 {
			b.StopTimer()
			e.SetText(e.Text[:len(e.Text)-len(text)+1])
			e.CursorColumn = 1 << 10
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
			settle()
			b.StartTimer()
		}
		start := cpu()
		e.TypedRune(text[i%len(text)])
		settle()
		took = append(took, cpu()-start)
	}
	b.StopTimer()
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*95/100]), "p95-ms")
}

var sixty = strings.TrimSpace(strings.Repeat("words that a person types into a field of the form ", 6))

// BenchmarkKeystroke is one keystroke in a solution of 200 facts, until both
// framings show it.
func BenchmarkKeystroke(b *testing.B) {
	for _, c := range []struct {
		name string
		kind narrative.Kind
		key  string
	}{
		{"text", narrative.KindProblem, "symptom"},
		{"name", narrative.KindOutcome, "measure"},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := large(b)
			r := newRig(b, newShelf(s))
			e := r.open(s.ID)
			for _, f := range s.Facts {
				if f.FactKind() == c.kind {
					e.capture.Open(f.FactID(), false)
					break
				}
			}
			r.settle()
			var in *entry
			for _, f := range e.capture.form.fields {
				switch f := f.(type) {
				case *textField:
					if f.b.field.Key == c.key {
						in = f.e
					}
				case *tellingField:
					if f.b.field.Key == c.key {
						in = f.entries[0]
					}
				}
			}
			r.win.window.Canvas().Focus(in)
			in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
			keys(b, &in.Entry, r.settle)
		})
	}
	b.Run("figure", func(b *testing.B) {
		s := large(b)
		r := newRig(b, newShelf(s))
		e := r.open(s.ID)
		o, _ := narrative.First[narrative.Outcome](&s)
		e.capture.Open(o.ID, false)
		r.settle()
		f, _ := e.capture.form.fields[2].(*parsedField)
		r.win.window.Canvas().Focus(f.e)
		took := make([]time.Duration, 0, b.N)
		b.ResetTimer()
		for i := range b.N {
			f.e.quiet = true
			f.e.SetText("25" + " K USD a year")
			f.e.quiet = false
			f.e.CursorColumn = 2
			start := cpu()
			f.e.TypedRune(rune('0' + i%10))
			r.settle()
			took = append(took, cpu()-start)
		}
		b.StopTimer()
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	})
}

// BenchmarkBareEntry is one keystroke in nothing but a Fyne entry of several
// lines and 60 words: what the toolkit alone costs.
func BenchmarkBareEntry(b *testing.B) {
	a := test.NewTempApp(b)
	a.Settings().SetTheme(look.Theme{})
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	w := a.NewWindow("entry")
	w.SetContent(e)
	w.Resize(fyne.NewSize(430, 400))
	e.SetText(sixty)
	w.Canvas().Focus(e)
	e.CursorRow = 100
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	keys(b, e, func() {})
}
