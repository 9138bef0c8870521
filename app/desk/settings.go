package desk

import "encoding/json"

// Tone is whether the window is light or dark.
type Tone string

// The tones. AsSystem is what a first start has.
const (
	AsSystem Tone = ""
	Light    Tone = "light"
	Dark     Tone = "dark"
)

// Tones are all of them, in the order in which they are offered.
var Tones = []Tone{AsSystem, Light, Dark}

// TextSizes are the steps of the size of texts; NormalText is the one that a
// first start has.
const (
	TextSizes  = 5
	NormalText = 1
)

// Settings are what a person has chosen for the window on this computer.
type Settings struct {
	Tone     Tone
	Text     int    // a step of TextSizes
	Language string // a language tag; "" is that of the system
}

// Sound returns the settings with what cannot be replaced by what a first
// start has: they come from a file that anything may have happened to.
func (s Settings) Sound(languages []string) Settings {
	if s.Tone != Light && s.Tone != Dark {
		s.Tone = AsSystem
	}
	if s.Text < 0 || s.Text >= TextSizes {
		s.Text = NormalText
	}
	for _, l := range languages {
		if l == s.Language {
			return s
		}
	}
	s.Language = ""
	return s
}

// Frame is the size of the window and of what it is divided into, in Fyne's
// units.
type Frame struct {
	Width  float32 `json:"width"`
	Height float32 `json:"height"`
	Split  float32 `json:"split,omitempty"`  // the share of capture of the width; 0: the usual one
	Folded bool    `json:"folded,omitempty"` // capture is folded away
}

// ReadFrame returns what String wrote, and no frame where it cannot be read.
func ReadFrame(text string) Frame {
	var f Frame
	if json.Unmarshal([]byte(text), &f) != nil {
		return Frame{}
	}
	return f
}

// String writes the frame for ReadFrame.
func (f Frame) String() string {
	data, err := json.Marshal(f)
	if err != nil {
		return "" // no number, such as of a window that never had a size
	}
	return string(data)
}

// What a window begins with, and the least that it can be used at. The usual
// one is seen whole on a screen of 1366 by 768.
const (
	usualWidth, usualHeight = 1280, 720
	leastWidth, leastHeight = 900, 560
	mostWidth, mostHeight   = 7680, 4320
)

// On returns the frame as it fits a screen; a screen of no size is not known.
func (f Frame) On(width, height float32) Frame {
	if !(f.Width > 0 && f.Height > 0) { // not a number neither
		f.Width, f.Height = usualWidth, usualHeight
	}
	if !(width > 0 && height > 0) {
		width, height = mostWidth, mostHeight
	}
	f.Width = max(min(leastWidth, width), min(f.Width, width))
	f.Height = max(min(leastHeight, height), min(f.Height, height))
	if !(f.Split > 0 && f.Split < 1) {
		f.Split = 0
	}
	return f
}

// The width of capture: a third of the window, but what its fields need and
// not more than they can use; where the user drew the line, within reach of it.
const (
	leastCapture, mostCapture = 350, 560
	leastFramings             = 470
)

// Capture returns the width of the capture pane in a window of a width.
func (f Frame) Capture(width float32) float32 {
	if f.Split == 0 {
		return min(max(float32(int(width/3)), leastCapture), mostCapture)
	}
	most := max(leastCapture, min(width-leastFramings, width*0.6))
	return float32(int(min(max(width*f.Split, leastCapture), most)))
}

// SplitAt returns the frame with the line at a place.
func (f Frame) SplitAt(x, width float32) Frame {
	if width > 0 {
		f.Split = min(max(x/width, 0.05), 0.95)
		f.Split = f.Capture(width) / width
	}
	return f
}
