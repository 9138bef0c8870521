package drawing

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
)

// anyGraph draws components and connections of any kind, with references that
// point to nothing, loops and repetitions among them.
func anyGraph(t *rapid.T) narrative.Solution {
	s := narrative.New()
	n := rapid.SampledFrom([]int{1, 2, 3, 7, 12, 25, 41}).Draw(t, "components")
	words := []string{"", "queue", "booking service", "Bestellungsabwicklungsdienst", strings.Repeat("x", 300), "日本語の名前", "שלום עולם", "a\u0301\u0302\u0303", "one two three four five six seven eight nine ten"}
	word := rapid.SampledFrom(words)
	for i := range n {
		s.Facts = append(s.Facts, narrative.Component{
			Head: narrative.Head{ID: fmt.Sprintf("c%d", i)}, Name: word.Draw(t, "name"), Technology: word.Draw(t, "technology"),
			Type:  rapid.SampledFrom([]string{"", "person", "software system", "container", "component", "database", "queue", "external system", "cloud"}).Draw(t, "type"),
			State: rapid.SampledFrom([]string{"", "existing", "changed", "new", "retired"}).Draw(t, "state"),
		})
	}
	for i := range rapid.IntRange(0, 2*n).Draw(t, "connections") {
		end := rapid.IntRange(-1, n)
		s.Facts = append(s.Facts, narrative.Connection{
			Head: narrative.Head{ID: fmt.Sprintf("l%d", i)}, From: fmt.Sprintf("c%d", end.Draw(t, "from")), To: fmt.Sprintf("c%d", end.Draw(t, "to")),
			Data: word.Draw(t, "data"), Protocol: word.Draw(t, "protocol"), Mode: rapid.SampledFrom([]string{"", "synchronous", "asynchronous"}).Draw(t, "mode"),
		})
	}
	return s
}

func drawn(s *narrative.Solution, sheet Sheet, l Landscape) (*architecture, Drawing) {
	a := &architecture{pen: sheet.pen(narrative.NewIndex(s)), known: map[string]int{}}
	a.collect(l)
	if len(a.parts) == 0 {
		return a, Drawing{}
	}
	a.describe()
	return a, a.drawing("", a.draw())
}

func TestArchitectureHolds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := anyGraph(rt)
		sheet := Sheet{Width: rapid.SampledFrom([]float64{240, 330, PageWidth, 900}).Draw(rt, "width")}
		l := rapid.SampledFrom([]Landscape{Both, Today, Target}).Draw(rt, "landscape")
		a, d := drawn(&s, sheet, l)
		holds(rt, &s, a, d)
	})
}

func TestArchitectureOfManyHolds(t *testing.T) {
	for _, n := range []int{60, 300} {
		s := narrative.New()
		for i := range n {
			s.Facts = append(s.Facts, narrative.Component{Head: narrative.Head{ID: fmt.Sprintf("c%d", i)}, Name: fmt.Sprintf("component %d", i)})
		}
		for i := range n * 3 / 2 {
			s.Facts = append(s.Facts, narrative.Connection{
				Head: narrative.Head{ID: fmt.Sprintf("l%d", i)}, From: fmt.Sprintf("c%d", i*7%n), To: fmt.Sprintf("c%d", (i*13+i/n)%n), Data: "orders",
			})
		}
		for _, width := range []float64{330, PageWidth} {
			a, d := drawn(&s, Sheet{Width: width}, Both)
			holds(t, &s, a, d)
		}
	}
}

