package drawing_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bifocal/export/drawing"
	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

// sound checks what is true of every drawing.
func sound(t rapid.TB, d drawing.Drawing) {
	t.Helper()
	if !(d.W > 0) || !(d.H > 0) || math.IsInf(d.W+d.H, 0) {
		t.Fatalf("the drawing is %g by %g", d.W, d.H)
	}
	if d.Title == "" || len(d.Alt) <= len(d.Title)+1 {
		t.Fatalf("title %q, alternative text %q", d.Title, d.Alt)
	}
	for i, s := range d.Shapes {
		b := s.Bounds()
		if math.IsNaN(b.X+b.Y+b.W+b.H) || b.W < 0 || b.H < 0 {
			t.Fatalf("shape %d is nowhere: %+v", i, s)
		}
		const slack = 1.2
		if b.X < -slack || b.Y < -slack || b.Right() > d.W+slack || b.Bottom() > d.H+slack {
			t.Fatalf("shape %d at %+v stands out of %g by %g: %+v", i, b, d.W, d.H, s)
		}
		if text, ok := s.(drawing.Text); ok && (text.Size < 7 || text.Text == "" || text.Role == drawing.None) {
			t.Fatalf("text %+v", text)
		}
	}
}

// wellFormed checks an SVG, and that its texts are those of the drawing.
func wellFormed(t rapid.TB, d drawing.Drawing) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(drawing.SVG(d, drawing.Light)))
	texts := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the SVG is broken: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "text" {
			texts++
		}
	}
	want := 0
	for _, s := range d.Shapes {
		if _, ok := s.(drawing.Text); ok {
			want++
		}
	}
	if texts != want {
		t.Fatalf("the SVG has %d texts, the drawing %d", texts, want)
	}
}

