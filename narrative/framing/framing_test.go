package framing_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

func example(t testing.TB, name string) narrative.Solution {
	t.Helper()
	for _, e := range assets.Examples() {
		if strings.HasPrefix(e.Name, name) {
			s, err := narrative.Decode(e.Data)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
	}
	t.Fatalf("no example %q", name)
	return narrative.Solution{}
}

func sectionOf(t testing.TB, f framing.Framing, theme framing.Theme) framing.Section {
	t.Helper()
	s, ok := f.Section(theme)
	if !ok {
		t.Fatalf("the %s framing has no %s", f.Audience, theme)
	}
	return s
}

func text(s framing.Section) string {
	var b strings.Builder
	b.WriteString(s.Heading)
	for _, bl := range s.Blocks {
		b.WriteByte('\n')
		b.WriteString(bl.Text)
	}
	return b.String()
}

// The executive reads first what to do, how much, by when and what for.
func TestDecisionComesFirst(t *testing.T) {
	s := example(t, "kubernetes")
	f := framing.Frame(&s, narrative.Executive)
	summary := text(f.Sections[0])
	for _, want := range []string{"2.8 M USD", "15 January", "cut running costs by 79 %", "Ingrid Solheim", "400 K USD"} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary lacks %q:\n%s", want, summary)
		}
	}
}

// What the program computes, checked with a pencil against docs and example.
func TestDerivedFigures(t *testing.T) {
	s := example(t, "kubernetes")
	executive, engineering := framing.Frame(&s, narrative.Executive), framing.Frame(&s, narrative.Engineering)
	for theme, wants := range map[framing.Theme][]string{
		framing.Stakes:    {"79 K USD", "948 K USD a year"},
		framing.Value:     {"25 times less downtime"},
		framing.Money:     {"4.0 years", "3.1 years", "107 K USD", "1.3 M USD", "-183 K USD", "1,348 K USD", "in four years in cash, in 3.1 if engineering time is counted"},
		framing.Situation: {"two months before"},
	} {
		got := text(sectionOf(t, executive, theme))
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q:\n%s", theme, want, got)
			}
		}
	}
	for theme, wants := range map[framing.Theme][]string{
		framing.Situation: {"18 h of downtime a month"},
		framing.Value:     {"43 min of downtime a month instead of 18 h"},
	} {
		got := text(sectionOf(t, engineering, theme))
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q:\n%s", theme, want, got)
			}
		}
	}
}

// A theme with nothing to say is named as a gap, and never shown empty.
func TestEmptySolution(t *testing.T) {
	s := narrative.New()
	for _, a := range narrative.Audiences {
		f := framing.Frame(&s, a)
		if len(f.Sections) != 0 {
			t.Errorf("%s: an empty solution has sections: %+v", a, f.Sections)
		}
		if len(f.Gaps) != len(framing.Themes) {
			t.Errorf("%s: %d gaps, want one for each of %d themes", a, len(f.Gaps), len(framing.Themes))
		}
		for _, g := range f.Gaps {
			if g.Capture == "" || g.Label == "" || len(g.Kinds) == 0 {
				t.Errorf("%s: gap %s does not say what to capture", a, g.Theme)
			}
		}
	}
}

var seams = []struct {
	name string
	bad  *regexp.Regexp
}{
	{"doubled full stop", regexp.MustCompile(`[^.]\.\.([^.]|$)`)},
	{"doubled word", nil},
	{"doubled space", regexp.MustCompile(`  `)},
	{"space before a sign", regexp.MustCompile(` [,.;:!?]`)},
	{"unresolved reference", regexp.MustCompile(`[{}]`)},
	{"comma before a full stop", regexp.MustCompile(`,[.;:]`)},
	{"empty brackets", regexp.MustCompile(`\(\s*\)`)},
	{"colon at the end", regexp.MustCompile(`:\s*$`)},
	{"one of many", regexp.MustCompile(`(?i)\bone (things|risks|phases|measures|components|constraints|terms|words|items|figures)\b`)},
	{"wrong article", regexp.MustCompile(`\b[Aa] (hour|outage|[aeio][a-z]+)\b`)},
	{"doubled bound", regexp.MustCompile(`(?i)\b(within|below|under|up to|at least|at most|less than|more than) (at least|at most|less than|more than|up to)\b`)},
	{"doubled share", regexp.MustCompile(`(?i)\bshare of (the )?([a-z]+ )?share\b`)},
	{"a remark to the author", regexp.MustCompile(`(?i)\b(still without a test|no answer yet|known so far|no end date yet|have a source)\b`)},
	{"filler", regexp.MustCompile(`(?i)this solution provides|leverag|seamless|cutting-edge`)},
}

