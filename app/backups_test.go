package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"bifocal/app/flow"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/doctor"
	"bifocal/narrative/library/passphrase"
)

// cellar is the backups of a library in memory.
type cellar struct {
	all      []library.Backup
	daily    int
	made     int
	restored []string
	copied   []copied
	err      error
}

func (c *cellar) Backups(context.Context) ([]library.Backup, error) { return c.all, nil }
func (c *cellar) BackUpDaily(context.Context) (library.Backup, bool, error) {
	c.daily++
	return library.Backup{}, c.err == nil, c.err
}

func (c *cellar) BackUp(_ context.Context, why backup.Reason) (library.Backup, error) {
	if c.err != nil {
		return library.Backup{}, c.err
	}
	c.made++
	b := library.Backup{Path: "made", At: noon, Reason: why, Solutions: 3, Revisions: 17, Size: 5 << 20}
	c.all = append([]library.Backup{b}, c.all...)
	return b, nil
}

func (c *cellar) BackUpTo(_ context.Context, path string, opts library.BackupOptions) (library.Backup, error) {
	c.copied = append(c.copied, copied{path, opts})
	return library.Backup{Path: path, Solutions: 3, Revisions: 17, Encrypted: true}, c.err
}

func (c *cellar) RestoreBackup(_ context.Context, path string, with passphrase.Passphrase) (library.BackupRestored, error) {
	if strings.HasSuffix(path, ".age") && !with.Same(passphrase.New(goosePhrase)) {
		if !with.Given() {
			return library.BackupRestored{}, fmt.Errorf("%s: %w", path, passphrase.ErrNone)
		}
		return library.BackupRestored{}, fmt.Errorf("%s: %w", path, passphrase.ErrWrong)
	}
	if c.err != nil {
		return library.BackupRestored{}, c.err
	}
	c.restored = append(c.restored, path)
	return library.BackupRestored{Before: library.Backup{Path: "before " + path}}, nil
}

func someBackups() *cellar {
	return &cellar{all: []library.Backup{
		{Path: "today", At: noon.Add(-3 * time.Hour), Reason: backup.Daily, Solutions: 3, Deleted: 1, Revisions: 61, Size: 3_400_000},
		{Path: "update", At: noon.Add(-26 * time.Hour), Reason: backup.BeforeMigration, Solutions: 3, Revisions: 58, Size: 3_300_000},
		{Path: "damaged", At: noon.Add(-50 * time.Hour), Reason: backup.Daily, Size: 1200, Problem: library.ErrDamaged},
		{Path: "asked", At: noon.AddDate(0, -1, 0), Reason: backup.Asked, Solutions: 1, Revisions: 1, Size: 210_000},
		{Path: "last year", At: noon.AddDate(-1, 0, 0), Reason: backup.BeforeRestore, Solutions: 1, Revisions: 1, Size: 110_000},
	}}
}

func (r *rig) backups(c *cellar) *panel {
	r.t.Helper()
	r.win.env.Backups = c
	r.win.showBackups()
	r.settle()
	if r.win.panel == nil || r.win.panel.name != backupsName {
		r.t.Fatal("the backups are not shown")
	}
	return r.win.panel
}

// texts are all texts that an object shows.
func texts(o fyne.CanvasObject) string {
	var out []string
	for _, o := range test.LaidOutObjects(o) {
		if p, ok := o.(*flow.Prose); ok && p.Visible() {
			out = append(out, p.Text())
		}
	}
	return strings.Join(out, "\n")
}

// taps returns what can be tapped and has a label.
func taps(o fyne.CanvasObject, label string) (out []func()) {
	for _, o := range test.LaidOutObjects(o) {
		switch x := o.(type) {
		case *button:
			if x.Text == label && x.Visible() && !x.Disabled() {
				out = append(out, x.OnTapped)
			}
		case *link:
			if x.prose.Text() == label && x.Visible() {
				out = append(out, x.tap)
			}
		}
	}
	return out
}

