package app

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/words"
)

// warm reads the texts of the window, and the two faces that its first picture
// is set in, while the window is made, which is mostly waiting for the system.
// The channel is closed when they are there; until then nothing may be said or
// measured.
func warm() <-chan struct{} {
	var all sync.WaitGroup
	all.Go(words.Load)
	all.Go(func() {
		size := theme.TextSize()
		fyne.MeasureText("x", size, fyne.TextStyle{})
		fyne.MeasureText("x", size, fyne.TextStyle{Bold: true})
	})
	done := make(chan struct{})
	go func() {
		defer close(done)
		all.Wait()
	}()
	return done
}