var lowerStart = regexp.MustCompile(`^[a-z]`)

// checkSeams reads a framing as a copy editor would.
func checkSeams(t *testing.T, what string, f framing.Framing) {
	t.Helper()
	keys := map[string]bool{}
	for _, s := range f.Sections {
		if s.Heading == "" || s.Label == "" || len(s.Blocks) == 0 {
			t.Errorf("%s: %s/%s is an empty section", what, f.Audience, s.Theme)
		}
		if strings.HasSuffix(s.Heading, ".") || lowerStart.MatchString(s.Heading) && !mixedCase(s.Heading) {
			t.Errorf("%s: heading %q", what, s.Heading)
		}
		items, rows := 0, 0
		for i, b := range s.Blocks {
			announces := b.Kind == framing.Paragraph && i+1 < len(s.Blocks) && s.Blocks[i+1].Kind == framing.Item
			if keys[b.Key] {
				t.Errorf("%s: two blocks have the key %s", what, b.Key)
			}
			keys[b.Key] = true
			switch b.Kind {
			case framing.Item:
				items++
			case framing.Row:
				rows++
			}
			if strings.TrimSpace(b.Text) == "" {
				t.Errorf("%s: block %s is empty", what, b.Key)
			}
			if b.Cells == nil {
				if !strings.ContainsAny(b.Text[len(b.Text)-1:], `.?!:…"')`) {
					t.Errorf("%s: %s does not end: %q", what, b.Key, b.Text)
				}
				if lowerStart.MatchString(b.Text) && !mixedCase(b.Text) {
					t.Errorf("%s: %s begins small: %q", what, b.Key, b.Text)
				}
			}
			if b.Kind != framing.Columns && len(b.Facts) == 0 && !strings.HasSuffix(b.Key, "/more") {
				t.Errorf("%s: %s knows no facts: %q", what, b.Key, b.Text)
			}
			for _, line := range append([]string{b.Text}, s.Heading) {
				for _, seam := range seams {
					if seam.bad != nil && seam.bad.MatchString(line) && !(announces && seam.name == "colon at the end") {
						t.Errorf("%s: %s in %s: %q", what, seam.name, b.Key, line)
					}
				}
				if w := doubledWord(line); w != "" {
					t.Errorf("%s: doubled word %q in %s: %q", what, w, b.Key, line)
				}
			}
		}
		if items == 1 || rows == 1 {
			t.Errorf("%s: %s/%s is a list of one", what, f.Audience, s.Theme)
		}
	}
}

// mixedCase reports whether a text begins with a name like iPhone or npm.
func mixedCase(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return strings.IndexFunc(word, unicode.IsUpper) > 0
}

func doubledWord(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i := 1; i < len(words); i++ {
		if words[i] == words[i-1] && words[i] != "|" && words[i] != "–" && unicode.IsLetter(rune(words[i][0])) && words[i] != "that" && words[i] != "had" {
			return words[i]
		}
	}
	return ""
}

func TestExamplesHaveNoSeams(t *testing.T) {
	for _, e := range assets.Examples() {
		s := example(t, e.Name)
		for _, a := range narrative.Audiences {
			checkSeams(t, e.Name, framing.Frame(&s, a))
		}
	}
}

