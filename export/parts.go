package export

import (
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// part is a part of a kind of brief: themes under one label.
type part struct {
	name   string // of its label
	pieces []piece
	// borrows says that the part takes the first theme of the next one where
	// nothing of its own is told: what is not argued for is shown.
	borrows bool
}

// piece is a theme as one reader is told of it, or as both are.
type piece struct {
	theme framing.Theme
	from  source
}

// source says whose framing a theme is taken from.
type source int

const (
	executives source = iota
	engineers
	either // executives, or engineers where these are told nothing
	joint  // both in one text
)

// outlines are the parts of the kinds of brief that are made of themes of both
// framings.
var outlines = map[Kind][]part{
	PointOfView: {
		{"now", []piece{{framing.Situation, executives}, {framing.Stakes, executives}}, false},
		{"belief", []piece{{framing.Options, executives}, {framing.Proof, executives}}, true},
		{"meaning", []piece{{framing.Answer, executives}, {framing.Value, executives}, {framing.Money, executives}}, false},
		{"do", []piece{{framing.Plan, executives}, {framing.Next, either}}, false},
	},
	ConceptNote: {
		{"problem", []piece{{framing.Situation, joint}}, false},
		{"idea", []piece{{framing.Answer, joint}}, false},
		{"gain", []piece{{framing.Value, executives}}, false},
		{"effort", []piece{{framing.Money, executives}, {framing.Plan, executives}}, false},
		{"open", []piece{{framing.Risk, executives}}, false},
		{"next", []piece{{framing.Next, either}}, false},
	},
	SolutionNarrative: {
		{"situation", []piece{{framing.Situation, joint}, {framing.Stakes, executives}}, false},
		{"answer", []piece{{framing.Answer, joint}, {framing.Options, executives}}, false},
		{"value", []piece{{framing.Value, joint}, {framing.Money, executives}}, false},
		{"plan", []piece{{framing.Plan, joint}}, false},
		{"risk", []piece{{framing.Risk, joint}}, false},
		{"next", []piece{{framing.Next, joint}}, false},
	},
}

// composeParts composes a kind of brief that is made of themes of both framings,
// or of the days of the plan.
func composeParts(x *narrative.Index, kind Kind, opts Options) *Document {
	d := blank(x.Solution, kind, opts)
	executive, engineering := framing.BothIndexed(x)
	if kind == Plan306090 {
		opening, parts, ok := framing.Course(x, &executive, &engineering)
		if ok {
			open(d, opening)
			d.fill(x, kind, parts)
		}
		return d
	}
	open(d, framing.Opening(x, string(kind), &executive, &engineering))
	var sections []framing.Section
	for _, p := range gathered(x, opts.Sections.parts(kind), &executive, &engineering) {
		for i, s := range p.sections {
			s.Label = "" // one label a part
			if i == 0 {
				s.Label = framing.Part(x.Solution, p.name)
			}
			sections = append(sections, s)
		}
	}
	d.fill(x, kind, sections)
	return d
}

// gatheredPart is a part with what there is to tell in it.
type gatheredPart struct {
	name     string
	borrows  bool
	sections []framing.Section
}

// gathered returns those parts that something is told in.
func gathered(x *narrative.Index, parts []part, executive, engineering *framing.Framing) []gatheredPart {
	var out []gatheredPart
	for _, p := range parts {
		g := gatheredPart{name: p.name, borrows: p.borrows}
		for _, piece := range p.pieces {
			if s, ok := piece.section(x, executive, engineering); ok {
				g.sections = append(g.sections, s)
			}
		}
		out = append(out, g)
	}
	var told []gatheredPart
	for i := range out {
		if len(out[i].sections) == 0 && out[i].borrows && i+1 < len(out) && len(out[i+1].sections) > 1 {
			out[i].sections, out[i+1].sections = out[i+1].sections[:1], out[i+1].sections[1:]
		}
		if len(out[i].sections) > 0 {
			told = append(told, out[i])
		}
	}
	return told
}

func (p piece) section(x *narrative.Index, executive, engineering *framing.Framing) (framing.Section, bool) {
	switch p.from {
	case engineers:
		return engineering.Section(p.theme)
	case joint:
		return framing.Joint(x, p.theme, executive, engineering)
	case executives, either:
	}
	s, ok := executive.Section(p.theme)
	if !ok && p.from == either {
		return engineering.Section(p.theme)
	}
	return s, ok
}
