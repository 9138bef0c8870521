package app

import (
	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/app/words"
)

// How this computer's window looks is kept in Fyne's preferences, where losing
// it costs nothing. What belongs to the library stands in its settings, and
// goes where the library goes.
//
// Fyne writes the file in place, and reads it when it changes: while the program
// ends that can meet the moment in which the file is empty, and is logged as
// "Preferences load error: EOF". The values in memory stay then, and are written
// whole after it. Only a program that is killed within the write, or two that write
// at once, leave a file that cannot be read, and then the window looks as at first.
const (
	prefTone     = "appearance"
	prefText     = "text.size"
	prefLanguage = "language"
	prefFrame    = "window"
)

func readSettings(p fyne.Preferences) desk.Settings {
	s := desk.Settings{
		Tone: desk.Tone(p.String(prefTone)), Language: p.String(prefLanguage),
		Text: p.IntWithFallback(prefText, desk.NormalText),
	}
	return s.Sound(words.Languages)
}

func writeSettings(p fyne.Preferences, s desk.Settings) {
	p.SetString(prefTone, string(s.Tone))
	p.SetString(prefLanguage, s.Language)
	p.SetInt(prefText, s.Text)
}

func readFrame(p fyne.Preferences) desk.Frame { return desk.ReadFrame(p.String(prefFrame)) }

// writeFrame writes one value: the last one before the program ends must not be
// half of a frame.
func writeFrame(p fyne.Preferences, f desk.Frame) { p.SetString(prefFrame, f.String()) }

// themeOf is the look that settings ask for.
func themeOf(s desk.Settings) fyne.Theme {
	return look.Theme{Tone: string(s.Tone), Scale: look.Scales[s.Text]}
}

// speak puts the texts into the language of the settings.
func speak(s desk.Settings) {
	language := s.Language
	if language == "" {
		language = words.System()
	}
	if err := words.Speak(language); err != nil {
		fyne.LogError("The texts of the window cannot be read", err)
	}
}

// Set changes the settings, shows what they change, and keeps them.
func (w *Window) Set(s desk.Settings) {
	s = s.Sound(words.Languages)
	was := w.settings
	w.settings = s
	if s.Tone != was.Tone || s.Text != was.Text {
		w.app.Settings().SetTheme(themeOf(s))
		w.resized()
	}
	if s.Language != was.Language {
		speak(s)
		w.rebuild()
	}
	writeSettings(w.app.Preferences(), s)
	w.menu.update()
	w.menu.check()
}

// sizeText sets the step of the size of texts.
func (w *Window) sizeText(step int) {
	s := w.settings
	s.Text = min(max(step, 0), desk.TextSizes-1)
	w.Set(s)
	if w.panel != nil && w.panel.shown != nil {
		w.panel.shown()
	}
}

// letGoOfTexts takes all texts off the display before the look changes. Fyne does
// that too when the look has changed, but without the display at hand, so that
// what it means to free stays there for good: some 8 MB a change
// (glCanvas.reloadScale of v2.7.1). Where the content is set it has the display.
func (w *Window) letGoOfTexts(fyne.Settings) { w.window.SetContent(w.window.Content()) }

// resized lays out anew what knows its own height.
func (w *Window) resized() {
	if e := w.editor; e != nil {
		e.framings.reflowed(e.framings.relayout)
		e.capture.grown()
		e.body.Refresh()
	}
	w.place.Refresh()
	if w.over != nil {
		w.over.Refresh()
	}
}

// remember keeps the size of the window for the next start.
func (w *Window) remember() {
	if !w.window.FullScreen() {
		size := w.window.Canvas().Size()
		w.frame.Width, w.frame.Height = size.Width, size.Height
	}
	writeFrame(w.app.Preferences(), w.frame)
}

// Fit makes the window no larger than a screen, in pixels.
func (w *Window) Fit(width, height float32) {
	scale := w.window.Canvas().Scale()
	width, height = width/scale, height/scale
	size := w.window.Canvas().Size()
	f := desk.Frame{Width: size.Width, Height: size.Height}.On(width, height)
	if f.Width < size.Width || f.Height < size.Height {
		w.window.Resize(fyne.NewSize(f.Width, f.Height))
	}
}