// One, two and many of each list, and every part missing in turn: the text gets
// shorter and never hollow.
func TestEveryPartMissing(t *testing.T) {
	for _, e := range assets.Examples() {
		whole := example(t, e.Name)
		for _, kind := range narrative.Catalog {
			for _, keep := range []int{0, 1, 2, 3} {
				s := whole
				s.Facts = keepFirst(whole.Facts, kind.Kind, keep)
				for _, a := range narrative.Audiences {
					checkSeams(t, e.Name+" with "+string(kind.Kind)+" cut", framing.Frame(&s, a))
				}
			}
			for _, field := range kind.Fields {
				s := whole
				s.Facts = withoutField(t, whole.Facts, kind.Kind, field.Key)
				for _, a := range narrative.Audiences {
					checkSeams(t, e.Name+" without "+string(kind.Kind)+"."+field.Key, framing.Frame(&s, a))
				}
			}
		}
		for _, f := range whole.Facts { // each fact alone
			s := whole
			s.Facts = narrative.Facts{f}
			for _, a := range narrative.Audiences {
				checkSeams(t, e.Name+" with nothing but "+f.FactID(), framing.Frame(&s, a))
			}
		}
	}
}

func keepFirst(fs narrative.Facts, kind narrative.Kind, n int) narrative.Facts {
	var out narrative.Facts
	for _, f := range fs {
		if f.FactKind() == kind {
			if n == 0 {
				continue
			}
			n--
		}
		out = append(out, f)
	}
	return out
}

func withoutField(t *testing.T, fs narrative.Facts, kind narrative.Kind, key string) narrative.Facts {
	t.Helper()
	out := slices.Clone(fs)
	for i, f := range out {
		if f.FactKind() != kind {
			continue
		}
		empty, _ := narrative.NewFact(kind, f.FactID())
		zero, _ := narrative.Get(empty, key)
		changed, err := narrative.With(f, key, zero)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = changed
	}
	return out
}

// Texts may be typed like sentences; the joins hold all the same.
func TestTypedLikeSentences(t *testing.T) {
	for _, e := range assets.Examples() {
		s := example(t, e.Name)
		s.Facts = slices.Clone(s.Facts)
		for i, f := range s.Facts {
			spec, _ := narrative.Spec(f.FactKind())
			for _, field := range spec.Fields {
				if field.Form != narrative.Clause && field.Form != narrative.VerbPhrase {
					continue
				}
				v, _ := narrative.Get(f, field.Key)
				switch v := v.(type) {
				case string:
					f, _ = narrative.With(f, field.Key, shout(v))
				case narrative.Telling:
					f, _ = narrative.With(f, field.Key, narrative.Telling{Executive: shout(v.Executive), Engineering: shout(v.Engineering)})
				}
			}
			s.Facts[i] = f
		}
		for _, a := range narrative.Audiences {
			checkSeams(t, e.Name+" typed like sentences", framing.Frame(&s, a))
		}
	}
}

// shout ends a text as one types a sentence.
func shout(s string) string {
	if s == "" {
		return ""
	}
	return " " + s + ". "
}

// A figure that is not captured yet leaves its sentence out and says so.
func TestFigureWithoutValue(t *testing.T) {
	s := example(t, "kubernetes")
	s.Facts = withoutField(t, s.Facts, narrative.KindQuantity, "value")
	f := framing.Frame(&s, narrative.Executive)
	found := false
	for _, g := range f.Gaps {
		found = found || strings.Contains(g.Capture, "{services}")
	}
	if !found {
		t.Errorf("no gap says that {services} has no value: %+v", f.Gaps)
	}
}

// Framing is a function of the solution.
func TestDeterministic(t *testing.T) {
	s := example(t, "kubernetes")
	a, b := framing.Frame(&s, narrative.Executive), framing.Frame(&s, narrative.Executive)
	for i := range a.Sections {
		if text(a.Sections[i]) != text(b.Sections[i]) {
			t.Errorf("two framings of one solution differ in %s", a.Sections[i].Theme)
		}
	}
}

// No sentence of a framing stands in it twice.
func TestNothingSaidTwice(t *testing.T) {
	for _, e := range assets.Examples() {
		s := example(t, e.Name)
		for _, a := range narrative.Audiences {
			seen := map[string]string{}
			for _, sec := range framing.Frame(&s, a).Sections {
				for _, b := range sec.Blocks {
					if b.Cells != nil {
						continue
					}
					for _, sentence := range strings.SplitAfter(b.Text, ". ") {
						sentence = strings.TrimSpace(sentence)
						if where := seen[sentence]; where != "" && len(sentence) > 12 {
							t.Errorf("%s, %s: %q stands in %s and in %s", e.Name, a, sentence, where, b.Key)
						}
						seen[sentence] = b.Key
					}
				}
			}
		}
	}
}
