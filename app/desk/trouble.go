package desk

import (
	"errors"
	"fmt"
	"strings"
)

// Trouble is what went wrong, for the person it happened to.
type Trouble struct {
	Said    string // what happened
	Remedy  string // what to do; "" where nobody knows
	Details string // for whoever looks into it, a line a cause
}

// NewTrouble takes an error apart. By the house rule its text says what was
// being done and, behind a semicolon, what the user can do.
func NewTrouble(err error) Trouble {
	var t Trouble
	t.Said, t.Remedy, _ = strings.Cut(strings.TrimSpace(err.Error()), "; ")
	var lines []string
	note := func(depth int, err error) {
		line := strings.Repeat("  ", depth) + fmt.Sprintf("%T: %s", err, strings.ReplaceAll(err.Error(), "\n", "\n"+strings.Repeat("  ", depth+1)))
		lines = append(lines, line)
	}
	var walk func(depth int, err error)
	walk = func(depth int, err error) {
		note(depth, err)
		switch e := err.(type) { //nolint:errorlint // the chain itself is shown
		case interface{ Unwrap() []error }:
			for _, c := range e.Unwrap() {
				walk(depth+1, c)
			}
		default:
			if c := errors.Unwrap(err); c != nil {
				walk(depth+1, c)
			}
		}
	}
	walk(0, err)
	t.Details = strings.Join(lines, "\n")
	return t
}
