//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// faults is which of the calls that write fail, one after the other: every nth with
// each change, and every one with `make torture`.
var faults = flag.Int("faults", 9, "let every nth call that writes fail")

// The disk fills, breaks or becomes read-only at any one call of a save, for once or for
// good. The program says so and what to do, and the library holds the old state or
// the new one, whole.
func TestSavingOnABadDisk(t *testing.T) {
	folder := t.TempDir()
	brief := built(t, "brief")
	solution := func(version int) narrative.Solution {
		s := narrative.New()
		s.ID, s.Title = "s", fmt.Sprintf("version %d", version)
		s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: strings.Repeat(fmt.Sprintf("version %d of what hurts. ", version), 400)}}
		return s
	}
	fresh := filepath.Join(folder, "fresh.db")
	seed(t, fresh, solution(0))
	file := filepath.Join(folder, "new.json")
	body, err := narrative.Encode(solution(1))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, body, 0o600); err != nil {
		t.Fatal(err)
	}
	injected, refused := 0, 0
	for _, call := range []string{"pwrite64", "fsync", "ftruncate"} {
		for _, fault := range []string{"ENOSPC", "EIO", "EROFS"} {
			for _, stays := range []string{"", "+"} {
				for n := 1; ; n += *faults {
					path := filepath.Join(folder, "bifocal.db")
					copyFile(t, fresh, path)
					code, said, hit := faulty(t, call, fault, fmt.Sprintf("%d%s", n, stays), brief, "--library", path, "import", file)
					if !hit {
						break
					}
					injected++
					if code != 0 {
						refused++
					}
					where := fmt.Sprintf("%s of %s at call %d%s (exit %d, %q)", fault, call, n, stays, code, said)
					if code != 0 && code != 3 || strings.Contains(said, "goroutine") || code == 3 && !strings.Contains(said, path) {
						t.Errorf("%s: that is no answer", where)
					}
					all := whole(t, path)
					if len(all) != 1 || all[0].Title != "version 0" && all[0].Title != "version 1" || all[0].Title == "version 0" && code == 0 {
						t.Errorf("%s: the library holds %d solutions, %q", where, len(all), all[0].Title)
					}
				}
			}
		}
	}
	if injected == 0 {
		t.Fatal("no call was made to fail")
	}
	fmt.Printf("figure disk_faults %d\nfigure disk_faults_refused %d\n", injected, refused)
}

// The same for a brief: what stood there before stays whole, or the new one is, and
// nothing half lies beside it.
func TestExportOnABadDisk(t *testing.T) {
	folder := t.TempDir()
	brief := built(t, "brief")
	path, out := filepath.Join(folder, "bifocal.db"), filepath.Join(folder, "briefs")
	s := narrative.New()
	s.ID, s.Title = "s", "told"
	s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: "alarms come late"}}
	fresh := filepath.Join(folder, "fresh.db")
	seed(t, fresh, s)
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	file, former := filepath.Join(out, "brief.pdf"), []byte("what was handed out before")
	injected, refused := 0, 0
	for _, call := range []string{"fsync", "fchmod", "rename", "renameat", "pwrite64"} {
		for _, fault := range []string{"ENOSPC", "EIO", "EROFS"} {
			for n := 1; ; n += *faults {
				copyFile(t, fresh, path)
				if err := os.WriteFile(file, former, 0o600); err != nil {
					t.Fatal(err)
				}
				code, said, hit := faulty(t, call, fault, fmt.Sprintf("%d+", n), brief, "--library", path, "export", "s", "--kind", "executive", "-o", file)
				if !hit {
					break
				}
				injected++
				if code != 0 {
					refused++
				}
				where := fmt.Sprintf("%s of %s at call %d+ (exit %d, %q)", fault, call, n, code, said)
				if code != 0 && code != 3 || strings.Contains(said, "goroutine") || code == 3 && strings.TrimSpace(said) == "brief:" {
					t.Errorf("%s: that is no answer", where)
				}
				now, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				whole := bytes.HasPrefix(now, []byte("%PDF-")) && bytes.HasSuffix(bytes.TrimSpace(now), []byte("%%EOF"))
				if !whole && !bytes.Equal(now, former) || code == 0 && !whole {
					t.Errorf("%s: the file is neither the old one nor the new one", where)
				}
				if left, err := os.ReadDir(out); err != nil || len(left) != 1 {
					t.Errorf("%s: the folder holds %v, %v", where, left, err)
				}
			}
		}
	}
	if injected == 0 {
		t.Fatal("no call was made to fail")
	}
	fmt.Printf("figure export_faults %d\nfigure export_faults_refused %d\n", injected, refused)
}

