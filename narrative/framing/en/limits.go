package en

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

// Limits tells engineers what bounds the work.
func (en English) Limits(c content.Limits) content.Draft {
	if len(c.All) == 0 {
		return content.Draft{}
	}
	var constraints, assumptions, nonGoals int
	for i := range c.All {
		switch c.All[i].Kind {
		case narrative.KindConstraint:
			constraints++
		case narrative.KindAssumption:
			assumptions++
		default:
			nonGoals++
		}
	}
	var parts []string
	if constraints > 0 {
		parts = append(parts, count(constraints, "constraint", "constraints"))
	}
	if assumptions > 0 {
		parts = append(parts, count(assumptions, "assumption", "assumptions"))
	}
	if nonGoals > 0 {
		parts = append(parts, count(nonGoals, "non-goal", "non-goals"))
	}
	d := content.Draft{Lines: make([]content.Line, 0, len(c.All))}
	if len(c.All) == 1 {
		return oneLimit(c)
	}
	d.Heading = upper(list(parts)) + " set the frame"
	first := heading(c.All)
	if first >= 0 {
		l := &c.All[first]
		d.Heading, d.Facts = upper(l.Statement.Text), l.Statement.Facts
		d.Lines = append(d.Lines, paragraph(l.ID, sentence(bareReason(l)), l.Statement.Facts, l.Reason.Facts))
	}
	p := en.passage()
	for i := range c.All {
		if i == first {
			continue
		}
		l := &c.All[i]
		if first >= 0 && len(c.All) == 2 { // one left makes no list
			text := because(l)
			if l.Kind == narrative.KindAssumption {
				text = "it is assumed that " + lower(text)
			}
			d.Lines = append(d.Lines, paragraph(l.ID, sentence(text), l.Statement.Facts, l.Reason.Facts))
			continue
		}
		lead := p.upper(leadOf(l.Kind))
		p.sentence(lead, ": ", lower(because(l)))
		line := p.item(l.ID, l.Statement.Facts, l.Reason.Facts)
		line.Lead = lead
		d.Lines = append(d.Lines, line)
	}
	return d
}

// heading is the constraint, or else the thing left out, that can stand over the others
// with its reason below; -1 where none is short enough, and has a verb and a reason.
func heading(ls []content.Limit) int {
	for _, kind := range []narrative.Kind{narrative.KindConstraint, narrative.KindNonGoal} {
		for i := range ls {
			l := &ls[i]
			if l.Kind == kind && words(l.Statement.Text) <= headlineWords+2 && hasVerb(l.Statement.Text) && !compound(l.Statement.Text) && bareReason(l) != "" && !leansBack(l.Statement.Text) {
				return i
			}
		}
	}
	return -1
}

// refuses reports whether a statement says itself that something is not done.
func refuses(statement string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(statement)) {
		if w == "not" || w == "no" || w == "never" || w == "nothing" || w == "without" || w == "alone" {
			return true
		}
	}
	return false
}

// kindLead says before the only limit what kind of limit it is.
func kindLead(k narrative.Kind) string {
	if k == narrative.KindNonGoal {
		return "out of scope"
	}
	return "one " + leadOf(k)
}

// oneLimit heads a theme with the only limit, as what it is, and tells its reason.
func oneLimit(c content.Limits) content.Draft {
	l := &c.All[0]
	if c.Told {
		return content.Draft{Silent: toldWith("the only "+leadOf(l.Kind), "answer", narrative.Engineering)}
	}
	d := content.Draft{Facts: l.Statement.Facts}
	if reason := bareReason(l); reason != "" && words(l.Statement.Text) <= 16 {
		d.Heading = upper(l.Statement.Text)
		if l.Kind == narrative.KindAssumption || !refuses(l.Statement.Text) {
			d.Heading = upper(kindLead(l.Kind)) + ": " + lower(l.Statement.Text)
		}
		d.Lines = []content.Line{paragraph(l.ID, sentence(reason), l.Statement.Facts, l.Reason.Facts)}
		return d
	}
	if h := headline(l.Statement.Text, headlineWords+2); h != "" && h != upper(l.Statement.Text) {
		d.Heading = upper(kindLead(l.Kind)) + ": " + lower(h)
		d.Lines = []content.Line{paragraph(l.ID, sentence(because(l)), l.Statement.Facts, l.Reason.Facts)}
		return d
	}
	d.Heading = map[narrative.Kind]string{
		narrative.KindConstraint: "One thing cannot be changed",
		narrative.KindAssumption: "The work rests on one assumption",
		narrative.KindNonGoal:    "One thing is left out on purpose",
	}[l.Kind]
	d.Lines = []content.Line{paragraph(l.ID, sentence(because(l)), l.Statement.Facts, l.Reason.Facts)}
	return d
}

