package framing

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing/content"
	"bifocal/narrative/framing/en"
)

// languages are the languages that a solution can be told in; English stands
// in for those that are not there yet.
var languages = map[string]content.Language{"en": en.English{}}

func languageOf(s *narrative.Solution) content.Language {
	tag, _, _ := strings.Cut(strings.ToLower(s.Language), "-")
	if l, ok := languages[tag]; ok {
		return l
	}
	return languages["en"]
}

// FrameIndexed is Frame for a solution whose index is at hand.
func FrameIndexed(x *narrative.Index, a narrative.Audience) Framing {
	t := newTeller(x, a, languageOf(x.Solution))
	out := Framing{Audience: a}
	over := newOverlay(t)
	drafts := make(map[Theme]*drafted, len(Themes))
	all := make([]drafted, len(Themes))
	for i, theme := range tellingOrder[a] {
		t.missing = nil
		all[i].Draft = t.draft(theme)
		all[i].missing = t.missing
		drafts[theme] = &all[i]
	}
	out.Sections = make([]Section, 0, len(Themes))
	for _, theme := range Themes {
		draft := drafts[theme]
		label := t.lang.Label(string(theme), a)
		for _, ref := range draft.missing {
			out.Gaps = append(out.Gaps, Gap{Theme: theme, Label: label, Capture: t.lang.Missing(ref)})
		}
		if len(draft.Lines) == 0 {
			capture := t.lang.Capture(string(theme), a)
			if draft.Silent != "" {
				capture = draft.Silent
			}
			out.Gaps = append(out.Gaps, Gap{Theme: theme, Label: label, Capture: capture, Kinds: captureKinds[a][theme], Settled: draft.Silent != ""})
			continue
		}
		over.tell(&out, theme, label, draft.Draft)
	}
	if a == narrative.Executive {
		t.explainTerms(&out, over)
	}
	if len(out.Sections) == 0 {
		out.Sections = nil
	}
	out.Unplaced = over.unplaced()
	return out
}

// drafted is a theme in the making, and what its texts refer to without a value.
type drafted struct {
	content.Draft
	missing []narrative.Dangling
}

// tellingOrder puts a theme before those that borrow from it, so that what a
// text lacks is noted where the text stands; and money last, because it shows
// the figures that no other theme told.
//
// Executives begin with themes that ask for no outcome and no money, which are
// still being worked out then, so that neither side waits for the other.
var tellingOrder = map[narrative.Audience][]Theme{
	narrative.Executive:   {Plan, Risk, Proof, Value, Stakes, Situation, Answer, Options, Next, Words, Summary, Money},
	narrative.Engineering: {Answer, Options, Risk, Plan, Next, Words, Stakes, Value, Situation, Proof, Summary, Money},
}

// draft lets the language tell one theme.
func (t *teller) draft(theme Theme) content.Draft {
	executive := t.audience == narrative.Executive
	l := t.lang
	switch theme {
	case Summary:
		if executive {
			return l.ExecutiveSummary(t.summary())
		}
		return l.EngineeringSummary(t.summary())
	case Situation:
		if executive {
			return l.ExecutiveSituation(t.situation())
		}
		return l.EngineeringSituation(t.situation())
	case Stakes:
		if executive {
			return l.Stakes(t.stakes())
		}
		return l.Limits(t.limits())
	case Answer:
		if executive {
			return l.ExecutiveAnswer(t.answer())
		}
		return l.EngineeringAnswer(t.answer())
	case Value:
		if executive {
			return l.ExecutiveValue(t.value())
		}
		return l.EngineeringValue(t.value())
	case Money:
		if executive {
			return l.ExecutiveMoney(t.money())
		}
		return l.EngineeringMoney(t.money())
	case Options:
		if executive {
			return l.ExecutiveOptions(t.choices())
		}
		return l.EngineeringOptions(t.choices())
	case Risk:
		if executive {
			return l.ExecutiveRisk(t.risks())
		}
		return l.EngineeringRisk(t.risks())
	case Plan:
		if executive {
			return l.ExecutivePlan(t.plan())
		}
		return l.EngineeringPlan(t.plan())
	case Proof:
		if executive {
			return l.ExecutiveProof(t.proofs())
		}
		return l.EngineeringProof(t.proofs())
	case Next:
		if executive {
			return l.ExecutiveNext(t.next())
		}
		return l.EngineeringNext(t.next())
	case Words:
		if executive {
			return content.Draft{Lines: nil} // filled in once the other sections are known
		}
		return l.EngineeringWords(t.terms())
	}
	return content.Draft{}
}
