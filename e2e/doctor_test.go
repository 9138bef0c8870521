//go:build e2e

package e2e

import (
	"crypto/rand"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"bifocal/narrative"
)

// large makes a library of some megabytes.
func large(t *testing.T, path string) {
	t.Helper()
	var all []narrative.Solution
	for range 120 {
		s := narrative.New()
		s.Title = "large"
		s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: noise(8000)}}
		all = append(all, s)
	}
	seed(t, path, all...)
}

// noise is a text that does not become smaller when it is compressed.
func noise(n int) string {
	var out strings.Builder
	for out.Len() < n {
		out.WriteString(rand.Text() + " ")
	}
	return out.String()
}

// doctored runs brief doctor with a folder for temporary files.
func doctored(t *testing.T, path, temporary string) (code int, said string) {
	t.Helper()
	cmd := exec.Command(built(t, "brief"), "--library", path, "doctor")
	cmd.Env = append(os.Environ(), "TMPDIR="+temporary)
	out, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

func leftIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if strings.HasPrefix(e.Name(), ".bifocal") {
			names = append(names, e.Name())
		}
	}
	return names
}

// The copies of a library that is examined go where there is room for them: among the
// temporary files, or beside the library. Where neither has room it says so, and
// nothing of them stays anywhere.
func TestDoctorOnAFullDisk(t *testing.T) {
	small, roomy, tight := disk(t, 1), t.TempDir(), disk(t, 16)
	for _, c := range []struct {
		library, temporary string
		code               int
		says               string
	}{
		{roomy, roomy, 0, "is whole"},
		{roomy, small, 0, "is whole"},
		{tight, small, 3, "TMPDIR"},
	} {
		path := filepath.Join(c.library, "bifocal.db")
		if _, err := os.Stat(path); err != nil {
			large(t, path)
		}
		if c.library == tight {
			fillDisk(t, tight)
		}
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		code, said := doctored(t, path, c.temporary)
		if code != c.code || !strings.Contains(said, c.says) || code == 3 && (!strings.Contains(said, c.library) || !strings.Contains(said, c.temporary)) {
			t.Errorf("in %s with %s: exit %d, %s", c.library, c.temporary, code, said)
		}
		if left := append(leftIn(t, c.library), leftIn(t, c.temporary)...); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
			t.Errorf("the library was changed (%v)", err)
		}
	}
}

// Ended by a signal in the middle, it takes its copies away first.
func TestDoctorIsEnded(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "bifocal.db")
	large(t, path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(data[8192:], strings.Repeat("damage", 2000))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, signal := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		temporary := t.TempDir()
		cmd := exec.Command(built(t, "brief"), "--library", path, "doctor", "--into", filepath.Join(t.TempDir(), "into.db"))
		cmd.Env = append(os.Environ(), "TMPDIR="+temporary)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(patience); len(leftIn(t, temporary)) == 0; {
			if time.Now().After(end) {
				t.Fatal("it works nowhere")
			}
			time.Sleep(time.Millisecond)
		}
		info, err := os.Stat(filepath.Join(temporary, leftIn(t, temporary)[0]))
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("its folder is %v, %v", info.Mode(), err)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil {
			t.Logf("%v came too late", signal)
		}
		if left := leftIn(t, temporary); len(left) > 0 {
			t.Errorf("after %v there is %v", signal, left)
		}
	}
}
