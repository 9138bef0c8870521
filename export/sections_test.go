package export_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

func themesIn(d *export.Document) []string {
	var out []string
	for _, s := range d.Sections {
		out = append(out, s.Theme)
	}
	return out
}

func TestSectionsAreChosenAndOrdered(t *testing.T) {
	x := exampleOf(t, "kubernetes-adoption")
	only := export.Choice{Only: []framing.Theme{framing.Money, framing.Summary, framing.Situation}}
	for kind, want := range map[export.Kind][]string{
		export.ExecutiveBrief:   {"money", "situation"}, // the summary is the title
		export.EngineeringBrief: {"money", "situation"},
		export.SideBySide:       {"money", "summary", "situation"},
	} {
		d := export.Compose(x, kind, export.Options{Sections: only})
		if got := themesIn(d); !slices.Equal(got, want) {
			t.Errorf("%s: sections %q, want %q", kind, got, want)
		}
	}
	d := export.Compose(x, export.ExecutiveBrief, export.Options{Sections: only})
	if !strings.HasPrefix(d.Title, "Approve 2.8 M USD") || len(d.Lead) == 0 {
		t.Errorf("the summary does not open the brief: %q", d.Title)
	}
	d = export.Compose(x, export.ExecutiveBrief, export.Options{Sections: export.Choice{Without: []framing.Theme{framing.Summary, framing.Words}}})
	if d.Title != x.Solution.Title || len(d.Lead) > 0 || slices.Contains(themesIn(d), "words") || !slices.Contains(themesIn(d), "money") {
		t.Errorf("without summary and words: %q, %q", d.Title, themesIn(d))
	}
}

// The parts of a point of view change places with their sections.
func TestPartsFollowTheirSections(t *testing.T) {
	x := exampleOf(t, "kubernetes-adoption")
	d := export.Compose(x, export.PointOfView, export.Options{Sections: export.Choice{Only: []framing.Theme{framing.Next, framing.Value, framing.Answer, framing.Situation}}})
	if got, want := themesIn(d), []string{"next", "value", "answer", "situation"}; !slices.Equal(got, want) {
		t.Errorf("sections %q, want %q", got, want)
	}
	order(t, d, "What to do", "Ingrid Solheim decides", "What it means", "Five promises", "Three things change", "Why now", "New features wait")
}

// What is left out on purpose is not said to be missing.
func TestChosenSectionsAreCutAsAll(t *testing.T) {
	s := narrativetest.Large(200)
	d := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{Sections: export.Choice{Without: []framing.Theme{framing.Proof, framing.Words}}})
	text := d.Shortened(len(d.Cuts)).Plain()
	if strings.Contains(text, "proofs") || strings.Contains(text, "terms") || !strings.Contains(text, "The choices, the risks") {
		t.Errorf("the brief says\n%s", text)
	}
}

func TestParseThemes(t *testing.T) {
	got, err := export.ParseThemes(" summary, Money,,risk ")
	if want := []framing.Theme{framing.Summary, framing.Money, framing.Risk}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	for list, want := range map[string]string{
		"money,risks": `there is no section "risks"; did you mean risk? the sections are summary, situation, stakes`,
		"x":           `there is no section "x"; the sections are summary`,
		"plan, plan":  "the section plan is named twice",
	} {
		_, err := export.ParseThemes(list)
		var sections *export.SectionsError
		if !errors.As(err, &sections) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", list, err)
		}
	}
}

func TestChoicesThatCannotBe(t *testing.T) {
	for _, c := range []struct {
		kind   export.Kind
		choice export.Choice
		want   string
	}{
		{export.ExecutiveBrief, export.Choice{Only: []framing.Theme{framing.Plan}, Without: []framing.Theme{framing.Plan}}, "no section is left"},
		{export.ExecutiveBrief, export.Choice{Without: framing.Themes}, "no section is left"},
		{export.PointOfView, export.Choice{Without: []framing.Theme{framing.Words}}, "has no section words; it has situation, stakes"},
		{export.Plan306090, export.Choice{Without: []framing.Theme{framing.Plan}}, "made of dates"},
		{export.Plan306090, export.Choice{}, ""},
		{export.SolutionNarrative, export.Choice{Only: []framing.Theme{framing.Risk}}, ""},
	} {
		err := c.choice.Check(c.kind)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s with %v: %v, want %q", c.kind, c.choice, err, c.want)
		}
	}
}
