//go:build e2e

// Package e2e drives the built program the way a person does: in a real window, with the keyboard and the mouse, and
// judges by what can be read on the screen and found on the disk. It needs Xvfb, openbox, xdotool, scrot and
// tesseract, which `make e2e` installs.
//
// Nothing here waits a fixed time. Under load xdotool doubles or drops keys and a window paints late, so each step
// states what must be true in the end, and is tried again until it is, or the time for it has run out.
package e2e

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const (
	patience  = 60 * time.Second       // until a step has failed
	pause     = 150 * time.Millisecond // between two looks at the screen
	enlarging = 3                      // text on a screen is smaller than what tesseract was taught on
)

// Desktop is an X display of its own with a window manager on it.
type Desktop struct {
	t        testing.TB
	display  string // ":7"
	Home     string // the home folder of everything started here
	pictures string
	buffer   string // the folder where Xvfb keeps the screen
	server   *process
}

// Open starts Xvfb, on a display that is free, and openbox on it, and ends both with the test. The screen is that of
// a small laptop, 1366 by 768. Pictures go to the folder given, which is made anew.
func Open(t testing.TB, pictures string) *Desktop {
	t.Helper()
	d := &Desktop{t: t, Home: t.TempDir(), buffer: t.TempDir(), pictures: pictures}
	if err := os.RemoveAll(pictures); err != nil { // those of the last run
		t.Fatal(err)
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}

	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	// -r: no key repeats, however late a busy machine sends that it was let go.
	x := exec.Command("Xvfb", "-displayfd", "3", "-r", "-fbdir", d.buffer, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{write} // the first of these is descriptor 3: Xvfb writes the display's number to it
	d.server = d.launch(x, filepath.Join(pictures, "xvfb.log"))
	write.Close()
	if err := read.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	number := make([]byte, 16)
	n, err := read.Read(number)
	if err != nil {
		t.Fatalf("Xvfb did not say which display it serves: %v", err)
	}
	d.display = ":" + strings.TrimSpace(string(number[:n]))

	d.launch(d.command("openbox"), filepath.Join(pictures, "openbox.log"))
	d.Until("a window manager runs", func() bool {
		// A window manager says who it is on the root window; without one nothing is painted.
		_, err := d.output(d.command("xdotool", "get_num_desktops"))
		return err == nil
	})
	return d
}

// command prepares a program on this display, with a home of its own and none of the user's folders.
func (d *Desktop) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	for _, entry := range os.Environ() {
		key, _, _ := strings.Cut(entry, "=")
		switch {
		case strings.HasPrefix(key, "XDG_"), strings.HasPrefix(key, "LC_"), strings.HasPrefix(key, "BIFOCAL_"):
		case key == "DISPLAY", key == "WAYLAND_DISPLAY", key == "HOME", key == "LANG", key == "LANGUAGE":
		default:
			cmd.Env = append(cmd.Env, entry)
		}
	}
	cmd.Env = append(cmd.Env, "DISPLAY="+d.display, "HOME="+d.Home, "LANG=C.UTF-8",
		"LIBGL_ALWAYS_SOFTWARE=1", "FYNE_THEME=light")
	return cmd
}

// output runs a small tool and gives what it wrote.
func (d *Desktop) output(cmd *exec.Cmd) (string, error) {
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Start(); err != nil {
		return "", err
	}
	timer := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	if err := cmd.Wait(); err != nil {
		return out.String(), fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args, " "), err, strings.TrimSpace(problems.String()))
	}
	return out.String(), nil
}

// launch starts a program that goes on running, its words in a log file, and ends it with the test.
func (d *Desktop) launch(cmd *exec.Cmd, logFile string) *process {
	d.t.Helper()
	log, err := os.Create(logFile)
	if err != nil {
		d.t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		d.t.Fatalf("start %s: %v", cmd.Path, err)
	}
	p := &process{cmd: cmd, log: logFile, done: make(chan struct{})}
	go func() {
		p.err = cmd.Wait()
		log.Close()
		close(p.done)
	}()
	d.t.Cleanup(p.end)
	return p
}

// process is a program that this test started; only those are ever ended.
type process struct {
	cmd  *exec.Cmd
	log  string
	done chan struct{}
	err  error // valid once done is closed
	once sync.Once
}

