package export

import (
	"slices"
	"strings"
	"time"

	"bifocal/export/house"
	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
)

// Options are what a brief needs beside its solution.
type Options struct {
	// Date is printed on the brief and dates the file.
	Date time.Time
	// Paper is the sheet; the zero value is A4, or what the style says.
	Paper Paper
	// Style is the house style; nil for none.
	Style *house.Style
	// Sections says which sections the brief has.
	Sections Choice
}

// Compose makes the document tree of a brief. Themes that are empty are left
// out; whether a kind of brief makes sense for the solution, Ready says.
func Compose(x *narrative.Index, kind Kind, opts Options) *Document {
	d := compose(x, kind, opts)
	if opts.Style != nil {
		d.dress(x.Solution, opts.Style)
	}
	return d
}

// locale is how the figures of a brief are written; nil is as the solution is told.
func (o Options) locale() *figures.Locale {
	if o.Style == nil || o.Style.Language == "" {
		return nil
	}
	return o.Style.Language.Locale()
}

func compose(x *narrative.Index, kind Kind, opts Options) *Document {
	switch kind {
	case EngineeringBrief:
		return composeFraming(x, framing.FrameIndexed(x, narrative.Engineering), kind, opts)
	case SideBySide:
		return composeFacing(x, opts)
	case PointOfView, ConceptNote, SolutionNarrative, Plan306090:
		return composeParts(x, kind, opts)
	case ExecutiveBrief:
	}
	return composeFraming(x, framing.FrameIndexed(x, narrative.Executive), ExecutiveBrief, opts)
}

// blank is a document that says nothing yet but whose it is and what kind.
func blank(s *narrative.Solution, kind Kind, opts Options) *Document {
	words := framing.WordsFor(s, narrative.Executive)
	d := &Document{
		Title: s.Title, Kind: framing.BriefName(s, string(kind)), Author: s.Author, Organisation: sender(s), Budget: budgets[kind],
		Customer: s.Customer.Name, CustomerHead: framing.Headed(s, s.Customer.Name), Language: framing.Told(s), Date: opts.Date, Paper: opts.Paper,
		Confidentiality: s.Classification,
		Words: Words{
			PreparedFor: words.PreparedFor, Page: words.Page, Date: framing.Date(s, opts.Date),
			Left: words.Executive, Right: words.Engineering, Continued: words.Continued,
		},
	}
	if l := opts.locale(); l != nil && !opts.Date.IsZero() {
		d.Words.Date = l.When(figures.Day(opts.Date.Date()))
	}
	if opts.Style != nil {
		d.language = opts.Style.Language
	}
	if kind == EngineeringBrief {
		d.Accent = Engineering
	}
	return d
}

func composeFraming(x *narrative.Index, f framing.Framing, kind Kind, opts Options) *Document {
	d := blank(x.Solution, kind, opts)
	sections := opts.Sections.sections(&f)
	for _, sec := range sections {
		if sec.Theme == framing.Summary { // its assertion is what the brief is called
			open(d, sec)
		}
	}
	d.fill(x, kind, sections)
	return d
}

// open puts the title and the first box to a document.
func open(d *Document, s framing.Section) {
	if s.Heading != "" {
		d.Title, d.Subtitle = s.Heading, d.Title
	}
	d.Lead = composeBlocks(s.Blocks)
}

// fill adds the sections, with the pictures of the kind, and how they are cut
// where there is a budget.
func (d *Document) fill(x *narrative.Index, kind Kind, sections []framing.Section) {
	words := framing.WordsFor(x.Solution, narrative.Executive)
	told := map[framing.Theme]framing.Section{}
	for _, sec := range sections {
		if sec.Theme == framing.Summary {
			continue
		}
		told[sec.Theme] = sec
		blocks := composeBlocks(sec.Blocks)
		if sec.Theme == framing.Words && d.Budget > 0 {
			blocks = []Block{wordsRunIn(sec.Blocks)}
		}
		blocks = d.illustrate(x, illustrations[kind], sec.Theme, words, PictureWidth, blocks)
		d.Sections = append(d.Sections, Section{Theme: string(sec.Theme), Label: sec.Label, Heading: sec.Heading, Blocks: blocks})
	}
	if d.Budget > 0 {
		d.Cuts = trims(x, d, told)
	}
}

// LeftOut says, a sentence each, which texts a brief leaves out because they
// refer to a figure that has no value.
func LeftOut(x *narrative.Index, kind Kind) []string {
	var out []string
	for _, a := range kind.Audiences() {
		for _, g := range framing.FrameIndexed(x, a).Gaps {
			if len(g.Kinds) == 0 && !slices.Contains(out, g.Label+": "+g.Capture) {
				out = append(out, g.Label+": "+g.Capture)
			}
		}
	}
	return out
}

// sender names who the brief is from: the own organisation and its partners.
func sender(s *narrative.Solution) string {
	names := s.Partners
	if s.Organisation != "" {
		names = append([]string{s.Organisation}, names...)
	}
	return strings.Join(names, ", ")
}
