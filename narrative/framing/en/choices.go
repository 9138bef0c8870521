package en

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// parted is a decision's options, the chosen one apart.
func parted(d content.Decision) (chosen *content.Option, others []content.Option) {
	for i := range d.Options {
		if d.Options[i].Chosen {
			chosen = &d.Options[i]
		} else {
			others = append(others, d.Options[i])
		}
	}
	return chosen, others
}

func names(os []content.Option) []string {
	out := make([]string, len(os))
	for i, o := range os {
		out[i] = o.Name.Text
	}
	return out
}

// over heads a decision: managed Kubernetes, over tidying up and a platform.
func over(d content.Decision) string {
	chosen, others := parted(d)
	switch {
	case chosen != nil && len(others) > 0:
		if strings.Contains(chosen.Name.Text, ", ") {
			return upper(chosen.Name.Text) + ", rather than " + list(names(others))
		}
		return upper(chosen.Name.Text) + ", over " + list(names(others))
	case chosen != nil:
		return upper(chosen.Name.Text)
	case len(others) > 1 && d.Question.Has():
		return upper(d.Question.Text) + ": " + strings.Replace(list(names(others)), " and ", " or ", 1)
	case len(others) > 1:
		return upper(strings.Replace(list(names(others)), " and ", " or ", 1))
	}
	return upper(d.Question.Text)
}

// weigh tells what speaks for and against one option.
func weigh(o content.Option) string {
	switch {
	case o.For.Has() && o.Against.Has():
		return subject(o) + " " + lowerFirst(o.For.Text) + ", but " + lowerFirst(o.Against.Text)
	case o.For.Has():
		return subject(o) + " " + lowerFirst(o.For.Text)
	case o.Against.Has():
		return subject(o) + " " + lowerFirst(o.Against.Text)
	}
	return ""
}

// subject closes a name that has a comma of its own.
func subject(o content.Option) string {
	if strings.Contains(o.Name.Text, ", ") {
		return o.Name.Text + ","
	}
	return o.Name.Text
}

func optionFacts(d content.Decision) []string {
	fs := []string{d.ID}
	for _, o := range d.Options {
		fs = facts(fs, o.Name.Facts, o.For.Facts, o.Against.Facts)
	}
	return fs
}

// weighAll tells the options that have something to say, two to a sentence.
func weighAll(d content.Decision, others []content.Option) string {
	var told []string
	for _, o := range others {
		if w := weigh(o); w != "" {
			told = append(told, w)
		}
	}
	out := ""
	for i := 0; i < len(told); i += 2 {
		if i+1 < len(told) && words(told[i])+words(told[i+1]) <= 30 {
			out = join(out, sentence(told[i]+"; "+told[i+1]))
			continue
		}
		out = join(out, sentence(told[i]))
		if i+1 < len(told) {
			out = join(out, sentence(told[i+1]))
		}
	}
	_ = d
	return out
}

// ExecutiveOptions tells each decision in a sentence or two.
func (English) ExecutiveOptions(c content.Choices) content.Draft {
	var d content.Draft
	for _, k := range c.Decisions {
		chosen, others := parted(k)
		text := ""
		if chosen != nil {
			if w := weigh(*chosen); w != "" && !k.Sentence.Has() {
				text = sentence(w)
			}
		}
		if k.Sentence.Has() {
			text = sentence(k.Sentence.Text)
		}
		text = join(text, weighAll(k, others))
		if k.Consequences.Has() && chosen != nil {
			text = join(text, sentence("with this choice, "+lower(k.Consequences.Text)))
		}
		fs := facts(optionFacts(k), k.Sentence.Facts, k.Consequences.Facts)
		line := paragraph(k.ID, text, fs)
		if len(c.Decisions) > 1 {
			line.Kind, line.Lead = content.Item, over(k)
			line.Text = strings.TrimSpace(line.Lead + ". " + text)
		}
		if line.Text != "" {
			d.Lines = append(d.Lines, line)
		}
	}
	if c.Standing != nil && len(d.Lines) > 0 {
		o := c.Standing
		d.Lines = append(d.Lines, paragraph("nothing", sentence("doing nothing leaves "+withArticle(lower(bare(o.Measure)))+" at "+loc.Quantity(o.Baseline, figures.Form{DropNoun: true})), []string{o.ID}))
	}
	if len(d.Lines) == 0 {
		return content.Draft{}
	}
	d.Heading = optionsHeading(c)
	d.Facts = decisionIDs(c)
	return d
}

func decisionIDs(c content.Choices) []string {
	var fs []string
	for _, k := range c.Decisions {
		fs = append(fs, k.ID)
	}
	return fs
}

func optionsHeading(c content.Choices) string {
	if n := len(c.Decisions); n > 1 {
		settled := 0
		for _, k := range c.Decisions {
			if chosen, _ := parted(k); chosen != nil || k.Sentence.Has() {
				settled++
			}
		}
		if settled == n {
			return upper(pick(c.Seed, 1, count(n, "choice", "choices")+" were made, each against alternatives", loc.Cardinal(n)+" choices stand behind it"))
		}
		if settled == 0 {
			return upper(count(n, "choice", "choices")) + " are still to be made"
		}
		return upper(count(n, "choice", "choices")) + ", " + loc.Cardinal(settled) + " of them settled"
	}
	k := c.Decisions[0]
	if chosen, others := parted(k); chosen == nil && len(others) > 1 {
		return upper(count(len(others), "way", "ways")) + " are open"
	}
	if h := over(k); h != "" {
		return h
	}
	return "The choice that was made"
}

// EngineeringOptions tells each decision as a short decision record.
func (English) EngineeringOptions(c content.Choices) content.Draft {
	var d content.Draft
	for _, k := range c.Decisions {
		chosen, others := parted(k)
		if len(k.Options) == 0 {
			continue
		}
		text := ""
		if k.Context.Has() {
			text = sentence(k.Context.Text)
		}
		if chosen != nil {
			if w := weigh(*chosen); w != "" {
				text = join(text, sentence(w))
			}
		}
		text = join(text, weighAll(k, others))
		if k.Consequences.Has() && chosen != nil {
			text = join(text, sentence("with this choice, "+lower(k.Consequences.Text)))
		}
		line := paragraph(k.ID, text, optionFacts(k), k.Context.Facts, k.Consequences.Facts)
		if len(c.Decisions) > 1 {
			line.Lead = over(k)
			line.Text = strings.TrimSpace(line.Lead + ". " + text)
		}
		if line.Text != "" {
			d.Lines = append(d.Lines, line)
		}
	}
	if len(d.Lines) == 0 {
		return content.Draft{}
	}
	d.Facts = decisionIDs(c)
	if n := len(c.Decisions); n > 1 {
		d.Heading = upper(pick(c.Seed, 1, count(n, "decision", "decisions")+" and what they rule out", count(n, "decision shapes", "decisions shape")+" the design"))
	} else {
		d.Heading = over(c.Decisions[0])
	}
	return d
}
