// Package look is how the window looks: one theme with a light and a dark
// side, two accents that stand for the two audiences, a scale of text sizes
// and of distances.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"bifocal/assets/fonts"
	"bifocal/narrative"
)

// Colours beside those that Fyne names.
const (
	Executive       fyne.ThemeColorName = "executive"       // warm: text and marks of the executive side
	Engineering     fyne.ThemeColorName = "engineering"     // cool: text and marks of the engineering side
	ExecutiveTint   fyne.ThemeColorName = "executiveTint"   // a ground for executive headers
	EngineeringTint fyne.ThemeColorName = "engineeringTint" // a ground for engineering headers
	Surface         fyne.ThemeColorName = "surface"         // what text is read on
	Rail            fyne.ThemeColorName = "rail"            // the ground of the capture pane
	Muted           fyne.ThemeColorName = "muted"           // secondary text
	Hairline        fyne.ThemeColorName = "hairline"        // thin rules
	Marked          fyne.ThemeColorName = "marked"          // the ground of what is open or selected
	Found           fyne.ThemeColorName = "found"           // words that were searched for
	Sought          fyne.ThemeColorName = "sought"          // the ground of what was looked for
	SoughtHere      fyne.ThemeColorName = "soughtHere"      // the ground of the hit that is shown
	WarningTint     fyne.ThemeColorName = "warningTint"     // a ground for what asks to be looked at
	Chip            fyne.ThemeColorName = "chip"            // behind the value of a figure in a text
)

// Sizes of text beside those that Fyne names.
const (
	SizeBody    fyne.ThemeSizeName = "body"    // running text of a framing
	SizeHeading fyne.ThemeSizeName = "heading" // heading of a section
	SizeSmall   fyne.ThemeSizeName = "small"   // labels, help, tables, notes
	SizeTitle   fyne.ThemeSizeName = "title"   // the name of a place
	// What is read aloud from a distance.
	SizeSpeak        fyne.ThemeSizeName = "speak"
	SizeSpeakHeading fyne.ThemeSizeName = "speakHeading"
	SizeSpeakSmall   fyne.ThemeSizeName = "speakSmall"
)

// Accent returns the colour that stands for an audience.
func Accent(a narrative.Audience) fyne.ThemeColorName {
	if a == narrative.Executive {
		return Executive
	}
	return Engineering
}

// Tint returns the ground that stands for an audience.
func Tint(a narrative.Audience) fyne.ThemeColorName {
	if a == narrative.Executive {
		return ExecutiveTint
	}
	return EngineeringTint
}

// Status returns the colours of the tag of a status: its text and its ground.
func Status(s narrative.Status) (ink, tint fyne.ThemeColorName) {
	if _, ok := palette[statusInk+fyne.ThemeColorName(s)]; !ok {
		s = narrative.Draft
	}
	return statusInk + fyne.ThemeColorName(s), statusTint + fyne.ThemeColorName(s)
}

const (
	statusInk  fyne.ThemeColorName = "status/"
	statusTint fyne.ThemeColorName = "statusTint/"
)

// Scales are the steps of the size of texts, as shares of the normal one.
var Scales = [...]float32{0.88, 1, 1.14, 1.3, 1.5}

// Theme is Bifocal's look.
type Theme struct {
	// Tone is "light" or "dark"; else the look follows the system.
	Tone string
	// Scale makes texts and what belongs to them larger or smaller; 0 is 1.
	Scale float32
}

var _ fyne.Theme = Theme{}

