package review

import (
	"strings"

	"bifocal/narrative"
)

// engineeringOnly are the texts that executives are not told: fields for engineers,
// and tellings with a side for engineers alone.
func (c *checked) engineeringOnly() []factText {
	var out []factText
	fields := map[string]bool{"cause": true, "mechanism": true, "technicalCause": true, "exit": true, "rollback": true, "driver": true, "context": true}
	for i := range c.texts {
		t := &c.texts[i]
		if t.worded || len(strings.Fields(t.raw)) < 4 {
			continue
		}
		if fields[t.place.Field] || t.place.Audience == narrative.Engineering {
			out = append(out, *t)
		}
	}
	return out
}

func checkEngineeringOnly(c *checked) {
	if !c.asked(narrative.Executive) || len(c.Solution.Wordings) == 0 && len(c.Exported) == 0 {
		return
	}
	only := c.engineeringOnly()
	if len(only) == 0 {
		return
	}
	look := func(p Place, text string) {
		flat := " " + c.flat(text) + " "
		for i := range only {
			words := c.flat(c.resolve(&only[i]).text)
			if words != "" && strings.Contains(flat, " "+words+" ") && !c.toldToBoth(words) {
				p.Fact, p.Field = only[i].place.Fact, only[i].place.Field
				c.addf(p, "“%s” is for engineers only.", clip(only[i].raw)).Quote = c.resolve(&only[i]).text
			}
		}
	}
	for i := range c.texts {
		if t := &c.texts[i]; t.worded && t.place.Audience == narrative.Executive {
			look(t.place, c.resolve(t).text)
		}
	}
	for _, e := range c.Exported {
		if e.Audience == narrative.Executive {
			look(Place{Audience: e.Audience, File: e.File}, e.Text)
		}
	}
}

// toldToBoth reports whether the same words are captured for executives, too.
func (c *checked) toldToBoth(flat string) bool {
	for i := range c.texts {
		t := &c.texts[i]
		if !t.worded && t.place.Audience != narrative.Engineering && t.place.Field != "cause" && t.place.Field != "mechanism" && t.place.Field != "technicalCause" &&
			len(t.raw) >= len(flat) && strings.Contains(" "+c.flat(c.resolve(t).text)+" ", " "+flat+" ") && t.place.Field != "exit" && t.place.Field != "rollback" &&
			t.place.Field != "driver" && t.place.Field != "context" {
			return true
		}
	}
	return false
}

// flatten brings a text to its words in small letters, one space between them, so
// that line breaks of a PDF do not matter.
func flatten(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := true
	for _, r := range strings.ToLower(text) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f && r != '–' && r != '—' && r != '…' && r != '’' && r != '“' && r != '”' && r != '\u00a0' && r != '\u00ad' {
			b.WriteRune(r)
			space = false
		} else if !space {
			b.WriteByte(' ')
			space = true
		}
	}
	return strings.TrimRight(b.String(), " ")
}
