package framing_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/worddiff"
)

// read writes a comparison in plain text.
func read(sections []framing.SectionChange) string {
	var b strings.Builder
	for _, s := range sections {
		b.WriteString(string(s.Op) + " " + string(s.Theme) + ": " + worddiff.Marked(s.Heading) + "\n")
		for _, c := range s.Blocks {
			b.WriteString("  " + string(c.Op) + " " + c.Key + ": " + worddiff.Marked(c.Words) + "\n")
		}
	}
	return b.String()
}

func TestCompareShowsWhatReadsAnotherWay(t *testing.T) {
	t.Parallel()
	old := narrativetest.Halden()
	now := narrativetest.Halden(
		narrativetest.WithField("incidents", "target", figures.MustParse("2 a month")),
		narrativetest.With(narrative.Risk{Head: narrative.Head{ID: "rain"}, Event: narrative.Same("it rains"), BusinessImpact: "the office floods", Likelihood: 5, Impact: 5, Mitigation: narrative.Same("umbrellas are bought")}),
		narrativetest.OnlyKinds(kindsBut(narrative.KindProof)...),
	)
	executive, engineering := framing.CompareBoth(&old, &now)
	for side, wants := range map[string][]string{
		read(executive): {
			"changed risk: ", "  added risk/rain: {+", "removed proof: [-", "  removed proof/nordlicht: [-",
			"  changed value/incidents: Outages customers notice | 9 a month | [-1-]{+2+} a month | ",
		},
		read(engineering): {"  added risk/rain: {+", "  removed proof/nordlicht: [-", "changed summary: "},
	} {
		for _, want := range wants {
			if !strings.Contains(side, want) {
				t.Errorf("%q is not told:\n%s", want, side)
			}
		}
		if strings.Contains(side, "plan:") {
			t.Errorf("the plan did not change:\n%s", side)
		}
	}
	if a, b := framing.CompareBoth(&old, &old); len(a)+len(b) > 0 {
		t.Errorf("alike, and %s%s", read(a), read(b))
	}
}

func kindsBut(but narrative.Kind) []narrative.Kind {
	var out []narrative.Kind
	for _, spec := range narrative.Catalog {
		if spec.Kind != but {
			out = append(out, spec.Kind)
		}
	}
	return out
}

func TestCompareLosesNoBlock(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		first, second := narrativetest.Solution(t), narrativetest.Solution(t)
		for _, a := range narrative.Audiences {
			old, now := framing.Frame(&first, a), framing.Frame(&second, a)
			changes := map[framing.Theme]framing.SectionChange{}
			for _, c := range framing.Compare(&old, &now) {
				changes[c.Theme] = c
			}
			for _, theme := range framing.Themes {
				before, _ := old.Section(theme)
				after, _ := now.Section(theme)
				texts := map[string]string{} // of what differs now, by key
				gone := map[string]string{}
				for _, c := range changes[theme].Blocks {
					was, is := "", ""
					for _, p := range c.Words {
						if p.Op != worddiff.Inserted {
							was += p.Text
						}
						if p.Op != worddiff.Deleted {
							is += p.Text
						}
					}
					if c.Op == compare.Removed {
						gone[c.Key] = was
						continue
					}
					texts[c.Key] = is
				}
				there := map[string]string{}
				for _, b := range before.Blocks {
					there[b.Key] = b.Text
				}
				for _, b := range after.Blocks {
					text, differs := texts[b.Key]
					was, before := there[b.Key]
					delete(there, b.Key)
					if differs && text != b.Text || !differs && (!before || was != b.Text) {
						t.Fatalf("%s: %q became %q and is told as %q", b.Key, was, b.Text, text)
					}
				}
				if diff := narrativetest.Diff(there, gone); diff != "" {
					t.Fatalf("what went: %s", diff)
				}
			}
		}
	})
}
