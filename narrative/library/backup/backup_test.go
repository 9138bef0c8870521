package backup_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bifocal/narrative/library/backup"
)

const library = "/home/me/library.db"

func file(at time.Time, why backup.Reason) backup.File {
	f, ok := backup.Parse(library, backup.Name(library, at, why))
	if !ok {
		panic("a name of ours is not known")
	}
	return f
}

func TestNames(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 2, 9, 4, 5, 67_000_000, time.FixedZone("", 3600))
	name := backup.Name(library, at, backup.Daily)
	if name != "library.2026-11-02T08-04-05.067Z.daily.db" {
		t.Error(name)
	}
	f, ok := backup.Parse(library, name)
	if !ok || !f.At.Equal(at) || f.Reason != backup.Daily {
		t.Errorf("%+v, %v", f, ok)
	}
	for _, foreign := range []string{
		"", "library.db", "library.db-wal", "library.2026.db", "notes.txt", ".lock", "Library.2026-11-02T08-04-05.067Z.daily.db",
		"library.2026-11-02T08-04-05.067Z.weekly.db", "library.2026-11-02T08-04-05.067Z.daily.db.txt", "library.2026-11-02T08-04-05.067Z.daily",
		"library.2026-13-02T08-04-05.067Z.daily.db", "library.2026-11-02T08-04-05.67Z.daily.db", "library.2026-11-02T08-04-05.067Zdaily.db",
		"library.2026-11-02T08-04-05.067Z..daily.db", "other.2026-11-02T08-04-05.067Z.daily.db", ".library.2026-11-02T08-04-05.067Z.daily.db",
		"library..2026-11-02T08-04-05.067Z.daily.db", "copy of " + name,
	} {
		if f, ok := backup.Parse(library, foreign); ok {
			t.Errorf("%q is taken for a backup: %+v", foreign, f)
		}
	}
}

// Two libraries in one folder never take each other's backups for their own.
func TestTwoLibrariesInOneFolder(t *testing.T) {
	t.Parallel()
	names := []string{"library.db", "library", "library.sqlite", "my.library.db", "my.db", "library.db.db", ".db"}
	at := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	for _, a := range names {
		for _, b := range names {
			if _, ok := backup.Parse(a, backup.Name(b, at, backup.Asked)); ok != (a == b) {
				t.Errorf("%s and %s: %v", a, b, ok)
			}
		}
	}
}