func TestBackupsAreListedAndRestored(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	c := someBackups()
	p := r.backups(c)
	said := texts(p.root)
	for _, part := range []string{"today 09:00", "daily", "yesterday 10:00", "before an update", "3 solutions, 61 states in the history, 3.2 MB", "damaged; it cannot be restored", "20 October 12:00", "asked for", "20 November 2025"} {
		if !strings.Contains(said, part) {
			t.Errorf("it does not say %q:\n%s", part, said)
		}
	}
	if n := len(taps(p.root, "Restore")); n != 4 {
		t.Fatalf("%d can be restored, want all but the damaged one", n)
	}
	taps(p.root, "Back up now")[0]()
	r.settle()
	if c.made != 1 || !strings.Contains(texts(p.root), "3 solutions, 17 states in the history, 5.0 MB") {
		t.Errorf("%d made:\n%s", c.made, texts(p.root))
	}
	taps(p.root, "Restore")[1]()
	r.settle()
	if !slices.Equal(c.restored, []string{"today"}) || r.win.bar.text.Text() != "The library is what it was today at 09:00." || r.win.panel != nil {
		t.Errorf("restored %v: %q", c.restored, r.win.bar.text.Text())
	}
	r.win.home.undo()
	r.settle()
	if !slices.Equal(c.restored, []string{"today", "before today"}) {
		t.Errorf("undone: %v", c.restored)
	}
	c.err = errors.New("the disk is full; make room")
	r.backups(c)
	taps(r.win.panel.root, "Back up now")[0]()
	r.settle()
	if r.win.over == nil {
		t.Error("a backup that was not made is not told")
	}
}

// What is open is saved and closed before a backup is restored.
func TestRestoringLeavesTheEditor(t *testing.T) {
	s := newShelf(example(t, 0))
	r := newRig(t, s)
	e := r.open(example(t, 0).ID)
	e.work.do(narrative.RemoveFact{ID: e.work.session.Solution().Facts[0].FactID()}, "Gone", "")
	c := someBackups()
	p := r.backups(c)
	taps(p.root, "Restore")[0]()
	r.settle()
	if r.win.editor != nil || s.saves == 0 || len(c.restored) != 1 {
		t.Errorf("open: %v, %d saves, restored %v", r.win.editor != nil, s.saves, c.restored)
	}
	e = r.open(example(t, 0).ID)
	e.work.do(narrative.RemoveFact{ID: e.work.session.Solution().Facts[0].FactID()}, "Gone", "")
	s.fail = errors.New("the disk is full")
	p = r.backups(c)
	taps(p.root, "Restore")[0]()
	r.settle()
	if r.win.editor == nil || len(c.restored) != 1 {
		t.Errorf("what could not be saved was left: %v, restored %v", r.win.editor == nil, c.restored)
	}
}

func TestTheDailyBackupIsMadeInTime(t *testing.T) {
	r := newRig(t, newShelf())
	c := &cellar{}
	r.win.env.Backups = c
	r.win.backUpDaily()
	if c.daily != 0 {
		t.Error("it is made while the program starts")
	}
	r.pause()
	if c.daily != 1 || r.win.bar.root.Visible() {
		t.Errorf("%d made, and said: %v", c.daily, r.win.bar.root.Visible())
	}
	c.err = errors.New("the folder is gone; make it again")
	r.win.backUpDaily()
	r.pause()
	if text := r.win.bar.text.Text(); !strings.Contains(text, "folder is gone") {
		t.Errorf("it says %q", text)
	}
}

// A window goes on with a solution that is open while another program restores a
// backup: what it shows becomes what was restored, and what is typed is kept.
func TestABackupIsRestoredBeneathTheEditor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	lib, err := library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	s := example(t, 0)
	if _, err := lib.Save(t.Context(), s, library.SaveOptions{Kind: library.Kept}); err != nil {
		t.Fatal(err)
	}
	b, err := lib.BackUp(t.Context(), backup.Asked)
	if err != nil {
		t.Fatal(err)
	}
	later := s
	later.Title = "What came later"
	if _, err := lib.Save(t.Context(), later, library.SaveOptions{Kind: library.Kept}); err != nil {
		t.Fatal(err)
	}
	fresh := narrative.New()
	fresh.ID, fresh.Title = "fresh", "Only after the backup"
	if _, err := lib.Save(t.Context(), fresh, library.SaveOptions{Kind: library.Kept}); err != nil {
		t.Fatal(err)
	}
	r := newRigOn(t, lib)
	open := func(id string) *editor {
		r.win.Open(id)
		r.settle()
		return r.win.editor
	}
	restore := func() {
		t.Helper()
		other, err := library.Open(t.Context(), path, library.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := other.RestoreBackup(t.Context(), b.Path, passphrase.Passphrase{}); err != nil {
			t.Fatal(err)
		}
		if err := other.Close(); err != nil {
			t.Fatal(err)
		}
		r.win.look()
		r.settle()
	}
	e := open(s.ID)
	restore()
	if got := e.work.session.Solution().Title; got != s.Title {
		t.Errorf("it shows %q", got)
	}
	// A step that can be undone, and work goes on from there.
	e.undo()
	r.settle()
	if got := e.work.session.Solution().Title; got != later.Title {
		t.Errorf("undone, it shows %q", got)
	}
	if err := e.settle(); err != nil {
		t.Error(err)
	}
	if got, err := lib.Get(t.Context(), s.ID); err != nil || got.Title != later.Title {
		t.Errorf("the library has %q, %v", got.Title, err)
	}
	// A solution that the backup did not have stays on the screen, and the next change
	// brings it back.
	if _, err := lib.Save(t.Context(), fresh, library.SaveOptions{Kind: library.Kept}); err != nil {
		t.Fatal(err)
	}
	e = open(fresh.ID)
	restore()
	if r.win.editor != e {
		t.Fatal("it was closed")
	}
	changed := e.work.session.Solution()
	changed.Title = "Typed after the restore"
	e.work.do(narrative.SetHeader{Header: changed}, "Title", headerID)
	if err := e.settle(); err != nil {
		t.Fatal(err)
	}
	if got, err := lib.Get(t.Context(), fresh.ID); err != nil || got.Title != changed.Title {
		t.Errorf("what was typed: %q, %v", got.Title, err)
	}
}

