package review

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// wholes are how many there are of each thing that a document counts: the largest
// count of a noun, without an adjective or with one that means all.
func (d *document) wholes() map[string]figures.Quantity {
	out := map[string]figures.Quantity{}
	times := map[string]int{}
	for i := range d.units {
		for j := range d.units[i].figs {
			f := &d.units[i].figs[j]
			if f.Kind() != prose.Count || f.Noun == "" || f.Quantity.Per != "" || f.Quantity.Qualifier != figures.Exact || strings.HasPrefix(f.Noun, "of ") {
				continue
			}
			words := strings.Fields(strings.ToLower(f.Noun))
			if len(words) > 2 || len(words) == 2 && !wholeWords[words[0]] {
				continue
			}
			n := lastWord(f.Noun)
			times[n]++
			if was, ok := out[n]; !ok || f.Quantity.Value.GreaterThan(was.Value) {
				out[n] = figures.Quantity{Qualifier: figures.Exact, Value: f.Quantity.Value, Unit: ""}
			}
		}
	}
	return out
}

var wholeWords = map[string]bool{"different": true, "total": true, "existing": true, "all": true, "separate": true, "distinct": true, "individual": true, "active": true}

// shares compares percentages of a whole with the counts beside them, and with
// what is left of the whole.
func (d *document) shares() {
	wholes := d.wholes()
	for i := range d.units {
		u := &d.units[i]
		for j := 0; j+1 < len(u.figs); j++ {
			a, b := &u.figs[j], &u.figs[j+1]
			if a.Kind() == prose.Count {
				a, b = b, a
			}
			if a.Kind() != prose.Percent || b.Kind() != prose.Count || b.Quantity.Per != "" || b.Noun == "" || a.bracket == b.bracket {
				continue
			}
			if gap := u.figs[j+1].Start - u.figs[j].End; gap > 36 || strings.ContainsAny(u.text[u.figs[j].End:u.figs[j+1].Start], ",;.") {
				continue
			}
			noun := lastWord(b.Noun)
			tail := strings.ToLower(strings.TrimSpace(u.text[a.End:min(len(u.text), a.End+len(b.Noun)+24)]))
			if !strings.HasPrefix(tail, "of ") || !strings.HasPrefix(tail, "of total") && !strings.HasPrefix(tail, "of the total") && !strings.HasPrefix(tail, "of all") && !strings.Contains(tail, noun) {
				continue
			}
			whole, ok := wholes[noun]
			if !ok || !whole.Value.GreaterThan(b.Quantity.Value) {
				continue
			}
			s, _ := shareOf(figures.Quantity{Qualifier: figures.Exact, Value: b.Quantity.Value}, whole)
			switch prose.Agree(a.Quantity, s.Value) {
			case prose.Nearly:
				d.add("document/share", Warning, u.line(a.Start), "“"+u.words(a)+"” is written for "+shown(b.Quantity)+" "+b.Noun+"; "+s.how+".", "Write "+shown(exactly(tidy(s.Value), "%"))+" or correct the count.")
			case prose.Off:
				d.add("document/share", Error, u.line(a.Start), "“"+u.words(a)+"” is written for "+shown(b.Quantity)+" "+b.Noun+"; "+s.how+".", "Write "+shown(exactly(tidy(s.Value), "%"))+" or correct the count.")
			}
		}
	}
	d.remaining(wholes)
	d.breakdowns()
}

// remaining compares "the remaining 20 % of the services" with what earlier phases
// leave of them.
func (d *document) remaining(wholes map[string]figures.Quantity) {
	for i := range d.units {
		u := &d.units[i]
		for j := range u.figs {
			f := &u.figs[j]
			if f.Kind() != prose.Percent || !strings.HasSuffix(strings.TrimRight(strings.ToLower(lastBytes(u.text[:f.Start], 16)), " "), "remaining") {
				continue
			}
			noun := nounBehind(u.text[f.End:], wholes)
			whole, ok := wholes[noun]
			verb := verbBefore(lastBytes(u.text[:f.Start], 120))
			if !ok || verb == "" {
				continue
			}
			done, parts := decimal.Zero, []string(nil)
			seen := map[int]bool{}
			for k := max(0, i-1000); k < i; k++ {
				o := &d.units[k]
				if seen[o.section] || o.section == u.section || !strings.Contains(strings.ToLower(o.text), verb) {
					continue
				}
				if verbBefore(firstWords(o)) != verb {
					continue
				}
				for n := range o.figs {
					g := &o.figs[n]
					if g.Kind() == prose.Count && g.Quantity.Per == "" && g.Noun != "" && lastWord(g.Noun) == noun && g.Quantity.Value.LessThan(whole.Value) {
						done, parts, seen[o.section] = done.Add(g.Quantity.Value), append(parts, shown(g.Quantity)), true
						break
					}
				}
			}
			if len(parts) == 0 || !done.LessThan(whole.Value) {
				continue
			}
			left := whole.Value.Sub(done)
			s, _ := shareOf(figures.Quantity{Qualifier: figures.Exact, Value: left}, whole)
			if prose.Agree(f.Quantity, s.Value) == prose.Rounded {
				continue
			}
			severity := Error
			if prose.Agree(f.Quantity, s.Value) == prose.Nearly {
				severity = Warning
			}
			d.add("document/share", severity, u.line(f.Start), "“"+u.words(f)+"” are written as remaining; "+shown(whole)+" - "+strings.Join(parts, " - ")+" = "+shown(exactly(left, ""))+", and "+s.how+".", "Write "+shown(exactly(tidy(s.Value), "%"))+", or correct the parts before.")
		}
	}
}

