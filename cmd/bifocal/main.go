// Command bifocal is the desktop program: one solution, captured once, told to
// executives and to engineers.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"bifocal/app"
	"bifocal/app/desk"
	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/doctor"
	"bifocal/narrative/reword/client"
)

// version is set when a release is built.
var version = "0.1.0"

func main() {
	os.Exit(run())
}

func run() int {
	path := flag.String("library", library.DefaultPath(), "the library `file`; also "+library.PathVariable)
	examples := flag.Bool("examples", false, "put the examples into the library where it lacks them")
	open := flag.String("open", "", "open the solution with this `ID`")
	showVersion := flag.Bool("version", false, "print the version and end")
	flag.Usage = usage
	flag.Parse()
	if *showVersion {
		fmt.Println("bifocal", version)
		return 0
	}
	if flag.NArg() > 1 {
		fmt.Fprintf(os.Stderr, "bifocal: one file can be opened, and %q is another; see bifocal --help\n", flag.Arg(1))
		return 2
	}
	defer func() { _ = doctor.Clear() }() // of a window that was closed while it looked at a damaged library
	if err := start(*path, *open, flag.Arg(0), *examples); err != nil {
		fmt.Fprintln(os.Stderr, "bifocal:", err)
		return 3
	}
	return 0
}

// usage says what can stand behind the name of the program.
func usage() {
	fmt.Fprint(flag.CommandLine.Output(), "bifocal [flags] [FILE]\n\nOpens the window. A solution FILE (.json) is imported into the library and opened.\n\n")
	flag.PrintDefaults()
}

func start(path, open, file string, withExamples bool) (err error) {
	collect := keepGarbage()
	ctx := context.Background()
	lib, err := library.Open(ctx, path, library.Options{})
	if canMend(path, err) {
		return mend(path)
	}
	if errors.Is(err, library.ErrReadOnly) { // it is good enough to be looked at
		lib, err = library.Open(ctx, path, library.Options{ReadOnly: true})
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	examples := sync.OnceValue(loadExamples)
	if withExamples && !lib.ReadOnly() {
		if err := importMissing(ctx, lib, examples()); err != nil {
			return err
		}
	}

	a := newApp()
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	edits := &noted{Library: lib, present: sync.OnceValue(func() *library.Presence { return lib.Present(ctx) })}
	defer func() { err = errors.Join(err, edits.end(ctx)) }()
	w := app.New(a, app.Env{
		Library:  edits,
		Examples: examples,
		Frame:    desk.FrameBoth,
		Render:   render,
		Pages:    pages,
		Proof:    proof,
		Reveal: func(file string) error {
			return a.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(file)})
		},
		Home:     filepath.Join(home, "Documents"),
		UserHome: home,
		Path:     path,
		Version:  version,
		Backups:  lib,
		Rejoin:   lib.Rejoin,
		ReadOnly: lib.ReadOnly(),
		Mend:     mending(path, lib.Close),
		Keys:     client.SystemRing{},
		Variable: os.Getenv,
	})
	a.Lifecycle().SetOnStarted(func() { // the first picture is on its way to the screen
		time.AfterFunc(time.Second, collect)
		go endOnSignal(w)
		if width, height, ok := screen(); ok {
			w.Fit(width, height)
		}
		switch {
		case file != "":
			w.Import(file)
		case open != "":
			w.Open(open)
		}
		go tellInterrupted(ctx, lib, w)
	})
	w.Fyne().ShowAndRun()
	return w.SaveNow()
}

// keepGarbage lets nothing be thrown away until what it returns is called. To
// start makes some 30 MB, and to sort that out takes a tenth of the time of a
// start from the processors.
func keepGarbage() (collect func()) {
	usual := debug.SetGCPercent(-1)
	return func() { debug.SetGCPercent(usual) }
}

// patience is how long the window has to close after a signal; by then all is
// saved.
const patience = 3 * time.Second

// endOnSignal saves and ends the program on SIGINT and SIGTERM. Fyne's own
// handler is taken off first: it would close the window beside ours, before
// everything is saved.
func endOnSignal(w *app.Window) {
	signals := make(chan os.Signal, 1)
	ours := []os.Signal{os.Interrupt, syscall.SIGTERM}
	signal.Reset(ours...)
	signal.Notify(signals, ours...)
	<-signals
	status := 0
	if err := w.End(); err != nil {
		fmt.Fprintln(os.Stderr, "bifocal:", err)
		status = 3
	}
	time.Sleep(patience)
	_ = doctor.Clear() // the program ends, and the copies are private
	os.Exit(status)
}

// loadExamples reads those that are built in. One that cannot be read is not
// offered.
func loadExamples() []app.Example {
	var out []app.Example
	for _, x := range assets.Examples() {
		s, err := narrative.Decode(x.Data)
		if err != nil {
			fmt.Fprintf(os.Stderr, "bifocal: the example %s: %v\n", x.Name, err)
			continue
		}
		out = append(out, app.Example{Name: x.Name, Title: s.Title, Customer: s.Customer.Name, Solution: s})
	}
	return out
}

func importMissing(ctx context.Context, lib *library.Library, examples []app.Example) error {
	for _, x := range examples {
		if _, err := lib.Get(ctx, x.Solution.ID); !errors.Is(err, library.ErrNotFound) {
			if err != nil {
				return err
			}
			continue
		}
		if _, err := lib.Save(ctx, x.Solution, library.SaveOptions{Kind: library.Imported}); err != nil {
			return err
		}
	}
	return nil
}
