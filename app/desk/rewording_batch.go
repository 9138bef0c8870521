package desk

import (
	"slices"
	"time"

	"bifocal/narrative/reword/client"
)

// RewordOutlook is what requests will take, and what stays readable in them.
type RewordOutlook struct {
	Requests int
	Usage    client.Usage // an estimate, in tokens
	Foreign  int          // texts that seem to be in another language than English
	Readable []string     // words with a capital that nobody has marked
}

// Outlook adds up what texts will take.
func Outlook(items []*RewordItem) RewordOutlook {
	out := RewordOutlook{Requests: len(items)}
	for _, i := range items {
		u := client.Estimate(i.Request.Messages())
		out.Usage.Prompt += u.Prompt
		out.Usage.Answer += u.Answer
		if i.Request.Sealed.Foreign() {
			out.Foreign++
		}
		for _, w := range i.Request.Sealed.Readable() {
			if !slices.Contains(out.Readable, w) {
				out.Readable = append(out.Readable, w)
			}
		}
	}
	return out
}

// RewordTally counts what has become of texts.
type RewordTally struct{ All, Busy, Open, Taken, Aside, Failed int }

// TallyRewords counts what has become of texts.
func TallyRewords(items []*RewordItem) RewordTally {
	t := RewordTally{All: len(items)}
	for _, i := range items {
		switch {
		case i.Busy():
			t.Busy++
		case i.State == RewordTaken:
			t.Taken++
		case i.State == RewordFailed:
			t.Failed++
		case i.Aside:
			t.Aside++
		case i.Open():
			t.Open++
		}
	}
	return t
}

// clean reports whether there is an answer to take over that no finding marks.
func (i *RewordItem) clean() bool {
	a := i.Answer()
	return i.Open() && a != nil && a.Usable() && len(a.Findings) == 0
}

// CleanRewords counts the answers that can be taken over and that no finding marks.
func CleanRewords(items []*RewordItem) int {
	n := 0
	for _, i := range items {
		if i.clean() {
			n++
		}
	}
	return n
}

// AcceptClean returns the edits that take over every answer that was not refused and
// that no finding marks, with the items that they belong to.
func AcceptClean(items []*RewordItem, v View, now time.Time) (steps Steps, taken []*RewordItem) {
	for _, i := range items {
		if !i.clean() {
			continue
		}
		edit, err := i.Accept(v, now)
		if err != nil {
			continue // it stays, and says why when it is taken over alone
		}
		steps, taken = append(steps, edit), append(taken, i)
	}
	return steps, taken
}
