package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/narrative"
)

// Text must reach 4.5:1 on every ground it stands on (WCAG 2.2, 1.4.3).
func TestTextHasContrast(t *testing.T) {
	text := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground:          {Chip, Surface, Rail, Marked, ExecutiveTint, EngineeringTint, theme.ColorNameInputBackground, theme.ColorNameButton, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, Sought, SoughtHere},
		Muted:                              {Surface, Rail, Marked, ExecutiveTint, EngineeringTint, theme.ColorNameOverlayBackground},
		Executive:                          {Surface, Rail, Marked, ExecutiveTint},
		Engineering:                        {Surface, Rail, Marked, EngineeringTint},
		theme.ColorNameError:               {Surface, Rail, Marked, theme.ColorNameOverlayBackground},
		theme.ColorNameWarning:             {Surface, Rail, WarningTint},
		theme.ColorNameSuccess:             {Surface, Rail},
		theme.ColorNamePlaceHolder:         {theme.ColorNameInputBackground},
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNameHyperlink:           {Surface, Rail, Marked, theme.ColorNameOverlayBackground},
	}
	text[Found] = []fyne.ThemeColorName{Surface, Rail, Marked}
	for _, s := range narrative.Statuses {
		ink, tint := Status(s)
		text[ink] = []fyne.ThemeColorName{Surface, Rail, tint}
	}
	for _, variant := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		for fg, grounds := range text {
			for _, bg := range grounds {
				if c := contrast(Theme{}.Color(fg, variant), Theme{}.Color(bg, variant)); c < 4.5 {
					t.Errorf("variant %d: %s on %s has a contrast of %.2f:1", variant, fg, bg, c)
				}
			}
		}
	}
}

// Fyne derives the colour of shortcuts in menus from that of texts, byte by byte.
func TestShortcutsInMenusHaveContrast(t *testing.T) {
	for _, variant := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		text := Theme{}.Color(theme.ColorNameForeground, variant)
		p := palette[theme.ColorNameForeground]
		if want := map[fyne.ThemeVariant]color.NRGBA{theme.VariantLight: p.light, theme.VariantDark: p.dark}[variant]; color.NRGBAModel.Convert(text) != want {
			t.Errorf("variant %d: texts are %v, not %v", variant, color.NRGBAModel.Convert(text), want)
		}
		item := widget.NewMenu(fyne.NewMenu("", &fyne.MenuItem{Label: "Save", Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}}))
		app := test.NewTempApp(t)
		app.Settings().SetTheme(Theme{Tone: map[fyne.ThemeVariant]string{theme.VariantLight: "light", theme.VariantDark: "dark"}[variant]})
		w := test.NewTempWindow(t, item)
		w.Resize(item.MinSize())
		ground := Theme{}.Color(theme.ColorNameMenuBackground, variant)
		var texts int
		for _, o := range test.LaidOutObjects(item) {
			if c, ok := o.(*canvas.Text); ok {
				texts++
				if got := contrast(over(c.Color, ground), ground); got < 4.5 {
					t.Errorf("variant %d: %q has a contrast of %.2f:1", variant, c.Text, got)
				}
			}
		}
		if texts < 3 {
			t.Fatalf("there are %d texts: Fyne draws shortcuts otherwise now", texts)
		}
	}
}

// over lays a colour that lets light through over a ground.
func over(c, ground color.Color) color.Color {
	top, below := color.NRGBAModel.Convert(c).(color.NRGBA), color.NRGBAModel.Convert(ground).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(top.A) + int(b)*(255-int(top.A))) / 255) }
	return color.NRGBA{mix(top.R, below.R), mix(top.G, below.G), mix(top.B, below.B), 0xFF}
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	f := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*f(n.R) + 0.7152*f(n.G) + 0.0722*f(n.B)
}
