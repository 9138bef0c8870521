package review

import (
	"strings"

	"bifocal/narrative/figures/prose"
)

// sentenceChange compares the change that a sentence names with the two ends that
// it gives: "from 45 to 3 minutes, 94 % faster".
func (d *document) sentenceChange(u *unit) {
	for i := range u.figs {
		a := &u.figs[i]
		if i+1 == len(u.figs) {
			return
		}
		b := &u.figs[i+1]
		link := strings.TrimSpace(u.text[a.End:b.Start])
		lead := strings.ToLower(strings.TrimSpace(lastBytes(u.text[:a.Start], 24)))
		from := strings.HasSuffix(lead, "from") || strings.HasSuffix(lead, "from about") || strings.HasSuffix(lead, " von")
		isChange := from && (link == "to" || link == "auf") || link == "→" || link == "->" || link == "=>" || from && len(link) < 40 && strings.HasSuffix(link, " to") && !strings.ContainsAny(link, ".;,")
		isChange = isChange || link == "instead of" || link == "down to" || link == "statt"
		if !isChange || prose.InBase(a.Quantity).Class != prose.InBase(b.Quantity).Class || a.Kind() == prose.Date {
			continue
		}
		x, y := a, b
		if link == "instead of" || link == "statt" {
			x, y = b, a
		}
		for j := i + 2; j < len(u.figs) && j < i+4; j++ {
			f := &u.figs[j]
			between := u.text[b.End:f.Start]
			if !resultFollows(between, b.Noun) {
				break
			}
			if (f.Kind() == prose.Percent || f.Kind() == prose.Multiple || f.Kind() == prose.Points) && changeWord(u.text, &f.Reading) && (f.Kind() != prose.Percent || !shareBehind(u.text, f)) {
				d.compareChange(u, f, "the change from "+u.words(x)+" to "+u.words(y), x.Quantity, y.Quantity, true)
				break
			}
		}
		for j := i - 1; j >= 0 && j > i-2 && (from || strings.HasSuffix(lead, "was")); j-- { // 93 % faster, from 45 to 3 minutes
			f := &u.figs[j]
			between := u.text[f.End:a.Start]
			if len(strings.Fields(between)) > 3 || strings.Contains(between, " while ") || strings.ContainsAny(strings.Trim(between, " "), ".;:") || strings.Contains(between, " and ") {
				break
			}
			if (f.Kind() == prose.Percent || f.Kind() == prose.Multiple) && changeWord(u.text, &f.Reading) && !shareBehind(u.text, f) {
				d.compareChange(u, f, "the change from "+u.words(x)+" to "+u.words(y), x.Quantity, y.Quantity, true)
			}
		}
	}
}

// resultFollows reports whether what stands between the end of a change and a figure
// leads to what the change comes to: ", which is", " (", " minutes, a".
func resultFollows(between, noun string) bool {
	if strings.ContainsAny(between, ";\n") || strings.Contains(between, ". ") || strings.Contains(between, " and ") {
		return false
	}
	between = strings.TrimPrefix(strings.TrimSpace(between), noun)
	at := strings.IndexAny(between, ",(:=—–")
	if at < 0 {
		return len(strings.Fields(between)) <= 3
	}
	behind := strings.Fields(between[at+1:])
	if n := len(behind); n > 2 && behind[n-1] == "by" && !articles[strings.ToLower(behind[0])] {
		return false // , improve accuracy by: another change
	}
	return len(strings.Fields(between[:at])) <= 2 && len(behind) <= 4
}

var articles = map[string]bool{"a": true, "an": true, "the": true, "which": true, "that": true, "this": true}

// shareBehind reports whether a percentage is a share of something: 40 % of the
// orders.
func shareBehind(text string, f *fig) bool {
	return strings.HasPrefix(strings.TrimLeft(text[f.End:], " "), "of ")
}

// checkOwnArithmetic looks at every text of a solution as a document is looked at.
func checkOwnArithmetic(c *checked) {
	for i := range c.texts {
		t := &c.texts[i]
		if silent[t.place.Field] || t.form == "name" {
			continue
		}
		text := c.resolve(t)
		if all := c.figuresOf(text.text); len(all) < 2 || len(all) == 2 && !strings.ContainsAny(text.text, "=(") {
			continue
		}
		said := map[string]bool{}
		for _, f := range c.ownArithmetic(text.text) {
			if said[f.Message] { // in another line of the same text
				continue
			}
			said[f.Message] = true
			severity := f.Severity
			c.add(t.place, severity, linef("%s", f.Fix), linef("%s", f.Message))
		}
	}
}

// ownArithmetic finds contradictions within one text.
func (c *checked) ownArithmetic(text string) []Finding {
	if !mayCompute(text) {
		return nil
	}
	d := parseRead(text, func(part string) []prose.Reading {
		if rest, ok := strings.CutPrefix(text, part); ok && strings.TrimSpace(rest) == "" { // one line, as most are
			return c.figuresOf(text)
		}
		return prose.Read(part)
	})
	d.formulas()
	for i := range d.units {
		d.sentenceChange(&d.units[i])
	}
	return d.findings
}

// mayCompute reports whether a text has a sign of a computation or of a change at
// all, as formulas and [document.sentenceChange] look for them.
func mayCompute(text string) bool {
	return strings.ContainsAny(text, "=(→") || strings.Contains(text, "->") || strings.Contains(text, "to") || strings.Contains(text, "instead of") ||
		strings.Contains(text, "auf") || strings.Contains(text, "statt")
}