// A year of days: seven days, four weeks, twelve months.
func TestAYear(t *testing.T) {
	t.Parallel()
	var all []backup.File
	for day := range 400 {
		all = append(all, file(time.Date(2026, 1, 1+day, 18, 0, 0, 0, time.UTC), backup.Daily)) // to 4 February 2027
		all, _ = backup.Keep(all, time.UTC)
	}
	got := make([]string, len(all))
	for i, f := range all {
		got[i] = f.At.Format("2006-01-02")
	}
	want := []string{
		"2027-02-04", "2027-02-03", "2027-02-02", "2027-02-01", "2027-01-31", "2027-01-30", "2027-01-29", // days
		"2027-01-24", "2027-01-17", // Sundays; of this week and the last one there is one already
		"2026-12-31", "2026-11-30", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

var zones = []*time.Location{time.UTC, time.FixedZone("west", -11*3600), time.FixedZone("east", 14*3600), time.FixedZone("odd", 5*3600+2700)}

// backups are some at any times: several a day, from clocks that were wrong, in
// any order.
func backups(t *rapid.T) []backup.File {
	start := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	n := rapid.IntRange(0, 120).Draw(t, "n")
	seen := map[string]bool{}
	var out []backup.File
	for range n {
		hours := rapid.OneOf(rapid.IntRange(0, 24*800), rapid.IntRange(0, 24*20), rapid.SampledFrom([]int{-24 * 20000, 24 * 30000})).Draw(t, "hours")
		f := file(start.Add(time.Duration(hours)*time.Hour+time.Duration(rapid.IntRange(0, 3_600_000-1).Draw(t, "ms"))*time.Millisecond), rapid.SampledFrom(backup.Reasons).Draw(t, "why"))
		if !seen[f.Name] {
			seen[f.Name] = true
			out = append(out, f)
		}
	}
	return out
}

func TestRotation(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := backups(t)
		in := rapid.SampledFrom(zones).Draw(t, "zone")
		kept, surplus := backup.Keep(all, in)
		if len(kept)+len(surplus) != len(all) {
			t.Fatalf("%d of %d", len(kept)+len(surplus), len(all))
		}
		names := map[string]bool{}
		rotated := 0
		for _, f := range kept {
			names[f.Name] = true
			if f.Reason != backup.Asked {
				rotated++
			}
		}
		if rotated > backup.Most {
			t.Fatalf("%d are kept", rotated)
		}
		for _, f := range surplus {
			if f.Reason == backup.Asked || names[f.Name] {
				t.Fatalf("%s goes", f.Name)
			}
		}
		// The newest of each reason, and of the newest seven days, stays.
		days, newest := map[string]bool{}, map[backup.Reason]bool{}
		sorted := slices.Clone(all)
		slices.SortFunc(sorted, func(a, b backup.File) int { return cmp.Or(b.At.Compare(a.At), strings.Compare(b.Name, a.Name)) })
		for _, f := range sorted {
			day := f.At.In(in).Format("2006-01-02")
			if !newest[f.Reason] && f.Reason != backup.Daily || f.Reason != backup.Asked && !days[day] && len(days) < 7 {
				if !names[f.Name] {
					t.Fatalf("%s goes, the newest of %s or of its day", f.Name, f.Reason)
				}
			}
			newest[f.Reason] = true
			if f.Reason != backup.Asked {
				days[day] = true
			}
		}
		// The order of the files does not matter, and what is kept once stays.
		slices.Reverse(all)
		again, _ := backup.Keep(all, in)
		if !slices.Equal(kept, again) {
			t.Fatal("the order decides")
		}
		if once, gone := backup.Keep(kept, in); len(gone) > 0 || !slices.Equal(once, kept) {
			t.Fatalf("a second rotation takes %v", gone)
		}
	})
}

// One more backup, whatever its time, costs one of each period at most, and the
// one of the same day that it takes the place of.
func TestOneMoreCostsLittle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom(zones).Draw(t, "zone")
		kept, _ := backup.Keep(backups(t), in)
		odd := file(time.Date(rapid.IntRange(1980, 2190).Draw(t, "year"), 5, 6, rapid.IntRange(0, 23).Draw(t, "hour"), 7, 8, 0, time.UTC), backup.Daily)
		if slices.ContainsFunc(kept, func(f backup.File) bool { return f.Name == odd.Name }) {
			return
		}
		if _, surplus := backup.Keep(append(kept, odd), in); len(surplus) > 3 {
			t.Fatalf("one backup of %v takes %d others", odd.At, len(surplus))
		}
	})
}

func TestDue(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom(zones).Draw(t, "zone")
		all := backups(t)
		now := time.Date(2026, 4, rapid.IntRange(1, 30).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), 30, 0, 0, time.UTC)
		if !backup.Due(all, now, in) {
			today := now.In(in).Format("2006-01-02")
			if !slices.ContainsFunc(all, func(f backup.File) bool { return f.At.In(in).Format("2006-01-02") == today }) {
				t.Fatal("not due, and there is none of today")
			}
			return
		}
		all = append(all, file(now, backup.Daily))
		if backup.Due(all, now, in) || backup.Due(all, now.Add(time.Minute), in) {
			t.Fatal("due again at once")
		}
		if tomorrow := now.Add(24 * time.Hour); backup.Due(nil, tomorrow, in) != true {
			t.Fatal(fmt.Sprint("not due without any on ", tomorrow))
		}
	})
}
