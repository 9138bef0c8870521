package desk

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestSettingsAreSound(t *testing.T) {
	languages := []string{"en", "de"}
	for _, c := range []struct{ have, want Settings }{
		{Settings{}, Settings{}},
		{Settings{Dark, 4, "de"}, Settings{Dark, 4, "de"}},
		{Settings{"purple", 9, "tlh"}, Settings{AsSystem, NormalText, ""}},
		{Settings{Light, -1, "en"}, Settings{Light, NormalText, "en"}},
	} {
		if got := c.have.Sound(languages); got != c.want {
			t.Errorf("%v became %v", c.have, got)
		}
	}
}

// Whatever was remembered, and on whatever screen: the window can be seen and
// used, and both panes can.
func TestFrameFitsTheScreen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Frame{
			Width: rapid.Float32().Draw(t, "width"), Height: rapid.Float32().Draw(t, "height"),
			Split: rapid.Float32().Draw(t, "split"),
		}
		screen := [2]float32{rapid.Float32Range(800, 5000).Draw(t, "w"), rapid.Float32Range(500, 3000).Draw(t, "h")}
		got := f.On(screen[0], screen[1])
		if back := ReadFrame(got.String()); back != got {
			t.Fatalf("%v comes back as %v", got, back)
		}
		if !(got.Width <= screen[0] && got.Height <= screen[1] && got.Width >= 800 && got.Height >= 500) {
			t.Fatalf("%v on %v", got, screen)
		}
		if side := got.Capture(got.Width); !(side >= leastCapture && got.Width-side >= 400) {
			t.Fatalf("capture of %v in %v", side, got.Width)
		}
	})
}

func TestFirstFrame(t *testing.T) {
	if f := (Frame{}).On(0, 0); f.Width != usualWidth || f.Height != usualHeight {
		t.Errorf("a first start has %v", f)
	}
	if f := (Frame{Width: float32(math.NaN()), Height: 5}).On(1366, 700); f.Width != usualWidth || f.Height != 700 {
		t.Errorf("what is no size gives %v", f)
	}
}

func TestSplit(t *testing.T) {
	f := Frame{}.SplitAt(500, 1366)
	if got := f.Capture(1366); math.Abs(float64(got-500)) > 1 {
		t.Errorf("drawn to 500 it is at %v", got)
	}
	if got := f.Capture(1920); got < 650 {
		t.Errorf("on a larger screen it is at %v", got)
	}
	if got := (Frame{}).SplitAt(5, 1366).Capture(1366); got != leastCapture {
		t.Errorf("drawn to the edge it is at %v", got)
	}
	if got := (Frame{}).SplitAt(1360, 1366).Capture(1366); got > 900 {
		t.Errorf("drawn to the other edge it is at %v", got)
	}
}
