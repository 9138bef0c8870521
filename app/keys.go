package app

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
)

// shortcut is a key with Ctrl, on macOS with Cmd, and with what more is asked.
func shortcut(key fyne.KeyName, more fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | more}
}

// functionKey is a key that needs no other one. Fyne knows no such shortcuts:
// the widget that has the focus hands the key on to the window.
func functionKey(key fyne.KeyName) fyne.Shortcut { return &desktop.CustomShortcut{KeyName: key} }

// isFunctionKey reports whether no widget has a use for a key.
func isFunctionKey(key fyne.KeyName) bool {
	return len(key) > 1 && key[0] == 'F' && strings.Trim(string(key[1:]), "0123456789") == ""
}

// handOn gives a key that a widget has no use for to the window that shows it:
// function keys, and Escape, which closes what lies on top wherever the focus is.
func handOn(o fyne.CanvasObject, k *fyne.KeyEvent) bool {
	if !isFunctionKey(k.Name) && k.Name != fyne.KeyEscape {
		return false
	}
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil { // what has the focus is built around it
		for _, w := range driver.AllWindows() {
			if w.Canvas().Focused() != nil {
				c = w.Canvas()
			}
		}
	}
	if c == nil || c.OnTypedKey() == nil {
		return false
	}
	if _, ours := c.Overlays().Top().(*overlay); c.Overlays().Top() != nil && !ours {
		return k.Name == fyne.KeyEscape && escapeDialog(c) // the other keys are the dialog's
	}
	c.OnTypedKey()(k)
	return true
}

// keysText says a shortcut as the menu does: "Ctrl+Shift+Z", on macOS "⇧⌘Z".
func keysText(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	type name struct {
		mod            fyne.KeyModifier
		usual, onApple string
	}
	apple := runtime.GOOS == "darwin"
	text := ""
	for _, n := range []name{
		{fyne.KeyModifierControl, "Ctrl+", "⌃"},
		{fyne.KeyModifierAlt, "Alt+", "⌥"},
		{fyne.KeyModifierShift, "Shift+", "⇧"},
		{fyne.KeyModifierSuper, "Super+", "⌘"},
	} {
		switch {
		case k.Mod()&n.mod == 0:
		case apple:
			text += n.onApple
		default:
			text += n.usual
		}
	}
	key := string(k.Key())
	if k.Key() == fyne.KeyReturn && !apple {
		key = lang.X("key.enter", "Enter") // what is written on it
	}
	return text + key
}
