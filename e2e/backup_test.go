//go:build e2e

package e2e

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// The disk fills, breaks or becomes read-only at any one call of a backup, and of a
// restore. Either it is there and whole, or it is not there and the program says why;
// the library is what it was, or what the backup held.
func TestBackupOnABadDisk(t *testing.T) {
	folder := t.TempDir()
	brief := built(t, "brief")
	path := filepath.Join(folder, "bifocal.db")
	s := narrative.New()
	s.ID, s.Title = "s", "the present"
	s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: strings.Repeat("what hurts and will not stop. ", 4000)}}
	fresh := filepath.Join(folder, "fresh.db")
	seed(t, fresh, s)
	former := s
	former.Title = "the past"
	past := filepath.Join(folder, "past.db")
	seed(t, past, former)
	injected, refused := 0, 0
	backups := library.BackupFolder(path)
	for _, call := range []string{"pwrite64", "fsync", "rename", "renameat", "ftruncate"} {
		for _, fault := range []string{"ENOSPC", "EIO", "EROFS"} {
			for _, args := range [][]string{{"backup"}, {"restore", past}} {
				for n := 1; ; n += *faults {
					if err := os.RemoveAll(backups); err != nil {
						t.Fatal(err)
					}
					copyFile(t, fresh, path)
					code, said, hit := faulty(t, call, fault, fmt.Sprintf("%d+", n), brief, append([]string{"--library", path}, args...)...)
					if !hit {
						break
					}
					injected++
					where := fmt.Sprintf("%s of %s at call %d of brief %s (exit %d, %q)", fault, call, n, args[0], code, said)
					if code != 0 {
						refused++
					}
					if code != 0 && code != 3 || strings.Contains(said, "goroutine") || code == 3 && strings.TrimSpace(said) == "brief:" {
						t.Errorf("%s: that is no answer", where)
					}
					for _, left := range backupsIn(t, path) {
						if _, err := library.CheckBackup(context.Background(), left); err != nil {
							t.Errorf("%s: %s counts, and %v", where, filepath.Base(left), err)
						}
					}
					if n := len(backupsIn(t, path)); code == 0 && n != 1 {
						t.Errorf("%s: there are %d backups", where, n)
					}
					all := whole(t, path)
					if want := map[bool]string{true: s.Title, false: former.Title}; len(all) != 1 || all[0].Title != want[args[0] == "backup"] && (code == 0 || all[0].Title != s.Title && all[0].Title != former.Title) {
						t.Errorf("%s: the library holds %d solutions, %q", where, len(all), all[0].Title)
					}
				}
			}
		}
	}
	if injected == 0 {
		t.Fatal("no call was made to fail")
	}
	fmt.Printf("figure backup_faults %d\nfigure backup_faults_refused %d\n", injected, refused)
}

// backupsIn are the files that count as backups of a library.
func backupsIn(t *testing.T, path string) []string {
	t.Helper()
	all, err := library.Backups(context.Background(), path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	var out []string
	for _, b := range all {
		out = append(out, b.Path)
	}
	return out
}
