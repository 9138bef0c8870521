package narrative_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"bifocal/narrative"
)

// What is wrong with a reference is told apart, and of the text only a few words
// are quoted.
func TestLostReferences(t *testing.T) {
	s := narrative.New()
	s.Facts = narrative.Facts{
		narrative.Quantity{Head: narrative.Head{ID: "services"}, Name: narrative.Same("services")},
		narrative.Problem{Head: narrative.Head{ID: "p"}},
	}
	given := narrative.NewFactID(&s, narrative.KindQualityGoal)
	x := narrative.NewIndex(&s)
	long := strings.Repeat("words that say much and more ", 200)
	for _, c := range []struct {
		text string
		want narrative.Dangling
	}{
		{"all {services}", narrative.Dangling{Why: narrative.NoValue, Text: "{services}"}},
		{"all {servces}", narrative.Dangling{Why: narrative.NoFigure, Text: "{servces}"}},
		{"all {p}", narrative.Dangling{Why: narrative.NoFigure, Text: "{p}"}},
		{"by {economics.paybck}", narrative.Dangling{Why: narrative.NoFigure, Text: "{economics.paybck}"}},
		{"in {non-goal-7k2f}", narrative.Dangling{Why: narrative.FactDeleted, Text: "{non-goal-7k2f}"}},
		{"in {" + given + ".target}", narrative.Dangling{Why: narrative.FactDeleted, Text: "{" + given + ".target}"}},
		{"in {our-team}", narrative.Dangling{Why: narrative.NoFigure, Text: "{our-team}"}},
		{"it costs {lost", narrative.Dangling{Why: narrative.BracketOpen, Text: "it costs {lost"}},
		{long + "it costs {lost " + long, narrative.Dangling{Why: narrative.BracketOpen, Text: "…more it costs {lost words that say…"}},
		{"it costs {much money}", narrative.Dangling{Why: narrative.BracketAlone, Text: "{much money}"}},
		{"it costs }", narrative.Dangling{Why: narrative.BracketAlone, Text: "it costs }"}},
	} {
		if got, is := x.Dangling("p", c.text); !is || got != c.want {
			t.Errorf("%.40q: %+v, %v", c.text, got, is)
		}
	}
	if got, is := x.Dangling("p", "{{no reference}}"); is {
		t.Errorf("%+v", got)
	}
}

// Whatever a text holds, what is quoted of it is short and can be shown.
func TestLostQuotesLittle(t *testing.T) {
	s := narrative.New()
	x := narrative.NewIndex(&s)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("a {}ä语.")), 0, 300, -1).Draw(t, "text")
		if lost, is := x.Dangling("", text); is && (len(lost.Text) > 80 || !utf8.ValidString(lost.Text) || lost.Text == "") {
			t.Fatalf("it quotes %q", lost.Text)
		}
	})
}
