package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
)

// needsPassphrase reports whether a file can be read with a passphrase, or with another
// one.
func needsPassphrase(err error) bool {
	return errors.Is(err, passphrase.ErrNone) || errors.Is(err, passphrase.ErrWrong)
}

// passphraseForm is a dialog with one field for a passphrase that there is, or two for a
// new one.
type passphraseForm struct {
	dialog *dialog.CustomDialog
	first  *widget.Entry
	second *widget.Entry // nil where one is enough
	hint   *flow.Prose
	ok     *button
	then   func(passphrase.Passphrase)
}

// askPassphrase asks for the passphrase of a file. err says why: none was given yet, or
// another one is needed.
func (w *Window) askPassphrase(file string, err error, then func(passphrase.Passphrase)) {
	w.askPassphraseOf(lang.L("{{.File}} is protected", words.Data{"File": short40(file)}), err, then)
}

// askPassphraseOf is askPassphrase with a title.
func (w *Window) askPassphraseOf(title string, err error, then func(passphrase.Passphrase)) {
	f := &passphraseForm{then: then}
	if errors.Is(err, passphrase.ErrWrong) {
		f.hint = flow.NewProse(lang.L("This passphrase does not fit. Nothing was read."), look.SizeSmall, theme.ColorNameError)
	}
	f.show(w, title, lang.L("Open"))
}

// newPassphrase asks for a passphrase to protect something with, twice.
func (w *Window) newPassphrase(then func(passphrase.Passphrase)) {
	f := &passphraseForm{then: then, second: widget.NewPasswordEntry()}
	f.hint = flow.NewProse("", look.SizeSmall, look.Muted)
	f.show(w, lang.L("Protect with a passphrase"), lang.L("Go on"))
}

func (f *passphraseForm) show(w *Window, title, done string) {
	f.first = widget.NewPasswordEntry()
	f.first.SetPlaceHolder(lang.L("Passphrase"))
	items := []fyne.CanvasObject{f.first}
	if f.second != nil {
		f.second.SetPlaceHolder(lang.L("The same once more"))
		f.second.OnChanged = func(string) { f.judge() }
		f.second.OnSubmitted = func(string) { f.submit() }
		f.first.OnSubmitted = func(string) { w.window.Canvas().Focus(f.second) }
		items = append(items, f.second, flow.NewProse(lang.L("There is no way to recover a lost passphrase. Keep it where the file is not."), look.SizeSmall, theme.ColorNameForeground))
	} else {
		f.first.OnSubmitted = func(string) { f.submit() }
	}
	if f.hint != nil {
		items = append(items, f.hint)
	}
	f.first.OnChanged = func(string) { f.judge() }
	f.ok = newButton(done, f.submit)
	f.ok.Importance = widget.HighImportance
	f.dialog = dialog.NewCustomWithoutButtons(title, flow.NewColumn(10, items...), w.window)
	f.dialog.SetButtons([]fyne.CanvasObject{newButton(lang.L("Cancel"), func() { f.dialog.Hide() }), f.ok})
	f.dialog.Resize(fyne.NewSize(460, 0))
	f.judge()
	showDialog(w.window.Canvas(), f.dialog, nil)
	w.window.Canvas().Focus(f.first)
}

// judge says how strong a new passphrase is, and lets it pass once it is typed twice.
func (f *passphraseForm) judge() {
	p := passphrase.New(f.first.Text)
	fits := p.Given()
	if f.second != nil {
		fits = fits && p.Same(passphrase.New(f.second.Text))
		text := strengthText(p.Strength())
		if p.Given() && f.second.Text != "" && !fits {
			text = lang.L("The two differ.")
		}
		f.hint.SetText(text)
	}
	if fits {
		f.ok.Enable()
	} else {
		f.ok.Disable()
	}
}

func strengthText(s passphrase.Strength) string {
	switch s {
	case passphrase.Weak:
		return lang.L("Weak: whoever has the file can guess it. Five or six words that have nothing to do with each other hold.")
	case passphrase.Fair:
		return lang.L("Fair: it holds against one person, not against many computers. One or two words more make it strong.")
	case passphrase.Strong:
		return lang.L("Strong, as far as its length says.")
	case passphrase.None:
	}
	return lang.L("Five or six words that have nothing to do with each other are easy to remember and hard to guess.")
}

func (f *passphraseForm) submit() {
	if f.ok.Disabled() {
		return
	}
	p := passphrase.New(f.first.Text)
	f.dialog.Hide()
	f.then(p)
}

// protect asks for a passphrase and a place, and makes an encrypted backup there.
func (p *backupsPanel) protect() {
	p.w.newPassphrase(func(with passphrase.Passphrase) {
		d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
			if err != nil || f == nil {
				return
			}
			_ = f.Close() // it is written whole or not at all
			p.copyTo(f.URI().Path(), with)
		}, p.w.window)
		d.SetFileName("bifocal-" + p.w.env.Now().Format("2006-01-02") + ".db" + passphrase.Ending)
		d.Resize(fyne.NewSize(820, 560))
		showDialog(p.w.window.Canvas(), d, nil)
	})
}

// copyTo makes an encrypted backup in a file that the user has chosen to be replaced.
func (p *backupsPanel) copyTo(path string, with passphrase.Passphrase) {
	if !strings.EqualFold(filepath.Ext(path), passphrase.Ending) {
		path += passphrase.Ending
	}
	p.away.Disable()
	p.say(lang.L("The library is being backed up…"))
	p.w.env.Background(func() {
		_ = p.w.SaveNow() // the editor tells where that fails; what is saved is backed up
		_, err := p.w.env.Backups.BackUpTo(context.Background(), path, library.BackupOptions{Replace: true, Passphrase: with})
		p.w.env.OnUI(func() {
			p.away.Enable()
			p.say("")
			if err != nil {
				p.w.trouble(err)
				return
			}
			p.say(lang.L("{{.File}} is saved.", words.Data{"File": filepath.Base(path)}))
		})
	})
}

// chooseBackup restores a backup from any place.
func (w *Window) chooseBackup() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil || f == nil {
			return
		}
		_ = f.Close() // it is read off this goroutine
		w.restoreFile(f.URI().Path())
	}, w.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".db", passphrase.Ending}))
	d.Resize(fyne.NewSize(820, 560))
	showDialog(w.window.Canvas(), d, nil)
}

// restoreFile makes the library what a backup in a file holds. What is open is saved
// and closed first.
func (w *Window) restoreFile(path string) {
	if !w.leaveForRestore() {
		return
	}
	w.bringBackup(path, passphrase.Passphrase{}, lang.L("The library is what {{.File}} holds.", words.Data{"File": short40(filepath.Base(path))}))
}
