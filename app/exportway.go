package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"bifocal/export"
)

// handedOut returns the checksums of the files that a solution was exported
// as.
func (m *manyExport) handedOut(ctx context.Context, id string) map[string]bool {
	out := map[string]bool{}
	revisions, err := m.env.Library.Revisions(ctx, id)
	if err != nil {
		return out // then no file is known as its own, and none is replaced
	}
	for _, r := range revisions {
		for _, e := range r.Exports {
			out[e.SHA256] = true
		}
	}
	return out
}

// holdsSomethingElse says whether there is a file that is none of ours as it
// was exported: of another solution with the same name, or changed since.
func holdsSomethingElse(path string, ours map[string]bool) bool {
	if _, err := os.Lstat(path); err != nil {
		// Nothing is there; what else is wrong, writing tells. A Markdown file may
		// bring pictures, and those that have their names are of another file then.
		return filepath.Ext(path) == "."+export.Markdown.Ending() && hasPictures(path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return true
	}
	sum := sha256.Sum256(data)
	return !ours[hex.EncodeToString(sum[:])]
}

// hasPictures says whether there are files that a brief's pictures would be
// called like: "brief-1.svg" for "brief.md".
func hasPictures(path string) bool {
	all, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return false // then none of them is replaced
	}
	for _, e := range all {
		n, is := strings.CutPrefix(e.Name(), stemOf(path)+"-")
		if n, svg := strings.CutSuffix(n, ".svg"); is && svg && n != "" && strings.Trim(n, "0123456789") == "" {
			return true
		}
	}
	return false
}
