package desk

import (
	"time"

	"bifocal/narrative/library"
)

// when says a time as one says it today.
func (h *History) when(at time.Time) string {
	now := h.now()
	at = at.In(now.Location())
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch clock := at.Format("15:04"); {
	case !at.Before(midnight) && at.Before(midnight.AddDate(0, 0, 1)):
		return "today " + clock
	case !at.Before(midnight.AddDate(0, 0, -1)) && at.Before(midnight):
		return "yesterday " + clock
	case at.Year() == now.Year():
		return at.Format("2 January 15:04")
	}
	return at.Format("2 January 2006 15:04")
}

// kindWords says why a revision was made.
func kindWords(r library.Revision) string {
	switch r.Kind {
	case library.Autosave:
		return "saved by itself"
	case library.Kept:
		return "kept"
	case library.Exported:
		return "exported"
	case library.Imported:
		return "imported"
	case library.Restored:
		return "restored"
	case library.Deleted:
		return "deleted"
	}
	return string(r.Kind)
}