type pair struct{ light, dark color.NRGBA }

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func shade(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

var palette = map[fyne.ThemeColorName]pair{
	Executive:       {rgb(0xB4531F), rgb(0xF0A36F)},
	Engineering:     {rgb(0x1F5FA8), rgb(0x82B4EE)},
	ExecutiveTint:   {rgb(0xFCF2EB), rgb(0x2C221C)},
	EngineeringTint: {rgb(0xEDF4FB), rgb(0x1A2532)},
	Surface:         {rgb(0xFFFFFF), rgb(0x1B1E23)},
	Rail:            {rgb(0xF4F5F7), rgb(0x16181C)},
	Muted:           {rgb(0x5A6472), rgb(0xA3ACB8)},
	Hairline:        {rgb(0xE1E4E9), rgb(0x30353D)},
	Marked:          {rgb(0xFFFFFF), rgb(0x21252B)},
	Sought:          {rgb(0xFFF0B3), rgb(0x4A3F16)},
	SoughtHere:      {rgb(0xFFCF4D), rgb(0x7A5E0E)},
	WarningTint:     {rgb(0xFBEBC8), rgb(0x3A2E14)},
	Chip:            {rgb(0xE6ECF0), rgb(0x2E3A44)},

	Found: {rgb(0x6A2C91), rgb(0xD3A8F0)},

	statusInk + "draft":      {rgb(0x545E6B), rgb(0xAEB6C1)},
	statusTint + "draft":     {rgb(0xECEFF2), rgb(0x2B3037)},
	statusInk + "in review":  {rgb(0x7A5000), rgb(0xF2C063)},
	statusTint + "in review": {rgb(0xFBF1DC), rgb(0x352C18)},
	statusInk + "sent":       {rgb(0x0B5F66), rgb(0x7CCBD2)},
	statusTint + "sent":      {rgb(0xDFF2F3), rgb(0x173136)},
	statusInk + "won":        {rgb(0x276237), rgb(0x8FD19B)},
	statusTint + "won":       {rgb(0xE2F2E5), rgb(0x1B3122)},
	statusInk + "lost":       {rgb(0x9A2F33), rgb(0xF0A0A0)},
	statusTint + "lost":      {rgb(0xFAE9E9), rgb(0x382022)},
	statusInk + "archived":   {rgb(0x545E6B), rgb(0xAEB6C1)},
	statusTint + "archived":  {rgb(0xECEFF2), rgb(0x2B3037)},

	theme.ColorNameBackground:  {rgb(0xF4F5F7), rgb(0x16181C)},
	theme.ColorNameForeground:  {rgb(0x1D232C), rgb(0xE6E9ED)},
	theme.ColorNamePlaceHolder: {rgb(0x6C7684), rgb(0x929BA8)},
	theme.ColorNameDisabled:    {rgb(0x8A939F), rgb(0x767F8B)},
	theme.ColorNamePrimary:     {rgb(0x2F4858), rgb(0xA9C0D3)},
	theme.ColorNameForegroundOnPrimary: {
		rgb(0xFFFFFF), rgb(0x14202A),
	},
	theme.ColorNameHyperlink:       {rgb(0x2F4858), rgb(0xA9C0D3)},
	theme.ColorNameFocus:           {shade(0x2F4858, 0x38), shade(0xA9C0D3, 0x40)},
	theme.ColorNameHover:           {shade(0x1D232C, 0x0E), shade(0xFFFFFF, 0x12)},
	theme.ColorNamePressed:         {shade(0x1D232C, 0x20), shade(0xFFFFFF, 0x22)},
	theme.ColorNameSelection:       {shade(0x2F4858, 0x38), shade(0xA9C0D3, 0x48)},
	theme.ColorNameButton:          {rgb(0xE8EBEF), rgb(0x2A2F36)},
	theme.ColorNameDisabledButton:  {rgb(0xEEF0F3), rgb(0x22262C)},
	theme.ColorNameInputBackground: {rgb(0xFFFFFF), rgb(0x1F2329)},
	theme.ColorNameInputBorder:     {rgb(0x9AA3AF), rgb(0x59626D)},
	theme.ColorNameSeparator:       {rgb(0xE1E4E9), rgb(0x30353D)},
	theme.ColorNameScrollBar:       {shade(0x1D232C, 0x70), shade(0xFFFFFF, 0x70)},
	theme.ColorNameScrollBarBackground: {
		shade(0x1D232C, 0x08), shade(0xFFFFFF, 0x08),
	},
	theme.ColorNameShadow:            {shade(0x000000, 0x22), shade(0x000000, 0x66)},
	theme.ColorNameHeaderBackground:  {rgb(0xF4F5F7), rgb(0x16181C)},
	theme.ColorNameMenuBackground:    {rgb(0xFFFFFF), rgb(0x23272D)},
	theme.ColorNameOverlayBackground: {rgb(0xFFFFFF), rgb(0x1F2329)},
	theme.ColorNameError:             {rgb(0xB3261E), rgb(0xFF9C92)},
	theme.ColorNameSuccess:           {rgb(0x2E6B3A), rgb(0x8FD19B)},
	theme.ColorNameWarning:           {rgb(0x8A5A00), rgb(0xF2C063)},
	theme.ColorNameForegroundOnError: {rgb(0xFFFFFF), rgb(0x2B0A07)},
}

// Color returns a colour of the palette, or Fyne's own for a name it does not
// hold.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.Tone {
	case "light":
		variant = theme.VariantLight
	case "dark":
		variant = theme.VariantDark
	}
	p, ok := palette[name]
	if !ok {
		return theme.DefaultTheme().Color(name, variant)
	}
	c := p.light
	if variant == theme.VariantDark {
		c = p.dark
	}
	if name == theme.ColorNameForeground {
		return ink(c)
	}
	return c
}

// Size returns a size in Fyne's units.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameScrollBar, theme.SizeNameScrollBarSmall, theme.SizeNameInputRadius, theme.SizeNameSelectionRadius,
		theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness, theme.SizeNameScrollBarRadius:
		return size(name) // no part of a text
	}
	if t.Scale <= 0 || t.Scale == 1 {
		return size(name)
	}
	return float32(int(size(name)*t.Scale*2+0.5)) / 2 // halves, so that few sizes are measured
}

// Scaled returns a distance that grows with the size of texts, given for the
// normal one.
func Scaled(distance float32) float32 {
	return float32(int(distance*theme.Size(SizeBody)/bodySize + 0.5))
}

// bodySize is that of running text, before it is scaled.
const bodySize = 13

func size(name fyne.ThemeSizeName) float32 {
	switch name {
	case SizeBody, theme.SizeNameText:
		return bodySize
	case SizeHeading:
		return 15.5
	case SizeSmall, theme.SizeNameCaptionText:
		return 11.5
	case SizeSpeak:
		return 20
	case SizeSpeakHeading:
		return 30
	case SizeSpeakSmall:
		return 15.5
	case SizeTitle, theme.SizeNameSubHeadingText:
		return 18
	case theme.SizeNameHeadingText:
		return 22
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameLineSpacing:
		return 2
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameInputRadius:
		return 4
	}
	return theme.DefaultTheme().Size(name)
}

var (
	regular    = fyne.NewStaticResource("OpenSans-Regular.ttf", fonts.Regular)
	bold       = fyne.NewStaticResource("OpenSans-Semibold.ttf", fonts.Bold)
	italic     = fyne.NewStaticResource("OpenSans-Italic.ttf", fonts.Italic)
	boldItalic = fyne.NewStaticResource("OpenSans-SemiboldItalic.ttf", fonts.BoldItalic)
)

// Font returns the face that the briefs are set in too.
func (Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold && style.Italic:
		return boldItalic
	case style.Bold:
		return bold
	case style.Italic:
		return italic
	}
	return regular
}

// Icon returns Fyne's icons.
func (Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }
