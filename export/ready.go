package export

import (
	"fmt"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// LacksError says that a kind of brief would be hollow, since what it is about
// has not been captured.
type LacksError struct {
	Kind Kind
	// Name is what the kind is called in the solution's language.
	Name string
	// Capture are sentences, in the solution's language, that say what to capture.
	Capture []string
}

func (e *LacksError) Error() string {
	return fmt.Sprintf("there is too little for a brief of the kind %s; capture this first: %s", e.Kind, strings.Join(e.Capture, " "))
}

// needs are the themes without which a kind of brief says nothing: of each list,
// one at least.
var needs = map[Kind][][]piece{
	PointOfView: {
		{{framing.Situation, executives}, {framing.Stakes, executives}},
		{{framing.Answer, executives}, {framing.Summary, executives}},
	},
	ConceptNote: {
		{{framing.Situation, executives}, {framing.Situation, engineers}},
		{{framing.Answer, executives}, {framing.Answer, engineers}, {framing.Summary, executives}},
	},
	SolutionNarrative: {
		{{framing.Situation, executives}, {framing.Situation, engineers}},
		{{framing.Answer, executives}, {framing.Answer, engineers}},
		{{framing.Value, executives}, {framing.Plan, executives}, {framing.Risk, executives}, {framing.Plan, engineers}, {framing.Risk, engineers}},
	},
}

// Ready returns nil where a kind of brief makes sense for a solution, and a
// *LacksError that says what to capture where it does not. An executive brief, an
// engineering brief and both side by side can always be made.
func Ready(x *narrative.Index, kind Kind) error {
	if len(needs[kind]) == 0 && kind != Plan306090 {
		return nil
	}
	executive, engineering := framing.BothIndexed(x)
	lacks := &LacksError{Kind: kind, Name: framing.BriefName(x.Solution, string(kind))}
	if kind == Plan306090 {
		if _, _, ok := framing.Course(x, &executive, &engineering); !ok {
			lacks.Capture = []string{framing.CaptureDates(x.Solution)}
			return lacks
		}
		return nil
	}
	for _, list := range needs[kind] {
		if !anyTold(list, &executive, &engineering) {
			lacks.Capture = append(lacks.Capture, captureFor(list[0], &executive, &engineering))
		}
	}
	if len(lacks.Capture) > 0 {
		return lacks
	}
	return nil
}

func anyTold(list []piece, executive, engineering *framing.Framing) bool {
	for _, p := range list {
		f := executive
		if p.from == engineers {
			f = engineering
		}
		if _, ok := f.Section(p.theme); ok {
			return true
		}
	}
	return false
}

// captureFor says what to capture for a theme.
func captureFor(p piece, executive, engineering *framing.Framing) string {
	f := executive
	if p.from == engineers {
		f = engineering
	}
	for _, g := range f.Gaps {
		if g.Theme == p.theme && (len(g.Kinds) > 0 || g.Settled) {
			return g.Capture
		}
	}
	return string(p.theme)
}
