package app

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/narrative"
)

// destination is the file that a brief is exported to.
type destination struct {
	brief    Brief
	format   export.Format
	path     string
	replaced time.Time // when what it replaces was exported; zero where it replaces nothing
	avoided  string    // the usual name, where a file of that name holds something else; else ""
	in       dressing
}

// handedOut returns when the files were exported that a solution was exported as, by
// their checksums.
func handedOut(ctx context.Context, lib Library, id string) map[string]time.Time {
	out := map[string]time.Time{}
	revisions, err := lib.Revisions(ctx, id)
	if err != nil {
		return out // then no file is known as its own, and none is replaced
	}
	for _, r := range revisions {
		for _, e := range r.Exports {
			if e.At.After(out[e.SHA256]) {
				out[e.SHA256] = e.At
			}
		}
	}
	return out
}

// destinations says where the briefs of a solution go. A file that was exported from it,
// and not changed since, is replaced; where a file of the name holds something else,
// the brief gets another name. The time is that of the window's clock.
func destinations(s *narrative.Solution, briefs []Brief, formats []export.Format, folder string, ours map[string]time.Time) []destination {
	var out []destination
	names := desk.Names{}
	for _, b := range briefs {
		for _, f := range formats {
			usual := export.FileName(s, b.Kind, f.Ending())
			d := destination{brief: b, format: f}
			name := names.Free(usual, func(name string) bool { return holdsSomethingElse(filepath.Join(folder, name), ours) })
			d.path = filepath.Join(folder, name)
			if name != usual {
				d.avoided = usual
			}
			if sum, err := checksum(d.path); err == nil {
				d.replaced = ours[sum]
			}
			out = append(out, d)
		}
	}
	return out
}

// foretold says in a line what will stand in the folder.
func (d destination) foretold(now time.Time) string {
	name := filepath.Base(d.path)
	switch {
	case d.avoided != "":
		return lang.L("{{.File}}, since {{.Other}} holds something else", words.Data{"File": name, "Other": d.avoided})
	case !d.replaced.IsZero():
		return lang.L("{{.File}}, which replaces the one exported {{.Time}}", words.Data{"File": name, "Time": words.On(d.replaced, now)})
	}
	return name
}

// told says afterwards what became of a file that was there; "" where there was none.
func (d destination) told(now time.Time) string {
	switch {
	case d.avoided != "":
		return lang.L("“{{.File}}” holds something else and was left as it is.", words.Data{"File": d.avoided})
	case !d.replaced.IsZero():
		return lang.L("It replaced the one exported {{.Time}}.", words.Data{"Time": words.On(d.replaced, now)})
	}
	return ""
}
