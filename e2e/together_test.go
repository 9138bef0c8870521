//go:build e2e

package e2e

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/librarytest"
)

// typing is a library with one solution, and the window with that open.
func typing(d *Desktop, path string) *Program {
	d.t.Helper()
	p := d.Start(built(d.t, "bifocal"), "--library", path, "--open", "typed")
	p.WaitTitle("typed . Bifocal")
	p.Maximize()
	return p
}

// says adds a problem and types its symptom into the window that has the focus.
func (d *Desktop) says(text string) {
	d.t.Helper()
	d.Again("a problem is added", func() {
		d.Key("Escape", "ctrl+k")
		d.Type("add problem")
		d.Until("the command is found", func() bool { return d.ShowsText(Everywhere, "Add problem") })
		d.Key("Return")
	}, func() bool { return d.ShowsText(capture, "Symptom") })
	d.Fill(text, func() bool { return d.ShowsText(executive, text) || d.ShowsText(capture, text) })
}

// typed makes a library with an empty solution.
func typed(t *testing.T, path string) {
	t.Helper()
	s := narrative.New()
	s.ID, s.Title = "typed", "typed"
	seed(t, path, s)
}

// bring makes what another computer made of a library.
func bring(t *testing.T, path, brought string, change func(*narrative.Solution)) {
	t.Helper()
	ctx := context.Background()
	l, err := library.Open(ctx, path, library.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	_, err = l.BackUpTo(ctx, brought, library.BackupOptions{})
	if err := errors.Join(err, l.Close()); err != nil {
		t.Fatal(err)
	}
	if l, err = library.Open(ctx, brought, library.Options{MustExist: true}); err != nil {
		t.Fatal(err)
	}
	s, err := l.Get(ctx, "typed")
	if err == nil {
		change(&s)
		_, err = l.Save(ctx, s, library.SaveOptions{})
	}
	if err := errors.Join(err, l.Close()); err != nil {
		t.Fatal(err)
	}
}

// symptomsOf waits until the library holds some words that were typed, and returns all.
func (d *Desktop) symptomsOf(path string, wanted ...string) string {
	d.t.Helper()
	kept := ""
	d.Until(fmt.Sprintf("the library holds %q", wanted), func() bool {
		l, err := library.Open(context.Background(), path, library.Options{MustExist: true})
		if err != nil {
			return false // it may be gone for a moment
		}
		defer l.Close()
		s, err := l.Get(context.Background(), "typed")
		if err != nil {
			return false
		}
		kept = s.Title + "\n" + typedIn(s)
		for _, w := range wanted {
			if !strings.Contains(kept, w) {
				return false
			}
		}
		return true
	})
	return kept
}

// Two windows have the same solution open, and what is typed into each of them is in
// the library and in the other one. The second one stands in front.
func TestTwoWindowsOneSolution(t *testing.T) {
	d := Open(t, pictures(t))
	path := filepath.Join(t.TempDir(), "bifocal.db")
	typed(t, path)
	first := typing(d, path)
	d.says("wards")
	second := typing(d, path)
	if front, err := d.output(d.command("xdotool", "getactivewindow")); err != nil || strings.TrimSpace(front) != second.Window {
		t.Errorf("in front is %s, %v; the second window is %s", front, err, second.Window)
	}
	d.WaitText(executive, "wards")
	d.says("alarms")
	d.symptomsOf(path, "wards", "alarms")
	first.Focus()
	d.WaitText(executive, "alarms")
	d.Shot("1-first-window")
	d.says("pagers")
	d.symptomsOf(path, "wards", "alarms", "pagers")
	second.Focus()
	d.WaitText(executive, "pagers")
	second.Quit("ctrl+q")
	first.Focus()
	first.Quit("ctrl+q")
	whole(t, path)
}

// Five programs write into the library at the same time while the window has it open:
// nothing is lost, and nobody hears of a lock.
func TestFiveWritersAndAWindow(t *testing.T) {
	d := Open(t, pictures(t))
	folder := t.TempDir()
	path := filepath.Join(folder, "bifocal.db")
	typed(t, path)
	p := typing(d, path)
	const writers, rounds = 5, 6
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for round := range rounds {
				s := narrative.New()
				s.ID, s.Title = fmt.Sprintf("writer-%d", w), fmt.Sprintf("round %d", round)
				body, err := narrative.Encode(s)
				if err != nil {
					t.Error(err)
					return
				}
				file := filepath.Join(folder, fmt.Sprintf("%d.json", w))
				if err := os.WriteFile(file, body, 0o600); err != nil {
					t.Error(err)
					return
				}
				if said, err := exec.Command(built(t, "brief"), "--library", path, "import", file).CombinedOutput(); err != nil {
					t.Errorf("writer %d: %v, %s", w, err, said)
				}
			}
		})
	}
	d.says("wards")
	group.Wait()
	d.symptomsOf(path, "wards")
	if d.ShowsText(Everywhere, "not saved") || d.ShowsText(Everywhere, "locked") {
		t.Errorf("the window complains: %s", d.Shot("complains"))
	}
	p.Quit("ctrl+q")
	titles := map[string]string{}
	for _, s := range whole(t, path) {
		titles[s.ID] = s.Title
	}
	for w := range writers {
		if got := titles[fmt.Sprintf("writer-%d", w)]; got != fmt.Sprintf("round %d", rounds-1) {
			t.Errorf("of writer %d there is %q", w, got)
		}
	}
}

// A program that syncs folders brings another library while one types, and then takes
// the file away altogether. The window says so, what was typed is in the library with
// what came, and what was there before is a backup.
func TestTheLibraryIsReplacedBeneathTheWindow(t *testing.T) {
	d := Open(t, pictures(t))
	folder := t.TempDir()
	path, brought := filepath.Join(folder, "bifocal.db"), filepath.Join(folder, "brought.db")
	typed(t, path)
	p := typing(d, path)
	d.says("wards")
	d.symptomsOf(path, "wards")
	bring(t, path, brought, func(s *narrative.Solution) { s.Customer.Name = "Nordbank" })
	if err := os.Rename(brought, path); err != nil {
		t.Fatal(err)
	}
	d.Type(" and pagers")
	d.WaitText(image.Rect(0, 600, 1366, 768), "backup")
	d.Settle()
	d.Shot("1-replaced")
	d.symptomsOf(path, "pagers")
	d.WaitText(heading, "Nordbank")
	backups, err := library.Backups(context.Background(), path)
	if err != nil || len(backups) == 0 || backups[0].Problem != nil {
		t.Errorf("backups: %+v, %v", backups, err)
	}

	for _, ending := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + ending); err != nil {
			t.Fatal(err)
		}
	}
	d.Type(" and doors")
	d.WaitText(image.Rect(0, 600, 1366, 768), "back at its place")
	d.Shot("2-removed")
	kept := d.symptomsOf(path, "pagers", "doors")
	p.Quit("ctrl+q")
	if said, err := librarytest.Integrity(path); err != nil || said != "ok" {
		t.Errorf("integrity_check: %q, %v", said, err)
	}
	whole(t, path)
	t.Logf("the library holds %q", kept)
}
