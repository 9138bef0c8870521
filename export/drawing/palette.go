package drawing

import "image/color"

// Role is what a colour stands for.
type Role uint8

// The roles. A tint is the pale ground of the colour before it, on which text
// in Foreground, Muted and in that colour is legible.
const (
	None       Role = iota
	Ground          // what the picture stands on, and text on a full colour
	Foreground      // text and strong marks
	Muted           // secondary text and quiet marks
	Hairline        // thin rules that only guide the eye
	Surface         // the inside of a neutral box
	Track           // the empty part of a bar
	Executive       // the accent of the executive side
	ExecutiveTint
	Engineering // the accent of the engineering side
	EngineeringTint
	Existing // outlines and connections of what stays
	New
	NewTint
	Changed
	ChangedTint
	Retired
	RetiredTint
	Good
	GoodTint
	Warning
	WarningTint
	Severity1 // the grounds of the risk grid, from slight to severe, each darker in grey print
	Severity2
	Severity3
	Severity4
	Severity5
	roles // how many there are
)

// Palette gives every role its colour. None is transparent.
type Palette [roles]color.NRGBA

// With returns the palette with one colour replaced, for a house style.
func (p Palette) With(r Role, c color.NRGBA) Palette {
	p[r] = c
	return p
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// Light is for the light theme of the window.
var Light = Palette{
	Ground: rgb(0xFFFFFF), Foreground: rgb(0x1D232C), Muted: rgb(0x5A6472), Hairline: rgb(0xE1E4E9), Surface: rgb(0xF6F7F9), Track: rgb(0xECEEF2),
	Executive: rgb(0xB4531F), ExecutiveTint: rgb(0xFCF2EB), Engineering: rgb(0x1F5FA8), EngineeringTint: rgb(0xEDF4FB),
	Existing: rgb(0x6C7684), New: rgb(0x0B6E5F), NewTint: rgb(0xE6F4F1), Changed: rgb(0x8A5A00), ChangedTint: rgb(0xFBF3E2),
	Retired: rgb(0x9A3A5A), RetiredTint: rgb(0xFBEFF3), Good: rgb(0x2E6B3A), GoodTint: rgb(0xEAF4EC), Warning: rgb(0x9C4A00), WarningTint: rgb(0xFDF1E4),
	Severity1: rgb(0xFBF6EC), Severity2: rgb(0xFAEBD0), Severity3: rgb(0xF8D9AE), Severity4: rgb(0xF2BE8F), Severity5: rgb(0xE69C7C),
}

// Dark is for the dark theme of the window. Severity grows brighter in it.
var Dark = Palette{
	Ground: rgb(0x1B1E23), Foreground: rgb(0xE6E9ED), Muted: rgb(0xA3ACB8), Hairline: rgb(0x30353D), Surface: rgb(0x24282F), Track: rgb(0x2B3038),
	Executive: rgb(0xF0A36F), ExecutiveTint: rgb(0x2C221C), Engineering: rgb(0x82B4EE), EngineeringTint: rgb(0x1A2532),
	Existing: rgb(0x929BA8), New: rgb(0x6FCDB9), NewTint: rgb(0x19302D), Changed: rgb(0xE8BE6A), ChangedTint: rgb(0x302818),
	Retired: rgb(0xEE9DB5), RetiredTint: rgb(0x351F28), Good: rgb(0x8FD19B), GoodTint: rgb(0x1E2F22), Warning: rgb(0xF2B07A), WarningTint: rgb(0x35261A),
	Severity1: rgb(0x25272D), Severity2: rgb(0x393230), Severity3: rgb(0x503E2F), Severity4: rgb(0x6B4831), Severity5: rgb(0x8C4F38),
}

// Print is for paper: white boxes, darker rules.
var Print = Light.With(Surface, rgb(0xFFFFFF)).With(Hairline, rgb(0xCFD4DB)).With(Muted, rgb(0x4F5966)).With(Track, rgb(0xE6E9EE)).With(Existing, rgb(0x5A6472))
