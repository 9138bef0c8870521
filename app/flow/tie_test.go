package flow

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestUnitsStayWithTheirFigures(t *testing.T) {
	test.NewTempApp(t)
	p := NewProse("It costs 400 K USD a year, takes 45 minutes a day, is up 99.9 % of the time and pays back EUR 12 on 3 August in 2027 and later.", size, ink)
	parted := []string{"400|K", "K|USD", "45|minutes", "99.9|%", "EUR|12", "3|August"}
	for width := float32(90); width < 500; width++ {
		text := strings.Join(lines(p, width), "|")
		for _, bad := range parted {
			if strings.Contains(text, bad) {
				t.Fatalf("at %v: %s", width, text)
			}
		}
	}
	if text := strings.Join(lines(p, 20), ""); !strings.Contains(text, "USD") {
		t.Errorf("a narrow place loses words: %q", text)
	}
}
