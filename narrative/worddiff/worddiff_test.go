package worddiff_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/worddiff"
)

func TestReadsAsAReaderWouldMarkIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ old, now, want string }{
		{"", "", ""},
		{"same", "same", "same"},
		{"", "new text", "{+new text+}"},
		{"old text", "", "[-old text-]"},
		{"the quick fox", "the slow fox", "the [-quick-]{+slow+} fox"},
		{"the quick fox", "the fox", "the[- quick-] fox"},
		{"The fox", "Fox", "[-The fox-]{+Fox+}"},
		{"a  b", "a b", "a [- -]b"},
		{"the big old red fox", "the old fox", "the[- big-] old[- red-] fox"},
		// Figures change whole, with their unit, and apart from the words around them.
		{"It costs 2.8 M USD now.", "It costs 3.1 M USD now.", "It costs [-2.8 M USD-]{+3.1 M USD+} now."},
		{"Uptime is 97.5 %.", "Uptime is 99.9 %.", "Uptime is [-97.5 %-]{+99.9 %+}."},
		{"Decide by 15 January 2027.", "Decide by 22 January 2027.", "Decide by [-15 January 2027-]{+22 January 2027+}."},
		{"Decide by 15 January.", "Decide by 15 March.", "Decide by [-15 January-]{+15 March+}."},
		{"Am 15. Januar 2027", "Am 15. März 2027", "Am [-15. Januar 2027-]{+15. März 2027+}"},
		{"done in January 2027", "done in March 2027", "done in [-January 2027-]{+March 2027+}"},
		{"done in Q4 2027", "done in Q1 2028", "done in [-Q4 2027-]{+Q1 2028+}"},
		{"on 2027-01-15 at noon", "on 2027-01-16 at noon", "on [-2027-01-15-]{+2027-01-16+} at noon"},
		{"from 1,200 K USD to 252 K USD", "from 1,100 K USD to 300 K USD", "from [-1,200 K USD-]{+1,100 K USD+} to [-252 K USD-]{+300 K USD+}"},
		{"a release takes 20–30 min", "a release takes 20–40 min", "a release takes [-20–30 min-]{+20–40 min+}"},
		{"€4 m, $5", "€4 m, $6", "€4 m, [-$5-]{+$6+}"},
		{"25 hours", "25 days", "[-25 hours-]{+25 days+}"},
		{"120 services", "140 services", "[-120-]{+140+} services"},
		{"1\u202f200\u00a0EUR", "1\u202f300\u00a0EUR", "[-1\u202f200\u00a0EUR-]{+1\u202f300\u00a0EUR+}"},
		{"cut by 3 of 5 teams", "cut by 4 of 5 teams", "cut by [-3-]{+4+} of 5 teams"},
		{"It holds {a.target} today", "It holds {a.baseline} today", "It holds [-{a.target}-]{+{a.baseline}+} today"},
		{"the 30-60-90 plan", "the 30-60-120 plan", "the 30-60-[-90-]{+120+} plan"},
		// No confetti, and no figure drowned in it.
		{
			"Teams wait for the operators of the platform.", "Releases depend on the goodwill of the hosting company.",
			"[-Teams wait for the operators of the platform-]{+Releases depend on the goodwill of the hosting company+}.",
		},
		{
			"Customers meet 9 outages a month.", "Halden's customers sit through 9 outages every month.",
			"[-Customers meet-]{+Halden's customers sit through+} 9 outages [-a-]{+every+} month.",
		},
		{"It reduces downtime by 79 % now.", "It cuts outages by 80 % now.", "It [-reduces downtime-]{+cuts outages+} by [-79 %-]{+80 %+} now."},
		// A line that ends is a line that ends.
		{"one apple\n- two pears", "three plums\n- four figs", "[-one apple-]{+three plums+}\n- [-two pears-]{+four figs+}"},
		{"日本の鉄道", "日本の道路", "日本の[-鉄道-]{+道路+}"},
		{"a \xff b", "a \xfe b", "a [-\xff-]{+\xfe+} b"},
	} {
		got := worddiff.Marked(worddiff.Diff(c.old, c.now))
		if got != c.want {
			t.Errorf("%q to %q:\ngot  %s\nwant %s", c.old, c.now, got, c.want)
		}
	}
}

// words are drawn from few, so that texts have much in common.
var words = []string{
	"the", "a", "of", "cost", "falls", "outages", "from", "to", "2.8 M USD", "97.5 %", "15 January 2027", "9", ".", ",", " ", "  ", "\n",
	"{outage.target}", "naïve", "日本", "👩\u200d👩\u200d👧", "\u0301", "\xff", "-", "–", "Q4 2027", "$",
}

func text(t *rapid.T, label string) string {
	if rapid.IntRange(0, 9).Draw(t, label+" any") == 0 {
		return rapid.String().Draw(t, label)
	}
	glue := rapid.SampledFrom([]string{" ", " ", ""}).Draw(t, label+" glue")
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 25).Draw(t, label), glue)
}

// sides puts the two texts together again.
func sides(pieces []worddiff.Piece) (old, now string) {
	for _, p := range pieces {
		if p.Op != worddiff.Inserted {
			old += p.Text
		}
		if p.Op != worddiff.Deleted {
			now += p.Text
		}
	}
	return old, now
}