// holds checks what is true of every architecture.
func holds(t rapid.TB, s *narrative.Solution, a *architecture, d Drawing) {
	t.Helper()
	for _, shape := range d.Shapes {
		if b := shape.Bounds(); b.X < -1 || b.Y < -1 || b.Right() > d.W+1 || b.Bottom() > d.H+1 {
			t.Fatalf("%+v stands out of %g by %g", shape, d.W, d.H)
		}
	}
	for i, p := range a.parts {
		if len(d.Where(p.ID)) == 0 || !strings.Contains(d.Alt, upper(p.name)) {
			t.Fatalf("component %q is not drawn or not told", p.name)
		}
		for _, o := range a.parts[:i] {
			if p.rect.Overlaps(o.rect) {
				t.Fatalf("%q at %v lies over %q at %v", p.ID, p.rect, o.ID, o.rect)
			}
		}
	}
	for _, c := range narrative.All[narrative.Connection](s) {
		from, ok := a.known[c.From]
		to, ok2 := a.known[c.To]
		if !ok || !ok2 {
			continue
		}
		if len(d.Where(c.ID)) == 0 {
			t.Fatalf("connection %s is not drawn", c.ID)
		}
		if !strings.Contains(d.Alt, upper(a.parts[from].name)) || !strings.Contains(d.Alt, clean(c.Data)) || !strings.Contains(d.Alt, a.parts[to].name) {
			t.Fatalf("connection %s is not told", c.ID)
		}
	}
	for _, l := range a.layouts {
		for _, w := range l.wires {
			up, low := a.parts[l.members[w.up]].rect, a.parts[l.members[w.low]].rect
			first, last := w.points[0], w.points[len(w.points)-1]
			if math.Abs(first.Y-up.Bottom()) > 0.01 || math.Abs(last.Y-low.Y) > 0.01 || first.X < up.X || first.X > up.Right() || last.X < low.X || last.X > low.Right() {
				t.Fatalf("a line from %v to %v does not end on its boxes %v and %v", first, last, up, low)
			}
			for i := 1; i < len(w.points); i++ {
				b := boundsOf(w.points[i-1 : i+1])
				for _, p := range a.parts {
					if b.Grown(0.1).Overlaps(p.rect.Grown(-0.3)) {
						t.Fatalf("the line %v runs through %q at %v", w.points, p.ID, p.rect)
					}
				}
			}
		}
	}
	var labels []Text
	for _, s := range d.Shapes {
		text, ok := s.(Text)
		if !ok || len(text.Facts) == 0 {
			continue
		}
		if _, part := a.known[text.Facts[0]]; part {
			continue
		}
		labels = append(labels, text)
		for _, p := range a.parts {
			if text.Bounds().Overlaps(p.rect) {
				t.Fatalf("the label %q at %v touches %q at %v", text.Text, text.Bounds(), p.ID, p.rect)
			}
		}
	}
	for i, x := range labels {
		for _, y := range labels[:i] {
			if x.Bounds().Grown(-0.2).Overlaps(y.Bounds().Grown(-0.2)) {
				t.Fatalf("the labels %q at %v and %q at %v overlap", x.Text, x.Bounds(), y.Text, y.Bounds())
			}
		}
	}
}

func TestLandscapes(t *testing.T) {
	s := narrative.New()
	for _, state := range []string{"existing", "changed", "new", "retired"} {
		s.Facts = append(s.Facts, narrative.Component{Head: narrative.Head{ID: state}, Name: state, State: state})
	}
	for l, want := range map[Landscape][]string{Both: {"existing", "changed", "new", "retired"}, Today: {"existing", "changed", "retired"}, Target: {"existing", "changed", "new"}} {
		a, _ := drawn(&s, Sheet{}, l)
		var got []string
		for _, p := range a.parts {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("landscape %d shows %v, want %v", l, got, want)
		}
	}
}

