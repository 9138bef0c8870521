package export_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

// audiencesOf are those whose framings a kind of brief holds whole.
var audiencesOf = map[export.Kind][]narrative.Audience{
	export.ExecutiveBrief: {narrative.Executive}, export.EngineeringBrief: {narrative.Engineering},
	export.SideBySide: narrative.Audiences[:],
}

// told checks that a brief says all that its framing says, in its order.
func told(t interface{ Errorf(string, ...any) }, s narrative.Solution, kind export.Kind) {
	doc := export.Compose(narrative.NewIndex(&s), kind, export.Options{})
	text := flat(doc.Plain())
	var sections []framing.Section
	for _, a := range audiencesOf[kind] {
		sections = append(sections, framing.Frame(&s, a).Sections...)
	}
	for _, sec := range sections {
		want := []string{sec.Heading}
		for _, b := range sec.Blocks {
			if b.Cells != nil {
				want = append(want, b.Cells...)
				continue
			}
			want = append(want, strings.TrimPrefix(b.Text, b.Lead))
		}
		for _, w := range want {
			if w = strings.Trim(flat(w), ":. "); !strings.Contains(text, w) {
				t.Errorf("%s, %s: the brief lacks %q", s.ID, kind, w)
			}
		}
	}
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestBriefsSayWhatTheFramingsSay(t *testing.T) {
	for _, e := range assets.Examples() {
		s, err := narrative.Decode(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range export.Kinds {
			told(t, s, kind)
		}
	}
}

func TestBriefsOfRandomSolutions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		for _, kind := range export.Kinds {
			told(t, s, kind)
		}
	})
}

// The decision is what the executive brief is called, and stands in no section
// again.
func TestDecisionIsTheTitle(t *testing.T) {
	s := narrativetest.Halden()
	doc := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{})
	if !strings.HasPrefix(doc.Title, "Approve the move and release the pilot phase by 15 January") || doc.Subtitle != s.Title || len(doc.Lead) == 0 {
		t.Errorf("title %q, subtitle %q, %d blocks in the lead", doc.Title, doc.Subtitle, len(doc.Lead))
	}
	if slices.ContainsFunc(doc.Sections, func(s export.Section) bool { return s.Theme == string(framing.Summary) }) {
		t.Error("the summary stands in the brief twice")
	}
}

// A web or mail address that was captured is a link in the brief.
func TestAddressesBecomeLinks(t *testing.T) {
	s := narrative.New()
	s.Title = "Links"
	s.Facts = narrative.Facts{narrative.Proof{
		Head: narrative.Head{ID: "p"}, Claim: narrative.Same("it runs elsewhere"), Source: "https://example.org/case, or ask lena@example.org",
	}}
	doc := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{})
	var links []string
	for _, sec := range doc.Sections {
		for _, b := range sec.Blocks {
			if p, ok := b.(export.Paragraph); ok {
				for _, span := range p.Spans {
					if span.Link != "" {
						links = append(links, span.Link)
					}
				}
			}
		}
	}
	if !slices.Equal(links, []string{"https://example.org/case", "mailto:lena@example.org"}) {
		t.Errorf("links: %q", links)
	}
}
