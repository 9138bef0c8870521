package app

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative/library"
)

// rejoin goes over to the file that another program has put in the place of the
// library, on any goroutine but the window's. What is not saved yet is saved there,
// merged with what it holds. Where that cannot be done it says why, and it is tried
// again at the next look.
func (w *Window) rejoin() {
	if w.env.Rejoin == nil {
		return
	}
	r, err := w.env.Rejoin(context.Background())
	if err == nil {
		if v, err := w.env.Library.Version(context.Background()); err == nil {
			w.seen.Store(v)
		}
		_ = w.SaveNow() // the editor tells where that fails
	}
	w.env.OnUI(func() {
		switch {
		case err == nil:
			w.rejoined(r)
		case errors.Is(err, context.Canceled), errors.Is(err, library.ErrReplaced) && !w.mendable(err):
			// It may be back in a moment; a save says what is wrong.
		case w.editor == nil:
			w.home.fail(err)
		default:
			w.editor.saveFailed(err)
		}
	})
}

// rejoined says what happened to the library, and shows what it holds now.
func (w *Window) rejoined(r library.Rejoined) {
	switch {
	case r.PutBack:
		w.bar.remind(lang.L("The file of the library was taken away by another program. It is back at its place; nothing is lost."), "", nil)
	case r.Aside != "":
		w.bar.remind(lang.L("Another program has written over the library. It shows what is there now; what was there is kept as “{{.File}}”.", words.Data{"File": filepath.Base(r.Aside)}), "", nil)
	case r.Before.Path != "":
		w.bar.remind(lang.L("Another program has replaced the file of the library. What it held before is kept as a backup."), lang.L("See the backups"), w.showBackups)
	}
	w.showAnew()
}