// damagedReport is what a library that is damaged in some places comes to.
func damagedReport() doctor.Report {
	return doctor.Report{
		Path: "/home/me/.local/share/bifocal/library.db", Health: doctor.Recovered, Into: "new",
		Problems: []doctor.Problem{{Kind: doctor.Pages, Detail: "a page is damaged"}},
		Holds:    doctor.Counts{Solutions: 38, Deleted: 3, Revisions: 512, Exports: 40},
		Rebuilt:  []doctor.Rebuilt{{Named: doctor.Named{ID: "a", Customer: "Halden Freight", Title: "Managed platform"}, Revision: 12, At: noon}},
		Lost:     []doctor.Named{{ID: "b", Customer: "Nordbank", Title: "Core banking in the cloud"}, {ID: "lost-without-a-name"}},
		Missing:  []doctor.Missing{{Named: doctor.Named{ID: "a"}, Revisions: []int{3, 4}}},
	}
}

// bench is the ways on with a damaged library, in memory.
type bench struct {
	report                             doctor.Report
	adopted, discarded, restored, anew int
	err                                error
	backups                            []library.Backup
}

func (b *bench) mend() *Mend {
	return &Mend{
		Path:    "/home/me/.local/share/bifocal/library.db",
		Examine: func(context.Context) (doctor.Report, error) { return b.report, b.err },
		Adopt:   func(doctor.Report) (string, error) { b.adopted++; return "aside", nil },
		Discard: func(r doctor.Report) {
			if r.Into != "" {
				b.discarded++
			}
		},
		Backups: func(context.Context) ([]library.Backup, error) { return b.backups, nil },
		Restore: func(context.Context, string) error { b.restored++; return nil },
		Restart: func() error { b.anew++; return nil },
	}
}

func (r *rig) mending(b *bench) string {
	r.t.Helper()
	r.win.env.Mend = b.mend()
	r.win.showMending()
	r.settle()
	if r.win.over == nil {
		r.t.Fatal("nothing is shown")
	}
	return texts(r.win.over.inside)
}

func TestDamageOffersRecovery(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	b := &bench{report: damagedReport(), backups: someBackups().all}
	said := r.mending(b)
	for _, part := range []string{
		"The library is damaged", "41 solutions can be recovered, with 512 states", "“Halden Freight – Managed platform”", "Lost: “Nordbank – Core banking in the cloud”, “lost-without-a-name”",
		"2 earlier states", "stays in its folder, as “library.db.damaged-…”", "/home/me/.local/share/bifocal/library.db",
	} {
		if !strings.Contains(said, part) {
			t.Errorf("it does not say %q:\n%s", part, said)
		}
	}
	taps(r.win.over.inside, "Open what was recovered")[0]()
	r.settle()
	if b.adopted != 1 || b.anew != 1 || b.discarded != 0 {
		t.Errorf("%+v", b)
	}

	r = newRig(t, newShelf(example(t, 0)))
	b = &bench{report: damagedReport(), backups: someBackups().all}
	r.mending(b)
	taps(r.win.over.inside, "Close")[0]()
	if b.discarded != 1 || b.adopted+b.anew > 0 || r.win.over != nil {
		t.Errorf("closed: %+v", b)
	}

	b = &bench{report: doctor.Report{Health: doctor.Lost}, backups: someBackups().all}
	if said := r.mending(b); !strings.Contains(said, "Nothing can be read") || !strings.Contains(said, "There is a backup") {
		t.Errorf("it says:\n%s", said)
	}
	taps(r.win.over.inside, "Restore the backup of today 09:00")[0]()
	r.settle()
	if b.restored != 1 || b.anew != 1 {
		t.Errorf("restored: %+v", b)
	}

	r = newRig(t, newShelf(example(t, 0)))
	if said := r.mending(&bench{err: errors.New("the disk is full; make room")}); !strings.Contains(said, "The disk is full") {
		t.Errorf("it says:\n%s", said)
	}
}

