// Package app is Bifocal's window: the library, and the editor of one solution
// with its two framings. A view is one file with what it needs passed in; what
// can be told without Fyne is in desk, wrapped text and tables are in flow,
// colours and sizes in look.
package app

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/export"
	"bifocal/export/house"
	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
	"bifocal/narrative/reword/client"
)

// Library is what the window needs of the user's library.
type Library interface {
	List(ctx context.Context, q library.Query) ([]library.Entry, error)
	Get(ctx context.Context, id string) (narrative.Solution, error)
	Save(ctx context.Context, s narrative.Solution, opts library.SaveOptions) (library.Saved, error)
	CountByStatus(ctx context.Context, q library.Query) (map[narrative.Status]int, error)
	CountByCustomer(ctx context.Context, q library.Query) ([]library.CustomerCount, error)
	Named(ctx context.Context, ids []string) ([]library.Entry, error)
	DeleteAll(ctx context.Context, ids []string) error
	UndeleteAll(ctx context.Context, ids []string) ([]library.Saved, error)
	SetStatus(ctx context.Context, to []library.Standing) (before []library.Standing, err error)
	BeforeArchive(ctx context.Context, ids []string) ([]library.Standing, error)
	Revisions(ctx context.Context, id string) ([]library.Revision, error)
	Revision(ctx context.Context, id string, n int) (narrative.Solution, error)
	Changes(ctx context.Context, id string, n int) (compare.Summary, error)
	NameRevision(ctx context.Context, id string, n int, name string) (string, error)
	Version(ctx context.Context) (int64, error)
	CustomerNames(ctx context.Context) ([]library.CustomerNames, error)
	RecordExport(ctx context.Context, s narrative.Solution, e library.Export) (library.Saved, error)
	Styles(ctx context.Context) ([]library.StyleEntry, error)
	Style(ctx context.Context, name string) (body []byte, called string, err error)
	DefaultStyle(ctx context.Context) (body []byte, called string, err error)
	SaveStyle(ctx context.Context, was, name string, body []byte) (replaced bool, err error)
	DeleteStyle(ctx context.Context, name string) error
	SetDefaultStyle(ctx context.Context, name string) error
	HandedOut(ctx context.Context, sha256 string) ([]library.Handed, error)
	Find(ctx context.Context, wanted func(id string) bool) (library.Entry, bool, error)
	Setting(ctx context.Context, name string) (string, error)
	SetSetting(ctx context.Context, name, value string) error
	NoteRequest(ctx context.Context, id string, r library.Request) error
	Requests(ctx context.Context, id string) ([]library.Request, error)
}

// Brief is a kind of brief that can be exported.
type Brief struct {
	Kind  export.Kind
	Label string // "Executive brief"
}

// Briefs returns the kinds that can be exported.
func Briefs() []Brief {
	return []Brief{
		{export.ExecutiveBrief, lang.L("Executive brief")},
		{export.EngineeringBrief, lang.L("Engineering brief")},
		{export.SideBySide, lang.L("Side-by-side brief")},
		{export.PointOfView, lang.L("Point of view")},
		{export.ConceptNote, lang.L("Concept note")},
		{export.SolutionNarrative, lang.L("Solution narrative")},
		{export.Plan306090, lang.L("30-60-90 plan")},
	}
}

// Example is a solution that a newcomer can open.
type Example struct {
	Name     string // of its file, without the ending
	Title    string
	Customer string
	Solution narrative.Solution
}

// Wanted says which brief is to be made.
type Wanted struct {
	Kind   export.Kind
	Format export.Format
	Date   time.Time
	// Sections are those that the brief has; what a kind has no section for does
	// not count.
	Sections export.Choice
	// Style is the house style; nil for none.
	Style *house.Style
	// Stem is the name of its file without the ending; names of files beside it
	// begin with it.
	Stem string
}