func (p *process) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

func (p *process) end() {
	p.once.Do(func() {
		_ = p.cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-p.done:
		case <-time.After(5 * time.Second):
			_ = p.cmd.Process.Kill()
			<-p.done
		}
	})
}

// Until looks until what is described holds. When the time for it is over the test fails, with a picture of how the
// screen looked.
func (d *Desktop) Until(what string, holds func() bool) {
	d.t.Helper()
	d.until(what, pause, holds)
}

func (d *Desktop) until(what string, pause time.Duration, holds func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(pause) {
		if holds() {
			return
		}
		if time.Now().After(end) {
			d.Shot("failed")
			d.t.Fatalf("after %v it still is not so that %s; the screen is in %s", patience, what, filepath.Join(d.pictures, "failed.png"))
		}
	}
}

// Shot keeps the whole screen as NAME.png among the pictures and gives its path.
func (d *Desktop) Shot(name string) string {
	d.t.Helper()
	file := filepath.Join(d.pictures, name+".png")
	if _, err := d.output(d.command("scrot", "--overwrite", "--silent", file)); err != nil {
		d.t.Errorf("picture %s: %v", name, err)
	}
	return file
}

// screen gives a part of the screen as it is now: from the file that Xvfb keeps
// it in, so that looking costs the programs on it nothing.
func (d *Desktop) screen(area image.Rectangle) *image.RGBA {
	d.t.Helper()
	dump, err := os.ReadFile(filepath.Join(d.buffer, "Xvfb_screen0"))
	if err != nil {
		d.t.Fatal(err)
	}
	field := func(i int) int { return int(binary.BigEndian.Uint32(dump[4*i:])) } // of the header of an X window dump
	const headerSize, bytesPerLine, colours = 0, 12, 19
	pixels := dump[field(headerSize)+12*field(colours):]
	picture := image.NewRGBA(area)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		from, to := pixels[y*field(bytesPerLine)+4*area.Min.X:], picture.Pix[picture.PixOffset(area.Min.X, y):]
		for i := 0; i < 4*area.Dx(); i += 4 {
			to[i], to[i+1], to[i+2], to[i+3] = from[i+2], from[i+1], from[i], 0xff
		}
	}
	return picture
}

// Word is a word that can be read on the screen, and where.
type Word struct {
	Text string
	Box  image.Rectangle // in pixels of the screen
}

// read gives the words in an enlarged picture, placed on the screen by the corner given.
func (d *Desktop) read(file, mode string, corner image.Point) ([]Word, error) {
	cmd := d.command("tesseract", file, "stdout", "--psm", mode, "-l", "eng", "tsv")
	cmd.Env = append(cmd.Env, "OMP_THREAD_LIMIT=1") // its threads spin: one is the fastest on a busy machine
	table, err := d.output(cmd)
	if err != nil {
		return nil, err
	}
	var words []Word
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) < 12 || cells[0] != "5" || strings.TrimSpace(cells[11]) == "" {
			continue
		}
		var at [4]int // left, top, width, height
		for i := range at {
			if at[i], err = strconv.Atoi(cells[6+i]); err != nil {
				return nil, fmt.Errorf("tesseract: %q: %w", line, err)
			}
			at[i] /= enlarging
		}
		box := image.Rect(at[0], at[1], at[0]+at[2], at[1]+at[3])
		words = append(words, Word{cells[11], box.Add(corner)})
	}
	return words, nil
}

// enlarge cuts the area out of the picture in the file and makes it bigger, in grey, smoothly, and dark on white
// throughout if it is to be levelled.
func enlarge(file, into string, area image.Rectangle, levelled bool) (err error) {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	picture, err := png.Decode(in)
	in.Close()
	if err != nil {
		return err
	}
	b := picture.Bounds().Intersect(area)
	if b.Empty() {
		return fmt.Errorf("%v is not on the screen", area)
	}
	small := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			small.Set(x, y, picture.At(b.Min.X+x, b.Min.Y+y))
		}
		if levelled {
			level(small.Pix[y*small.Stride:][:b.Dx()])
		}
	}
	big := image.NewGray(image.Rect(0, 0, b.Dx()*enlarging, b.Dy()*enlarging))
	for y := range big.Rect.Dy() {
		for x := range big.Rect.Dx() {
			big.SetGray(x, y, between(small, x, y))
		}
	}
	out, err := os.Create(into)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	return (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(out, big)
}

