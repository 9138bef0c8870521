//go:build e2e

package e2e

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/librarytest"
)

// kills is how often the program is killed: a few times with every change, and some
// hundred times with `make torture`.
var kills = flag.Int("kills", 4, "how often to kill the window and the command line each")

// atMost is how much typing a kill may take: what the window has not saved yet, and
// the word that was being typed.
const atMost = time.Second

// killed ends a program the way a power cut does.
func (p *process) killed() {
	_ = p.cmd.Process.Signal(syscall.SIGKILL)
	<-p.done
}

// whole opens a library after a kill, and fails unless SQLite finds nothing wrong
// with it and every solution and every revision can be read.
func whole(t *testing.T, path string) []narrative.Solution {
	t.Helper()
	ctx := context.Background()
	l, err := library.Open(ctx, path, library.Options{MustExist: true})
	if err != nil {
		t.Fatalf("after a kill the library does not open: %v", err)
	}
	defer l.Close()
	entries, err := l.List(ctx, library.Query{})
	if err != nil {
		t.Fatal(err)
	}
	var out []narrative.Solution
	for _, e := range entries {
		s, err := l.Get(ctx, e.ID)
		if err != nil {
			t.Fatalf("%s cannot be read: %v", e.ID, err)
		}
		out = append(out, s)
		revisions, err := l.Revisions(ctx, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(revisions) == 0 {
			t.Fatalf("%s has no revision", e.ID)
		}
		for _, r := range revisions {
			old, err := l.Revision(ctx, e.ID, r.N)
			if err != nil {
				t.Fatalf("revision %d of %s cannot be read: %v", r.N, e.ID, err)
			}
			if hash, err := library.Hash(old); err != nil || hash != r.Hash {
				t.Fatalf("revision %d of %s is not what it was: %v", r.N, e.ID, err)
			}
		}
	}
	if said, err := librarytest.Integrity(path); err != nil || said != "ok" {
		t.Fatalf("integrity_check: %q, %v", said, err)
	}
	return out
}

// Typing goes on, the process is gone between two keys, and at most the last second
// of it is missing.
func TestKilledWhileTyping(t *testing.T) {
	d := Open(t, pictures(t))
	path := filepath.Join(t.TempDir(), "bifocal.db")
	var worst time.Duration
	for run := range *kills {
		s := narrative.New() // one of its own, so that the hundredth is as quickly found as the first
		s.ID, s.Title = fmt.Sprintf("typed-%d", run), "typed"
		seed(t, path, s)
		p := d.Start(built(t, "bifocal"), "--library", path, "--open", s.ID)
		p.WaitTitle("Bifocal")
		d.Until("the solution is open", func() bool { return titled(d, p, s.ID) })
		p.Maximize()
		if run > 0 {
			d.Until("the window says that it was not closed", func() bool { return d.ShowsText(Everywhere, "was not closed last time") })
		}
		d.Again("a problem is added", func() {
			d.Key("Escape", "ctrl+k")
			d.Type("add problem")
			d.Until("the command is found", func() bool { return d.ShowsText(Everywhere, "Add problem") })
			d.Key("Return")
		}, func() bool { return d.ShowsText(capture, "Symptom") })
		word := func(i int) string { return fmt.Sprintf("r%dw%d", run, i) }
		stop := make(chan struct{})
		type typed struct {
			word string
			at   time.Time
		}
		var sent []typed
		typing := make(chan struct{})
		go func() {
			defer close(typing)
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := d.output(d.command("xdotool", "type", "--delay", "25", word(i)+" ")); err != nil {
					return
				}
				sent = append(sent, typed{word(i), time.Now()})
			}
		}()
		<-time.After(500*time.Millisecond + rand.N(3*time.Second)) // when it happens is up to chance, and not what is waited for
		p.killed()
		gone := time.Now()
		close(stop)
		<-typing
		kept := ""
		for _, all := range whole(t, path) {
			kept += typedIn(all)
		}
		last := -1
		for _, m := range regexp.MustCompile(fmt.Sprintf(`r%dw(\d+)`, run)).FindAllStringSubmatch(kept, -1) {
			n, _ := strconv.Atoi(m[1])
			last = max(last, n)
		}
		var lost time.Duration // since the first word that is missing
		for i := last + 1; i < len(sent); i++ {
			if sent[i].at.Before(gone) {
				lost = gone.Sub(sent[i].at)
				break
			}
		}
		worst = max(worst, lost)
		t.Logf("kill %d: %d words were typed, the library has up to %d; %v are missing", run, len(sent), last, lost.Round(time.Millisecond))
		if lost > atMost {
			t.Errorf("kill %d took %v of typing (%q)", run, lost, kept)
		}
	}
	fmt.Printf("figure kills_window %d\nfigure kill_window_lost_ms %d\n", *kills, worst.Milliseconds())
}

