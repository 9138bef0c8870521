package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bifocal/app/look"
)

func TestTypedTextIsStoredAtEveryWidth(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.Theme{})
	const text = "invoices go out late and every third one is wrong, so that  customers wait for a credit note and every call costs 45 minutes"
	w := a.NewWindow("")
	defer w.Close()
	for width := float32(300); width <= 480; width += 12 {
		e := newEntry(true, "")
		w.SetContent(e)
		w.Resize(fyne.NewSize(width, 300))
		e.Resize(fyne.NewSize(width, 200))
		w.Canvas().Focus(e)
		for _, r := range text {
			e.TypedRune(r)
		}
		if e.Text != text {
			t.Fatalf("at %v it holds %q", width, e.Text)
		}
		// Taking a word back over the end of a line, and typing it again.
		for range 60 {
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
		for _, r := range text[len(text)-60:] {
			e.TypedRune(r)
		}
		if e.Text != text {
			t.Fatalf("at %v, typed again, it holds %q", width, e.Text)
		}
		// In the middle, too.
		e.CursorRow, e.CursorColumn = 0, 9
		for _, r := range "of every kind and size " {
			e.TypedRune(r)
		}
		if want := text[:9] + "of every kind and size " + text[9:]; e.Text != want {
			t.Fatalf("at %v, typed in the middle, it holds %q", width, e.Text)
		}
	}
}

func TestPasteIsCapped(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.captureKind("problem")
	r.settle()
	f, _ := e.capture.form.fields[0].(*textField)
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(strings.Repeat("x", 30_000))
	f.e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if n := len(f.e.Text); n != mostPasted {
		t.Errorf("%d characters were pasted", n)
	}
	if !e.bar.root.Visible() || !strings.Contains(e.bar.text.Text(), "20,000") {
		t.Errorf("it says %q", e.bar.text.Text())
	}
}