func leadOf(k narrative.Kind) string {
	switch k {
	case narrative.KindConstraint:
		return "constraint"
	case narrative.KindAssumption:
		return "assumption"
	}
	return "non-goal"
}

// bareReason is a reason as a sentence of its own, "" where it cannot be one.
func bareReason(l *content.Limit) string {
	reason := lower(l.Reason.Text)
	for _, word := range []string{"because ", "since ", "as "} {
		reason = strings.TrimPrefix(reason, word)
	}
	if strings.HasPrefix(reason, "so ") {
		return ""
	}
	return reason
}

// givenLines tell what stays as it is beside what changes: one thing in a sentence,
// more as a list behind how many they are.
func givenLines(ls []content.Limit) []content.Line {
	if len(ls) == 1 {
		l := &ls[0]
		return []content.Line{paragraph(l.ID, sentence(because(l)), l.Statement.Facts, l.Reason.Facts)}
	}
	var lines []content.Line
	for i := range ls {
		l := &ls[i]
		if i == 0 {
			lines = append(lines, paragraph("fixed", upper(count(len(ls), "thing is", "things are"))+" fixed:", statements(ls)))
		}
		lines = append(lines, item(l.ID, sentence(because(l)), l.Statement.Facts, l.Reason.Facts))
	}
	return lines
}

// statements are the facts that limits come from.
func statements(ls []content.Limit) []string {
	out := make([]string, len(ls))
	for i := range ls {
		out[i] = ls[i].ID
	}
	return out
}

// leftOutLines tell executives what is no part of it: one thing or two in a
// sentence, more as a list.
func leftOutLines(ls []content.Limit) []content.Line {
	switch len(ls) {
	case 0:
		return nil
	case 1:
		return []content.Line{paragraph(ls[0].ID, sentence(ls[0].Statement.Text), ls[0].Statement.Facts)}
	}
	lines := []content.Line{paragraph("left-out", "The scope has "+loc.Cardinal(len(ls))+" limits:", statements(ls))}
	for i := range ls {
		lines = append(lines, item(ls[i].ID, sentence(ls[i].Statement.Text), ls[i].Statement.Facts))
	}
	return lines
}

// loneLines tell the only limit there is at the end of another theme.
func loneLines(ls []content.Limit) []content.Line {
	var lines []content.Line
	for i := range ls {
		l := &ls[i]
		text := "one limit: " + lower(because(l))
		if l.Kind == narrative.KindAssumption {
			text = "one assumption: " + lower(l.Statement.Text)
		}
		lines = append(lines, paragraph(l.ID, sentence(text), l.Statement.Facts, l.Reason.Facts))
	}
	return lines
}

// assumedLines tell what something rests on, and not why it may: that is told to
// engineers.
func assumedLines(rests string, ls []content.Limit) []content.Line {
	var lines []content.Line
	for i := range ls {
		l := &ls[i]
		assumes := " assumes that "
		if i > 0 {
			assumes = " also assumes that "
		}
		told, fs := l.Statement.Text, l.Statement.Facts
		if l.Alone {
			told, fs = because(l), facts(fs, l.Reason.Facts)
		}
		lines = append(lines, paragraph(l.ID, sentence(rests, assumes, lower(told)), fs))
	}
	return lines
}

// because joins a statement and its reason.
func because(l *content.Limit) string {
	if !l.Reason.Has() {
		return l.Statement.Text
	}
	reason := lower(l.Reason.Text)
	if alone := bareReason(l); alone != "" && compound(l.Statement.Text) { // it is the reason of the whole
		return l.Statement.Text + ". " + upper(alone)
	}
	if strings.HasPrefix(reason, "because ") || strings.HasPrefix(reason, "since ") || strings.HasPrefix(reason, "as ") || strings.HasPrefix(reason, "so ") {
		return l.Statement.Text + ", " + reason
	}
	return l.Statement.Text + ", because " + reason
}

// compound reports whether a statement has clauses enough for a reason behind it
// to belong to the last of them only.
func compound(statement string) bool {
	return strings.Contains(statement, "; ") || strings.Contains(statement, " because ") || clauseBreak(statement) >= 0
}
