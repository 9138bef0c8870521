package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"time"

	"bifocal/app/desk"
	"bifocal/export"
	"bifocal/export/file"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
)

// interchange is the format of a solution itself, beside those of briefs.
const interchange export.Format = "json"

// filed is what came of writing solution files.
type filed struct {
	paths  []string
	notes  []string
	failed []desk.Failure
}

// fileSolutions writes solutions as files for another library, each whole or not at all,
// and encrypted where there is a passphrase. A file that is there is never replaced.
func fileSolutions(ctx context.Context, env Env, all []library.Entry, folder string, with passphrase.Passphrase) (out filed) {
	names := desk.Names{}
	for _, e := range all {
		path, err := fileSolution(ctx, env, e.ID, folder, with, names)
		switch {
		case ctx.Err() != nil:
			return out
		case path == "":
			out.failed = append(out.failed, desk.Failure{Entry: e, Err: err})
			continue
		case err != nil:
			out.notes = append(out.notes, unrecorded(err))
		}
		out.paths = append(out.paths, path)
	}
	return out
}

// fileSolution writes one of them, and notes that in the library. With a path its error
// says that only the second went wrong.
func fileSolution(ctx context.Context, env Env, id, folder string, with passphrase.Passphrase, names desk.Names) (path string, err error) {
	s, err := env.Library.Get(ctx, id)
	if err != nil {
		return "", err
	}
	data, err := narrative.Encode(s)
	if err != nil {
		return "", err
	}
	name := solutionFileName(&s, env.Now(), with.Given())
	if with.Given() {
		if data, err = passphrase.Seal(data, with); err != nil {
			return "", err
		}
	}
	path = filepath.Join(folder, names.Free(name, func(name string) bool {
		_, err := os.Lstat(filepath.Join(folder, name))
		return err == nil // a folder that cannot be looked into has no file in the way
	}))
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return "", fileFault(folder, err)
	}
	if err := file.Replace(path, data); err != nil {
		return "", fileFault(path, err)
	}
	sum := sha256.Sum256(data)
	_, err = env.Library.RecordExport(ctx, s, library.Export{At: env.Now(), Format: string(interchange), SHA256: hex.EncodeToString(sum[:])})
	return path, err
}

// solutionFileName is how a solution file is called. The name of an encrypted one can be
// read by everybody, and says only when it was made.
func solutionFileName(s *narrative.Solution, now time.Time, closed bool) string {
	if closed {
		return "solution-" + now.Format("20060102-150405") + "." + string(interchange) + passphrase.Ending
	}
	return export.FileName(s, "", string(interchange))
}
