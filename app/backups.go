package app

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/passphrase"
)

// Backups is what the window needs of the backups of the library.
type Backups interface {
	Backups(ctx context.Context) ([]library.Backup, error)
	BackUp(ctx context.Context, why backup.Reason) (library.Backup, error)
	BackUpDaily(ctx context.Context) (library.Backup, bool, error)
	BackUpTo(ctx context.Context, path string, opts library.BackupOptions) (library.Backup, error)
	RestoreBackup(ctx context.Context, path string, with passphrase.Passphrase) (library.BackupRestored, error)
}

// The backup of the day is made when the window has long been shown, and looked for
// again now and then, since a window may be open for weeks.
const (
	firstBackup = 20 * time.Second
	nextBackup  = 30 * time.Minute
)

// backUpDaily makes the backup of the day, off the window's goroutine. Where that
// fails it says so once.
func (w *Window) backUpDaily() {
	if w.env.Backups == nil {
		return
	}
	told := false
	try := func() bool {
		if w.gate.isShut() {
			return false
		}
		_, _, err := w.env.Backups.BackUpDaily(context.Background())
		if err == nil || errors.Is(err, context.Canceled) || told {
			return true
		}
		told = true
		w.env.OnUI(func() { w.bar.offer(sentence(err.Error()), nil) })
		return true
	}
	w.env.After(firstBackup, func() { w.env.Background(func() { try() }) })
	w.env.Every(nextBackup, try)
}

const backupsName = "backups"

// backupsPanel lists the backups of the library, makes one and restores one.
type backupsPanel struct {
	w     *Window
	panel *panel
	make  *button
	away  *button // to another place, encrypted
	hint  *flow.Prose
	list  *flow.Column
	turn  int
}

func (w *Window) showBackups() {
	if w.env.Backups == nil {
		return
	}
	p := &backupsPanel{w: w, list: flow.NewColumn(12)}
	p.make = newIconButton(lang.L("Back up now"), theme.ContentAddIcon(), p.now)
	p.make.Importance = widget.HighImportance
	p.away = newIconButton(lang.L("Protected copy…"), theme.DocumentSaveIcon(), p.protect)
	p.hint = flow.NewProse("", look.SizeSmall, look.Muted)
	p.panel = newPanel(backupsName, lang.L("Backups"), w.uncover, flow.NewColumn(12,
		flow.NewProse(lang.L("The library is backed up once a day by itself, and before it is changed as a whole. Restoring loses nothing: what the library holds now is backed up first."), look.SizeSmall, look.Muted),
		newBeside(p.make, p.away), links(newLink(lang.L("Restore from a file…"), p.w.chooseBackup)), p.hint, p.list).Padded(flow.Inset{Left: 14, Top: 6, Right: 14}))
	p.panel.again = w.showBackups
	w.lay(p.panel)
	if w.panel == p.panel {
		p.load()
	}
}

// load lists what there is, off the window's goroutine.
func (p *backupsPanel) load() {
	p.turn++
	turn := p.turn
	p.say(lang.L("Looking for backups…"))
	p.w.env.Background(func() {
		all, err := p.w.env.Backups.Backups(context.Background())
		p.w.env.OnUI(func() {
			if turn != p.turn {
				return
			}
			if err != nil {
				p.say(sentence(err.Error()))
				return
			}
			p.show(all)
		})
	})
}

func (p *backupsPanel) say(text string) {
	setVisible(p.hint, text != "")
	p.hint.SetText(text)
	p.panel.grown()
}

