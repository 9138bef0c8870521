//go:build e2e

package e2e

import (
	"fmt"
	"image"
	"os"
	"strconv"
	"strings"
)

// memory is what a process holds, in kilobytes: all of it, with what it shares
// counted in part, and without what are pages of files.
type memory struct{ resident, proportional, anonymous int }

func (m memory) String() string {
	return fmt.Sprintf("resident %d MB, proportional %d MB, anonymous %d MB", m.resident/1024, m.proportional/1024, m.anonymous/1024)
}

// memory reads what the window holds, once it has nothing more to do.
func (h *hour) memory() memory {
	h.d.t.Helper()
	before := h.worked()
	h.d.Until("the program has nothing to do", func() bool {
		now := h.worked()
		idle := now-before <= 2
		before = now
		return idle
	})
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", h.p.cmd.Process.Pid))
	if err != nil {
		h.d.t.Fatal(err)
	}
	var m memory
	for line := range strings.Lines(string(data)) {
		for name, into := range map[string]*int{"Rss:": &m.resident, "Pss:": &m.proportional, "Anonymous:": &m.anonymous} {
			if cells := strings.Fields(line); len(cells) == 3 && cells[0] == name {
				if *into, err = strconv.Atoi(cells[1]); err != nil {
					h.d.t.Fatal(err)
				}
			}
		}
	}
	return m
}

// worked is for how many ticks, hundredths of a second, the program has run.
func (h *hour) worked() int {
	h.d.t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", h.p.cmd.Process.Pid))
	if err != nil {
		h.d.t.Fatal(err)
	}
	cells := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	user, err1 := strconv.Atoi(cells[11])
	system, err2 := strconv.Atoi(cells[12])
	if err1 != nil || err2 != nil {
		h.d.t.Fatalf("read /proc/PID/stat: %q", data)
	}
	return user + system
}

// differ reports whether two pictures of the screen differ in more than a
// cursor that blinks.
func differ(a, b *image.RGBA) bool {
	const cursor = 300 // pixels, and a focus that comes and goes
	n := 0
	for i := 0; i < min(len(a.Pix), len(b.Pix)); i += 4 {
		if [3]byte(a.Pix[i:]) != [3]byte(b.Pix[i:]) {
			n++
		}
	}
	return n > cursor
}
