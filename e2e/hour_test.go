//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// An hour of work: so many solutions are opened in it, and so many keys pressed.
const (
	hourOpens = 200
	hourKeys  = 10_000
	minutes   = 60
)

// remembered is for how long the toolkit keeps what was shown once, which is a
// minute where nobody says otherwise. The hour goes by at least three times as
// fast as one, and so must that: else it would keep many minutes of work.
const remembered = "20s"

// BenchmarkHour is what the window holds of the memory after an hour of work,
// against what it holds after a minute of it. The work is done as fast as the
// window takes it, so a minute is a sixtieth of the work. Resident memory is
// what a system monitor shows; of it, the anonymous part is what the program
// asked for, and the rest are pages of files.
func BenchmarkHour(b *testing.B) {
	b.Setenv("FYNE_CACHE", remembered)
	for b.Loop() {
		h := openHour(b, pictures(b), 40)
		var first, last memory
		for done, minute := 0, 1; done < hourOpens || h.keys < hourKeys; {
			h.round()
			if done++; done*minutes < minute*hourOpens || h.keys*minutes < minute*hourKeys {
				continue
			}
			last = h.memory()
			if minute == 1 {
				first = last
			}
			b.Logf("minute %2d: %3d opens, %5d keys, %v", minute, done, h.keys, last)
			minute = max(minute+1, min(done*minutes/hourOpens, h.keys*minutes/hourKeys))
		}
		last = h.memory()
		b.Logf("at the end: %d keys, %v", h.keys, last)
		h.end()
		fmt.Printf("figure memory_hour_ratio %.3f\n", float64(last.resident)/float64(first.resident))
		b.ReportMetric(float64(last.resident)/float64(first.resident), "memory_hour_ratio")
		b.ReportMetric(float64(last.anonymous)/float64(first.anonymous), "anonymous_hour_ratio")
		for name, kilobytes := range map[string]int{
			"minute-rss-MB": first.resident, "minute-pss-MB": first.proportional, "hour-rss-MB": last.resident, "hour-pss-MB": last.proportional,
		} {
			b.ReportMetric(float64(kilobytes)/1024, name)
		}
	}
}

// hour is a window that is worked in, solution after solution.
type hour struct {
	d       *Desktop
	p       *Program
	lib     *library.Library
	n       int // of solutions
	rounds  int
	keys    int
	view    string   // that is gone through for the first time
	missing []string // what was typed and is not in the library
}

// openHour shows a library of n solutions, each an example under another name.
func openHour(t testing.TB, pictures string, n int) *hour {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "bifocal.db")
	lib, err := library.Open(ctx, path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() }) // only read from here on
	examples := assets.Examples()
	for i := range n {
		s, err := narrative.Decode(examples[0].Data)
		if err != nil {
			t.Fatal(err)
		}
		s.ID, s.Title = solutionID(i), "Platform for "+solutionID(i)
		if _, err := lib.Save(ctx, s, library.SaveOptions{Kind: library.Imported}); err != nil {
			t.Fatal(err)
		}
	}
	d := Open(t, pictures)
	if err := os.MkdirAll(filepath.Join(d.Home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	h := &hour{d: d, lib: lib, n: n}
	h.p = d.Start(built(t, "bifocal"), "--library", path)
	h.p.WaitTitle("Bifocal")
	h.p.Maximize()
	return h
}

// solutionID is a word that no other solution holds.
func solutionID(i int) string { return fmt.Sprintf("quay%03d", i) }

// facts are worked on in turn: what the palette finds each by, and the words
// that it goes on to be found by.
var facts = []struct{ find, name string }{
	{"Go to Services", "services"},
	{"Go to Outages", "outages customers notice"},
	{"Go to Running costs", "running costs"},
	{"Go to Servers", "servers"},
}

// round opens a solution, writes into one of its facts, undoes some of it and
// does it again, looks through its framings, and goes through one other view.
func (h *hour) round() {
	h.d.t.Helper()
	id, fact := solutionID(h.rounds%h.n), facts[h.rounds%len(facts)]
	h.open(id, h.rounds%2 == 1)

	h.palette(fact.find)
	executive := fmt.Sprintf("%s as told in round %d", fact.name, h.rounds)
	engineering := fmt.Sprintf("%s as built in round %d", fact.name, h.rounds)
	h.key("ctrl+a")
	h.write(executive)
	h.key("Tab", "ctrl+a")
	h.write(engineering)
	h.key("ctrl+z", "ctrl+z", "ctrl+shift+z", "ctrl+shift+z")
	h.key("Tab")

	h.scroll("5", 12)
	h.scroll("4", 12)
	view := views[h.rounds%len(views)]
	h.view = ""
	if h.rounds < len(views) {
		h.view = view.name
	}
	view.look(h)
	h.key("ctrl+o")
	h.d.Until("the library is shown", func() bool { return h.title() == "Bifocal" })
	h.saved(id, executive, engineering)
	h.rounds++
}

// open opens a solution from the library, or through the palette.
func (h *hour) open(id string, throughPalette bool) {
	h.d.t.Helper()
	h.d.Again(id+" is open", func() {
		h.key("Escape")
		h.stand()
		if throughPalette {
			h.shows("the palette", func() { h.key("ctrl+k") })
		} else {
			h.key("ctrl+o", "ctrl+f", "ctrl+a")
		}
		h.write(id)
		if throughPalette {
			h.d.WaitText(image.Rect(350, 115, 1010, 165), "Freight") // the library has answered
		} else {
			h.d.WaitText(image.Rect(120, 712, 500, 750), "found")
		}
		h.key("Return")
	}, func() bool { return strings.Contains(h.title(), id) })
	h.stand()
}

// palette runs a command.
func (h *hour) palette(command string) {
	h.d.t.Helper()
	h.shows("the palette", func() { h.key("ctrl+k") })
	h.write(command)
	h.shows(command, func() { h.key("Return") })
	h.stand()
}

// saved looks whether a solution that was left holds what was typed into it.
func (h *hour) saved(id string, texts ...string) {
	h.d.t.Helper()
	s, err := h.lib.Get(context.Background(), id)
	if err != nil {
		h.d.t.Fatal(err)
	}
	data, err := narrative.Encode(s)
	if err != nil {
		h.d.t.Fatal(err)
	}
	for _, text := range texts {
		if !strings.Contains(string(data), strconv.Quote(text)) {
			h.missing = append(h.missing, fmt.Sprintf("round %d, %s: %s", h.rounds, id, text))
		}
	}
}

// end closes the window. What was typed arrived, but for what a busy machine
// may have lost on the way: else this was no hour of work.
func (h *hour) end() {
	h.d.t.Helper()
	if len(h.missing) > h.rounds/20 {
		h.d.Shot("failed")
		h.d.t.Fatalf("%d texts of %d did not arrive:\n%s", len(h.missing), 2*h.rounds, strings.Join(h.missing, "\n"))
	}
	h.p.Quit("ctrl+q")
}
