package desk

import (
	"sync"
	"time"

	"bifocal/narrative"
)

// saveAfter is how long after the first change that is not saved yet saving
// begins: so much under a second that no more than that is lost where the disk and the
// processors are busy, too.
const saveAfter = 600 * time.Millisecond

// retryAfter is how long after a failure saving is tried again.
const retryAfter = 3 * time.Second

// SaveState says where saving stands.
type SaveState struct {
	Phase SavePhase
	At    time.Time // of the last success
	Err   error     // where the phase is SaveFailed
}

// SavePhase is a phase of saving.
type SavePhase int

// The phases.
const (
	Saved SavePhase = iota
	Unsaved
	Saving
	SaveFailed
)

// Saver saves a solution a moment after it changed, off the caller's
// goroutine, newest state first and one at a time. What could not be saved is
// kept and tried again.
type Saver struct {
	report func(SaveState)
	now    func() time.Time

	mu      sync.Mutex
	save    func(narrative.Solution) error
	pending []*unsaved // the newest state last; before it only such that must be saved too
	state   SaveState
	timer   *time.Timer
	closed  bool

	writing sync.Mutex // held while one save runs, so that they keep their order
}

// unsaved is a state that is to be saved.
type unsaved struct {
	solution narrative.Solution
	save     func(narrative.Solution) error
	must     bool // it is saved although a newer one came
}

// NewSaver returns a saver. The function report is called from any goroutine
// whenever the state changes.
func NewSaver(save func(narrative.Solution) error, report func(SaveState), now func() time.Time) *Saver {
	return &Saver{save: save, report: report, now: now}
}

// State returns where saving stands.
func (s *Saver) State() SaveState {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// Changed takes a state to be saved.
func (s *Saver) Changed(sol narrative.Solution) {
	s.mu.Lock()
	save := s.save
	s.mu.Unlock()
	s.take(&unsaved{solution: sol, save: save})
}

// Through gives what changes from here on another way to be saved. What waits
// already keeps its own.
func (s *Saver) Through(save func(narrative.Solution) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.save = save
}

// Keep takes a state to be saved in a way of its own. Whatever comes next, it is
// saved, and before that.
func (s *Saver) Keep(sol narrative.Solution, save func(narrative.Solution) error) {
	s.take(&unsaved{solution: sol, save: save, must: true})
}

func (s *Saver) take(u *unsaved) {
	s.mu.Lock()
	n := len(s.pending)
	first := n == 0
	if n > 0 && !s.pending[n-1].must {
		s.pending = s.pending[: n-1 : n-1] // it is overtaken
	}
	s.pending = append(s.pending, u)
	if s.closed {
		s.mu.Unlock()
		return
	}
	if s.timer == nil {
		s.timer = time.AfterFunc(saveAfter, s.tick)
	}
	report := first && s.state.Phase == Saved
	if report {
		s.state.Phase = Unsaved
	}
	state := s.state
	s.mu.Unlock()
	if report {
		s.report(state)
	}
}

func (s *Saver) tick() {
	s.mu.Lock()
	s.timer = nil
	closed := s.closed
	s.mu.Unlock()
	if !closed {
		_ = s.write() // told through report
	}
}

// Flush saves at once what is not saved and returns what went wrong.
func (s *Saver) Flush() error { return s.write() }

// Close saves what is not saved, and stops. Where that fails, it returns why.
func (s *Saver) Close() error {
	err := s.write()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	return err
}

func (s *Saver) write() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	waiting := len(s.pending) // what comes while they are saved has its own time
	s.mu.Unlock()
	for range waiting {
		if err := s.writeOldest(); err != nil {
			return err
		}
	}
	return nil
}

// writeOldest saves what waits longest, as it is now: a newer state may have
// taken its place in the meantime, and is not put off for it.
func (s *Saver) writeOldest() error {
	s.mu.Lock()
	if len(s.pending) == 0 {
		s.mu.Unlock()
		return nil
	}
	u := s.pending[0]
	s.state.Phase = Saving
	state := s.state
	s.mu.Unlock()
	s.report(state)

	err := u.save(u.solution)

	s.mu.Lock()
	if err == nil {
		s.state = SaveState{Phase: Saved, At: s.now()}
		if s.pending[0] == u {
			s.pending = s.pending[1:]
		}
		if len(s.pending) > 0 {
			s.state.Phase = Unsaved
		}
	} else {
		s.state.Phase, s.state.Err = SaveFailed, err
		if s.timer == nil && !s.closed {
			s.timer = time.AfterFunc(retryAfter, s.tick)
		}
	}
	state = s.state
	s.mu.Unlock()
	s.report(state)
	return err
}
