package flow

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"
)

const (
	size = theme.SizeNameText
	ink  = theme.ColorNameForeground
)

func lines(p *Prose, width float32) []string {
	p.breakLines(width)
	var out []string
	for _, l := range p.lines {
		var t string
		for _, pc := range l.pieces {
			t += pc.text
		}
		out = append(out, t)
	}
	return out
}

func TestNothingIsLostAndNothingIsTooWide(t *testing.T) {
	test.NewTempApp(t)
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("abc déß中文 -,.\n\u00a0😀")), 0, 120, -1).Draw(r, "text")
		width := rapid.Float32Range(30, 400).Draw(r, "width")
		p := NewProse(text, size, ink)
		got := lines(p, width)
		if squeeze(strings.Join(got, "")) != squeeze(text) {
			r.Fatalf("%q became %q", text, got)
		}
		for _, l := range p.lines {
			if n := len(l.pieces); n > 0 {
				if end := l.pieces[n-1].x + l.pieces[n-1].width; end > width+1 && len([]rune(l.pieces[0].text)) > 1 {
					r.Fatalf("a line %v is %v wide, of %v", l.pieces, end, width)
				}
			}
		}
		if h := p.HeightFor(width); h < p.high {
			r.Fatalf("height %v", h)
		}
	})
}

// Fyne's own label is the oracle: text wraps at about the same place.
func TestWrapsLikeALabel(t *testing.T) {
	test.NewTempApp(t)
	text := strings.Repeat("Features reach customers the day they are ready. ", 8)
	for _, width := range []float32{150, 260, 400} {
		l := widget.NewLabel(text)
		l.Wrapping = fyne.TextWrapWord
		w := test.NewTempWindow(t, l)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(width+2*theme.InnerPadding(), 600))
		line := fyne.MeasureText("M", theme.TextSize(), fyne.TextStyle{}).Height
		theirs := int((l.MinSize().Height-2*theme.InnerPadding())/line + 0.5)
		if ours := len(lines(NewProse(text, size, ink), width)); ours < theirs-1 || ours > theirs+1 {
			t.Errorf("at %v: %d lines, Fyne has %d", width, ours, theirs)
		}
	}
}

func TestRunsShareALine(t *testing.T) {
	test.NewTempApp(t)
	p := NewRuns([]Run{{Text: "Self-healing", Bold: true}, {Text: ": pods restart"}}, size, ink)
	if got := lines(p, 1000); len(got) != 1 || got[0] != "Self-healing: pods restart" {
		t.Errorf("%q", got)
	}
	p = NewRuns([]Run{{Text: "Title\n", Bold: true}, {Text: "and more"}}, size, ink)
	if got := lines(p, 1000); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

func TestNoLineBeginsWithinAWord(t *testing.T) {
	test.NewTempApp(t)
	p := NewRuns([]Run{{Text: "a word and Self-healing", Bold: true}, {Text: ": pods restart by themselves"}}, size, ink)
	for width := float32(90); width < 300; width++ {
		for _, l := range lines(p, width) {
			if strings.HasPrefix(l, ":") {
				t.Fatalf("at %v: %q", width, lines(p, width))
			}
		}
	}
}

func TestSingleEndsWithAnEllipsis(t *testing.T) {
	test.NewTempApp(t)
	p := NewProse("a long line that does not fit here", size, ink).Single()
	got := lines(p, 90)
	if len(got) != 1 || !strings.HasSuffix(got[0], "…") {
		t.Errorf("%q", got)
	}
}

func TestTableStacksWhereItIsTooNarrow(t *testing.T) {
	test.NewTempApp(t)
	tb := NewTable(size, ink, ink, ink)
	tb.Set([]string{"Component", "What it does", "Technology", "Owner"}, [][]string{
		{"Git", "keeps the source code and the desired state of every service there is", "GitLab", "platform lead"},
		{"Pipeline", "tests every push and packs it into an image that is then signed", "GitLab CI", "platform lead"},
	})
	tb.Resize(fyne.NewSize(900, tb.HeightFor(900)))
	if tb.stacked {
		t.Error("stacked with room enough")
	}
	tb.Resize(fyne.NewSize(260, tb.HeightFor(260)))
	if !tb.stacked {
		t.Error("not stacked where cells are a word wide")
	}
	if got := tb.stacks[0].Text(); !strings.HasPrefix(got, "Git\nkeeps") || !strings.Contains(got, "Technology:\u00a0GitLab") {
		t.Errorf("%q", got)
	}
	if tb.RowAt(tb.HeightFor(260)-2) != 1 || tb.RowAt(2) != 0 {
		t.Error("a row is not where it is drawn")
	}
}

func TestColumnGivesRoomToWhatGrows(t *testing.T) {
	test.NewTempApp(t)
	p := NewProse("short", size, ink)
	below := NewProse("below", size, ink)
	c := NewColumn(5, p, below)
	c.Resize(fyne.NewSize(100, c.HeightFor(100)))
	test.TempWidgetRenderer(t, c).Layout(c.Size())
	y := below.Position().Y
	p.SetText("long enough for several lines at this width, surely")
	c.Relayout()
	if below.Position().Y <= y {
		t.Error("the item below did not move")
	}
	if got := drawnCount(t, p); got < 2 {
		t.Errorf("%d lines are drawn", got)
	}
	p.Hide()
	c.Relayout()
	if below.Position().Y != 0 {
		t.Error("a hidden item takes room")
	}
}

func drawnCount(t *testing.T, p *Prose) int {
	t.Helper()
	return len(test.TempWidgetRenderer(t, p).Objects())
}

func BenchmarkProse(b *testing.B) {
	test.NewTempApp(b)
	text := strings.Repeat("Features reach customers the day they are ready. ", 8)
	p := NewProse(text, size, ink)
	p.Resize(fyne.NewSize(400, 200))
	p.CreateRenderer().Layout(p.Size())
	b.ResetTimer()
	for i := range b.N {
		p.SetText(text + string(rune('a'+i%26)))
		p.HeightFor(400)
	}
}

// A line that fits is not cut for the sake of an ellipsis that it does not
// need, however short its last word is.
func TestSingleThatFitsIsWhole(t *testing.T) {
	test.NewTempApp(t)
	p := NewRuns([]Run{{Text: "Deleted\u2002", Bold: true}, {Text: "0"}}, size, ink).Single()
	if got := lines(p, p.Natural()); len(got) != 1 || got[0] != "Deleted\u20020" {
		t.Errorf("it reads %q", got)
	}
}
