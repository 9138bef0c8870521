package desk

import (
	"sync"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Framer keeps the two framings up with the solution. It works off the
// caller's goroutine on the newest state alone: states that were overtaken
// while it worked are never framed.
type Framer struct {
	frame   func(*narrative.Solution) (executive, engineering framing.Framing)
	run     func(func())
	deliver func(View)

	mu   sync.Mutex
	next *narrative.Solution
	busy bool
}

// FrameBoth tells a solution to both audiences.
func FrameBoth(s *narrative.Solution) (framing.Framing, framing.Framing) { return framing.Both(s) }

// NewFramer returns a framer that runs its work through run, such as a
// goroutine, and hands over results through deliver, on the same goroutine.
func NewFramer(frame func(*narrative.Solution) (framing.Framing, framing.Framing), run func(func()), deliver func(View)) *Framer {
	return &Framer{frame: frame, run: run, deliver: deliver}
}

// Show frames a state, unless a newer one comes before its turn.
func (f *Framer) Show(s narrative.Solution) {
	f.mu.Lock()
	f.next = &s
	start := !f.busy
	f.busy = true
	f.mu.Unlock()
	if start {
		f.run(f.work)
	}
}

func (f *Framer) work() {
	for {
		f.mu.Lock()
		s := f.next
		f.next = nil
		if s == nil {
			f.busy = false
			f.mu.Unlock()
			return
		}
		f.mu.Unlock()
		executive, engineering := f.frame(s)
		v := Pair(executive, engineering)
		v.Of, v.Framings = s, []framing.Framing{executive, engineering}
		f.deliver(v)
	}
}
