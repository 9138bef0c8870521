package review

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Limits of length and reading, by audience.
const (
	executivePages      = 1 // wanted
	executivePagesMost  = 2
	engineeringPages    = 10
	executiveGrade      = 10.0
	engineeringGrade    = 13.0
	sentenceAverage     = 20 // words, for executives
	sentenceMost        = 30
	leastWordsForGrades = 60
)

var audienceRules = []Rule{
	{
		ID: "audience/acronym", Title: "An acronym that executives are not told", Severity: Warning,
		Why:     "A reader who does not know it stops reading, or asks in the meeting.",
		Mend:    "Write it out, or add a term with its plain words.",
		Example: "“MTTR” in the executive framing without a term for it",
		check:   checkAcronyms,
	},
	{
		ID: "audience/jargon", Title: "A technical term in front of executives", Severity: Warning,
		Why:     "It says nothing to who does not work with it.",
		Mend:    "Use plain words, or add a term with them; the first time it appears they then follow it.",
		Example: "“liveness probe”, or the technology of a component in a benefit",
		check:   checkJargon,
	},
	{
		ID: "audience/sentence", Title: "A sentence of more than 30 words", Severity: Warning,
		Why:     "It has to be read twice.",
		Mend:    "Make two of it.",
		Example: "a sentence of 41 words in a wording for executives",
		check:   checkSentences,
	},
	{
		ID: "audience/grade", Title: "The framing reads harder than it should", Severity: Warning,
		Why:     "Executives read between two meetings: grade 10 or lower, 20 words a sentence.",
		Mend:    "Shorten the longest sentences, and replace long words.",
		Example: "an executive framing of grade 14",
		check:   checkGrades,
	},
	{
		ID: "audience/pages", Title: "A brief is longer than its reader's patience", Severity: Warning,
		Why:     "An executive brief is one page, two at most; an engineering brief ten.",
		Mend:    "Leave out blocks, or shorten texts.",
		Example: "an executive brief of three pages",
		check:   checkPages,
	},
	{
		ID: "audience/mechanism", Title: "A benefit without a mechanism", Severity: Warning,
		Why:     "Engineers believe what they can see working.",
		Mend:    "Say how it works, for engineers.",
		Example: "a capability with a benefit for executives and nothing for engineers",
		check:   checkMechanisms,
	},
	{
		ID: "audience/engineering-only", Title: "What is for engineers only stands in an executive text", Severity: Error,
		Why:     "It was kept from that side on purpose.",
		Mend:    "Take it out of the text.",
		Example: "the technical cause of a risk word for word in a wording for executives",
		check:   checkEngineeringOnly,
	},
}

// commonAcronyms are known to every executive.
var commonAcronyms = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`CEO CFO CIO CTO COO CISO CMO CHRO CPO IT HR PR US USA UK EU UN OK ID TV PC CV PDF AM PM AD BC ROI NPV KPI Q1 Q2 Q3 Q4
		H1 H2 USD EUR GBP CHF JPY VAT GDP R&D B2B B2C FAQ VIP M&A IPO NGO SME GDPR AI USB GPS SMS IPO CEOS EBIT EBITDA CAPEX OPEX FTE FTES TCO ESG P&L PO RFP NDA HQ VP AG KG SE DSGVO BSI EDV`) {
		out[w] = true
	}
	return out
}()

// executive returns the framing for executives, where it is looked at.
func (c *checked) executive() *framing.Framing {
	for _, f := range c.framings {
		if f.Audience == narrative.Executive {
			return f
		}
	}
	return nil
}

