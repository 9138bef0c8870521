package desk

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/retarget"
)

// Retargeting is what is typed to make a solution one for another customer, and
// what would come of it.
type Retargeting struct {
	of      narrative.Solution
	Name    string
	Title   string // "" for the old one with the names replaced
	Aliases string // with commas between them
	Domains string
	People  []Renamed

	turn int
}

// Renamed is somebody at the old customer, and who is there instead.
type Renamed struct {
	Old, Role string
	New       string // "" for the role alone, where there is one
}

// Retold is the solution for the other customer, and what was done for it.
type Retold struct {
	Turn     int
	Solution narrative.Solution
	Report   retarget.Report
	Err      error // retarget.ErrNobody and retarget.ErrSame
}

// Places is in how many places a name was replaced.
func (r *Retold) Places() int {
	n := 0
	for _, x := range r.Report.Replaced {
		n += x.N
	}
	return n
}

// NewRetargeting begins with what a solution knows of its customer.
func NewRetargeting(s narrative.Solution) *Retargeting {
	r := &Retargeting{of: s}
	for _, p := range retarget.People(s) {
		r.People = append(r.People, Renamed{Old: p.Name, Role: p.Role})
	}
	return r
}

// Of is the solution that is made one for another customer.
func (r *Retargeting) Of() *narrative.Solution { return &r.of }

// Ask returns what makes the solution as it is typed now, on any goroutine. Only
// the answer to the newest question is [Retargeting.Newest].
func (r *Retargeting) Ask() func() Retold {
	r.turn++
	turn, of := r.turn, r.of
	to := retarget.Target{
		Customer: narrative.Customer{Name: strings.TrimSpace(r.Name), Aliases: NamesIn(r.Aliases), Domains: NamesIn(r.Domains)},
		Title:    strings.TrimSpace(r.Title), People: map[string]string{},
	}
	for _, p := range r.People {
		if name := strings.TrimSpace(p.New); name != "" {
			to.People[p.Old] = name
		}
	}
	return func() Retold {
		s, report, err := retarget.To(of, to)
		return Retold{turn, s, report, err}
	}
}

// Newest reports whether nothing was asked since.
func (r *Retargeting) Newest(x *Retold) bool { return x.Turn == r.turn }

// NamesIn are what is typed with commas between.
func NamesIn(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
