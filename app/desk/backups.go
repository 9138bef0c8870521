package desk

import (
	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/doctor"
)

// BackupWords say what a list of backups shows, in the language of the window.
type BackupWords struct {
	When func(library.Backup) string
	Why  func(backup.Reason) string
	Size func(bytes int64) string
	// Holds says how many solutions and revisions there are.
	Holds func(solutions, revisions int) string
	// Damaged says that a backup cannot be restored.
	Damaged string
	// Encrypted says that a passphrase is needed.
	Encrypted string
}

// BackupRow is a backup in a list.
type BackupRow struct {
	Path, When, Why, Holds string
	Restorable             bool
}

// BackupRows are backups as a list shows them.
func BackupRows(all []library.Backup, w BackupWords) []BackupRow {
	out := make([]BackupRow, len(all))
	for i, b := range all {
		out[i] = BackupRow{Path: b.Path, When: w.When(b), Why: w.Why(b.Reason), Holds: w.Damaged, Restorable: b.Problem == nil}
		switch {
		case b.Problem != nil:
		case b.Encrypted:
			out[i].Holds = w.Encrypted + ", " + w.Size(b.Size)
		default:
			out[i].Holds = w.Holds(b.Solutions, b.Revisions) + ", " + w.Size(b.Size)
		}
	}
	return out
}

// NewestWhole returns the newest backup that can be restored without being asked for a
// passphrase.
func NewestWhole(all []library.Backup) (library.Backup, bool) {
	for _, b := range all {
		if b.Problem == nil && !b.Encrypted {
			return b, true
		}
	}
	return library.Backup{}, false
}

// Salvage is what a damaged library comes to, for the person whose it is.
type Salvage struct {
	Solutions, Revisions   int
	Rebuilt, Lost          []string // by name
	MissingRevisions       int
	Nothing, Whole, Partly bool
}

// NewSalvage sums a report up; name says how a solution is called.
func NewSalvage(r doctor.Report, name func(doctor.Named) string) Salvage {
	m := Salvage{Solutions: r.Holds.Solutions + r.Holds.Deleted, Revisions: r.Holds.Revisions, Nothing: r.Health == doctor.Lost, Whole: r.Health == doctor.Well}
	for _, x := range r.Rebuilt {
		m.Rebuilt = append(m.Rebuilt, name(x.Named))
	}
	for _, x := range r.Lost {
		m.Lost = append(m.Lost, name(x))
	}
	for _, x := range r.Missing {
		m.MissingRevisions += len(x.Revisions)
	}
	m.Partly = len(m.Rebuilt)+len(m.Lost)+m.MissingRevisions > 0
	return m
}
