package desk

import "slices"

// sessionsKept bounds how many solutions that were left can still be undone.
const sessionsKept = 12

// Sessions keeps what can be undone in solutions that were left, for as long as
// the window lives; the ones left last, where there are many.
type Sessions struct{ kept []keptSession }

type keptSession struct {
	id, hash string
	session  *Session
}

// Keep keeps a session that is left. hash names the state that it was left in.
func (k *Sessions) Keep(id, hash string, s *Session) {
	k.drop(id)
	if !s.CanUndo() && !s.CanRedo() {
		return
	}
	if len(k.kept) == sessionsKept {
		k.kept = slices.Delete(k.kept, 0, 1)
	}
	k.kept = append(k.kept, keptSession{id, hash, s})
}

// Take returns the session of a solution that is opened in a state, and nil
// where there is none or the solution is in another state by now: its steps
// would lead nowhere.
func (k *Sessions) Take(id, hash string) *Session {
	at := slices.IndexFunc(k.kept, func(s keptSession) bool { return s.id == id })
	if at < 0 {
		return nil
	}
	found := k.kept[at]
	k.drop(id)
	if found.hash != hash {
		return nil
	}
	return found.session
}

func (k *Sessions) drop(id string) {
	k.kept = slices.DeleteFunc(k.kept, func(s keptSession) bool { return s.id == id })
}
