package doctor

import (
	"fmt"
	"os"
	"time"

	"bifocal/narrative/library"
)

// Adopt puts a damaged library aside, with its journal and as it is, and what was
// recovered in its place. It returns where the damaged one is now.
func Adopt(r Report, now time.Time) (aside string, err error) {
	if r.Health != Recovered {
		return "", fmt.Errorf("nothing was recovered from %s; restore a backup", r.Path)
	}
	if aside, err = library.PutAside(r.Path, now); err != nil {
		return "", err
	}
	if err := os.Rename(r.Into, r.Path); err != nil {
		return aside, fmt.Errorf("putting what was recovered in the place of the library: %w; it is in %s, and the damaged library in %s", err, r.Into, aside)
	}
	return aside, nil
}

// Discard takes away what was recovered, where nobody wants it.
func Discard(r Report) {
	if r.Into != "" {
		removeLibrary(r.Into)
	}
}
