package framing

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

// overlay is what the user has made of a generated framing: own wordings over
// blocks and headings, and blocks left out.
type overlay struct {
	t         *teller
	wordings  map[string]*laid // by block
	omissions map[string]string
}

// laid is a wording, and whether its block is told.
type laid struct {
	narrative.Wording
	placed bool
}

func newOverlay(t *teller) *overlay {
	o := &overlay{t: t}
	for _, w := range t.s.Wordings {
		if w.Audience != t.audience {
			continue
		}
		if o.wordings == nil {
			o.wordings = map[string]*laid{}
		}
		o.wordings[w.Block] = &laid{Wording: w}
	}
	for _, m := range t.s.Omissions {
		if m.Audience != t.audience {
			continue
		}
		if o.omissions == nil {
			o.omissions = map[string]string{}
		}
		o.omissions[m.Block] = m.Reason
	}
	return o
}

// tell adds the section of a draft to the framing, or a gap where the user has
// left out all of it.
func (o *overlay) tell(out *Framing, theme Theme, label string, d content.Draft) {
	o.t.missing = nil
	s := o.section(theme, label, d)
	for _, ref := range o.t.missing { // of wordings
		out.Gaps = append(out.Gaps, Gap{Theme: theme, Label: label, Capture: o.t.lang.Missing(ref)})
	}
	if len(s.Blocks) == 0 {
		out.Gaps = append(out.Gaps, Gap{
			Theme: theme, Label: label, Capture: o.t.lang.AllLeftOut(), Kinds: captureKinds[o.t.audience][theme], LeftOut: s.LeftOut,
		})
		return
	}
	out.Sections = append(out.Sections, s)
}

// section gives a draft's lines their keys, lays the wordings over them, and
// takes out what is left out.
func (o *overlay) section(theme Theme, label string, d content.Draft) Section {
	s := Section{Theme: theme, Label: label, Heading: d.Heading, Facts: d.Facts, Blocks: make([]Block, 0, len(d.Lines))}
	s.Origin.Generated = d.Heading
	prefix := string(theme) + "/"
	var seen map[string]int // where looking back at every line would take long
	if len(d.Lines) > 32 {
		seen = make(map[string]int, len(d.Lines))
	}
	for i := range d.Lines {
		line := &d.Lines[i]
		s.Blocks = append(s.Blocks, Block{
			Key: o.t.paper.Write(prefix, line.Part), Kind: BlockKind(line.Kind), Lead: line.Lead,
			Text: line.Text, Cells: line.Cells, Facts: line.Facts,
		})
		b := &s.Blocks[len(s.Blocks)-1]
		n := seen[line.Part]
		if seen == nil {
			n = before(d.Lines[:i], line.Part)
		} else {
			seen[line.Part]++
		}
		if n > 0 {
			b.Key += "/" + strings.Repeat("i", n+1)
		}
		if b.Cells != nil {
			if b.Text == "" {
				b.Text = o.t.paper.Join(b.Cells, content.BetweenCells)
			}
		} else {
			b.Generated = b.Text
			if o.wordings != nil {
				o.lay(b)
			}
		}
		if why, out := o.omissions[b.Key]; out {
			last := len(s.Blocks) - 1
			s.LeftOut = append(s.LeftOut, LeftOut{*b, last, why})
			s.Blocks = s.Blocks[:last]
		}
	}
	if len(s.LeftOut) > 0 {
		dropLoneColumns(&s)
	}
	if w, ok := o.wordings[HeadingKey(theme)]; ok {
		if text, told := o.word(w, &s.Origin, &s.Facts); told {
			s.Heading = text
		}
	}
	return s
}

// before counts the lines that bear the same part.
func before(lines []content.Line, part string) int {
	n := 0
	for i := range lines {
		if lines[i].Part == part {
			n++
		}
	}
	return n
}

// lay puts a wording over a block. A run-in heading stays one where the wording
// begins with it.
func (o *overlay) lay(b *Block) {
	w, ok := o.wordings[b.Key]
	if !ok {
		return
	}
	text, told := o.word(w, &b.Origin, &b.Facts)
	if !told {
		return
	}
	b.Text = text
	if !strings.HasPrefix(text, b.Lead) {
		b.Lead = ""
	}
}

// word notes a wording in the origin of the text it stands over, with the facts
// whose figures it adds, and returns it with its figures filled in. A wording
// that refers to a figure without a value is not told, like any other text; the
// generated one stands meanwhile.
func (o *overlay) word(w *laid, origin *Origin, facts *[]string) (text string, told bool) {
	w.placed = true
	origin.Worded, origin.Wording, origin.BasedOn = true, w.Text, w.BasedOn
	origin.Stale = w.BasedOn != origin.Generated
	if !strings.ContainsAny(w.Text, "{}") {
		return w.Text, true
	}
	p, ok := o.t.fill(nil, w.Text)
	*facts = o.t.paper.More(*facts, p.Facts)
	return p.Text, ok
}

// unplaced returns the wordings whose block is not told, in their order.
func (o *overlay) unplaced() []narrative.Wording {
	if o.wordings == nil {
		return nil
	}
	var out []narrative.Wording
	for _, w := range o.t.s.Wordings {
		if l := o.wordings[w.Block]; w.Audience == o.t.audience && !l.placed {
			out = append(out, w)
		}
	}
	return out
}

// dropLoneColumns takes out the head of a table whose rows are all left out.
func dropLoneColumns(s *Section) {
	for i := 0; i < len(s.Blocks); i++ {
		if s.Blocks[i].Kind != Columns || i+1 < len(s.Blocks) && s.Blocks[i+1].Kind == Row {
			continue
		}
		s.Blocks = slices.Delete(s.Blocks, i, i+1)
		for j := range s.LeftOut {
			if s.LeftOut[j].At > i {
				s.LeftOut[j].At--
			}
		}
		i--
	}
}