func checkAcronyms(c *checked) {
	f := c.executive()
	if f == nil {
		return
	}
	known := map[string]bool{}
	for _, i := range c.index.Of(narrative.KindTerm) {
		t, _ := c.Solution.Facts[i].(narrative.Term)
		if t.Plain != "" {
			for _, a := range acronymsOf(t.Term) {
				known[a] = true
			}
		}
	}
	for _, e := range c.Glossary {
		if e.Known {
			known[e.Term] = true
			for _, a := range acronymsOf(e.Term) {
				known[a] = true
			}
		}
	}
	for _, name := range namesIn(c.Solution) {
		for _, a := range acronymsOf(name) {
			known[a] = true
		}
	}
	for i := range f.Sections {
		s := &f.Sections[i]
		if s.Theme == framing.Words {
			continue
		}
		look := func(text, key string, facts []string) {
			read := c.measured(text)
			for _, a := range read.acronyms {
				if commonAcronyms[a] || known[a] || strings.ContainsAny(a, "0123456789") && len(a) < 3 || read.spelled[a] || c.isCurrency(text, a) {
					continue
				}
				known[a] = true // said once
				p := Place{Audience: f.Audience, Theme: s.Theme, Block: key}
				if len(facts) > 0 {
					p.Fact = facts[0]
				}
				if plain := c.plainWords(a); plain != "" {
					f := c.add(p, "", linef("Write “%s”, or add a term “%s” with its plain words.", plain, a), linef("Executives read “%s”, and nothing says that it is %s.", a, plain))
					f.Quote, f.hint.term, f.hint.plain = a, a, plain
					continue
				}
				c.add(p, "", linef("Write it out, or add a term “%s” with its plain words.", a), linef("Executives read “%s”, and nothing says what it is.", a)).Quote = a
			}
		}
		look(s.Heading, framing.HeadingKey(s.Theme), s.Facts)
		for j := range s.Blocks {
			look(s.Blocks[j].Text, s.Blocks[j].Key, s.Blocks[j].Facts)
		}
	}
}

// namesIn are names that need no explanation to their bearers.
func namesIn(s *narrative.Solution) []string {
	out := append([]string{s.Customer.Name, s.Organisation, s.Author, s.Title}, s.Customer.Aliases...)
	out = append(out, s.Partners...)
	for _, f := range s.Facts {
		switch f := f.(type) {
		case narrative.Stakeholder:
			out = append(out, f.Name, f.Role, f.Organisation)
		case narrative.Proof:
			out = append(out, f.Reference)
		}
	}
	return out
}

func firstOf(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// technicalWords are the names of technologies in capitals that no term explains.
func (c *checked) technicalWords() []string {
	explained := map[string]bool{}
	for _, i := range c.index.Of(narrative.KindTerm) {
		if t, _ := c.Solution.Facts[i].(narrative.Term); t.Plain != "" {
			explained[t.Term] = true
		}
	}
	for _, e := range c.Glossary {
		if e.Known {
			explained[e.Term] = true
		}
	}
	names := map[string]bool{}
	for _, n := range namesIn(c.Solution) {
		for w := range strings.FieldsSeq(n) {
			names[w] = true
		}
	}
	var out []string
	seen := map[string]bool{}
	for _, i := range c.index.Of(narrative.KindComponent) {
		f, _ := c.Solution.Facts[i].(narrative.Component)
		for w := range strings.FieldsSeq(f.Technology) {
			w = strings.Trim(w, ",.()")
			if len(w) < 3 || seen[w] || explained[w] || names[w] || w[0] < 'A' || w[0] > 'Z' || commonAcronyms[w] {
				continue
			}
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

func checkMechanisms(c *checked) {
	for _, i := range c.index.Of(narrative.KindCapability) {
		f, _ := c.Solution.Facts[i].(narrative.Capability)
		switch {
		case f.Benefit != "" && f.Mechanism == "":
			c.addf(Place{Fact: f.ID, Field: "mechanism", Audience: narrative.Engineering}, "%s has a benefit, and nothing says how it works.", c.nameOf(f))
		case f.Benefit == "" && f.Mechanism != "":
			c.add(Place{Fact: f.ID, Field: "benefit", Audience: narrative.Executive}, Advice, linef("Say what changes for the business."), linef("%s says how it works, and not what it is good for.", c.nameOf(f)))
		}
	}
}
