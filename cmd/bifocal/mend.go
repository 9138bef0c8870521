package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"bifocal/app"
	"bifocal/assets/icon"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/doctor"
	"bifocal/narrative/library/passphrase"
)

func newApp() fyne.App {
	a := fyneapp.NewWithID("org.bifocal.Bifocal")
	a.SetIcon(fyne.NewStaticResource("bifocal.png", icon.Window))
	return a
}

// canMend reports whether a library that does not open is one that something may be
// recovered from: it is damaged, or it is the user's own and begins like none.
func canMend(path string, err error) bool {
	return errors.Is(err, library.ErrDamaged) ||
		errors.Is(err, library.ErrNotLibrary) && !library.IsOthers(err) && path == library.DefaultPath()
}

// mend shows the window that recovers what can be read, in place of the usual one.
func mend(path string) error {
	fmt.Fprintln(os.Stderr, "bifocal: the library "+path+" is damaged; the window shows what can be recovered")
	app.NewMending(newApp(), app.Env{Path: path, Version: version, Mend: mending(path, nil)}).ShowAndRun()
	return nil
}

// mending is what there is to do with a damaged library. closeIt closes it where this
// program has it open; else it is nil.
func mending(path string, closeIt func() error) *app.Mend {
	let := func() { // what is damaged may not close well, and is put aside
		if closeIt != nil {
			_ = closeIt()
		}
	}
	return &app.Mend{
		Path: path,
		Examine: func(ctx context.Context) (doctor.Report, error) {
			return doctor.Examine(ctx, path, doctor.Options{Held: closeIt != nil})
		},
		Adopt: func(r doctor.Report) (string, error) {
			let()
			return doctor.Adopt(r, time.Now())
		},
		Discard: doctor.Discard,
		Backups: func(ctx context.Context) ([]library.Backup, error) { return library.Backups(ctx, path) },
		Restore: func(ctx context.Context, backup string) error {
			let()
			_, err := library.RestoreBackup(ctx, path, backup, passphrase.Passphrase{}, library.Options{})
			return err
		},
		Keep: func(s narrative.Solution) (err error) {
			l, err := library.Open(context.Background(), path, library.Options{MustExist: true})
			if err != nil {
				return err
			}
			_, err = l.Save(context.Background(), s, library.SaveOptions{Kind: library.Kept})
			return errors.Join(err, l.Close())
		},
		Restart: func() error {
			self, err := os.Executable()
			if err != nil {
				return err
			}
			again := exec.Command(self, os.Args[1:]...) //nolint:gosec // this program, as it was called
			again.Stdout, again.Stderr = os.Stdout, os.Stderr
			return again.Start()
		},
	}
}
