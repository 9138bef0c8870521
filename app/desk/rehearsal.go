package desk

import (
	"time"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Talk is one theme as it is rehearsed.
type Talk struct {
	Theme   framing.Theme
	Label   string
	Heading string
	Pieces  []Piece
	Spent   time.Duration // on it so far
}

// Rehearsal is one framing gone through aloud, theme by theme, against the
// clock. It is used from one goroutine.
type Rehearsal struct {
	Audience narrative.Audience
	Talks    []Talk

	at      int
	since   time.Time // of what is not yet added to Spent; zero while paused
	elapsed time.Duration
	now     func() time.Time
}

// NewRehearsal begins a rehearsal of one side of a view at a theme, or at the
// first one where the side says nothing of it. The clock runs.
func NewRehearsal(v View, a narrative.Audience, theme string, now func() time.Time) *Rehearsal {
	r := &Rehearsal{Audience: a, now: now}
	for _, row := range v.Rows {
		for _, s := range row.Sides {
			if s.Audience != a || s.Gap != nil {
				continue
			}
			if string(row.Theme) == theme {
				r.at = len(r.Talks)
			}
			r.Talks = append(r.Talks, Talk{Theme: row.Theme, Label: s.Label, Heading: s.Heading, Pieces: s.Pieces})
		}
	}
	r.since = now()
	return r
}

// Talk returns the theme that is up, and false where the side says nothing.
func (r *Rehearsal) Talk() (Talk, bool) {
	if len(r.Talks) == 0 {
		return Talk{}, false
	}
	r.tick()
	return r.Talks[r.at], true
}

// At returns the place of the theme that is up, from 0.
func (r *Rehearsal) At() int { return r.at }

// Go turns to a theme; beyond the first and the last one it stays. It reports
// whether another theme is up.
func (r *Rehearsal) Go(to int) bool {
	to = max(0, min(to, len(r.Talks)-1))
	if to == r.at {
		return false
	}
	r.tick()
	r.at = to
	return true
}

// Running reports whether the clock runs.
func (r *Rehearsal) Running() bool { return !r.since.IsZero() }

// Toggle stops the clock, or lets it go on.
func (r *Rehearsal) Toggle() {
	if r.Running() {
		r.tick()
		r.since = time.Time{}
		return
	}
	r.since = r.now()
}

// Restart sets the clock back to zero and turns to the first theme. It runs
// afterwards.
func (r *Rehearsal) Restart() {
	for i := range r.Talks {
		r.Talks[i].Spent = 0
	}
	r.at, r.elapsed, r.since = 0, 0, r.now()
}

// Elapsed returns the time on the clock.
func (r *Rehearsal) Elapsed() time.Duration {
	r.tick()
	return r.elapsed
}

// tick adds the time since the last look to the theme that is up.
func (r *Rehearsal) tick() {
	if !r.Running() {
		return
	}
	now := r.now()
	d := max(0, now.Sub(r.since)) // a laptop's clock may be set back
	r.since = now
	r.elapsed += d
	if len(r.Talks) > 0 {
		r.Talks[r.at].Spent += d
	}
}
