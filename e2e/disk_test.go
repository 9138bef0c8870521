//go:build e2e

package e2e

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
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
