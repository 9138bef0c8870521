package drawing

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// square is a measure for tests: every character is half as wide as high.
type square struct{}

func (square) Width(text string, size float64, _ bool) float64 {
	return float64(utf8.RuneCountInString(text)) * size / 2
}

func TestWrap(t *testing.T) {
	st := style{size: 2} // a point a character
	for _, c := range []struct {
		text  string
		width float64
		most  int
		want  []string
	}{
		{"", 10, 3, nil},
		{"one", 10, 3, []string{"one"}},
		{"one two three", 7, 3, []string{"one two", "three"}},
		{"one two three four", 7, 2, []string{"one two", "three…"}},
		{"one two three four five", 9, 1, []string{"one two…"}},
		{"abcdefghij", 4, 9, []string{"abcd", "efgh", "ij"}},
		{"abcdefghij", 4, 2, []string{"abcd", "efg…"}},
		{"a abcdefghij", 4, 9, []string{"a", "abcd", "efgh", "ij"}},
		{"日本語日本", 3, 9, []string{"日本語", "日本"}},
		{"e\u0301e\u0301e\u0301", 2, 9, []string{"e\u0301", "e\u0301", "e\u0301"}},
		{"ab", 0.5, 9, []string{"a", "b"}},
	} {
		if diff := cmp.Diff(c.want, wrap(square{}, c.text, st, c.width, c.most)); diff != "" {
			t.Errorf("%q in %g: %s", c.text, c.width, diff)
		}
	}
}

func TestWrapLosesNothingAndFits(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := clean(strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "word", "wonderfully", " ", "-", "日本", "é", "e\u0301", "שלום", ", "})).Draw(rt, "text"), ""))
		width := rapid.Float64Range(6, 60).Draw(rt, "width")
		st := style{size: 8}
		lines := wrap(Faces, text, st, width, 1000)
		if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(text, " ", ""); got != want {
			rt.Fatalf("%q became %q", want, got)
		}
		short := wrap(Faces, text, st, width, 2)
		if len(short) > 2 {
			rt.Fatalf("%q", short)
		}
		for _, l := range append(lines, short...) {
			if Faces.Width(l, st.size, st.bold) > width+0.01 && len([]rune(l)) > 2 {
				rt.Fatalf("%q is wider than %g", l, width)
			}
		}
	})
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		" a \n\t b ": "a b", "a\x00b": "ab", "a\xffb": "a\ufffdb", "soft\u00adhyphen": "softhyphen", "a\u00a0b": "a\u00a0b", "\u202eabc": "abc",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestVisualOrder(t *testing.T) {
	for in, want := range map[string]string{"abc": "abc", "אבג": "גבא", "a אב c": "a בא c"} {
		if got := string(visual(in)); got != want {
			t.Errorf("%q is painted %q, want %q", in, got, want)
		}
	}
}

func TestDashesAddUp(t *testing.T) {
	long := 0.0
	for _, piece := range dashes([]Point{{0, 0}, {50, 0}, {50, 50}}, []float64{4, 2}) {
		for i := 1; i < len(piece); i++ {
			long += boundsOf(piece[i-1:i+1]).W + boundsOf(piece[i-1:i+1]).H
		}
	}
	if long < 66 || long > 68.1 {
		t.Errorf("of 100 points %g are drawn, want two thirds", long)
	}
}

func TestRoundNumbers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		low, high := -rapid.Float64Range(0, 1e12).Draw(rt, "low"), rapid.Float64Range(0, 1e12).Draw(rt, "high")
		ticks, slack := rounds(low, high), (high-low)*1e-6
		zero := false
		for i, tick := range ticks {
			zero = zero || tick.IsZero()
			if i > 0 && !tick.GreaterThan(ticks[i-1]) {
				rt.Fatalf("%v does not rise", ticks)
			}
		}
		if !zero || len(ticks) > 9 || ticks[0].InexactFloat64() > low+slack || ticks[len(ticks)-1].InexactFloat64() < high-slack {
			rt.Fatalf("%g to %g: %v", low, high, ticks)
		}
	})
}