// The display goes while one types, as when a session ends without asking or the X
// server fails: that is an end like being killed, and the next start says so.
func TestLostDisplay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bifocal.db")
	typed(t, path)
	d := Open(t, pictures(t))
	p := typing(d, path)
	d.says("wards")
	d.symptomsOf(path, "wards")
	d.Type(" and pagers")
	last := time.Now()
	d.symptomsOf(path, "pagers") // what was typed is saved although the window goes on
	if by := time.Since(last); by > patience {
		t.Errorf("saved after %v", by)
	}
	d.server.killed()
	d.Until("the program has ended", p.ended)
	if log := p.Log(); strings.Contains(log, "panic:") || strings.Contains(log, "goroutine 1") {
		t.Errorf("it fell over:\n%s", log)
	}
	if kept := typedIn(whole(t, path)[0]); !strings.Contains(kept, "wards and pagers") {
		t.Errorf("the library holds %q", kept)
	}
	again := Open(t, pictures(t))
	p = typing(again, path)
	again.WaitText(Everywhere, "was not closed last time")
	again.WaitText(executive, "pagers")
	p.Quit("ctrl+q")
}

// An import of many solutions is killed, and either all of them or none are in the
// library.
func TestKilledWhileImporting(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "bifocal.db")
	brief := built(t, "brief")
	const many = 40
	solution := func(i, version int) narrative.Solution {
		s := narrative.New()
		s.ID, s.Title = fmt.Sprintf("s-%d", i), fmt.Sprintf("version %d", version)
		s.Customer.Name = "Nordbank"
		s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: fmt.Sprintf("version %d of what hurts", version)}}
		return s
	}
	var first []narrative.Solution
	for i := range many {
		first = append(first, solution(i, 0))
	}
	seed(t, path, first...)
	before, cut := 0, 0
	for run := 1; run <= *kills*5; run++ {
		args := []string{"--library", path, "import"}
		for i := range many {
			body, err := narrative.Encode(solution(i, run))
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(folder, fmt.Sprintf("%d.json", i))
			if err := os.WriteFile(file, body, 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, file)
		}
		cmd := exec.Command(brief, args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		<-time.After(rand.N(120 * time.Millisecond))
		_ = cmd.Process.Signal(syscall.SIGKILL)
		if cmd.Wait() != nil {
			cut++
		}
		titles := map[string]int{}
		all := whole(t, path)
		for _, s := range all {
			titles[s.Title]++
		}
		if len(all) != many || len(titles) != 1 {
			t.Fatalf("run %d: %d solutions, and of different states: %v", run, len(all), titles)
		}
		var now int
		for title := range titles {
			now, _ = strconv.Atoi(regexp.MustCompile(`\d+`).FindString(title))
		}
		if now != before && now != run {
			t.Fatalf("run %d: version %d, after version %d", run, now, before)
		}
		before = now
	}
	fmt.Printf("figure kills_import %d\nfigure kills_import_cut %d\n", *kills*5, cut)
}

// typedIn is all that was typed into problems.
func typedIn(s narrative.Solution) string {
	var out strings.Builder
	for _, p := range narrative.All[narrative.Problem](&s) {
		out.WriteString(p.Symptom + "\n")
	}
	return out.String()
}

// seed makes a library that holds some solutions.
func seed(t *testing.T, path string, all ...narrative.Solution) {
	t.Helper()
	l, err := library.Open(context.Background(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.SaveAll(context.Background(), all, library.SaveOptions{Kind: library.Imported}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// titled reports whether the window is titled after a solution that is open.
func titled(d *Desktop, p *Program, not string) bool {
	name, err := d.output(d.command("xdotool", "getwindowname", p.Window))
	return err == nil && len(name) > 0 && regexp.MustCompile(`.+ . Bifocal`).MatchString(name)
}
