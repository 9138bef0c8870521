//go:build e2e

package e2e

import (
	"image"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// views are what one goes through beside the two framings.
var views = []struct {
	name string
	look func(*hour)
}{
	{"history", (*hour).viewHistory},
	{"rehearsal", (*hour).viewRehearsal},
	{"export", (*hour).viewExport},
	{"picture", (*hour).viewPicture},
	{"find", (*hour).viewFind},
	{"panels", (*hour).viewPanels},
	{"look", (*hour).viewLook},
	{"wording", (*hour).viewWording},
}

// header is where a view that is not the two framings has its heading.
var header = image.Rect(0, 26, 1366, 130)

// viewHistory compares the first state with the present.
func (h *hour) viewHistory() {
	h.shows("the history", func() { h.key("ctrl+shift+h") })
	h.d.ClickTextIn(capture, "First state", func() bool { return h.d.ShowsText(header, "Framings") })
	h.keep()
	h.scroll("5", 6)
	h.shows("the framings", func() { h.key("Escape") })
	h.shows("the capture pane", func() { h.key("Escape") })
}

// viewRehearsal goes through both framings, theme by theme.
func (h *hour) viewRehearsal() {
	for _, key := range []string{"ctrl+2", "Right", "Right", "Right", "Right"} {
		h.shows("the next theme", func() { h.key(key) })
	}
	h.keep()
	for _, key := range []string{"ctrl+3", "Right", "Right", "Escape"} {
		h.shows("the next theme", func() { h.key(key) })
	}
}

// viewExport writes both briefs.
func (h *hour) viewExport() {
	written := func() []string {
		files, err := filepath.Glob(filepath.Join(h.d.Home, "Documents", "*.pdf"))
		if err != nil {
			h.d.t.Fatal(err)
		}
		return files
	}
	for _, file := range written() {
		if err := os.Remove(file); err != nil {
			h.d.t.Fatal(err)
		}
	}
	h.shows("the export", func() { h.key("ctrl+e") })
	h.stand()
	h.d.ClickTextIn(image.Rect(0, 200, 455, 768), "Export", func() bool { return len(written()) == 2 })
	h.stand()
	h.keep()
	h.shows("the capture pane", func() { h.key("Escape") })
}

// viewPicture fills the window with a picture, and makes it larger.
func (h *hour) viewPicture() {
	h.palette("Go to Argo CD")
	h.d.ClickTextIn(capture, "Larger", func() bool { return h.d.ShowsText(header, "Close") })
	for range 3 {
		h.shows("a larger picture", func() { h.key("plus") })
		h.stand()
	}
	h.keep()
	h.shows("the framings", func() { h.key("Escape") })
}

// viewFind goes from find to find.
func (h *hour) viewFind() {
	h.shows("the find bar", func() { h.key("ctrl+f") })
	h.write("services")
	h.key("Return", "Return", "Return")
	h.stand()
	h.keep()
	h.shows("the framings", func() { h.key("Escape") })
}

// viewPanels opens what lies over the capture pane.
func (h *hour) viewPanels() {
	h.key("Escape")
	h.shows("the settings", func() { h.key("ctrl+comma") })
	h.keep()
	h.shows("the capture pane", func() { h.key("Escape") })
	h.shows("no capture pane", func() { h.key("ctrl+b") })
	h.shows("the capture pane", func() { h.key("ctrl+b") })
	h.palette("Help with Bifocal")
	h.write("wording")
	h.stand()
	h.shows("the capture pane", func() { h.key("Escape", "Escape", "Escape") })
}

// viewLook shows everything larger, and dark.
func (h *hour) viewLook() {
	h.shows("larger text", func() { h.key("ctrl+plus") })
	h.palette("Dark")
	h.keep()
	h.palette("Light")
	h.shows("normal text", func() { h.key("ctrl+0") })
}

// viewWording words a block, and takes the generated text back.
func (h *hour) viewWording() {
	h.stand()
	h.d.ClickTextIn(executive, "should move", func() bool { return h.d.ShowsText(foot, "Reword") })
	h.shows("the block can be worded", func() { h.key("F2") })
	h.key("ctrl+a")
	h.write("Sign before the year ends, round " + strconv.Itoa(h.rounds) + ".")
	h.key("Return")
	h.d.WaitText(executive, "Your wording") // by then it can be taken back
	h.keep()
	h.palette("Back to generated")
}

// keep keeps a picture of a view that is gone through for the first time.
func (h *hour) keep() {
	if h.view != "" {
		h.d.Shot(strconv.Itoa(h.rounds+1) + "-" + h.view)
	}
}

// key presses keys one after the other.
func (h *hour) key(names ...string) {
	h.d.t.Helper()
	h.d.Key(names...)
	h.keys += len(names)
}

// write types a text faster than anybody could.
func (h *hour) write(text string) {
	h.d.t.Helper()
	h.d.tool("type", "--clearmodifiers", "--delay", "6", text)
	h.keys += len(text)
}

// scroll turns the wheel over the framings: "4" up, "5" down.
func (h *hour) scroll(button string, by int) {
	h.d.t.Helper()
	h.d.tool("mousemove", "700", "500", "click", "--repeat", strconv.Itoa(by), "--delay", "20", button)
}

const (
	glance = 15 * time.Millisecond  // between two looks at what is about to change
	still  = 100 * time.Millisecond // for what has not changed meanwhile
)

// shows acts, and waits until the screen shows something else.
func (h *hour) shows(what string, act func()) {
	h.d.t.Helper()
	before := h.d.screen(Everywhere)
	act()
	h.d.until(what+" can be seen", glance, func() bool { return differ(before, h.d.screen(Everywhere)) })
}

// stand waits until the screen shows the same twice.
func (h *hour) stand() {
	h.d.t.Helper()
	before := h.d.screen(Everywhere)
	h.d.until("the window stands still", still, func() bool {
		now := h.d.screen(Everywhere)
		same := !differ(before, now)
		before = now
		return same
	})
}

// title is that of the window.
func (h *hour) title() string {
	name, err := h.d.output(h.d.command("xdotool", "getwindowname", h.p.Window))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(name)
}
