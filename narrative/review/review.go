// Package review finds what a careful colleague would have stopped at: figures
// that contradict each other or come from nowhere, facts that nobody is told,
// words that a reader does not know, names that must not be there. It reads a
// solution and its framings, or a document that Bifocal did not make, and does no
// input or output.
package review

import (
	"cmp"
	"slices"
	"strconv"

	"bifocal/assets/glossary"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Severity says how much a finding matters.
type Severity string

// The severities, the gravest first.
const (
	Error   Severity = "error"   // a reader would stop believing
	Warning Severity = "warning" // a reader would ask
	Advice  Severity = "advice"  // it could be better
)

// Severities lists them, the gravest first.
var Severities = []Severity{Error, Warning, Advice}

// AtLeast reports whether a severity is as grave as another one, or graver.
func (s Severity) AtLeast(least Severity) bool {
	return slices.Index(Severities, s) <= slices.Index(Severities, least)
}

// Place is where a finding leads. What does not apply is empty.
type Place struct {
	Fact, Field string
	Audience    narrative.Audience
	Theme       framing.Theme
	Block       string // its key
	File        string // of an exported brief, or the name that holds a leak
	Line        int    // of a document, from 1
}

// String writes the place in one line: "outage.target", "executive, block
// value/outage", "line 12".
func (p Place) String() string {
	var out string
	add := func(s string) {
		if out != "" {
			out += ", "
		}
		out += s
	}
	if p.File != "" {
		add(p.File)
	}
	if p.Line > 0 {
		add("line " + strconv.Itoa(p.Line))
	}
	if p.Audience != "" {
		add(string(p.Audience))
	}
	switch {
	case p.Block != "":
		add("block " + p.Block)
	case p.Theme != "":
		add(string(p.Theme))
	}
	switch {
	case p.Fact != "" && p.Field != "":
		add(p.Fact + "." + p.Field)
	case p.Fact != "":
		add(p.Fact)
	case p.Field != "":
		add(p.Field)
	}
	return out
}

// Finding is one result of the review.
type Finding struct {
	Rule     string
	Severity Severity
	Place    Place
	Message  string // whole sentences, with both values and the computation where figures disagree
	Fix      string // what to do, as a sentence; "" where the message says it
	// Old and New are a quick fix: New in the place of Old in the text of the field
	// or wording at Place mends it. Both are "" where there is none. New is written
	// as it is typed, a reference in curly brackets.
	Old, New string
	// Quote are the words that it is about, as they stand in the text at Place; ""
	// where it is about no words.
	Quote string
	// Text is what stands at Place, figures filled in, or where that is no text the
	// figures of the fact.
	Text string
	// Aside says that the user has set it aside as no problem; Again that what it
	// says, or what stands there, has changed since. Aside is nil where neither is so.
	Aside *narrative.Aside
	Again bool

	said, mend line
	hint       hint
}

// hint is what a rule knows of how to put its finding right, for [Fixes].
type hint struct {
	term, plain string // to explain
	now         string // the text that is generated now
	twin        narrative.Ref
	left, right string // what executives and engineers read, where both were typed
}

// Counts reports whether a finding has not been set aside, or not as it is now.
func (f *Finding) Counts() bool { return f.Aside == nil || f.Again }

// SetAside is the finding as one that is no problem, for a reason.
func (f *Finding) SetAside(reason string) narrative.Aside {
	a := f.key()
	a.Text, a.Reason = f.Text, reason
	return a
}

func (f *Finding) key() narrative.Aside {
	p := &f.Place
	return narrative.Aside{Rule: f.Rule, Fact: p.Fact, Field: p.Field, Audience: p.Audience, Block: p.Block, Message: f.Message}
}

// In returns the message and what to do in another language. word gives the
// other language's words for a sentence in English, with verbs such as %s where
// texts and figures are filled in, or for a phrase that is filled in.
func (f *Finding) In(word func(english string) string) (message, fix string) {
	message, fix = f.Message, f.Fix
	if f.said.format != "" {
		message = f.said.in(word)
	}
	if f.mend.format != "" {
		fix = f.mend.in(word)
	}
	return message, fix
}

// Customer is a customer of another solution, whose name must not be in this one.
type Customer struct {
	Name    string
	Aliases []string
	Domains []string
	People  []string // stakeholders by name
}

// Exported is what was taken back out of a brief that was made.
type Exported struct {
	Audience narrative.Audience
	File     string
	Text     string
	Names    []string // of images, and from the document's metadata
}

// Input is all that a review of a solution looks at. Only Solution is needed.
type Input struct {
	Solution  *narrative.Solution
	Framings  []framing.Framing          // told from the solution; made where there are none
	Pages     map[narrative.Audience]int // of the briefs, where they are known
	Others    []Customer
	Exported  []Exported
	Glossary  []glossary.Entry     // the user's own, beside the embedded one
	Audiences []narrative.Audience // whose framing is looked at; both where there are none
	// Least is the severity that findings have at least: rules that find nothing as
	// grave are not asked. "" is all.
	Least Severity
}

func (in *Input) least() Severity {
	if in.Least == "" {
		return Advice
	}
	return in.Least
}

// Check reviews a solution and returns the findings, the gravest first, and in
// the order of the rules within a severity.
func Check(in Input) []Finding {
	var r Reviewer
	return r.Check(in)
}

// Reviewer reviews one solution again and again as it changes: what it has worked
// out about a text it keeps for as long as the text is there. It is not safe for
// concurrent use. The zero value is ready.
type Reviewer struct {
	read  map[string]*reading
	hard  map[narrative.Audience]Readability
	names lookout
	own   []glossary.Entry // the user's glossary that the terms in read were looked up with

	language string // of the solution that was reviewed last
	// shared is how many words a generated sentence shares with a typed text.
	shared map[[2]string]int
}

// Readability is how hard the framing of an audience reads, as the last check found
// it; false where it has too few words for a grade.
func (r *Reviewer) Readability(a narrative.Audience) (Readability, bool) {
	out, ok := r.hard[a]
	return out, ok && out.Words >= leastWordsForGrades
}

// Check is [Check] that looks anew only at texts that were not there last time.
func (r *Reviewer) Check(in Input) []Finding {
	c := newCase(r, in)
	r.hard = map[narrative.Audience]Readability{}
	var out []Finding
	for i := range Rules {
		rule := &Rules[i]
		if rule.check == nil || !rule.Severity.AtLeast(in.least()) {
			continue
		}
		c.rule, c.found = rule, c.found[:0]
		rule.check(c)
		out = append(out, c.found...)
	}
	out = slices.DeleteFunc(out, func(f Finding) bool { return !f.Severity.AtLeast(in.least()) })
	c.settle(out)
	c.setAside(out)
	r.forget(c)
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Compare(slices.Index(Severities, a.Severity), slices.Index(Severities, b.Severity))
	})
	return out
}
