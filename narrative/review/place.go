package review

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// typedPlace names a text that was typed.
type typedPlace struct {
	fact, field string
	audience    narrative.Audience
}

// typed finds texts by their place.
type typed struct {
	c      *checked
	at     map[typedPlace]*factText
	of     map[string][]*factText // by fact
	blocks map[string]*framing.Block
	heads  map[string]*framing.Section
}

func newTyped(c *checked) *typed {
	t := &typed{c: c, at: map[typedPlace]*factText{}, of: map[string][]*factText{}, blocks: map[string]*framing.Block{}, heads: map[string]*framing.Section{}}
	for i := range c.texts {
		x := &c.texts[i]
		if x.worded {
			continue
		}
		t.at[typedPlace{x.place.Fact, x.place.Field, x.place.Audience}] = x
		t.of[x.place.Fact] = append(t.of[x.place.Fact], x)
	}
	for _, f := range c.framings {
		for i := range f.Sections {
			s := &f.Sections[i]
			t.heads[string(f.Audience)+framing.HeadingKey(s.Theme)] = s
			for j := range s.Blocks {
				t.blocks[string(f.Audience)+s.Blocks[j].Key] = &s.Blocks[j]
			}
		}
	}
	return t
}

// settle leads each finding to the text that its words were typed in, and notes
// what stands there.
func (c *checked) settle(found []Finding) {
	if len(found) == 0 {
		return
	}
	t := newTyped(c)
	for i := range found {
		f := &found[i]
		if f.Quote != "" && f.Place.Field == "" && f.Place.File == "" {
			t.lead(f)
		}
		f.Text = t.text(&f.Place)
	}
}

// lead finds where the words of a finding about a block were typed: in the block's
// wording, or else in a text of one of the facts behind it.
func (t *typed) lead(f *Finding) {
	key := string(f.Place.Audience) + f.Place.Block
	facts := []string{f.Place.Fact}
	if b := t.blocks[key]; b != nil {
		if b.Worded {
			return
		}
		facts = b.Facts
	} else if s := t.heads[key]; s != nil {
		if s.Origin.Worded {
			return
		}
		facts = s.Facts
	}
	for _, id := range facts {
		for _, x := range t.of[id] {
			if x.place.Audience != "" && x.place.Audience != f.Place.Audience || x.form == narrative.Name && x.place.Field == "term" {
				continue
			}
			if standsIn(x.raw, f.Quote) {
				f.Place.Fact, f.Place.Field = id, x.place.Field
				return
			}
		}
	}
}

// standsIn reports whether words stand in a text, whatever their capitals.
func standsIn(text, words string) bool {
	return words != "" && hasWord(strings.ToLower(text), strings.ToLower(words))
}

// text is what stands at a place.
func (t *typed) text(p *Place) string {
	if p.File != "" {
		return ""
	}
	if p.Field != "" {
		if x := t.at[typedPlace{p.Fact, p.Field, p.Audience}]; x != nil {
			return t.c.resolve(x).text
		}
		if x := t.at[typedPlace{p.Fact, p.Field, ""}]; x != nil {
			return t.c.resolve(x).text
		}
		var sides []string
		for _, a := range narrative.Audiences {
			if x := t.at[typedPlace{p.Fact, p.Field, a}]; x != nil && p.Audience == "" {
				sides = append(sides, t.c.resolve(x).text)
			}
		}
		if len(sides) > 0 {
			return strings.Join(sides, "\n")
		}
	}
	if p.Block != "" {
		if s := t.heads[string(p.Audience)+p.Block]; s != nil {
			return s.Heading
		}
		if b := t.blocks[string(p.Audience)+p.Block]; b != nil {
			if len(b.Cells) > 0 {
				return strings.Join(b.Cells, " | ")
			}
			return b.Text
		}
	}
	if f, ok := t.c.index.Fact(p.Fact); ok {
		var lines []string
		for _, v := range narrative.ValuesIn(narrative.Facts{f}) {
			lines = append(lines, strings.TrimPrefix(v.Field+"."+v.Part, ".")+": "+v.Value)
		}
		return strings.ReplaceAll(strings.Join(lines, "\n"), ".:", ":")
	}
	return ""
}