// Made is a brief that was made.
type Made struct {
	Data   []byte
	Beside []export.File // that belong in the same folder
	// Notes are what the reader should know about it, such as characters that
	// were replaced.
	Notes []string
}

// Proof is the pages of a brief as pictures.
type Proof struct {
	Pages   []image.Image
	Covered bool // the first of them is the cover, which is not counted
	Count   int  // how many pages the brief has
	More    int  // how many of them are not drawn
}

// Env is what the window is given: where solutions live, how briefs are made,
// and the world around it, so that a test can give it another one.
type Env struct {
	Library Library
	// Examples are asked for when somebody wants to see them.
	Examples func() []Example
	// Frame tells a solution to both audiences.
	Frame func(*narrative.Solution) (executive, engineering framing.Framing)
	// Render makes a brief.
	Render func(ctx context.Context, x *narrative.Index, w Wanted) (Made, error)
	// Background runs slow work; OnUI brings its result back to the window.
	Background func(func())
	OnUI       func(func())
	// Reveal opens a file or a folder with the program that the desktop has
	// for it.
	Reveal func(path string) error
	Now    func() time.Time
	// After runs a function on the window's goroutine when some time is over,
	// unless what it returns is called before.
	After func(d time.Duration, f func()) (callOff func())
	// Every runs a function at intervals, on a goroutine of its own, until it
	// returns false.
	Every func(d time.Duration, f func() bool)
	// Pages counts the pages that a brief comes to, without writing it.
	Pages func(ctx context.Context, x *narrative.Index, kind export.Kind, style *house.Style) (int, error)
	// Proof draws the pages of a brief as they are printed, with scale pixels a point.
	Proof func(ctx context.Context, x *narrative.Index, kind export.Kind, style *house.Style, scale float64) (Proof, error)
	// Notify tells the desktop that work is over.
	Notify func(title, text string)
	// Home is the folder that a first export is offered for.
	Home    string
	Version string
	// Backups are those of the library; nil where it has none.
	Backups Backups
	// Mend helps where the library is damaged; nil where nothing does.
	Mend *Mend
	// Rejoin goes over to another file that stands in the place of the library; nil where
	// none can.
	Rejoin func(ctx context.Context) (library.Rejoined, error)
	// ReadOnly says that the library cannot be written: it is looked at, searched and
	// exported, and nothing in it is changed.
	ReadOnly bool
	// Path is the file of the library, and UserHome the user's folder.
	Path     string
	UserHome string
	// Keys is where the key of a model's server is kept; nil: nowhere.
	Keys client.Ring
	// Variable returns a variable of the environment, "" for one that is not set.
	Variable func(name string) string
	// Client changes how a model is asked, for tests.
	Client []client.Option

	styles *styleMemory
}

// withDefaults fills in the usual world.
func (e Env) withDefaults() Env {
	if e.Background == nil {
		e.Background = func(f func()) { go f() }
	}
	if e.OnUI == nil {
		e.OnUI = fyne.Do
	}
	if e.styles == nil {
		e.styles = &styleMemory{}
	}
	if e.Examples == nil {
		e.Examples = func() []Example { return nil }
	}
	if e.Now == nil {
		e.Now = time.Now
	}
	if e.After == nil {
		e.After = e.afterPause
	}
	if e.Every == nil {
		e.Every = every
	}
	if e.Notify == nil {
		e.Notify = func(string, string) {}
	}
	if e.Keys == nil {
		e.Keys = noKeys{}
	}
	if e.Variable == nil {
		e.Variable = func(string) string { return "" }
	}
	if e.Reveal == nil {
		e.Reveal = func(string) error { return nil }
	}
	return e
}

func (e Env) afterPause(d time.Duration, f func()) func() {
	off := false // read and set on the window's goroutine alone
	t := time.AfterFunc(d, func() {
		e.OnUI(func() {
			if !off {
				f()
			}
		})
	})
	return func() {
		off = true
		t.Stop()
	}
}
