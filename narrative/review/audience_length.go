package review

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/readability"
)

func checkSentences(c *checked) {
	f := c.executive()
	if f == nil {
		return
	}
	for i := range f.Sections {
		s := &f.Sections[i]
		for j := range s.Blocks {
			b := &s.Blocks[j]
			if b.Kind == framing.Row || b.Kind == framing.Columns || len(b.Text) < 3*sentenceMost {
				continue
			}
			for _, x := range c.measured(b.Text).sentences {
				if x.words <= sentenceMost {
					continue
				}
				severity, place := c.rule.Severity, Place{Audience: f.Audience, Theme: s.Theme, Block: b.Key, Fact: firstOf(b.Facts)}
				text := b.Text[x.start:x.end]
				if !b.Worded {
					of := c.owner(text, b, f.Audience)
					if of == nil {
						continue
					}
					place.Fact, place.Field = of.place.Fact, of.place.Field
					if x.words <= sentenceMost+5 {
						severity = Advice
					}
				}
				c.add(place, severity, linef("Make two sentences of it."), linef("“%s” has %d words; 30 are the most for an executive.", clip(text), x.words)).Quote = text
			}
		}
	}
}

// clip cuts a text to what fits a message.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	cut := strings.LastIndexByte(s[:most], ' ')
	if cut < most/2 {
		cut = most
	}
	return strings.ToValidUTF8(s[:cut], "") + " …"
}

// Readability is how hard a framing or a document reads.
type Readability struct {
	Grade                       float64 // Flesch-Kincaid
	Sentences, Words, Syllables int
}

// Average returns the words a sentence.
func (r Readability) Average() float64 {
	if r.Sentences == 0 {
		return 0
	}
	return float64(r.Words) / float64(r.Sentences)
}

func (c *checked) readability(f *framing.Framing) Readability {
	var out Readability
	add := func(text string) {
		m := c.measured(text)
		out.Sentences, out.Words, out.Syllables = out.Sentences+len(m.sentences), out.Words+m.words, out.Syllables+m.syllables
	}
	for i := range f.Sections {
		for j := range f.Sections[i].Blocks {
			if b := &f.Sections[i].Blocks[j]; b.Kind != framing.Row && b.Kind != framing.Columns {
				add(b.Text)
			}
		}
	}
	out.Grade = readability.Grade(out.Sentences, out.Words, out.Syllables)
	return out
}

func checkGrades(c *checked) {
	if !c.english() { // syllables and words count otherwise in another language
		return
	}
	for _, f := range c.framings {
		r := c.readability(f)
		c.reviewer.hard[f.Audience] = r
		if r.Words < leastWordsForGrades {
			continue
		}
		p := Place{Audience: f.Audience}
		if f.Audience == narrative.Engineering {
			if r.Grade > engineeringGrade {
				c.add(p, Advice, linef(c.rule.Mend), linef("The engineering framing reads at grade %.1f; %.0f or lower is wanted.", r.Grade, engineeringGrade))
			}
			continue
		}
		if r.Grade > executiveGrade {
			c.addf(p, "The executive framing reads at grade %.1f; %.0f or lower is wanted.", r.Grade, executiveGrade)
		}
		if r.Average() > sentenceAverage {
			c.add(p, Advice, linef(c.rule.Mend), linef("Its sentences have %.0f words on average; %d are wanted.", r.Average(), sentenceAverage))
		}
	}
}

func checkPages(c *checked) {
	for _, a := range narrative.Audiences {
		n := c.Pages[a]
		switch {
		case a == narrative.Executive && n > executivePagesMost:
			c.addf(Place{Audience: a}, "The executive brief has %d pages; %d are the most.", n, executivePagesMost)
		case a == narrative.Executive && n > executivePages:
			c.add(Place{Audience: a}, Advice, linef(c.rule.Mend), linef("The executive brief has %d pages; one is wanted.", n))
		case a == narrative.Engineering && n > engineeringPages:
			c.addf(Place{Audience: a}, "The engineering brief has %d pages; %d are the most.", n, engineeringPages)
		}
	}
}
