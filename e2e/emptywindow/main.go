//go:build e2e

// Command emptywindow is a Fyne window with nothing in it but one word: what the
// start of Bifocal is measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.bifocal.EmptyWindow").NewWindow("Empty")
	w.SetContent(container.NewCenter(widget.NewLabel("Nothing is here, and this says so.")))
	w.Resize(fyne.NewSize(1280, 720))
	w.CenterOnScreen()
	w.ShowAndRun()
}
