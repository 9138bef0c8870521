package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/export"
	"bifocal/export/file"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// exported is a brief that was written.
type exported struct {
	destination
	notes []string
}

// audience is whom a brief is for.
func (b Brief) audience() narrative.Audience {
	if b.Kind == export.EngineeringBrief {
		return narrative.Engineering
	}
	return narrative.Executive
}

// framed says that a brief is one framing, which can go into a mail as it is.
func (b Brief) framed() bool {
	return b.Kind == export.ExecutiveBrief || b.Kind == export.EngineeringBrief
}

// madeBrief is a brief that was made and not written yet.
type madeBrief struct {
	Made
	notes []string // what the reader should know about it
	at    time.Time
}

// makeBrief renders a brief.
func makeBrief(ctx context.Context, env Env, s narrative.Solution, to destination, sections export.Choice) (madeBrief, error) {
	if env.Render == nil {
		return madeBrief{}, errors.New(lang.L("this build cannot make briefs"))
	}
	out := madeBrief{at: env.Now()}
	style, lost, err := to.in.of(ctx, env, &s)
	if err != nil {
		return madeBrief{}, fault(err, lang.L("the house style cannot be read: {{.Reason}}; look at it under House styles", words.Data{"Reason": err}))
	}
	if lost != "" {
		out.notes = append(out.notes, lang.L("There is no house style “{{.Name}}” any more; the brief is in the default one.", words.Data{"Name": lost}))
	}
	out.Made, err = env.Render(ctx, narrative.NewIndex(&s), Wanted{Kind: to.brief.Kind, Format: to.format, Date: out.at, Sections: sections, Style: style, Stem: stemOf(to.path)})
	if ctx.Err() != nil {
		return madeBrief{}, ctx.Err() // called off
	}
	if lacks := new(export.LacksError); errors.As(err, &lacks) {
		return madeBrief{}, fault(err, lackOf(to.brief, err))
	}
	if err != nil {
		return madeBrief{}, fault(err, lang.L("the {{.Brief}} could not be made: {{.Reason}}", words.Data{"Brief": words.Inside(to.brief.Label), "Reason": err}))
	}
	out.notes = append(append(out.notes, out.Notes...), leftOut(env, s, to.brief.Kind)...)
	return out, nil
}

// exportBrief renders a brief, writes it whole or not at all, and records it.
func exportBrief(ctx context.Context, env Env, s narrative.Solution, to destination, sections export.Choice, judged verdict) (exported, error) {
	made, err := makeBrief(ctx, env, s, to, sections)
	if err != nil {
		return exported{}, err
	}
	out := exported{destination: to, notes: made.notes}
	sum := sha256.Sum256(made.Data)
	folder := filepath.Dir(to.path)
	if err := ctx.Err(); err != nil {
		return exported{}, err // nobody waits for it any more
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return exported{}, fileFault(folder, err)
	}
	for _, one := range append(made.Beside, export.File{Name: filepath.Base(to.path), Data: made.Data}) { // the brief last: it never links to what is not there
		path := filepath.Join(folder, one.Name)
		if err := file.Replace(path, one.Data); err != nil {
			return exported{}, fileFault(path, err)
		}
	}
	_, err = env.Library.RecordExport(ctx, s, library.Export{
		At: made.at, Kind: string(to.brief.Kind), Format: string(to.format), SHA256: hex.EncodeToString(sum[:]),
		Reviewed: true, Errors: judged.errors, Decided: judged.decided,
	})
	if err != nil {
		out.notes = append(out.notes, unrecorded(err))
	}
	return out, nil
}

// unrecorded says that a file was written and not noted in the library.
func unrecorded(err error) string {
	return lang.L("The file is written, but the library has no record of it: {{.Reason}}", words.Data{"Reason": err})
}

// stemOf is the name of a file without its ending.
func stemOf(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }

// leftOut says what a brief leaves out since a text refers to what has no
// value: a gap that no fact can be added for.
func leftOut(env Env, s narrative.Solution, kind export.Kind) []string {
	executive, engineering := env.Frame(&s)
	var notes []string
	for _, a := range kind.Audiences() {
		told := executive
		if a == narrative.Engineering {
			told = engineering
		}
		for _, g := range told.Gaps {
			if len(g.Kinds) == 0 && !slices.Contains(notes, g.Capture) {
				notes = append(notes, g.Capture)
			}
		}
	}
	return notes
}

func fileFault(path string, err error) error {
	data := words.Data{"File": path, "Reason": err}
	switch {
	case errors.Is(err, file.ErrFull):
		return fault(err, lang.L("{{.File}} could not be written: {{.Reason}}; make room and try again, or choose another folder", data))
	case errors.Is(err, fs.ErrPermission):
		return fault(err, lang.L("{{.File}} cannot be written; choose another folder ({{.Reason}})", data))
	case errors.Is(err, fs.ErrNotExist):
		return fault(err, lang.L("there is no folder for {{.File}}; choose another one ({{.Reason}})", data))
	}
	return fault(err, lang.L("{{.File}} could not be written: {{.Reason}}", data))
}
