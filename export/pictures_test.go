package export_test

import (
	"slices"
	"testing"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/export/drawing"
	"bifocal/narrative"
)

// pictures returns those of a brief in reading order.
func pictures(d *export.Document) []export.Picture {
	var out []export.Picture
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if p, ok := b.(export.Picture); ok {
				out = append(out, p)
			}
		}
	}
	return out
}

func TestPicturesOfBriefs(t *testing.T) {
	words := drawing.English
	want := map[export.Kind][]string{
		export.ExecutiveBrief:   {words.Outcomes, words.CashFlow, words.Timeline},
		export.EngineeringBrief: {words.Architecture, words.Risks, words.Timeline},
	}
	for i, e := range assets.Examples() {
		s, err := narrative.Decode(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		for kind, titles := range want {
			var got []string
			for _, p := range pictures(export.Compose(narrative.NewIndex(&s), kind, export.Options{})) {
				got = append(got, p.Drawing.Title)
				if p.Caption == "" || p.Alt() == "" || p.Drawing.W <= 0 {
					t.Errorf("%s, %s: picture %q has the caption %q and the alternative text %q", e.Name, kind, p.Drawing.Title, p.Caption, p.Alt())
				}
				if spared := p.Spare > 0; spared != (kind == export.ExecutiveBrief) {
					t.Errorf("%s, %s: whether picture %q can be spared is %v", e.Name, kind, p.Drawing.Title, spared)
				}
				if !slices.Contains(titles, p.Drawing.Title) { // who stands where is for the author alone
					t.Errorf("%s, %s: a picture of %q", e.Name, kind, p.Drawing.Title)
				}
			}
			if i == 0 && !slices.Equal(got, titles) { // the complete example
				t.Errorf("%s, %s: pictures of %q, want %q", e.Name, kind, got, titles)
			}
		}
	}
}

// A plan with dates for a single phase has nothing to compare.
func TestTimelineNeedsTwoPhases(t *testing.T) {
	s := narrative.New()
	s.Title = "Plan"
	first, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range first.Facts {
		if m, ok := f.(narrative.Milestone); ok {
			s.Facts = append(s.Facts, m)
			n := len(pictures(export.Compose(narrative.NewIndex(&s), export.EngineeringBrief, export.Options{})))
			if want := min(len(s.Facts)-1, 1); n != want {
				t.Errorf("%d phases: %d pictures", len(s.Facts), n)
			}
		}
	}
}
