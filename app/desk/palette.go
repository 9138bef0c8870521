package desk

import "strings"

// PaletteMost is how many commands the palette shows at once.
const PaletteMost = 10

// answered is how many places what the library answered keeps among them.
const answered = 4

// Palette is the command palette while it is open: what is typed, what that
// finds, and which of it is chosen.
type Palette struct {
	At       int // of Hits, the one that is chosen
	Hits     []Command
	commands []Command
	extra    []Command // solutions of the library that hold what is typed
	text     string
}

// NewPalette opens a palette on commands.
func NewPalette(commands []Command) *Palette {
	p := &Palette{commands: commands}
	p.find()
	return p
}

// Text returns what is typed.
func (p *Palette) Text() string { return p.text }

// Type finds what fits a text, and chooses the best.
func (p *Palette) Type(text string) {
	p.text, p.At = text, 0
	if strings.TrimSpace(text) == "" {
		p.extra = nil
	}
	p.find()
}

// Answer adds what the library holds of a text. An answer to a text that is
// typed no more is dropped. What is chosen stays chosen.
func (p *Palette) Answer(text string, found []Command) {
	if text != p.text {
		return
	}
	var chosen Command
	if p.At > 0 && p.At < len(p.Hits) {
		chosen = p.Hits[p.At]
	}
	p.extra = found
	p.find()
	for i, c := range p.Hits {
		if chosen.Run != nil && c.Title == chosen.Title && c.Group == chosen.Group {
			p.At = i
		}
	}
}

// Move chooses another one, around the ends.
func (p *Palette) Move(by int) {
	if n := len(p.Hits); n > 0 {
		p.At = ((p.At+by)%n + n) % n
	}
}

// Chosen returns the command that Enter runs, and false where nothing is found.
func (p *Palette) Chosen() (Command, bool) {
	if p.At < 0 || p.At >= len(p.Hits) {
		return Command{}, false
	}
	return p.Hits[p.At], true
}

func (p *Palette) find() {
	p.Hits = Find(p.commands, p.text)
	if room := PaletteMost - min(answered, len(p.extra)); len(p.Hits) > room {
		p.Hits = p.Hits[:room]
	}
	p.Hits = append(p.Hits, p.extra[:min(len(p.extra), PaletteMost-len(p.Hits))]...)
	p.At = max(0, min(p.At, len(p.Hits)-1))
}
