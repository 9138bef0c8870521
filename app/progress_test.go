package app

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

// Of works that go on at once the one shown last is shown and called off; when it is
// over, the other one is shown, and at the end nothing.
func TestProgressOfSeveralWorks(t *testing.T) {
	test.NewTempApp(t)
	var background, later []func()
	env := Env{
		Background: func(f func()) { background = append(background, f) },
		OnUI:       func(f func()) { f() },
		After:      func(_ time.Duration, f func()) func() { later = append(later, f); return func() {} },
	}.withDefaults()
	p := newFloatingProgress(env)
	ended := map[string]error{}
	begin := func(label string) {
		p.run(label, 4, func(ctx context.Context, done func(int)) error {
			done(3)
			return ctx.Err()
		}, func(err error) { ended[label] = err })
	}
	begin("Archiving")
	if p.root.Visible() {
		t.Error("it is shown at once")
	}
	begin("Deleting")
	for _, f := range later {
		f()
	}
	if got := p.label.Text(); !p.root.Visible() || got != "Deleting: 0 of 4" {
		t.Errorf("it says %q", got)
	}
	test.Tap(p.stop)
	background[1]()
	if !errors.Is(ended["Deleting"], context.Canceled) {
		t.Errorf("what is called off ends with %v", ended["Deleting"])
	}
	if got := p.label.Text(); !p.root.Visible() || got != "Archiving: 0 of 4" || p.stop.Disabled() {
		t.Errorf("then it says %q", got)
	}
	background[0]()
	if err, over := ended["Archiving"]; !over || err != nil || p.root.Visible() || p.bar.Value != 0.75 {
		t.Errorf("the other one ends with %v, and the bar is at %v", err, p.bar.Value)
	}
}