func (p *backupsPanel) show(all []library.Backup) {
	now := p.w.env.Now()
	rows := desk.BackupRows(all, backupWords(now))
	items := make([]fyne.CanvasObject, len(rows))
	for i, r := range rows {
		head := flow.NewRuns([]flow.Run{{Text: r.When, Bold: true}, {Text: "  " + r.Why, Colour: look.Muted}}, look.SizeSmall, theme.ColorNameForeground)
		holds := flow.NewProse(r.Holds, look.SizeSmall, theme.ColorNameForeground)
		row := flow.NewColumn(2, head, holds)
		if r.Restorable {
			row.SetItems(head, holds, links(newLink(lang.L("Restore"), func() { p.w.restoreBackup(all[i]) })))
		} else {
			holds.SetColour(theme.ColorNameError)
		}
		items[i] = row
	}
	p.list.SetItems(items...)
	text := ""
	if len(all) == 0 {
		text = lang.L("There are no backups yet.")
	}
	p.say(text)
}

func backupWords(now time.Time) desk.BackupWords {
	return desk.BackupWords{
		When: func(b library.Backup) string { return words.Moment(b.At, now) },
		Why: func(r backup.Reason) string {
			switch r {
			case backup.Daily:
				return lang.L("daily")
			case backup.BeforeMigration:
				return lang.L("before an update")
			case backup.BeforeRestore:
				return lang.L("before a backup was restored")
			case backup.Replaced:
				return lang.L("when another file took its place")
			case backup.Asked:
			}
			return lang.L("asked for")
		},
		Size: func(n int64) string {
			if n < 1<<20 {
				return lang.L("{{.Size}} KB", words.Data{"Size": words.Number(int((n + 1023) >> 10))})
			}
			return lang.L("{{.Size}} MB", words.Data{"Size": words.Decimal(float64(n) / (1 << 20))})
		},
		Holds: func(solutions, revisions int) string {
			return lang.XN("solutions", "{{.Count}} solutions", solutions, words.Count(solutions)) + ", " +
				lang.XN("backup.revisions", "{{.Count}} states in the history", revisions, words.Count(revisions))
		},
		Damaged:   lang.L("damaged; it cannot be restored"),
		Encrypted: lang.L("protected with a passphrase"),
	}
}

// now makes a backup.
func (p *backupsPanel) now() {
	p.make.Disable()
	p.say(lang.L("The library is being backed up…"))
	p.w.env.Background(func() {
		_ = p.w.SaveNow() // the editor tells where that fails; what is saved is backed up
		_, err := p.w.env.Backups.BackUp(context.Background(), backup.Asked)
		p.w.env.OnUI(func() {
			p.make.Enable()
			if err != nil {
				p.say("")
				p.w.trouble(err)
				return
			}
			p.load()
		})
	})
}

// restoreBackup makes the library what a backup holds, and offers to take that back.
// What is open is saved and closed first.
func (w *Window) restoreBackup(b library.Backup) {
	if !w.leaveForRestore() {
		return
	}
	w.bringBackup(b.Path, passphrase.Passphrase{}, lang.L("The library is what it was {{.When}}.", words.Data{"When": words.On(b.At, w.env.Now())}))
}

// leaveForRestore shows the library, and reports whether that could be done.
func (w *Window) leaveForRestore() bool {
	if w.editor != nil {
		if w.ShowLibrary(); w.editor != nil {
			return false // it says why it cannot be left
		}
	}
	w.uncover()
	w.bar.offer(lang.L("The backup is being restored…"), nil)
	return true
}

// bringBackup restores a backup and says so. It asks for the passphrase of one that is
// encrypted.
func (w *Window) bringBackup(path string, with passphrase.Passphrase, said string) {
	w.env.Background(func() {
		r, err := w.env.Backups.RestoreBackup(context.Background(), path, with)
		w.env.OnUI(func() {
			w.bar.hide()
			if needsPassphrase(err) {
				w.askPassphrase(filepath.Base(path), err, func(p passphrase.Passphrase) { w.bringBackup(path, p, said) })
				return
			}
			if err != nil {
				w.trouble(err)
				return
			}
			w.home.Reload()
			w.home.recent.load()
			if r.Before.Path == "" {
				w.bar.offer(said, nil)
				return
			}
			w.home.offer(said, func() {
				w.bringBackup(r.Before.Path, passphrase.Passphrase{}, lang.L("The library is what it was before the backup was restored."))
			})
		})
	})
}
