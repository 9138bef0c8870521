package drawing_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/look"
	"bifocal/export/drawing"
)

func TestContrast(t *testing.T) {
	grounds := []drawing.Role{drawing.Ground, drawing.Surface}
	tints := map[drawing.Role]drawing.Role{
		drawing.New: drawing.NewTint, drawing.Changed: drawing.ChangedTint, drawing.Retired: drawing.RetiredTint, drawing.Existing: drawing.Surface,
		drawing.Good: drawing.GoodTint, drawing.Warning: drawing.WarningTint, drawing.Executive: drawing.ExecutiveTint, drawing.Engineering: drawing.EngineeringTint,
	}
	for name, p := range map[string]drawing.Palette{"light": drawing.Light, "dark": drawing.Dark, "print": drawing.Print} {
		least := func(what string, a, b drawing.Role, want float64) {
			if got := drawing.Contrast(p[a], p[b]); got < want {
				t.Errorf("%s, %s: %d on %d has a contrast of %.2f, want %.1f", name, what, a, b, got, want)
			}
		}
		for _, g := range grounds {
			for _, text := range []drawing.Role{drawing.Foreground, drawing.Muted, drawing.Executive, drawing.Engineering, drawing.Warning, drawing.Good, drawing.New, drawing.Changed, drawing.Retired} {
				least("text", text, g, 4.5)
			}
			least("shape", drawing.Existing, g, 3)
		}
		for full, tint := range tints {
			least("text on a tint", drawing.Foreground, tint, 4.5)
			least("text on a tint", drawing.Muted, tint, 4.5)
			least("outline of a tint", full, tint, 3)
		}
		for _, full := range []drawing.Role{drawing.Foreground, drawing.New, drawing.Changed, drawing.Retired, drawing.Muted} {
			least("number on a disc", drawing.Ground, full, 4.5)
		}
		for s := drawing.Severity1; s <= drawing.Severity5; s++ {
			least("disc on the grid", drawing.Foreground, s, 4.5)
			if s > drawing.Severity1 {
				// in grey print each step is seen, away from the ground
				a, b := drawing.Contrast(p[s-1], p[drawing.Ground]), drawing.Contrast(p[s], p[drawing.Ground])
				if b < a*1.06 {
					t.Errorf("%s: severity %d stands out by %.2f, the one below by %.2f", name, s-drawing.Severity1+1, b, a)
				}
			}
		}
		for r := drawing.Ground; r <= drawing.Severity5; r++ {
			if p[r].A != 0xff {
				t.Errorf("%s: role %d has no colour", name, r)
			}
		}
	}
}

// The audiences have the same colours here as in the window.
func TestAccentsAreThoseOfTheWindow(t *testing.T) {
	for role, n := range map[drawing.Role]fyne.ThemeColorName{
		drawing.Executive: look.Executive, drawing.Engineering: look.Engineering,
		drawing.ExecutiveTint: look.ExecutiveTint, drawing.EngineeringTint: look.EngineeringTint,
	} {
		for variant, p := range map[fyne.ThemeVariant]drawing.Palette{theme.VariantLight: drawing.Light, theme.VariantDark: drawing.Dark} {
			if got, want := p[role], look.Theme.Color(look.Theme{}, n, variant); got != want {
				t.Errorf("%s is %v here and %v in the window", n, got, want)
			}
		}
	}
}
