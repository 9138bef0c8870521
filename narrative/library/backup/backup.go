// Package backup says how the backups of a library are called and which of them
// are kept. It touches no disk.
package backup

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Reason is why a backup was made.
type Reason string

// The reasons.
const (
	Daily           Reason = "daily"
	Asked           Reason = "asked"     // by the user
	BeforeMigration Reason = "migration" // to a newer schema
	BeforeRestore   Reason = "restore"   // of another backup
	Replaced        Reason = "replaced"  // by another file, of another program
)

// Reasons are all reasons.
var Reasons = []Reason{Daily, Asked, BeforeMigration, BeforeRestore, Replaced}

// File is a backup by its name.
type File struct {
	Name   string
	At     time.Time // UTC, to the millisecond
	Reason Reason
	// Encrypted says that nobody reads it without a passphrase.
	Encrypted bool
}

// Folder is the name of the folder beside a library that its backups are in.
const Folder = "backups"

// moment is how a name tells the time, in UTC: sorted by name they are sorted by
// time, and no system refuses it.
const moment = "2006-01-02T15-04-05.000Z"

// ending is that of a library, so that whoever looks for one finds it.
const ending = ".db"

// encrypted is added to it where a backup is.
const encrypted = ".age"

// stem is what the names of the backups of a library begin with. Two libraries in
// one folder never share one.
func stem(library string) string {
	base := filepath.Base(library)
	if short, ok := strings.CutSuffix(base, ending); ok && short != "" {
		return short + "."
	}
	return base + ".."
}

// Name returns the name of a backup of the library in a file.
func Name(library string, at time.Time, why Reason) string {
	return stem(library) + at.UTC().Format(moment) + "." + string(why) + ending
}

// EncryptedName is Name for a backup that is encrypted.
func EncryptedName(library string, at time.Time, why Reason) string {
	return Name(library, at, why) + encrypted
}

// Parse takes a name apart, and reports whether it is one that Name or EncryptedName
// gives for the library. Any other file is none of ours.
func Parse(library, name string) (File, bool) {
	plain, closed := strings.CutSuffix(name, encrypted)
	rest, ok := strings.CutPrefix(plain, stem(library))
	if !ok {
		return File{}, false
	}
	rest, ok = strings.CutSuffix(rest, ending)
	if !ok || len(rest) <= len(moment) {
		return File{}, false
	}
	at, err := time.Parse(moment, rest[:len(moment)])
	why := Reason(strings.TrimPrefix(rest[len(moment):], "."))
	if err != nil || !slices.Contains(Reasons, why) || Name(library, at, why) != plain {
		return File{}, false
	}
	return File{name, at.UTC(), why, closed}, true
}

// How many are kept: the newest of each of so many days, weeks and months that
// have one. They are counted, and not measured from now, so that a clock that
// was wrong for a day costs one of each at most.
const (
	days   = 7
	weeks  = 4
	months = 12
	// before is how many of those that were made before a restore or a migration, or
	// because the library was replaced, are kept whatever their age, since they are
	// the way back.
	before = 10
)

// Most is how many backups are kept at most beside those that were asked for.
const Most = days + weeks + months + 3*before

// Keep returns which backups are kept and which may go, both the newest first.
// Days, weeks (from Monday) and months are those of a place. Those that the user
// asked for are always kept, and take nobody's place.
func Keep(all []File, in *time.Location) (kept, surplus []File) {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b File) int {
		return cmp.Or(b.At.Compare(a.At), strings.Compare(b.Name, a.Name))
	})
	periods := []*period{
		{most: days, of: func(t time.Time) int { return t.Year()*1000 + t.YearDay() }},
		{most: weeks, of: func(t time.Time) int { year, week := t.ISOWeek(); return year*100 + week }},
		{most: months, of: func(t time.Time) int { return t.Year()*100 + int(t.Month()) }},
	}
	ways := map[Reason]int{}
	for _, f := range sorted {
		if f.Reason == Asked || f.Encrypted {
			kept = append(kept, f)
			continue
		}
		stays := false
		for _, p := range periods {
			stays = p.takes(f.At.In(in)) || stays
		}
		if f.Reason != Daily {
			ways[f.Reason]++
			stays = stays || ways[f.Reason] <= before
		}
		if stays {
			kept = append(kept, f)
		} else {
			surplus = append(surplus, f)
		}
	}
	return kept, surplus
}

// period counts days, weeks or months that have a backup.
type period struct {
	most  int
	of    func(time.Time) int
	last  int
	taken int
}

// takes reports whether a backup is the newest of a period that counts. They come
// the newest first.
func (p *period) takes(at time.Time) bool {
	n := p.of(at)
	if p.taken > 0 && n == p.last || p.taken == p.most {
		return false
	}
	p.last = n
	p.taken++
	return true
}

// Due reports whether a day, that of now in a place, has no backup yet. One from
// the future, of a clock that was wrong, is of no day before it, and one that is
// encrypted does not count: it is worth nothing to whoever forgets the passphrase.
func Due(all []File, now time.Time, in *time.Location) bool {
	year, month, day := now.In(in).Date()
	return !slices.ContainsFunc(all, func(f File) bool {
		y, m, d := f.At.In(in).Date()
		return y == year && m == month && d == day && !f.Encrypted
	})
}
