package app

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"bifocal/export"
)

// holdsSomethingElse says whether there is a file that is none of ours as it
// was exported: of another solution with the same name, or changed since.
func holdsSomethingElse[V any](path string, ours map[string]V) bool {
	if _, err := os.Lstat(path); err != nil {
		// Nothing is there; what else is wrong, writing tells. A Markdown file may
		// bring pictures, and those that have their names are of another file then.
		return filepath.Ext(path) == "."+export.Markdown.Ending() && hasPictures(path)
	}
	sum, err := checksum(path)
	if err != nil {
		return true
	}
	_, own := ours[sum]
	return !own
}

// checksum returns the SHA-256 of a file, in hexadecimal.
func checksum(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
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
