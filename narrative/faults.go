package narrative

import (
	"fmt"
	"strings"
)

// Fault is one thing that is wrong with a solution or its JSON form.
type Fault struct {
	Path    string // "facts[3].baseline"
	Fact    string // the ID of the fact it lies in, where it does
	Line    int    // in the file it was read from; 0 where unknown
	Message string // what is wrong and what to do
}

// String gives place and message in one line.
func (p Fault) String() string {
	var b strings.Builder
	if p.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", p.Line)
	}
	if p.Path != "" {
		b.WriteString(p.Path)
		if p.Fact != "" {
			fmt.Fprintf(&b, " (%s)", p.Fact)
		}
		b.WriteString(": ")
	}
	b.WriteString(p.Message)
	return b.String()
}

// Faults is every fault that was found, as an error.
type Faults []Fault

// Error lists all faults, a line each.
func (ps Faults) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Err returns ps as an error, or nil where there is no fault.
func (ps Faults) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}
