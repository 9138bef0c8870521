package en

import (
	"strings"

	"bifocal/narrative/framing/content"
)

// ExecutiveSituation tells what hurts and why now.
func (en English) ExecutiveSituation(c content.Situation) content.Draft {
	if len(c.Problems) == 0 && len(c.Drivers) == 0 {
		return content.Draft{}
	}
	d, rest := situationHeading(c)
	d.Lines = make([]content.Line, 0, len(c.Problems)+len(c.Consequences)+len(c.Drivers))
	en.addProblems(&d, c, rest)
	for i, p := range c.Consequences {
		d.Lines = append(d.Lines, paragraph("consequence/"+number(i+1), sentence(p.Text), p.Facts))
	}
	addDrivers(&d, c)
	return d
}

// addProblems tells each problem, of the first what the heading has left; and
// behind a cause what speaks for it.
func (en English) addProblems(d *content.Draft, c content.Situation, rest string) {
	text := en.passage()
	for i := range c.Problems {
		p := &c.Problems[i]
		body := p.Body.Text
		switch {
		case i == 0:
			body = rest
		case p.Told:
			body = ""
		}
		for clause := range strings.SplitSeq(body, "; ") {
			text.sentence(clause)
		}
		if line := text.paragraph(p.ID, p.Body.Facts); line.Text != "" {
			d.Lines = append(d.Lines, line)
		}
		if c.Causes && p.Evidence.Has() {
			d.Lines = append(d.Lines, paragraph(p.ID+"/evidence", sentence("evidence: ", p.Evidence.Text), p.Evidence.Facts))
		}
	}
}

// EngineeringSituation tells the causes, and what the baselines amount to.
func (en English) EngineeringSituation(c content.Situation) content.Draft {
	if len(c.Problems) == 0 && len(c.Drivers) == 0 {
		return content.Draft{}
	}
	down := downtime(c.Downtime)
	c.Down, c.Causes = down != "", true
	own := c
	if len(c.Problems) > 0 { // a cause heads the theme before any date
		own.Deadline = nil
	}
	d, rest := situationHeading(own)
	if c.Down && d.Heading == strings.TrimSuffix(down, ".") {
		down = ""
	}
	en.addProblems(&d, c, rest)
	if down != "" {
		d.Lines = append(d.Lines, paragraph("downtime", down, c.Downtime[0].Own))
	}
	addDrivers(&d, c)
	if len(d.Lines) == 0 { // the heading told all there is
		d.Lines = append(d.Lines, paragraph(c.Problems[0].ID, sentence(c.Problems[0].Body.Text), c.Problems[0].Body.Facts))
		if d.Heading == upper(c.Problems[0].Body.Text) {
			if d.Heading, d.Facts = measureHeading(c); d.Heading == "" {
				d.Heading = standingLabel(c)
			}
		}
	}
	return d
}