// disk is a small disk of its own, which needs the right to mount one: that of root, or
// of a user in a namespace (unshare -rm).
func disk(t *testing.T, megabytes int) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprintf("size=%dm", megabytes)); err != nil {
		t.Fatalf("a disk for the test: %v; run it as root, or with unshare -rm", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// fillDisk fills a disk to the last byte, and returns the file that does.
func fillDisk(t *testing.T, folder string) (file string) {
	t.Helper()
	file = filepath.Join(folder, "films")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 1 << 20; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	return file
}

// into says which folder is offered for briefs.
func into(t *testing.T, path, folder string) {
	t.Helper()
	l, err := library.Open(context.Background(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(l.SetSetting(context.Background(), "export.folder", folder), l.Close()); err != nil {
		t.Fatal(err)
	}
}

// The disk fills while one types. The window says so and what to do, keeps the text, and
// writes no half brief; once there is room the text is saved by itself.
func TestTheDiskFillsWhileOneTypes(t *testing.T) {
	d := Open(t, pictures(t))
	folder := disk(t, 16)
	path, briefs := filepath.Join(folder, "bifocal.db"), filepath.Join(folder, "briefs")
	typed(t, path)
	if err := os.Mkdir(briefs, 0o755); err != nil {
		t.Fatal(err)
	}
	into(t, path, briefs)
	p := typing(d, path)
	d.says("wards")
	d.symptomsOf(path, "wards")
	films := fillDisk(t, folder)
	d.Type(" and pagers")
	d.WaitText(heading.Union(image.Rect(0, 70, 1366, 130)), "full")
	d.Settle()
	d.Shot("1-full")

	d.Key("ctrl+e")
	d.WaitText(capture, "Engineering brief")
	d.ClickTextIn(image.Rect(0, 600, 455, 768), "Export", func() bool { return d.ShowsText(capture, "make room") || d.ShowsText(capture, "Make room") })
	d.Settle()
	d.Shot("2-no-brief")
	if left, err := os.ReadDir(briefs); err != nil || len(left) > 0 {
		t.Errorf("in the folder for briefs are %v, %v", left, err)
	}
	d.Key("Escape")
	if err := os.Remove(films); err != nil {
		t.Fatal(err)
	}
	d.symptomsOf(path, "wards and pagers")
	d.Until("the alarm is gone", func() bool { return !d.ShowsText(image.Rect(0, 70, 1366, 130), "full") })
	d.Shot("3-room")
	p.Quit("ctrl+q")
	whole(t, path)
}

// A library on a disk that cannot be written opens for reading, and says so.
func TestALibraryOnAReadOnlyDisk(t *testing.T) {
	d := Open(t, pictures(t))
	folder := disk(t, 16)
	path := filepath.Join(folder, "bifocal.db")
	s := narrative.New()
	s.ID, s.Title, s.Facts = "typed", "typed", narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: "alarms come late"}}
	seed(t, path, s)
	if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	p := typing(d, path)
	d.WaitText(image.Rect(0, 60, 1366, 160), "only be read")
	d.WaitText(image.Rect(0, 105, 682, 768), "Alarms come late")
	d.Settle()
	d.Shot("1-read-only")
	p.Quit("ctrl+q")
	if said := d.Run(built(t, "brief"), "--library", path, "show", "typed", "--audience", "executive"); !strings.Contains(said, "larms come late") {
		t.Errorf("brief says %q", said)
	}
}

// faulty runs a program of which some calls fail, and reports how it ended, what it
// said, and whether one did fail.
func faulty(t *testing.T, call, fault, when string, program string, args ...string) (code int, said string, hit bool) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	cmd := exec.Command("strace", append([]string{"-f", "-o", log, "-e", "trace=" + call, "-e", "inject=" + call + ":error=" + fault + ":when=" + when, program}, args...)...)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	err := cmd.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	trace, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), problems.String(), bytes.Contains(trace, []byte("(INJECTED)"))
}

// copyFile puts a library in the place of another one, without what lies beside it.
func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(to + ending); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
