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
	app := test.NewTempApp(t)
	clipboard := &scissors{Clipboard: app.Clipboard(), most: mostPasted}
	clipboard.SetContent(strings.Repeat("ü", 30_000))
	if got := clipboard.Content(); got != strings.Repeat("ü", mostPasted) || clipboard.kept != mostPasted || clipboard.all != 30_000 {
		t.Errorf("%d bytes are handed out", len(got))
	}
	got, kept, all := capped("before after", "before "+strings.Repeat("ü", 30_000)+"after", mostPasted)
	if want := "before " + strings.Repeat("ü", mostPasted) + "after"; got != want || kept != mostPasted || all != 30_000 {
		t.Errorf("%d bytes stay of what came through the menu of the field", len(got))
	}
	said := ""
	e := newEntry(false, "")
	e.note = func(text string) { said = text }
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard.Clipboard})
	if len([]rune(e.Text)) != mostInLine || !strings.Contains(said, "500 of 30,000") {
		t.Errorf("%d bytes were pasted, and it says %q", len(e.Text), said)
	}
	// No word is cut in two.
	clipboard.SetContent(strings.Repeat("departures ", 1_000))
	if got := clipboard.Content(); !strings.HasSuffix(got, "departures") || clipboard.kept != len(got) {
		t.Errorf("it ends with %q, and %d are kept", got[len(got)-12:], clipboard.kept)
	}
}
