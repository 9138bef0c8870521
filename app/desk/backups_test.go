package desk_test

import (
	"errors"
	"fmt"
	"testing"

	"bifocal/app/desk"
	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/doctor"
)

func TestBackupRows(t *testing.T) {
	t.Parallel()
	rows := desk.BackupRows([]library.Backup{
		{Path: "a", Reason: backup.Daily, Solutions: 3, Revisions: 9, Size: 2048},
		{Path: "b", Reason: backup.Asked, Problem: errors.New("cut short")},
	}, desk.BackupWords{
		When: func(b library.Backup) string { return "at " + b.Path }, Why: func(r backup.Reason) string { return string(r) },
		Size: func(n int64) string { return fmt.Sprint(n, " B") }, Holds: func(s, r int) string { return fmt.Sprint(s, "/", r) }, Damaged: "damaged",
	})
	if len(rows) != 2 || rows[0] != (desk.BackupRow{"a", "at a", "daily", "3/9, 2048 B", true}) || rows[1] != (desk.BackupRow{"b", "at b", "asked", "damaged", false}) {
		t.Errorf("%+v", rows)
	}
}

func TestNewestWhole(t *testing.T) {
	t.Parallel()
	b, ok := desk.NewestWhole([]library.Backup{{Path: "a", Problem: errors.New("x")}, {Path: "b"}, {Path: "c"}})
	if !ok || b.Path != "b" {
		t.Errorf("%+v, %v", b, ok)
	}
	if _, ok := desk.NewestWhole(nil); ok {
		t.Error("one of none")
	}
}

func TestSalvage(t *testing.T) {
	t.Parallel()
	named := doctor.Named{ID: "x"}
	m := desk.NewSalvage(doctor.Report{
		Health: doctor.Recovered, Holds: doctor.Counts{Solutions: 4, Deleted: 1, Revisions: 20},
		Rebuilt: []doctor.Rebuilt{{Named: named}}, Lost: []doctor.Named{{ID: "y"}}, Missing: []doctor.Missing{{Named: named, Revisions: []int{1, 2}}},
	}, func(n doctor.Named) string { return n.ID })
	if m.Solutions != 5 || m.Revisions != 20 || len(m.Rebuilt) != 1 || m.Lost[0] != "y" || m.MissingRevisions != 2 || !m.Partly || m.Nothing || m.Whole {
		t.Errorf("%+v", m)
	}
}
