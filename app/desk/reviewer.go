package desk

import (
	"sync"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/review"
)

// ReviewAfter is how long after a change the review looks at it; what changes
// meanwhile it looks at together.
const ReviewAfter = 400 * time.Millisecond

// Reviewed is what the review found in one state of a solution.
type Reviewed struct {
	Turn   int // of the question it answers
	Found  []review.Finding
	Grades [2]float64 // how hard the executive and the engineering framing read; 0 is not known
	Of     narrative.Solution
}

// Reviewer reviews a solution again and again, off the caller's goroutine, and on
// the newest state alone. What it knows of a text it keeps while the text stands.
type Reviewer struct {
	run     func(func())
	deliver func(Reviewed)
	memory  review.Reviewer // touched by the one that works

	mu   sync.Mutex
	next *review.Input
	turn int
	busy bool
}

// NewReviewer returns a reviewer that runs its work through run, such as a
// goroutine, and hands over results through deliver, on the same goroutine.
func NewReviewer(run func(func()), deliver func(Reviewed)) *Reviewer {
	return &Reviewer{run: run, deliver: deliver}
}

// Review looks at a state, unless a newer one comes before its turn.
func (r *Reviewer) Review(in review.Input) {
	r.mu.Lock()
	r.next = &in
	r.turn++
	start := !r.busy
	r.busy = true
	r.mu.Unlock()
	if start {
		r.run(r.work)
	}
}

func (r *Reviewer) work() {
	for {
		r.mu.Lock()
		in, turn := r.next, r.turn
		r.next = nil
		if in == nil {
			r.busy = false
			r.mu.Unlock()
			return
		}
		r.mu.Unlock()
		out := Reviewed{Turn: turn, Found: r.memory.Check(*in), Of: *in.Solution}
		for i, a := range narrative.Audiences {
			if hard, ok := r.memory.Readability(a); ok {
				out.Grades[i] = hard.Grade
			}
		}
		r.mu.Lock()
		stale := r.next != nil
		r.mu.Unlock()
		if !stale {
			r.deliver(out)
		}
	}
}
