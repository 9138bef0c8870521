package prose_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

var show = flag.Bool("show", false, "print every miss and every wrong reading")

// expected is one label of a sentence: where the figure stands, and what it is.
type expected struct {
	start, end int
	quantity   figures.Quantity
	when       figures.When
	date       bool
}

// labelled reads sentences in which every figure stands in square brackets, with
// its value in canonical words where those differ: [twelve months=>12 months].
// "@" is a date, "@?" one that cannot be decided. Lines with # name a trade.
func labelled(t *testing.T, file string) (sentences []string, labels [][]expected) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		var b strings.Builder
		var all []expected
		for {
			before, rest, found := strings.Cut(line, "[")
			b.WriteString(before)
			if !found {
				break
			}
			label, after, closed := strings.Cut(rest, "]")
			if !closed {
				t.Fatalf("%s: a bracket never closes: %s", file, rest)
			}
			shown, value, differs := strings.Cut(label, "=>")
			if !differs {
				value = shown
			}
			e := expected{start: b.Len(), end: b.Len() + len(shown)}
			if date, ok := strings.CutPrefix(value, "@"); ok {
				e.date = true
				if date != "?" {
					e.when = figures.MustParseWhen(date)
				}
			} else if e.quantity, err = figures.Parse(value); err != nil {
				t.Fatalf("%s: %v in %q", file, err, rest)
			}
			b.WriteString(shown)
			all = append(all, e)
			line = after
		}
		sentences, labels = append(sentences, b.String()), append(labels, all)
	}
	return sentences, labels
}

// plainUnit is the unit that has to be right: nouns and measures are taken as
// they stand in the text.
func plainUnit(q figures.Quantity) string {
	if q.Unit == "%" || q.Unit == "pp" || q.Unit == "times" || q.IsMoney() || q.IsTime() {
		return q.Unit
	}
	return ""
}

func (e expected) matches(r prose.Reading) bool {
	if e.start != r.Start {
		return false
	}
	if e.date {
		return r.Kind() == prose.Date && r.When == e.when && r.End == e.end
	}
	q, x := r.Quantity, e.quantity
	unit := plainUnit(x)
	if (unit != "" || x.Per != "") && r.End != e.end {
		return false // a count ends before or behind its noun
	}
	near := func(a, b decimal.Decimal) bool { return a.Sub(b).Abs().LessThan(decimal.New(1, -3)) }
	return plainUnit(q) == unit && q.Qualifier == x.Qualifier && near(q.Value, x.Value) && q.Per == x.Per &&
		(q.Qualifier != figures.Range || near(q.High, x.High))
}

// score is how many figures were read right, wrongly, and not at all.
type score struct{ right, wrong, missed int }

func (s score) precision() float64 { return float64(s.right) / float64(s.right+s.wrong) }
func (s score) recall() float64    { return float64(s.right) / float64(s.right+s.missed) }

func (s score) String() string {
	return fmt.Sprintf("%d figures, precision %.4f, recall %.4f", s.right+s.missed, s.precision(), s.recall())
}

func measure(t *testing.T, file string) (s score, sentences int) {
	t.Helper()
	texts, labels := labelled(t, file)
	for i, text := range texts {
		read := prose.Read(text)
		found := make([]bool, len(labels[i]))
	readings:
		for _, r := range read {
			for j, e := range labels[i] {
				if !found[j] && e.matches(r) {
					found[j] = true
					s.right++
					continue readings
				}
			}
			s.wrong++
			if *show {
				t.Logf("wrong:  %-28s = %s%s  in %s", text[r.Start:r.End], r.Quantity, r.When, text)
			}
		}
		for j, e := range labels[i] {
			if !found[j] {
				s.missed++
				if *show {
					t.Logf("missed: %-28s = %s%s  in %s", text[e.start:e.end], e.quantity, e.when, text)
				}
			}
		}
	}
	return s, len(texts)
}

func TestLabelledFigures(t *testing.T) {
	for _, file := range []string{"testdata/develop.txt", "testdata/held-out.txt"} {
		if *show && file != "testdata/develop.txt" {
			continue // what is held out is measured, not looked at
		}
		s, n := measure(t, file)
		t.Logf("%s: %d sentences, %s", file, n, s)
		if s.precision() < 0.97 || s.recall() < 0.97 {
			t.Errorf("%s: %s; at least 0.97 each is promised", file, s)
		}
	}
}
