package narrative

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
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

// Faults is every fault that was found, up to a hundred, as an error.
type Faults []Fault

// maxFaults is where the search ends: nobody reads on, and a file that is
// something else altogether has millions.
const maxFaults = 100

func (ps Faults) full() bool { return len(ps) > maxFaults }

// add notes a fault, or in place of the hundred and first that there are more.
func (ps *Faults) add(f Fault) {
	switch {
	case len(*ps) < maxFaults:
		*ps = append(*ps, f)
	case len(*ps) == maxFaults:
		*ps = append(*ps, Fault{Message: "there is more that is wrong; mend this first and try again"})
	}
}

// short cuts what a file holds to a length that fits a message.
func short[S ~string](s S) string {
	const most = 60
	if len(s) <= most {
		return string(s)
	}
	return strings.ToValidUTF8(string(s[:most]), "") + "…"
}

// shown returns a name as it stands where it is one, and else quoted, since a
// file may hold anything: line ends, control characters, megabytes.
func shown(name string) string {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '-' && r != '_' || len(name) > 64 {
			return strconv.QuoteToGraphic(short(name))
		}
	}
	return name
}

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