// level makes a row of pixels dark where it differs from its ground, and white elsewhere. A window is flat: the ground
// is the commonest grey nearby. So light text in a dark button, and faint text, become plain dark text.
func level(row []uint8) {
	const reach, coarse = 24, 8
	given := bytes.Clone(row)
	var often [256 / coarse]int
	for i := range min(reach, len(given)) {
		often[given[i]/coarse]++
	}
	for x, grey := range given {
		if x+reach < len(given) {
			often[given[x+reach]/coarse]++
		}
		if x-reach-1 >= 0 {
			often[given[x-reach-1]/coarse]--
		}
		most := 0
		for i, n := range often {
			if n > often[most] {
				most = i
			}
		}
		differs := int(grey) - (most*coarse + coarse/2)
		row[x] = uint8(255 - min(255, 2*max(0, max(differs, -differs)-coarse)))
	}
}

// between is the grey at a point of the enlarged picture, weighed from the four pixels around it.
func between(small *image.Gray, x, y int) color.Gray {
	const half = enlarging / 2
	sx, sy := max(x-half, 0), max(y-half, 0)
	x0, y0, fx, fy := sx/enlarging, sy/enlarging, sx%enlarging, sy%enlarging
	x1, y1 := min(x0+1, small.Rect.Dx()-1), min(y0+1, small.Rect.Dy()-1)
	at := func(x, y int) int { return int(small.GrayAt(x, y).Y) }
	top := at(x0, y0)*(enlarging-fx) + at(x1, y0)*fx
	bottom := at(x0, y1)*(enlarging-fx) + at(x1, y1)*fx
	return color.Gray{Y: uint8((top*(enlarging-fy) + bottom*fy) / (enlarging * enlarging))}
}

// like says whether what was read is the word that was meant; punctuation and case are easily misread.
func like(read, meant string) bool {
	plain := func(s string) string { return strings.ToLower(strings.Trim(s, ".,:;!?()[]|'\"<>«»‹›-—_*… ")) }
	return plain(read) != "" && plain(read) == plain(meant)
}

// find gives the first place where the words of the phrase follow each other, left to right on one line.
func find(words []Word, phrase string) (image.Rectangle, bool) {
	meant := strings.Fields(phrase)
	for i := range words {
		if len(meant) == 0 || !like(words[i].Text, meant[0]) {
			continue
		}
		box, last, k := words[i].Box, words[i].Box, 1
		for k < len(meant) {
			next, ok := following(words, last, meant[k])
			if !ok {
				break
			}
			box, last, k = box.Union(next), next, k+1
		}
		if k == len(meant) {
			return box, true
		}
	}
	return image.Rectangle{}, false
}

// following gives the word that stands right of the one at last, on its line and not far away.
func following(words []Word, last image.Rectangle, meant string) (image.Rectangle, bool) {
	for _, w := range words {
		gap := w.Box.Min.X - last.Max.X
		middle := (w.Box.Min.Y + w.Box.Max.Y) / 2
		if like(w.Text, meant) && gap >= -2 && gap < 30 && middle > last.Min.Y-4 && middle < last.Max.Y+4 {
			return w.Box, true
		}
	}
	return image.Rectangle{}, false
}

// Everywhere is the whole screen.
var Everywhere = image.Rect(0, 0, 1366, 768)

// WaitText waits until the phrase can be read inside the area of the screen, and gives where. A phrase must stand on
// one line; a single rare word is the safest.
func (d *Desktop) WaitText(area image.Rectangle, phrase string) image.Rectangle {
	d.t.Helper()
	var box image.Rectangle
	d.Until(fmt.Sprintf("%q can be read in %v", phrase, area), func() (ok bool) {
		box, ok = d.look(area, phrase)
		return ok
	})
	return box
}

// ShowsText says whether the phrase can be read inside the area now.
func (d *Desktop) ShowsText(area image.Rectangle, phrase string) bool {
	d.t.Helper()
	_, ok := d.look(area, phrase)
	return ok
}

