package app

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/look"
	"bifocal/assets"
	"bifocal/narrative"
)

// large is a solution of 200 facts. Its first outcome is told in eight blocks
// or more.
func large(t testing.TB) narrative.Solution {
	s := example(t, 0)
	first, _ := narrative.First[narrative.Outcome](&s)
	s.Facts = slices.Clone(s.Facts)
	all := slices.Clone(s.Facts)
	for i := 0; len(s.Facts) < 200; i++ {
		f := all[i%len(all)]
		id := fmt.Sprintf("%s-%d", strings.ReplaceAll(string(f.FactKind()), " ", "-"), i)
		switch f := f.(type) {
		case narrative.Answer, narrative.Ask:
			continue
		case narrative.Constraint:
			f.Reason = "it keeps costs at {" + first.ID + ".target}"
			s.Facts = append(s.Facts, narrative.WithID(f, id))
		case narrative.Assumption:
			f.Reason = "costs stay above {" + first.ID + ".target}"
			s.Facts = append(s.Facts, narrative.WithID(f, id))
		case narrative.NonGoal:
			f.Reason = "costs stay at {" + first.ID + ".target}"
			s.Facts = append(s.Facts, narrative.WithID(f, id))
		case narrative.Problem:
			f.Cause = "the budget ends at {" + first.ID + ".target}"
			s.Facts = append(s.Facts, narrative.WithID(f, id))
		default:
			s.Facts = append(s.Facts, narrative.WithID(f, id))
		}
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

// typist types one character after another into an entry, and now and then
// begins anew.
type typist struct {
	e      *widget.Entry
	start  func() string // a new one each time: Fyne remembers what it has measured
	text   []rune
	n      int
	quiet  *bool // set while the entry is brought back to its start
	settle func()
	took   []time.Duration
}

func (k *typist) key() {
	if k.n%len(k.text) == 0 {
		if k.quiet != nil {
			*k.quiet = true
		}
		k.e.SetText(k.start())
		if k.quiet != nil {
			*k.quiet = false
		}
		k.e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		k.settle()
	}
	r := k.text[k.n%len(k.text)]
	k.n++
	start := cpu()
	k.e.TypedRune(r)
	k.settle()
	k.took = append(k.took, cpu()-start)
}

func (k *typist) percentile(p int) float64 {
	slices.Sort(k.took)
	return float64(k.took[len(k.took)*p/100].Microseconds()) / 1000
}

var (
	vocabulary = strings.Fields(string(assets.Examples()[0].Data))
	letters    = []rune("the quick brown fox jumps over a lazy dog and back ")
)

// words returns a function that gives n words, others each time.
func wordy(n int) func() string {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	return func() string {
		out := make([]string, n)
		for i := range out {
			out[i] = strings.Map(func(r rune) rune {
				if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
					return r
				}
				return -1
			}, vocabulary[random.IntN(len(vocabulary))])
		}
		return strings.Join(out, " ")
	}
}

// number returns a function that gives the beginning of a number.
func number() func() string {
	random := rand.New(rand.NewPCG(1, 2))
	return func() string { return strconv.Itoa(1 + random.IntN(8)) }
}

// bareEntry is nothing but a Fyne entry of several lines and 60 words: what
// the toolkit alone costs.
func bareEntry(b *testing.B) *typist {
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	w := fyne.CurrentApp().NewWindow("entry")
	w.SetContent(e)
	w.Resize(fyne.NewSize(430, 400))
	w.Canvas().Focus(e)
	b.Cleanup(w.Close)
	return &typist{e: e, start: wordy(60), text: letters, settle: func() {}}
}

// field opens a fact in a rig and returns a typist at one of its fields.
func field(b *testing.B, kind narrative.Kind, key string, start func() string, text []rune) *typist {
	s := large(b)
	r := newRig(b, newShelf(s))
	e := r.open(s.ID)
	for _, f := range s.Facts {
		if f.FactKind() == kind {
			e.capture.Open(f.FactID(), false)
			break
		}
	}
	r.pause() // the pictures are there
	var in *entry
	for _, f := range e.capture.form.fields {
		switch f := f.(type) {
		case *textField:
			if f.b.field.Key == key {
				in = f.e
			}
		case *tellingField:
			if f.b.field.Key == key {
				in = f.entries[0]
			}
		case *parsedField:
			if f.b.field.Key == key {
				in = f.e
			}
		}
	}
	r.win.window.Canvas().Focus(in)
	return &typist{e: &in.Entry, start: start, text: text, quiet: &in.quiet, settle: r.settle}
}

// BenchmarkKeystroke is one keystroke in a solution of 200 facts until both
// framings show it, in CPU time: in a text of 60 words, in the name of an
// outcome, and in a figure that is told in eight blocks, in turn. Beside them,
// in the same run, types one who has nothing but an entry of 60 words.
func BenchmarkKeystroke(b *testing.B) {
	typists := []*typist{
		field(b, narrative.KindProblem, "symptom", wordy(60), letters),
		field(b, narrative.KindOutcome, "measure", wordy(3), letters),
		field(b, narrative.KindOutcome, "target", number(), []rune("251473 K USD a year")),
	}
	bare := bareEntry(b)
	b.ResetTimer()
	for i := range b.N {
		typists[i%len(typists)].key()
		bare.key()
	}
	b.StopTimer()
	all := &typist{}
	for i, name := range []string{"text", "name", "figure"} {
		if len(typists[i].took) == 0 {
			return // a first try with b.N of 1
		}
		all.took = append(all.took, typists[i].took...)
		b.ReportMetric(typists[i].percentile(50), name+"-ms")
	}
	b.ReportMetric(all.percentile(50), "keystroke_ms_p50")
	b.ReportMetric(all.percentile(95), "keystroke_ms_p95")
	b.ReportMetric(bare.percentile(50), "entry-ms")
	b.ReportMetric(all.percentile(50)/bare.percentile(50), "keystroke_vs_entry_ratio")
}

// BenchmarkBareEntry is one keystroke in nothing but an entry of 60 words.
func BenchmarkBareEntry(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(look.Theme{})
	bare := bareEntry(b)
	b.ResetTimer()
	for range b.N {
		bare.key()
	}
	b.StopTimer()
	b.ReportMetric(bare.percentile(50), "p50-ms")
	b.ReportMetric(bare.percentile(95), "p95-ms")
}

// A figure that the benchmark changes must be told in as many blocks as it is
// measured for.
func TestLargeSolutionTellsAFigureInEightBlocks(t *testing.T) {
	s := large(t)
	if len(s.Facts) < 200 {
		t.Fatalf("%d facts", len(s.Facts))
	}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	text := func() (out []string) {
		for _, row := range e.framings.rows {
			for _, c := range row.cells {
				for _, b := range c.blocks {
					out = append(out, b.text())
				}
			}
		}
		return out
	}
	before := text()
	o, _ := narrative.First[narrative.Outcome](&s)
	e.capture.Open(o.ID, false)
	target, _ := e.capture.form.fields[2].(*parsedField)
	target.e.show("")
	r.typeIn(target.e, "251 K USD a year")
	r.pause()
	changed := 0
	for i, now := range text() {
		if i < len(before) && before[i] != now {
			changed++
		}
	}
	if changed < 8 {
		t.Errorf("only %d blocks changed", changed)
	}
}