// firstWords is the text of a unit up to its first figure.
func firstWords(u *unit) string {
	if len(u.figs) == 0 {
		return u.text
	}
	return u.text[:u.figs[0].Start]
}

// verbBefore is the first word behind the label of a line, in small letters.
func verbBefore(text string) string {
	if i := strings.LastIndexByte(text, ':'); i >= 0 {
		text = text[i+1:]
	}
	w, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return strings.ToLower(strings.Trim(w, ",.;"))
}

// nounBehind finds which of the things that are counted follows a percentage.
func nounBehind(text string, wholes map[string]figures.Quantity) string {
	n := 0
	for w := range strings.FieldsSeq(text) {
		if w = lastWord(strings.Trim(w, ",.;:()")); wholes[w].Qualifier != "" {
			return w
		}
		if n++; n > 4 {
			break
		}
	}
	return ""
}

// breakdowns adds up shares of one whole that stand in one list or section: they
// come to 100 %, or the list is not meant as a breakdown.
func (d *document) breakdowns() {
	type group struct {
		sum   decimal.Decimal
		words []string
		line  int
	}
	groups := map[string]*group{}
	var order []string
	wholes := d.wholes()
	for i := range d.units {
		u := &d.units[i]
		if u.kind == row || u.kind == heading {
			continue
		}
		for j := range u.figs {
			f := &u.figs[j]
			if f.Kind() != prose.Percent || f.Quantity.Qualifier != figures.Exact || !shareBehind(u.text, f) || !f.bracket {
				continue
			}
			noun := nounBehind(u.text[f.End+3:], wholes)
			if noun == "" {
				continue
			}
			k := d.path(u.section) + "/" + noun
			if groups[k] == nil {
				groups[k] = &group{line: u.line(f.Start)}
				order = append(order, k)
			}
			g := groups[k]
			g.sum = g.sum.Add(f.Quantity.Value)
			g.words = append(g.words, u.words(f))
		}
	}
	for _, k := range order {
		g := groups[k]
		off := g.sum.Sub(hundred).Abs()
		if len(g.words) >= 3 && off.GreaterThan(one) && off.LessThan(decimal.NewFromInt(15)) {
			d.add("document/total", Warning, g.line, "The shares "+strings.Join(g.words, " + ")+" come to "+shown(exactly(g.sum, "%"))+".", "Correct a share, or say what is left out.")
		}
	}
}

// spans compares the effort of a phase with its length: people for one month in a
// phase of three.
func (d *document) spans() {
	for i := range d.units {
		u := &d.units[i]
		for j := range u.figs {
			f := &u.figs[j]
			if f.Kind() != prose.Duration || f.Quantity.Unit != "month" && f.Quantity.Unit != "week" || f.Quantity.Qualifier != figures.Exact {
				continue
			}
			lead := strings.ToLower(strings.TrimRight(lastBytes(u.text[:f.Start], 80), " "))
			if !strings.HasSuffix(lead, " for") || !strings.ContainsAny(lead, "@×*") && !hasWord(lead, "fte") && !hasWord(lead, "ftes") {
				continue
			}
			length, title := d.phaseLength(u.section, f.Quantity.Unit)
			if length == 0 || f.Quantity.Value.GreaterThanOrEqual(decimalOf(length)) {
				continue
			}
			d.add("document/span", Warning, u.line(f.Start), "“"+u.words(f)+"” of effort stands in “"+title+"”, which is "+shown(exactly(decimalOf(length), f.Quantity.Unit))+" long.", "Count the effort over the whole phase, or say why not.")
		}
	}
}

// phaseLength reads how long a phase is from its title: "Months 1-3" is three
// months.
func (d *document) phaseLength(section int, unit string) (int, string) {
	for s := section; s > 0; s = d.sections[s].parent {
		title := d.sections[s].title
		lower := strings.ToLower(title)
		at := strings.Index(lower, unit+"s ")
		if at < 0 {
			continue
		}
		var a, b int
		rest := lower[at+len(unit)+2:]
		a, rest = leadingNumber(rest)
		rest = strings.TrimLeft(rest, " –-to")
		b, _ = leadingNumber(rest)
		if a > 0 && b >= a && b < 200 {
			return b - a + 1, title
		}
	}
	return 0, ""
}

func leadingNumber(s string) (int, string) {
	n, i := 0, 0
	for i < len(s) && i < 4 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:]
}