// ways are how the screen is read, one after the other until the phrase is found: tesseract takes text in columns and
// scattered text differently, and each way misses some.
var ways = []struct {
	mode     string // tesseract's --psm
	levelled bool
}{{"6", true}, {"11", true}, {"6", false}, {"11", false}}

func (d *Desktop) look(area image.Rectangle, phrase string) (image.Rectangle, bool) {
	d.t.Helper()
	screen, part := filepath.Join(d.Home, "screen.png"), filepath.Join(d.Home, "part.png")
	if _, err := d.output(d.command("scrot", "--overwrite", "--silent", screen)); err != nil {
		d.t.Fatalf("read the screen: %v", err)
	}
	for i, way := range ways {
		if i == 0 || way.levelled != ways[i-1].levelled {
			if err := enlarge(screen, part, area, way.levelled); err != nil {
				d.t.Fatalf("read the screen: %v", err)
			}
		}
		words, err := d.read(part, way.mode, area.Min)
		if err != nil {
			d.t.Fatalf("read the screen: %v", err)
		}
		if box, ok := find(words, phrase); ok {
			return box, true
		}
	}
	return image.Rectangle{}, false
}

// Click presses the left button at a point of the screen.
func (d *Desktop) Click(x, y int) {
	d.t.Helper()
	d.tool("mousemove", "--sync", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
}

// ClickText clicks on the words, when they have appeared, until what must follow holds.
func (d *Desktop) ClickText(phrase string, follows func() bool) {
	d.t.Helper()
	d.ClickTextIn(Everywhere, phrase, follows)
}

// ClickTextIn is ClickText for words that stand on the screen more than once.
func (d *Desktop) ClickTextIn(area image.Rectangle, phrase string, follows func() bool) {
	d.t.Helper()
	d.WaitText(area, phrase)
	d.Again("a click on "+strconv.Quote(phrase)+" does what it must", func() {
		// Looked for anew each time: a window that was just resized is still moving its contents.
		if box, there := d.look(area, phrase); there {
			d.Click((box.Min.X+box.Max.X)/2, (box.Min.Y+box.Max.Y)/2)
		}
	}, follows)
}

// Again acts, looks for some time whether what must follow does, and acts again as long as it does not. Where acting
// twice does harm, act once and use Until.
func (d *Desktop) Again(what string, act func(), follows func() bool) {
	d.t.Helper()
	var again time.Time
	looks := 0
	d.Until(what, func() bool {
		// Reading the screen can take seconds on a busy machine, so time alone does not decide.
		if looks%4 == 0 && time.Now().After(again) {
			act()
			again = time.Now().Add(5 * time.Second)
		}
		looks++
		return follows()
	})
}

// Key presses keys one after the other, by their X names: "ctrl+a", "Tab", "Return".
func (d *Desktop) Key(names ...string) {
	d.t.Helper()
	d.tool(append([]string{"key", "--clearmodifiers"}, names...)...)
}

// Type types the text into what has the focus. Under load keys come twice or not at all: see Fill.
func (d *Desktop) Type(text string) {
	d.t.Helper()
	d.tool("type", "--clearmodifiers", "--delay", "25", text)
}

// Fill replaces the text of the field that has the focus, until right says that the text arrived as it was meant.
func (d *Desktop) Fill(text string, right func() bool) {
	d.t.Helper()
	d.Again("the field holds "+strconv.Quote(text), func() {
		d.Key("ctrl+a")
		d.Type(text)
	}, right)
}

func (d *Desktop) tool(args ...string) {
	d.t.Helper()
	if _, err := d.output(d.command("xdotool", args...)); err != nil {
		d.t.Fatal(err)
	}
}

// Program is a program with a window on the desktop.
type Program struct {
	*process
	d      *Desktop
	Window string // xdotool's number for it, once WaitTitle found it
}

// Start starts the program, and ends it with the test if it did not end before.
func (d *Desktop) Start(binary string, args ...string) *Program {
	d.t.Helper()
	name := filepath.Base(binary)
	cmd := d.command(binary, args...)
	cmd.Env = append(cmd.Env, "LC_MESSAGES=en_US.UTF-8") // Fyne takes the C of C.UTF-8 for a language it cannot parse
	return &Program{process: d.launch(cmd, filepath.Join(d.pictures, name+".log")), d: d}
}

// WaitTitle waits until a window of the program has a title that the pattern matches, and gives the title.
func (p *Program) WaitTitle(pattern string) string {
	p.d.t.Helper()
	expression := regexp.MustCompile(pattern)
	var title string
	p.d.Until(fmt.Sprintf("a window has a title like %q", pattern), func() bool {
		if p.ended() {
			p.d.t.Fatalf("the program ended before it had a window: %v\n%s", p.err, p.Log())
		}
		// By process, so that no window of somebody else is taken for it.
		numbers, err := p.d.output(p.d.command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(p.cmd.Process.Pid)))
		if err != nil {
			return false // there is none yet
		}
		for _, number := range strings.Fields(numbers) {
			name, err := p.d.output(p.d.command("xdotool", "getwindowname", number))
			if err == nil && expression.MatchString(strings.TrimSpace(name)) {
				p.Window, title = number, strings.TrimSpace(name)
				return true
			}
		}
		return false
	})
	return title
}