func TestEveryPictureOfAnySolutionIsSound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := narrativetest.Solution(rt)
		sheet := drawing.Sheet{
			Width:    rapid.SampledFrom([]float64{0, 100, 330, 482, 1200}).Draw(rt, "width"),
			Audience: rapid.SampledFrom(narrative.Audiences).Draw(rt, "audience"),
		}
		for _, p := range pictures {
			d, ok := p.draw(narrative.NewIndex(&s), sheet)
			if !ok {
				continue
			}
			sound(rt, d)
			wellFormed(rt, d)
			again, _ := p.draw(narrative.NewIndex(&s), sheet)
			if diff := cmp.Diff(d, again); diff != "" {
				rt.Fatalf("%s differs the second time: %s", p.name, diff)
			}
			if _, err := drawing.Raster(d, drawing.Dark, 0.5); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// torture are the solutions that a hasty or hostile author would make.
func torture() map[string]narrative.Solution {
	long, rtl, cjk := strings.Repeat("w", 300), "שלום עולם، مرحبا بالعالم", "日本語の長い名前日本語の長い名前日本語の長い名前"
	head := func(i int) narrative.Head { return narrative.Head{ID: fmt.Sprintf("f%d", i)} }
	out := map[string]narrative.Solution{}
	for n, text := range map[string]string{"long": long, "rtl": rtl, "cjk": cjk, "empty": "", "space": " \t\n", "broken": "a\xff\x00b\u202e{", "marks": "e\u0301\u0301\u0301"} {
		s := narrative.New()
		s.Returns = narrative.Returns{Years: 5, Start: figures.MustParseWhen("2027-02"), GoLive: figures.MustParseWhen("2028")}
		s.Facts = narrative.Facts{
			narrative.Risk{Head: head(1), Event: narrative.Same(text), Likelihood: 5, Impact: 5, Owner: text},
			narrative.Risk{Head: head(2), Event: narrative.Same(text), Likelihood: 9, Impact: -1},
			narrative.Milestone{Head: head(3), Name: narrative.Same(text), Start: figures.MustParseWhen("2027-05-01"), End: figures.MustParseWhen("2027-05-01"), DependsOn: []string{"f3", "f4", "nobody", "f4"}},
			narrative.Milestone{Head: head(4), Name: narrative.Same(text), Start: figures.MustParseWhen("2028"), End: figures.MustParseWhen("2027-01"), DependsOn: []string{"f3"}},
			narrative.Milestone{Head: head(5), Name: narrative.Same(text), End: figures.MustParseWhen("2027-Q4")},
			narrative.Milestone{Head: head(6), Name: narrative.Same(text), Start: figures.MustParseWhen("2027-Q4"), DependsOn: []string{"f5"}},
			narrative.Milestone{Head: head(7), Name: narrative.Same(text)},
			narrative.Driver{Head: head(8), Event: text, Type: "deadline", Date: figures.MustParseWhen("2027-12-31")},
			narrative.Driver{Head: head(9), Event: text, Type: "regulation", Date: figures.MustParseWhen("2027-12-30")},
			narrative.Stakeholder{Head: head(10), Name: text, Role: text, Stance: "sceptic", Influence: "high", Organisation: text},
			narrative.Stakeholder{Head: head(11), Name: text, Stance: text, Influence: text, Audience: "engineering"},
			narrative.Outcome{Head: head(12), Measure: narrative.Same(text), Baseline: figures.MustParse("1 %"), Target: figures.MustParse("100 %")},
			narrative.Cost{Head: head(13), Name: narrative.Same(text), Amount: figures.MustParse("1 M USD")},
			narrative.Benefit{Head: head(14), Name: narrative.Same(text), Amount: figures.MustParse("1 M USD")},
			narrative.Component{Head: head(15), Name: text, Technology: text, Type: text, State: text},
			narrative.Connection{Head: head(16), From: "f15", To: "f15", Data: text, Protocol: text},
			narrative.Component{Head: head(15), Name: "same ID"},
		}
		out[n] = s
	}
	s := narrative.New()
	s.Returns.Years = 30
	for i, pair := range [][2]string{{"0 USD", "0 USD"}, {"-5 h", "5 h"}, {"1 ms", "1 year"}, {"1000000000000000000000000 USD", "1 USD"}, {"at least 3", "at most 2"}, {"10 to 20 h", "1 to 2 h"}, {"99.999 %", "99.9999 %"}, {"100 %", "50 %"}, {"", "7"}, {"7", ""}, {"3 EUR", "3 USD"}, {"0", "5"}, {"0", "0"}} {
		o := narrative.Outcome{Head: head(100 + i), Measure: narrative.Same(fmt.Sprint(pair))}
		if pair[0] != "" {
			o.Baseline = figures.MustParse(pair[0])
		}
		if pair[1] != "" {
			o.Target = figures.MustParse(pair[1])
		}
		s.Facts = append(s.Facts, o)
	}
	amount := func(n int64, exp int32) figures.Quantity {
		return figures.Quantity{Qualifier: figures.Exact, Value: decimal.New(n, exp), Unit: "USD"}
	}
	s.Facts = append(s.Facts,
		narrative.Cost{Head: head(200), Amount: amount(1, 30)}, narrative.Benefit{Head: head(201), Amount: amount(3, 29), Every: "year"},
		narrative.Cost{Head: head(202), Amount: amount(-4, 2)}, narrative.Benefit{Head: head(203), Amount: amount(0, 0), Every: "year", Counts: narrative.CountsTime},
		narrative.Milestone{Head: head(204), Name: narrative.Same("from the beginning"), Start: figures.MustParseWhen("0001"), End: figures.MustParseWhen("9999-12-31")},
	)
	out["figures"] = s
	many := narrative.New()
	for i := range 300 {
		many.Facts = append(many.Facts, narrative.Risk{Head: head(i), Event: narrative.Same("risk"), Likelihood: 3, Impact: 3},
			narrative.Milestone{Head: head(1000 + i), Name: narrative.Same("step"), Start: figures.Month(2027, 1), End: figures.Month(2027, 2), DependsOn: []string{fmt.Sprintf("f%d", 999+i)}},
			narrative.Driver{Head: head(3000 + i), Event: "a deadline", Type: "deadline", Date: figures.Day(2027, 1, 1+i%40)},
			narrative.Stakeholder{Head: head(2000 + i), Name: "somebody", Stance: "neutral", Influence: "low"})
	}
	out["many"] = many
	return out
}

func TestTortureIsSound(t *testing.T) {
	for name, s := range torture() {
		for _, p := range pictures {
			for _, width := range []float64{1, 330, drawing.PageWidth} {
				t.Run(fmt.Sprintf("%s %s %g", name, p.name, width), func(t *testing.T) {
					d, ok := p.draw(narrative.NewIndex(&s), drawing.Sheet{Width: width})
					if !ok {
						return
					}
					sound(t, d)
					wellFormed(t, d)
					if d.W*d.H < 4_000_000 {
						save(t, strings.Join([]string{"torture", name, p.name, fmt.Sprint(width)}, "-"), d, drawing.Light, 1.5)
					}
				})
			}
		}
	}
}

func TestNothingIsDrawnFromNothing(t *testing.T) {
	s := narrative.New()
	for _, p := range pictures {
		if d, ok := p.draw(narrative.NewIndex(&s), drawing.Sheet{}); ok {
			t.Errorf("%s draws %+v from nothing", p.name, d)
		}
	}
}

// Every fact of the examples that belongs in a picture can be clicked there.
func TestFactsAreFoundWhereTheyAreDrawn(t *testing.T) {
	s := example(t, "kubernetes-adoption")
	x := narrative.NewIndex(&s)
	kinds := map[string]narrative.Kind{
		"architecture": narrative.KindComponent, "risks": narrative.KindRisk, "timeline": narrative.KindMilestone,
		"outcomes": narrative.KindOutcome, "stakeholders": narrative.KindStakeholder,
	}
	for _, p := range pictures {
		kind, ok := kinds[p.name]
		if !ok {
			continue
		}
		d, _ := p.draw(x, drawing.Sheet{})
		for _, f := range s.Facts {
			if f.FactKind() != kind {
				continue
			}
			where := d.Where(f.FactID())
			if len(where) == 0 {
				t.Errorf("%s: %s is not drawn", p.name, f.FactID())
				continue
			}
			last := where[len(where)-1]
			if got, ok := d.HitTest(last.Centre()); !ok || got != f.FactID() {
				t.Errorf("%s: a click on %s finds %q", p.name, f.FactID(), got)
			}
		}
	}
	d, _ := both(x, drawing.Sheet{})
	if got, ok := d.HitTest(drawing.Point{X: -50, Y: -50}); ok {
		t.Errorf("a click beside the picture finds %q", got)
	}
}

func TestLinesCanBeClickedBeside(t *testing.T) {
	d := drawing.Drawing{W: 100, H: 100, Shapes: []drawing.Shape{
		drawing.Line{Ink: drawing.Ink{Stroke: drawing.Muted, Width: 1, Facts: []string{"line"}}, Points: []drawing.Point{{X: 0, Y: 50}, {X: 100, Y: 50}}},
		drawing.Box{Ink: drawing.Ink{Fill: drawing.Surface, Facts: []string{"box"}}, Rect: drawing.Rect{X: 40, Y: 52, W: 20, H: 20}},
	}}
	for p, want := range map[drawing.Point]string{{X: 10, Y: 53}: "line", {X: 10, Y: 60}: "", {X: 50, Y: 53}: "box", {X: 50, Y: 50.2}: "line"} {
		if got, _ := d.HitTest(p); got != want {
			t.Errorf("a click at %v finds %q, want %q", p, got, want)
		}
	}
}

// The pictures say in words what they show.
func TestAlternativeTexts(t *testing.T) {
	s := example(t, "kubernetes-adoption")
	x := narrative.NewIndex(&s)
	for name, want := range map[string][]string{
		"architecture": {"Argo CD: container: Argo CD with Argo Rollouts, new.", "Load balancer to EC2 fleet: customer requests, HTTP."},
		"outcomes":     {"Service uptime: 97.5 % today, 99.9 % as target (25 times less downtime).", "Running costs, a year: 1.2 M USD today, 252 K USD as target (−79 %)."},
		"risks":        {"1. The hardest services take longer to move: likelihood 3 of 5, impact 4 of 5. Owner: platform lead."},
		"timeline":     {"Pilot: May 2027 to July 2027, after Groundwork.", "Go-live: 1 February 2028.", "The server contract ends on 31 March 2028"},
		"cashflow":     {"After 5 years the balance in cash is 992 K USD.", "With time counted it is 2.59 M USD.", "Payback 4.0 years."},
		"stakeholders": {"Ingrid Solheim, CIO: supporter, influence high.", "CFO: sceptic, influence high."},
	} {
		for _, p := range pictures {
			if p.name != name {
				continue
			}
			d, ok := p.draw(x, drawing.Sheet{Audience: narrative.Executive})
			if !ok {
				t.Errorf("%s is not drawn", name)
			}
			for _, w := range want {
				if !strings.Contains(d.Alt, w) {
					t.Errorf("%s does not say %q, but %q", name, w, d.Alt)
				}
			}
		}
	}
}

func TestPicturesCanBeTooLarge(t *testing.T) {
	if _, err := drawing.PNG(drawing.Drawing{W: 1e6, H: 1e6}, drawing.Light, 1); !errors.Is(err, drawing.ErrTooLarge) {
		t.Errorf("a picture of a million points square: %v", err)
	}
	if _, err := drawing.PNG(drawing.Drawing{W: math.NaN(), H: 1}, drawing.Light, 1); !errors.Is(err, drawing.ErrTooLarge) {
		t.Errorf("a picture without a size: %v", err)
	}
}
