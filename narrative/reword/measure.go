package reword

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/readability"
)

// What the audiences should be able to read: see the reading targets of the
// review.
const (
	executiveGrade = 10.0
	longSentence   = 30
)

// measured are the sizes of a text.
type measured struct {
	sentences, words, syllables int
	longest                     int // words of its longest sentence
	at, end                     int // where that stands
}

func sizes(text string) measured {
	var m measured
	for _, s := range readability.Sentences(text) {
		n := 0
		for w := range strings.FieldsSeq(s.Text) {
			if w = strings.Trim(w, ".,;:!?()[]\"'“”‘’–—-|*"); w != "" {
				n++
				m.syllables += readability.Syllables(w)
			}
		}
		m.sentences++
		m.words += n
		if n > m.longest {
			m.longest, m.at, m.end = n, s.Start, s.End()
		}
	}
	return m
}

func (m measured) grade() float64 { return readability.Grade(m.sentences, m.words, m.syllables) }

// measure holds a suggestion to the length that its task asks for, and to the
// reading targets of its audience. What was as hard to read before is no fault of
// the suggestion.
func measure(suggestion, text string, t *Task) []Finding {
	now, was := sizes(suggestion), sizes(text)
	var out []Finding
	add := func(r Rule, start, end int, format string, args ...any) {
		out = append(out, Finding{Rule: r, Start: start, End: end}.saying(format, args...))
	}
	if most := t.mostWords(was.words); most > 0 && now.words > most {
		add(Length, len(suggestion), len(suggestion), "It has %d words; at most %d were asked for, and the text has %d.", now.words, most, was.words)
	}
	if t.Audience != narrative.Executive {
		return out
	}
	if now.longest > longSentence && now.longest > was.longest {
		add(Reading, now.at, now.end, "A sentence of %d words; executives should meet none of more than %d.", now.longest, longSentence)
	}
	const short, worse = 12, 1.0 // a grade says little of few words
	if g := now.grade(); now.words >= short && g > executiveGrade && g > was.grade()+worse {
		add(Reading, len(suggestion), len(suggestion), "It reads at grade %.0f, harder than the text (%.0f); the target is %.0f.", g, was.grade(), executiveGrade)
	}
	return out
}