// sound fails where pieces do not lead from old to now, or not in the form
// that is promised.
func sound(t interface{ Fatalf(string, ...any) }, old, now string, pieces []worddiff.Piece) {
	if o, n := sides(pieces); o != old || n != now {
		t.Fatalf("%q to %q: pieces say %q to %q", old, now, o, n)
	}
	for i, p := range pieces {
		if p.Text == "" || i > 0 && (p.Op == pieces[i-1].Op || p.Op == worddiff.Deleted && pieces[i-1].Op == worddiff.Inserted) {
			t.Fatalf("%q to %q: piece %d of %v", old, now, i, pieces)
		}
	}
}

func TestPiecesAreBothTexts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		old, now := text(t, "old"), text(t, "now")
		pieces := worddiff.Diff(old, now)
		sound(t, old, now, pieces)
		if old == now && old != "" && len(pieces) != 1 {
			t.Fatalf("alike, and %v", pieces)
		}
		back := worddiff.Diff(now, old)
		sound(t, now, old, back)
		exchanged := map[worddiff.Op]worddiff.Op{worddiff.Equal: worddiff.Equal, worddiff.Deleted: worddiff.Inserted, worddiff.Inserted: worddiff.Deleted}
		count := map[worddiff.Piece]int{}
		for _, p := range pieces {
			count[p]++
		}
		for _, p := range back {
			count[worddiff.Piece{Text: p.Text, Op: exchanged[p.Op]}]--
		}
		for p, n := range count {
			if n != 0 {
				t.Fatalf("%v stands in one direction only:\n%v\n%v", p, pieces, back)
			}
		}
	})
}

func TestOneChangedWordIsOneChange(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,9}`), 1, 3000).Draw(t, "words")
		old := strings.Join(list, " ")
		at := rapid.IntRange(0, len(list)-1).Draw(t, "at")
		was := list[at]
		list[at] = "CHANGED"
		pieces := worddiff.Diff(old, strings.Join(list, " "))
		changed := slices.DeleteFunc(pieces, func(p worddiff.Piece) bool { return p.Op == worddiff.Equal })
		if !slices.Equal(changed, []worddiff.Piece{{Text: was, Op: worddiff.Deleted}, {Text: "CHANGED", Op: worddiff.Inserted}}) {
			t.Fatalf("%v", changed)
		}
	})
}

// long returns about 100 KB of a kind of text.
func long(kind string, r *rand.Rand) string {
	var b strings.Builder
	for b.Len() < 100<<10 {
		switch kind {
		case "prose":
			b.WriteString(strings.Repeat(string(rune('a'+r.IntN(26))), 1+r.IntN(2)))
			b.WriteString([]string{"ing", "ed", "er", "cost", "platform", "3.5 M USD"}[r.IntN(6)] + " ")
		case "two words":
			b.WriteString([]string{"a ", "b "}[r.IntN(2)])
		case "one word":
			b.WriteString("x ")
		case "distinct":
			for range 8 {
				b.WriteByte(byte('a' + r.IntN(26)))
			}
			b.WriteByte(' ')
		case "no space":
			b.WriteByte(byte('a' + r.IntN(26)))
		case "brackets":
			b.WriteByte("{}.,-"[r.IntN(5)])
		}
	}
	return b.String()
}

func TestLongTextsAreStillToldRight(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for _, kind := range []string{"prose", "two words", "one word", "distinct", "no space", "brackets"} {
		old := long(kind, r)
		for _, now := range []string{
			long(kind, r), old + "end", "begin " + old, old[:50<<10] + "middle" + old[60<<10:], strings.ReplaceAll(old, "e", "E"),
		} {
			sound(t, old, now, worddiff.Diff(old, now))
		}
	}
	// What moves little in a long text is told as little.
	old := long("distinct", r)
	now := old[:20<<10] + "INSERTED " + old[20<<10:60<<10] + old[61<<10:]
	changed := 0
	for _, p := range worddiff.Diff(old, now) {
		if p.Op != worddiff.Equal {
			changed += len(p.Text)
		}
	}
	if changed > 1200 {
		t.Errorf("%d bytes are told as changed", changed)
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("It costs 2.8 M USD by 15 January 2027.", "It costs 3 M USD by Q1 2028.", "It costs nothing.")
	f.Add("a \xff\n b", "{a.b} –5 %", "\u00a0")
	f.Fuzz(func(t *testing.T, base, mine, theirs string) {
		sound(t, base, mine, worddiff.Diff(base, mine))
		merged(t, base, mine, theirs)
	})
}

func BenchmarkDiff(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, kind := range []string{"prose", "two words", "one word", "distinct", "no space", "brackets"} {
		old := long(kind, r)
		for name, now := range map[string]string{
			"other": long(kind, r), "edited": strings.Replace(old[:50<<10]+"middle"+old[60<<10:], "e", "E", 500),
		} {
			b.Run(kind+"/"+name, func(b *testing.B) {
				for b.Loop() {
					worddiff.Diff(old, now)
				}
			})
		}
	}
	b.Run("block", func(b *testing.B) {
		old := "Halden Freight should move its 120 services to a managed platform within twelve months: running costs fall from 1,200 K USD to 252 K USD a year, and outages from 9 to 2 a month."
		now := strings.NewReplacer("252", "300", "twelve", "ten", "outages", "failures").Replace(old)
		for b.Loop() {
			worddiff.Diff(old, now)
		}
	})
}
