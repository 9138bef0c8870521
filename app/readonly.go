package app

import (
	"path/filepath"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/words"
	"bifocal/narrative/library"
)

// readOnlyText says that the library can only be read, and what to do to change it.
func readOnlyText(path string) string {
	return lang.L("This library can only be read: {{.Folder}} or the library in it cannot be written. Look, search and export as always; to change something, copy the library to a folder of yours, or ask for the right to write.",
		words.Data{"Folder": filepath.Dir(path)})
}

// newReadOnlyBanner is the line that says so. Nothing can be tried again: who may write
// is decided elsewhere, and the library is opened anew by the next start.
func newReadOnlyBanner(env Env) *alarm {
	a := newBanner(theme.ColorNameWarning, theme.ColorNameForegroundOnWarning, "", nil)
	a.retry.Hide()
	if env.ReadOnly {
		a.show(readOnlyText(env.Path))
	}
	return a
}

// errReadOnly is what a change is refused with.
func errReadOnly() error {
	return fault(library.ErrReadOnly, lang.L("this library can only be read; nothing was changed"))
}

// refuses reports whether a change must not be made, and then says so.
func (w *work) refuses() bool {
	if !w.readOnly {
		return false
	}
	w.problem(errReadOnly())
	return true
}