// A wire chain and a cycle keep the direction of their connections in the arrow.
func TestArrowsPointWhereConnectionsDo(t *testing.T) {
	s := narrative.New()
	for _, id := range []string{"a", "b", "c"} {
		s.Facts = append(s.Facts, narrative.Component{Head: narrative.Head{ID: id}, Name: id})
	}
	for _, c := range [][2]string{{"a", "b"}, {"b", "c"}, {"c", "a"}} {
		s.Facts = append(s.Facts, narrative.Connection{Head: narrative.Head{ID: c[0] + "-" + c[1]}, From: c[0], To: c[1]})
	}
	a, d := drawn(&s, Sheet{}, Both)
	for _, shape := range d.Shapes {
		l, ok := shape.(Line)
		if !ok || len(l.Facts) == 0 {
			continue
		}
		tip := l.Points[len(l.Points)-1]
		if l.From == Arrow {
			tip = l.Points[0]
		}
		to := a.parts[a.known[l.Facts[0][2:]]].rect
		if !to.Grown(0.1).Holds(tip) {
			t.Errorf("the arrow of %s ends at %v, outside %v", l.Facts[0], tip, to)
		}
	}
}

func TestAscendingIsTheLeastSquares(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := rapid.SliceOfN(rapid.Float64Range(-100, 100), 1, 8).Draw(rt, "want")
		weight := make([]float64, len(want))
		for i := range weight {
			weight[i] = rapid.Float64Range(0.1, 5).Draw(rt, "weight")
		}
		got := ascending(want, weight)
		if !slices.IsSorted(got) {
			rt.Fatalf("%v falls", got)
		}
		cost := func(at []float64) (sum float64) {
			for i := range at {
				sum += weight[i] * (at[i] - want[i]) * (at[i] - want[i])
			}
			return sum
		}
		// no other rising numbers come nearer
		other := slices.Clone(got)
		for i := range other {
			other[i] += rapid.Float64Range(-3, 3).Draw(rt, "step")
		}
		slices.Sort(other)
		if cost(other) < cost(got)-1e-9 {
			rt.Fatalf("%v is nearer to %v than %v", other, want, got)
		}
	})
}

func TestInversions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 30).Draw(rt, "values")
		want := 0
		for i, v := range values {
			for _, o := range values[:i] {
				if o > v {
					want++
				}
			}
		}
		if got := inversions(values, 10); got != want {
			rt.Fatalf("%v has %d inversions, not %d", values, want, got)
		}
	})
}

// Connections that have nothing to do with each other never share a line.
func TestLinesDoNotLieOnEachOther(t *testing.T) {
	for seed := range 12 {
		r := rand.New(rand.NewPCG(uint64(seed), 3))
		n, m := 20, 28
		if seed%2 == 1 {
			n, m = 60, 90
		}
		s := narrative.New()
		for i := range n {
			s.Facts = append(s.Facts, narrative.Component{Head: narrative.Head{ID: fmt.Sprintf("c%d", i)}, Name: fmt.Sprintf("component %d", i)})
		}
		for i := range m {
			from := r.IntN(n)
			s.Facts = append(s.Facts, narrative.Connection{Head: narrative.Head{ID: fmt.Sprintf("l%d", i)}, From: fmt.Sprintf("c%d", from), To: fmt.Sprintf("c%d", min(n-1, from+1+r.IntN(n/5)))})
		}
		a, _ := drawn(&s, Sheet{}, Both)
		for _, l := range a.layouts {
			for i, w := range l.wires {
				for _, o := range l.wires[:i] {
					if o.net != w.net && shared(w.points, o.points) > 2 {
						t.Errorf("graph %d: %v and %v share a line", seed, w.points, o.points)
					}
				}
			}
		}
	}
}

// shared is the longest stretch on which two lines run within a point and a
// half of each other.
func shared(a, b []Point) float64 {
	most := 0.0
	for i := 1; i < len(a); i++ {
		for k := 1; k < len(b); k++ {
			p, q := boundsOf(a[i-1:i+1]), boundsOf(b[k-1:k+1])
			if p.W < 0.1 && q.W < 0.1 && math.Abs(p.X-q.X) < 1.5 {
				most = max(most, min(p.Bottom(), q.Bottom())-max(p.Y, q.Y))
			}
			if p.H < 0.1 && q.H < 0.1 && math.Abs(p.Y-q.Y) < 1.5 {
				most = max(most, min(p.Right(), q.Right())-max(p.X, q.X))
			}
		}
	}
	return most
}
