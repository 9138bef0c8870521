package reword

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// ErrConfidential says that a text tells a confidential fact, and stays here.
var ErrConfidential = errors.New("it tells a confidential fact, and stays on this computer")

// Passage is a text of a solution that can be reworded, and where an accepted
// suggestion goes: a wording over a block, or the executive side of a fact.
type Passage struct {
	Audience narrative.Audience
	Theme    framing.Theme
	Block    string // its key; "" for a passage of a fact
	Heading  bool
	// Fact and Field say where the executive twin of a text goes.
	Fact, Field string
	// Text is what is sent, sealed: with its references to figures, brackets
	// doubled.
	Text string
	// BasedOn is the generated text that a wording remembers.
	BasedOn string
	Facts   []string
}

// Name names a passage for people: its block, or its fact and field.
func (p *Passage) Name() string {
	if p.Block != "" {
		return p.Block
	}
	return p.Fact + "." + p.Field
}

// Passages returns the texts of a framing that a task can be asked for, in the
// order of reading, those of one theme where it is given. Texts in tables are not
// worded.
func Passages(f *framing.Framing, t *Task, theme framing.Theme) []Passage {
	var out []Passage
	for i := range f.Sections {
		s := &f.Sections[i]
		if theme != "" && s.Theme != theme {
			continue
		}
		if s.Origin.Generated != "" && t.Headings {
			out = append(out, passageOf(f.Audience, s.Theme, framing.HeadingKey(s.Theme), &s.Origin, s.Facts, true))
		}
		if t.Headings {
			continue
		}
		for j := range s.Blocks {
			if b := &s.Blocks[j]; b.Generated != "" {
				out = append(out, passageOf(f.Audience, s.Theme, b.Key, &b.Origin, b.Facts, false))
			}
		}
	}
	return out
}

func passageOf(a narrative.Audience, theme framing.Theme, key string, o *framing.Origin, facts []string, heading bool) Passage {
	p := Passage{Audience: a, Theme: theme, Block: key, Heading: heading, Text: narrative.EscapeText(o.Generated), BasedOn: o.Generated, Facts: facts}
	if o.Worded {
		p.Text, p.BasedOn = o.Wording, o.BasedOn
	}
	return p
}

// twins are the fields of a fact that tell executives what others tell engineers.
var twins = map[narrative.Kind][2]string{
	narrative.KindProblem:    {"cause", "symptom"},
	narrative.KindCapability: {"mechanism", "benefit"},
	narrative.KindRisk:       {"technicalCause", "businessImpact"},
}

// Bridges returns what engineers are told and executives are not, or in the same
// words: the texts of which a model may write the executive twin.
func Bridges(s *narrative.Solution) []Passage {
	var out []Passage
	add := func(f narrative.Fact, field, text string) {
		out = append(out, Passage{Audience: narrative.Executive, Fact: f.FactID(), Field: field, Text: text, Facts: []string{f.FactID()}})
	}
	for _, f := range s.Facts {
		spec, _ := narrative.Spec(f.FactKind())
		for _, field := range spec.Fields {
			v, _ := narrative.Get(f, field.Key)
			t, ok := v.(narrative.Telling)
			if ok && field.Form != narrative.NounPhrase && t.Engineering != "" && (t.Executive == "" || t.Executive == t.Engineering) {
				add(f, field.Key, t.Engineering)
			}
		}
		if pair, ok := twins[f.FactKind()]; ok {
			from, _ := narrative.Get(f, pair[0])
			to, _ := narrative.Get(f, pair[1])
			if text, _ := from.(string); text != "" && to == "" {
				add(f, pair[1], text)
			}
		}
	}
	return out
}

// Guard returns ErrConfidential where a passage tells a fact that must not leave.
func (p *Passage) Guard(s *narrative.Solution) error {
	for _, f := range s.Facts {
		if !f.Guarded() {
			continue
		}
		if slices.Contains(p.Facts, f.FactID()) || strings.Contains(p.Text, "{"+f.FactID()+"}") || strings.Contains(p.Text, "{"+f.FactID()+".") {
			return fmt.Errorf("%s: %w (%s)", p.Name(), ErrConfidential, f.FactID())
		}
	}
	return nil
}

// Request seals a passage for a task.
func (p *Passage) Request(s *narrative.Solution, t Task, known Known) (*Request, error) {
	if err := p.Guard(s); err != nil {
		return nil, err
	}
	r, err := NewRequest(t, p.Text, known)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name(), err)
	}
	return r, nil
}

// Accept returns the edit that takes a suggestion over: a wording that says where
// it comes from, or the executive side of a fact.
func (p *Passage) Accept(s *narrative.Solution, text string, from narrative.Reworded) (narrative.Edit, error) {
	if _, err := narrative.ParseText(text); err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name(), err)
	}
	if p.Block != "" {
		return narrative.PutWording{Wording: narrative.Wording{Audience: p.Audience, Block: p.Block, Text: text, BasedOn: p.BasedOn, Reworded: from}}, nil
	}
	f, ok := s.Fact(p.Fact)
	if !ok {
		return nil, fmt.Errorf("%s: %w", p.Fact, narrative.ErrNoFact)
	}
	v, _ := narrative.Get(f, p.Field)
	var value any = text
	if t, telling := v.(narrative.Telling); telling {
		value = t.With(narrative.Executive, text)
	}
	changed, err := narrative.With(f, p.Field, value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name(), err)
	}
	return narrative.ChangeFact{Fact: changed}, nil
}
