package review

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
)

// checked is one solution under review.
type checked struct {
	Input
	reviewer *Reviewer
	index    *narrative.Index
	texts    []factText
	framings []*framing.Framing
	rule     *Rule
	found    []Finding
	used     map[string]bool
	held     *holdings
	judged   []judgement
}

// factText is a text that somebody typed: a field of a fact, one side of a
// telling, or a wording.
type factText struct {
	place  Place
	form   narrative.Form
	raw    string
	facts  []string // that the text is about: its owner, or those behind the block
	worded bool     // a wording
	filled *resolved
	about  *[]narrative.Outcome // that it names, or that it belongs to
}

func newCase(r *Reviewer, in Input) *checked {
	c := &checked{Input: in, reviewer: r, index: narrative.NewIndex(in.Solution), used: map[string]bool{}}
	if r.read == nil || !slices.Equal(r.own, in.Glossary) || r.language != in.Solution.Language { // other terms are found
		r.read, r.own, r.language = map[string]*reading{}, slices.Clone(in.Glossary), in.Solution.Language
	}
	if len(c.Framings) == 0 {
		x, e := framing.Both(in.Solution)
		c.Framings = []framing.Framing{x, e}
	}
	for i := range c.Framings {
		if f := &c.Framings[i]; c.asked(f.Audience) {
			c.framings = append(c.framings, f)
		}
	}
	c.texts = c.allTexts()
	return c
}

// english reports whether what is captured is English: the embedded glossary and the
// reading grades are.
func (c *checked) english() bool {
	tag, _, _ := strings.Cut(strings.ToLower(c.Solution.Language), "-")
	return tag == "" || tag == "en"
}

// asked reports whether an audience's framing is to be looked at.
func (c *checked) asked(a narrative.Audience) bool {
	if a == "" || len(c.Audiences) == 0 {
		return true
	}
	for _, x := range c.Audiences {
		if x == a {
			return true
		}
	}
	return false
}

// add notes a finding of the rule at work, and returns it, for what more is known;
// what is not asked for is noted nowhere. A severity of "" is that of the rule.
func (c *checked) add(p Place, s Severity, mend, said line) *Finding {
	if s == "" {
		s = c.rule.Severity
	}
	if !c.asked(p.Audience) {
		return &Finding{}
	}
	c.found = append(c.found, Finding{Rule: c.rule.ID, Severity: s, Place: p, Message: said.String(), Fix: mend.String(), said: said, mend: mend})
	return &c.found[len(c.found)-1]
}

// addf is add with the severity and the remedy of the rule.
func (c *checked) addf(p Place, format string, args ...any) *Finding {
	return c.add(p, "", linef(c.rule.Mend), linef(format, args...))
}

// allTexts lists what was typed: the texts of all facts that may refer to
// figures, and the wordings with the facts behind their blocks.
func (c *checked) allTexts() []factText {
	out := make([]factText, 0, 4*len(c.Solution.Facts))
	for _, f := range c.Solution.Facts {
		spec, _ := narrative.Spec(f.FactKind())
		own := []string{f.FactID()}
		for i := range spec.Fields {
			field := &spec.Fields[i]
			place := Place{Fact: f.FactID(), Field: field.Key}
			switch field.Type {
			case narrative.TextField:
				v, _ := narrative.Get(f, field.Key)
				if s, _ := v.(string); s != "" {
					out = append(out, factText{place: place, form: field.Form, raw: s, facts: own})
				}
			case narrative.TellingField:
				v, _ := narrative.Get(f, field.Key)
				t, _ := v.(narrative.Telling)
				out = appendTelling(out, place, field.Form, t, own)
			case narrative.OptionsField:
				v, _ := narrative.Get(f, field.Key)
				options, _ := v.([]narrative.Option)
				for _, o := range options {
					place := Place{Fact: f.FactID(), Field: field.Key + "." + o.ID}
					out = appendTelling(out, place, narrative.Clause, o.For, own)
					out = appendTelling(out, place, narrative.Clause, o.Against, own)
				}
			case narrative.StepsField:
				v, _ := narrative.Get(f, field.Key)
				steps, _ := v.([]narrative.Step)
				for _, s := range steps {
					if s.What != "" {
						out = append(out, factText{place: Place{Fact: f.FactID(), Field: field.Key + "." + s.ID, Audience: s.Audience}, form: narrative.Clause, raw: s.What, facts: own})
					}
				}
			}
		}
	}
	behind := map[string][]string{}
	for _, f := range c.framings {
		for _, s := range f.Sections {
			behind[string(f.Audience)+framing.HeadingKey(s.Theme)] = s.Facts
			for i := range s.Blocks {
				behind[string(f.Audience)+s.Blocks[i].Key] = s.Blocks[i].Facts
			}
		}
	}
	for _, w := range c.Solution.Wordings {
		theme, _, _ := strings.Cut(w.Block, "/")
		out = append(out, factText{
			place: Place{Audience: w.Audience, Theme: framing.Theme(theme), Block: w.Block}, form: narrative.Sentence, raw: w.Text,
			facts: behind[string(w.Audience)+w.Block], worded: true,
		})
	}
	return out
}

func appendTelling(out []factText, place Place, form narrative.Form, t narrative.Telling, own []string) []factText {
	if t.Executive == t.Engineering {
		if t.Executive != "" {
			out = append(out, factText{place: place, form: form, raw: t.Executive, facts: own})
		}
		return out
	}
	for _, a := range narrative.Audiences {
		if text := t.For(a); text != "" {
			place.Audience = a
			out = append(out, factText{place: place, form: form, raw: text, facts: own})
		}
	}
	return out
}

// resolved is a typed text with its figures filled in, and where they stand.
type resolved struct {
	text string
	refs [][2]int // the bytes that references were filled into
	of   []string // the references, in that order
}

// typed reports whether the bytes from start to end were typed and hold no
// reference.
func (r *resolved) typed(start, end int) bool {
	for _, s := range r.refs {
		if start < s[1] && s[0] < end {
			return false
		}
	}
	return true
}

// resolve fills the figures of a typed text in, once.
func (c *checked) resolve(t *factText) *resolved {
	if t.filled == nil {
		r := c.fill(t)
		t.filled = &r
	}
	return t.filled
}

func (c *checked) fill(t *factText) resolved {
	if strings.IndexByte(t.raw, '{') < 0 && strings.IndexByte(t.raw, '}') < 0 {
		return resolved{text: t.raw}
	}
	segments, err := narrative.ParseText(t.raw)
	if err != nil {
		return resolved{text: t.raw}
	}
	owner := ""
	if !t.worded && len(t.facts) > 0 {
		owner = t.facts[0]
	}
	var b strings.Builder
	var out resolved
	for _, s := range segments {
		if !s.IsRef {
			b.WriteString(s.Literal)
			continue
		}
		start := b.Len()
		if f, err := c.index.Figure(owner, s.Ref); err == nil && !f.IsZero() {
			if !f.When.IsZero() {
				b.WriteString(figures.English.When(f.When))
			} else {
				b.WriteString(figures.English.Quantity(f.Quantity, figures.Form{}))
			}
		} else {
			b.WriteString("…")
		}
		out.refs = append(out.refs, [2]int{start, b.Len()})
		out.of = append(out.of, s.Ref.String())
	}
	out.text = b.String()
	return out
}

// nameOf returns what a fact is called in a message.
func (c *checked) nameOf(f narrative.Fact) string {
	name := c.index.Name(f)
	if name == "" {
		return f.FactID()
	}
	return name
}
