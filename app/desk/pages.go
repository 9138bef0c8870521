package desk

import (
	"time"

	"bifocal/narrative"
)

// CountPagesAfter is how long nothing must be typed before the pages of the
// briefs are counted.
const CountPagesAfter = time.Second

// executiveLimit is how many pages an executive reads.
const executiveLimit = 2

// PageCount is what is known of the length of the two briefs.
type PageCount struct {
	Pages [2]int // of the executive and the engineering brief; 0 is not known
	turn  int    // of the newest state
}

// Changed says that the solution differs from what was counted, and returns the
// turn that the next count is of.
func (c *PageCount) Changed() (turn int) {
	c.turn++
	return c.turn
}

// Counted takes a count, unless the solution has changed since, and reports
// whether it says something new.
func (c *PageCount) Counted(turn int, pages [2]int) bool {
	if turn != c.turn || pages == c.Pages {
		return false
	}
	c.Pages = pages
	return true
}

// TooLong reports whether a brief of an audience has more pages than its reader
// reads.
func TooLong(a narrative.Audience, pages int) bool {
	return a == narrative.Executive && pages > executiveLimit
}
