package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// warm reads the two faces that the first picture of the window is set in while
// the window is made, which is mostly waiting for the system. The channel is
// closed when they are there; until then nothing may be measured.
func warm() <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		size := theme.TextSize()
		fyne.MeasureText("x", size, fyne.TextStyle{})
		fyne.MeasureText("x", size, fyne.TextStyle{Bold: true})
	}()
	return done
}