// Focus brings the window to the front.
func (p *Program) Focus() {
	p.d.t.Helper()
	p.d.Again("the window has the focus", func() {
		p.d.tool("windowactivate", "--sync", p.Window)
	}, func() bool {
		active, err := p.d.output(p.d.command("xdotool", "getactivewindow"))
		return err == nil && strings.TrimSpace(active) == p.Window
	})
}

// Maximize makes the window as large as the screen lets it be, and waits until its contents stand still. A window that
// has just started fits itself to the screen once more, after it was made large perhaps.
func (p *Program) Maximize() {
	p.d.t.Helper()
	fills := func() bool {
		size, err := p.d.output(p.d.command("xdotool", "getwindowgeometry", "--shell", p.Window))
		return err == nil && regexp.MustCompile(`WIDTH=13[56]\d`).MatchString(size)
	}
	p.d.Until("the window fills the screen and stays so", func() bool {
		p.d.Again("the window fills the screen", func() {
			p.d.tool("windowactivate", "--sync", p.Window, "windowmove", p.Window, "0", "0", "windowsize", p.Window, "1364", "746")
		}, fills)
		p.d.Settle()
		return fills()
	})
}

// Settle waits until the screen has looked the same for a while; not for long, because a cursor blinks for ever.
func (d *Desktop) Settle() {
	d.t.Helper()
	var before []byte
	for same, end := 0, time.Now().Add(10*time.Second); same < 4 && time.Now().Before(end); time.Sleep(pause) {
		file := d.Shot("now")
		now, err := os.ReadFile(file)
		if err != nil {
			d.t.Fatal(err)
		}
		if err := os.Remove(file); err != nil {
			d.t.Fatal(err)
		}
		if same++; !bytes.Equal(before, now) {
			before, same = now, 0
		}
	}
}

// Close asks the window to close, as its button in the frame does, and fails if the program then does not end by
// itself, or not with 0.
func (p *Program) Close() {
	p.d.t.Helper()
	p.Focus()
	p.d.Key("alt+F4")
	p.waitEnd()
}

// Quit presses the keys that end the program, and fails as Close does.
func (p *Program) Quit(key string) {
	p.d.t.Helper()
	p.Focus()
	p.d.Key(key)
	p.waitEnd()
}

func (p *Program) waitEnd() {
	p.d.t.Helper()
	p.d.Until("the program has ended", p.ended)
	if p.err != nil {
		p.d.t.Errorf("the program ended with %v\n%s", p.err, p.Log())
	}
}

// Log gives what the program wrote to its standard output and error so far.
func (p *Program) Log() string {
	text, err := os.ReadFile(p.log)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// Run runs a command to its end and gives what it wrote; it fails the test if that is not 0.
func (d *Desktop) Run(binary string, args ...string) string {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Env = d.command(binary).Env
	var problems bytes.Buffer
	cmd.Stderr = io.MultiWriter(&problems, d.t.Output())
	out, err := cmd.Output()
	if err != nil {
		d.t.Fatalf("%s: %v\n%s", strings.Join(cmd.Args, " "), err, &problems)
	}
	return string(out)
}
