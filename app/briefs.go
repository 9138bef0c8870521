package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"bifocal/export"
	"bifocal/export/file"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// exported is a brief that was written.
type exported struct {
	brief Brief
	path  string
	notes []string
}

// exportBrief renders a brief, writes it whole or not at all, and records it.
func exportBrief(ctx context.Context, env Env, s narrative.Solution, b Brief, folder string) (exported, error) {
	if env.Render == nil {
		return exported{}, errors.New("this build cannot make briefs")
	}
	out := exported{brief: b, path: filepath.Join(folder, export.FileName(&s, b.Kind, "pdf"))}
	now := env.Now()
	var brief bytes.Buffer
	notes, err := env.Render(ctx, narrative.NewIndex(&s), b.Kind, now, &brief)
	if err != nil {
		return exported{}, fmt.Errorf("the %s could not be made: %w", lower(b.Label), err)
	}
	out.notes = append(notes, leftOut(env, s, b.Kind)...)
	sum := sha256.Sum256(brief.Bytes())
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return exported{}, fileFault(folder, err)
	}
	if err := file.Replace(out.path, brief.Bytes()); err != nil {
		return exported{}, fileFault(out.path, err)
	}
	_, err = env.Library.RecordExport(ctx, s, library.Export{
		At: now, Kind: string(b.Kind), Format: "pdf", SHA256: hex.EncodeToString(sum[:]),
	})
	if err != nil {
		out.notes = append(out.notes, "The file is written, but the library has no record of it: "+err.Error())
	}
	return out, nil
}

// leftOut says what a brief leaves out since a text refers to what has no
// value: a gap that no fact can be added for.
func leftOut(env Env, s narrative.Solution, kind export.Kind) []string {
	told, engineering := env.Frame(&s)
	if kind == export.EngineeringBrief {
		told = engineering
	}
	var notes []string
	for _, g := range told.Gaps {
		if len(g.Kinds) == 0 && !slices.Contains(notes, g.Capture) {
			notes = append(notes, g.Capture)
		}
	}
	return notes
}

func fileFault(path string, err error) error {
	switch {
	case errors.Is(err, file.ErrFull):
		return fmt.Errorf("%s could not be written: %w; make room and try again, or choose another folder", path, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s cannot be written; choose another folder (%w)", path, err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder for %s; choose another one (%w)", path, err)
	}
	return fmt.Errorf("%s could not be written: %w", path, err)
}