// Damage that shows while the window is open offers the same.
func TestDamageWhileOneWorks(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	b := &bench{report: damagedReport()}
	r.win.env.Mend = b.mend()
	r.win.home.fail(library.ErrDamaged)
	if !r.win.home.alarm.more.Visible() || r.win.home.alarm.more.Text != lang.L("See what can be recovered") {
		t.Error("the list offers nothing")
	}
	r.win.trouble(library.ErrDamaged)
	taps(r.win.over.inside, "See what can be recovered")[0]()
	r.settle()
	if !strings.Contains(texts(r.win.over.inside), "can be recovered") {
		t.Error("the trouble offers nothing")
	}
	r.win.hideOver()
	r.win.trouble(library.ErrFull)
	if len(taps(r.win.over.inside, "See what can be recovered")) > 0 {
		t.Error("a full disk is taken for damage")
	}
}

// The window in place of the usual one, on a real library.
func TestMendingADamagedLibrary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	lib, err := library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Save(t.Context(), example(t, 0), library.SaveOptions{Kind: library.Kept}); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[4096 : 3*4096])
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	anew := 0
	mend := &Mend{
		Path:    path,
		Examine: func(ctx context.Context) (doctor.Report, error) { return doctor.Examine(ctx, path, doctor.Options{}) },
		Adopt:   func(r doctor.Report) (string, error) { return doctor.Adopt(r, noon) }, Discard: doctor.Discard,
		Backups: func(ctx context.Context) ([]library.Backup, error) { return library.Backups(ctx, path) },
		Restart: func() error { anew++; return nil },
	}
	a := test.NewTempApp(t)
	w := NewMending(a, Env{Mend: mend, Background: func(f func()) { f() }, OnUI: func(f func()) { f() }, Now: func() time.Time { return noon }})
	w.Resize(fyne.NewSize(680, 380))
	if said := texts(w.Content()); !strings.Contains(said, "1 solution can be recovered") || !strings.Contains(said, path) {
		t.Fatalf("it says:\n%s", said)
	}
	taps(w.Content(), "Open what was recovered")[0]()
	if anew != 1 {
		t.Error("the program does not start anew")
	}
	lib, err = library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if s, err := lib.Get(t.Context(), example(t, 0).ID); err != nil || s.Title != example(t, 0).Title {
		t.Errorf("%q, %v", s.Title, err)
	}
	if kept, err := os.ReadFile(path + ".damaged-2026-11-20T12-00-00"); err != nil || string(kept) != string(data) {
		t.Errorf("the damaged library was changed: %v", err)
	}
}

func backupScenes() []scene {
	german := func(set func(*rig)) func(*rig) {
		return func(r *rig) {
			if err := words.Speak("de"); err != nil {
				r.t.Fatal(err)
			}
			r.t.Cleanup(func() { _ = words.Speak("en") })
			set(r)
		}
	}
	backups := func(r *rig) { r.backups(someBackups()) }
	mending := func(r *rig) { r.mending(&bench{report: damagedReport(), backups: someBackups().all}) }
	return []scene{
		{"backups", backups},
		{"backups-none", func(r *rig) { r.backups(&cellar{}) }},
		{"backups-editor", func(r *rig) { r.open(r.win.env.Examples()[0].Solution.ID); backups(r) }},
		{"backups-restored", func(r *rig) {
			backups(r)
			taps(r.win.panel.root, "Restore")[0]()
		}},
		{"backups-german", german(backups)},
		{"mending", mending},
		{"mending-german", german(mending)},
		{"mending-lost", func(r *rig) {
			r.mending(&bench{report: doctor.Report{Health: doctor.Lost}, backups: someBackups().all})
		}},
	}
}
