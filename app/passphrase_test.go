package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/passphrase"
)

const goosePhrase = "three dry geese on a lamp"

// copied is an encrypted copy that was asked for.
type copied struct {
	path string
	opts library.BackupOptions
}

// An encrypted solution file asks for its passphrase until it fits, and then opens.
func TestImportAsksForThePassphrase(t *testing.T) {
	s := example(t, 1)
	s.ID = "protected"
	data, err := narrative.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	closed, err := passphrase.Seal(data, passphrase.New(goosePhrase).Quick())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.json.age")
	if err := os.WriteFile(path, closed, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readSolution(path, passphrase.Passphrase{}); !errors.Is(err, passphrase.ErrNone) {
		t.Errorf("none: %v", err)
	}
	r := newRig(t, newShelf())
	var asked []string
	for _, typed := range []string{"three wet geese", goosePhrase} {
		if asked == nil {
			r.win.Import(path)
		}
		r.settle()
		top := r.win.window.Canvas().Overlays().Top()
		asked = append(asked, texts(top))
		secrets(top)[0].SetText(typed)
		taps(top, "Open")[0]()
	}
	r.settle()
	if r.win.editor == nil || r.win.editor.work.session.Solution().ID != "protected" {
		t.Fatal("it is not open")
	}
	if len(asked) != 2 || strings.Contains(asked[0], "does not fit") || !strings.Contains(asked[1], "does not fit") {
		t.Errorf("asked %q", asked)
	}
}

// secrets are the fields of a dialog that show nothing of what is typed.
func secrets(in fyne.CanvasObject) (out []*widget.Entry) {
	for _, o := range test.LaidOutObjects(in) {
		if e, ok := o.(*widget.Entry); ok && e.Password {
			out = append(out, e)
		}
	}
	return out
}

// A new passphrase is typed twice, its strength is told, and nothing goes on before both
// are the same.
func TestNewPassphraseIsTypedTwice(t *testing.T) {
	r := newRig(t, newShelf())
	var got []passphrase.Passphrase
	r.win.newPassphrase(func(p passphrase.Passphrase) { got = append(got, p) })
	top := r.win.window.Canvas().Overlays().Top()
	fields := secrets(top)
	if len(fields) != 2 || !strings.Contains(texts(top), "no way to recover a lost passphrase") {
		t.Fatalf("%d fields: %s", len(fields), texts(top))
	}
	fields[0].SetText("halden")
	if said := texts(top); !strings.Contains(said, "Weak") {
		t.Error(said)
	}
	fields[1].SetText("halde")
	fields[1].OnSubmitted("")
	if said := texts(top); !strings.Contains(said, "The two differ") || len(got) > 0 {
		t.Error(said, len(got))
	}
	fields[0].SetText(goosePhrase)
	fields[1].SetText(goosePhrase)
	fields[1].OnSubmitted("")
	if len(got) != 1 || !got[0].Same(passphrase.New(goosePhrase)) {
		t.Errorf("%d", len(got))
	}
}

// The backups make an encrypted copy in a file, and restore one that asks.
func TestProtectedBackups(t *testing.T) {
	r := newRig(t, newShelf())
	c := someBackups()
	c.all = append(c.all, library.Backup{Path: "x.db.age", At: noon, Reason: backup.Asked, Encrypted: true, Size: 2 << 20})
	r.backups(c)
	if said := texts(r.win.panel.root); !strings.Contains(said, "protected with a passphrase, 2.0 MB") {
		t.Error(said)
	}
	(&backupsPanel{w: r.win, panel: r.win.panel, away: newButton("", nil), hint: flow.NewProse("", look.SizeSmall, look.Muted)}).copyTo("mine.db", passphrase.New(goosePhrase))
	r.settle()
	if len(c.copied) != 1 || c.copied[0].path != "mine.db.age" || !c.copied[0].opts.Replace || !c.copied[0].opts.Passphrase.Same(passphrase.New(goosePhrase)) {
		t.Errorf("%+v", c.copied)
	}
	r.win.restoreFile("x.db.age")
	r.settle()
	top := r.win.window.Canvas().Overlays().Top()
	secrets(top)[0].SetText(goosePhrase)
	taps(top, "Open")[0]()
	r.settle()
	if len(c.restored) != 1 || c.restored[0] != "x.db.age" {
		t.Errorf("%v", c.restored)
	}
}

func passphraseScenes() []scene {
	return []scene{
		{"passphrase-new", func(r *rig) {
			r.win.newPassphrase(func(passphrase.Passphrase) {})
			secrets(r.win.window.Canvas().Overlays().Top())[0].SetText("three dry geese")
		}},
		{"solution-file", func(r *rig) {
			r.open(example(r.t, 0).ID)
			r.win.saveSolutionFiles()
		}},
		{"solution-file-protected", func(r *rig) {
			r.open(example(r.t, 0).ID)
			r.win.saveSolutionFiles()
			f := r.win.over
			for _, o := range test.LaidOutObjects(f.inside) {
				if c, ok := o.(*tick); ok {
					c.SetChecked(true)
				}
			}
		}},
		{"passphrase-wrong", func(r *rig) {
			r.win.askPassphrase("solution-20261102-090000.json.age", passphrase.ErrWrong, func(passphrase.Passphrase) {})
		}},
	}
}
