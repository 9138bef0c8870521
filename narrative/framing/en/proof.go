package en

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutiveProof tells where it has worked before.
func (English) ExecutiveProof(c content.Proofs) content.Draft {
	n := len(c.Items)
	if n == 0 {
		return content.Draft{}
	}
	d := content.Draft{Heading: proofHeading(c), Lines: make([]content.Line, 0, n)}
	for _, p := range c.Items {
		if n == 1 {
			p.Reference = "" // the heading names it
		}
		text := claim(p, proofFigures(p, false))
		line := item(p.ID, text, p.Claim.Facts, p.Source.Facts)
		if n == 1 {
			line.Kind = content.Paragraph
		}
		d.Lines = append(d.Lines, line)
	}
	return d
}

func proofHeading(c content.Proofs) string {
	here := 0
	for _, p := range c.Items {
		if p.Here {
			here++
		}
	}
	if here == len(c.Items) {
		return "It has been tried here already"
	}
	if n := len(c.Items); n == 1 {
		if r := c.Items[0].Reference; r != "" {
			return upper(pick(c.Seed, 1, called(r)+" has done it before", "it has worked at "+called(r)))
		}
		return "It has worked before"
	} else if n == 2 {
		return "It has worked twice before"
	}
	return pick(c.Seed, 1, "It has worked before", loc.Cardinal(len(c.Items))+" cases speak for it")
}

// claim tells a proof with who it was for, where it is written, and the figures
// that it does not say itself.
func claim(p content.ProofItem, figures string) string {
	text := strings.TrimRight(p.Claim.Text, ". ")
	if p.Reference != "" && !strings.Contains(text, p.Reference) {
		text = "at " + called(p.Reference) + ", " + lower(text)
	} else if p.Unnamed && !someone[leadWord(text)] {
		text = "at a customer we may not name, " + lower(text)
		p.Unnamed = false
	}
	return sentence(text, bracket(p.Source.Text, unnamed(p), figures))
}

// someone are the words that a claim begins with which says itself what kind of
// customer it was: a hospital of the same size.
var someone = wordSet("a an one another two three four five several some")

// unnamed says behind a claim that the customer it speaks of may not be named.
func unnamed(p content.ProofItem) string {
	if p.Unnamed {
		return "the name is withheld"
	}
	return ""
}

// proofFigures lists figures that the claim does not say itself: each behind its
// name, or before a name that says what it counts. What the claim tells the other
// audience is left out for this one.
func proofFigures(p content.ProofItem, short bool) string {
	var parts []string
	for _, f := range p.Figures {
		v := loc.Quantity(f.Value, figures.Form{Compact: short})
		word := loc.Cardinal(int(f.Value.Value.IntPart()))
		if strings.Contains(p.Claim.Text, v) || f.Value.Value.IsInteger() && strings.Contains(p.Claim.Text, word) {
			continue
		}
		if f.Elsewhere {
			continue
		}
		if f.Value.Unit == "" && f.Value.Per == "" && isPlural(f.Name) && !strings.Contains(f.Name, ", ") {
			parts = append(parts, v+" "+lower(f.Name))
			continue
		}
		parts = append(parts, lower(f.Name)+": "+v)
	}
	return strings.Join(parts, "; ")
}

// EngineeringProof tells what can be repeated, and where baselines come from.
func (en English) EngineeringProof(c content.Proofs) content.Draft {
	var d content.Draft
	tests := 0
	told := en.passage()
	for _, p := range c.Items {
		told.add(claim(p, proofFigures(p, true)))
		if p.Test.Has() {
			tests++
			told.sentence("the test: ", lower(p.Test.Text))
		}
		d.Lines = append(d.Lines, told.item(p.ID, p.Claim.Facts, p.Source.Facts, p.Test.Facts))
	}
	if len(d.Lines) == 1 {
		d.Lines[0].Kind = content.Paragraph
	}
	if c.Told {
		return content.Draft{Silent: toldWith("the only source of a baseline", "value", narrative.Engineering)}
	}
	d.Lines = append(d.Lines, en.sourceLines(c.Sources)...)
	if len(d.Lines) == 0 {
		return d
	}
	traced := len(c.Sources) > 0 && len(c.Sources) == c.Baselines
	switch {
	case len(c.Items) == 0 && traced && len(c.Sources) > 1:
		d.Heading = "Today's figures can be traced to their sources"
	case len(c.Items) == 0 && len(c.Sources) == 1:
		d.Heading = "Where today's figure comes from"
	case len(c.Items) == 0:
		d.Heading = "Where today's figures come from"
	case tests > 0 && tests == len(c.Items):
		d.Heading = upper(proofHeading(content.Proofs{Seed: c.Seed, Items: nameless(c.Items)})) + ", and can be shown again"
		if traced {
			d.Heading = upper(proofHeading(content.Proofs{Seed: c.Seed, Items: nameless(c.Items)}))
		}
	default:
		d.Heading = upper(proofHeading(content.Proofs{Seed: c.Seed, Items: nameless(c.Items)}))
	}
	if len(c.Items) > 0 && traced {
		d.Heading += ", and today's figures have their sources"
	}
	return d
}

// nameless are proofs that name their customer in their own sentence.
func nameless(ps []content.ProofItem) []content.ProofItem {
	out := make([]content.ProofItem, len(ps))
	for i, p := range ps {
		p.Reference = ""
		out[i] = p
	}
	return out
}

// sourceLines say where the baselines come from: one in a sentence, more in a
// table, a row a measure.
func (en English) sourceLines(os []*content.Outcome) []content.Line {
	switch len(os) {
	case 0:
		return nil
	case 1:
		return []content.Line{paragraph("source/1", sourceSentence(os[0]), os[0].Own, os[0].Source.Facts)}
	}
	t := en.table(len(os), "Measure", "Where today's figure comes from")
	for _, o := range os {
		t.add(t.paper.Write("source/", o.ID), t.paper.Facts(o.Own, o.Source.Facts), bare(o.Measure)+untoldBaseline(o), o.Source.Text)
	}
	return t.lines("sources")
}

// sourceSentence says where the baseline of a measure comes from.
func sourceSentence(o *content.Outcome) string {
	from, rest, more := strings.Cut(lower(o.Source.Text), ", ")
	if more {
		rest = ", " + rest
	}
	return sentence("today's figure for ", withArticle(lower(bare(o.Measure))), untoldBaseline(o), " comes from ", the(from), rest)
}

// untoldBaseline is a baseline that stands nowhere else, because the measure
// has no target.
func untoldBaseline(o *content.Outcome) string {
	if !o.Target.IsZero() {
		return ""
	}
	return " (" + baselineOf(o, figures.Form{Compact: true}) + ")"
}
