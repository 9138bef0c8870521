package reword_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/reword"
)

// pieces are what goes wrong in a text that is sealed.
var pieces = []string{
	"Halden", "Halden Freight", "halden-freight", "HALDEN", "HF", "Hal\u00adden", "Halden\nFreight", "Solheim", "Ingrid", "Grace", "grace", "Atlas Router", "nordwind", "Nordlicht",
	"79 %", "1,200 K USD a year", "two", "a dozen", "half", "twice", "three-quarters", "½", "٣", "V", "Phase II", "third party", "one", "24/7", "HTTP 404", "p95", "x2y", "4.2.1",
	"15 January 2027", "Q4", "in May", "may", "March", "Monday", "at least", "about", "up to", "between 4 and 5 times", "3 to 4", "doubled",
	"a.b@halden.example", "https://x.example/halden?q=1", "halden.example", "www.x.example", "@halden", "e.g.", "costs.In", "{outage.target}", "{services}", "{{", "}}", "{", "}",
	"[", "]", "[[", "]]", "[[SHARE:BCDF]]", "SHARE:BCDF", "⟦x⟧", "\\[", "```", "<think>", "BCDF", "Platform", "the platform", "runs", "is not", ".", ",", "; ", ": ", "(", ")", "'s", "’s", "s", "-", "–", "/",
	"\n", "\n\n", "\t", "\u00a0", "ß", "İ", "ﬁ", "é", "e\u0301", "👩\u200d👩", "日本語", "שלום", "\xff", "<b>", "&amp;", "|", "*", "#", "_", "\u2028", "a", "an", "of", "early", "the end of", "Note: ", "Sure, here is it:",
}

func anyText(t *rapid.T) string {
	var b strings.Builder
	for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 24).Draw(t, "pieces") {
		b.WriteString(p)
		b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", ""}).Draw(t, "gap"))
	}
	return b.String()
}

var tokenForm = regexp.MustCompile(`\[\[[A-Z]+:[A-Z]{4}\]\]`)

func sealAny(t *rapid.T, text string) *reword.Sealed {
	s, err := reword.Seal(text, reword.KnownOf(halden()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestUnsealingGivesBackWhatWasSealed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		s := sealAny(t, text)
		back, err := s.Unseal(s.Text(), reword.All)
		if strings.TrimSpace(text) == "" {
			return // nothing was asked for
		}
		if err != nil || back != text {
			t.Fatalf("%q came back as %q: %v\nsealed: %q", text, back, err, s.Text())
		}
	})
}

func TestNoSealedValueLeaves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t)
		s := sealAny(t, text)
		bare := tokenForm.ReplaceAllString(s.Text(), "\x00")
		if strings.ContainsFunc(bare, unicode.IsNumber) {
			t.Fatalf("a digit leaves: %q", s.Text())
		}
		low := strings.ToLower(bare)
		for _, name := range []string{"halden", "nordwind", "solheim", "nordlicht", "atlas router", "ingrid", ".example"} {
			if strings.Contains(low, name) {
				t.Fatalf("%s leaves: %q", name, s.Text())
			}
		}
		for _, i := range s.Items() {
			value := strings.TrimSpace(i.Value)
			if i.Kind == reword.Mark || value == "a" || value == "an" || value == "" {
				continue
			}
			if at := standsIn(bare, value); at >= 0 {
				t.Fatalf("%q leaves: %q", value, s.Text())
			}
		}
	})
}

// standsIn returns where a value stands in a text as a word of its own, or -1.
func standsIn(text, value string) int {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
	for at := 0; ; {
		i := strings.Index(text[at:], value)
		if i < 0 {
			return -1
		}
		i += at
		at = i + len(value)
		before, after := []rune(text[:i]), []rune(text[at:])
		if (len(before) == 0 || !letter(before[len(before)-1])) && (len(after) == 0 || !letter(after[0])) {
			return i
		}
	}
}

// withinKinds puts tokens into the order of others where they are of one kind: what
// stands beside a name may make another figure of one that takes its place.
func withinKinds(tokens, order []string) []string {
	kind := func(token string) string { k, _, _ := strings.Cut(token, ":"); return k }
	next := map[string][]string{}
	for _, t := range order {
		next[kind(t)] = append(next[kind(t)], t)
	}
	out := make([]string, len(tokens))
	for i, t := range tokens {
		k := kind(t)
		out[i], next[k] = next[k][0], next[k][1:]
	}
	return out
}

func TestTokensMayComeBackInAnyOrderAndInNoOtherNumber(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := sealAny(t, anyText(t))
		at := tokenForm.FindAllStringIndex(s.Text(), -1)
		if len(at) == 0 {
			return
		}
		tokens := tokenForm.FindAllString(s.Text(), -1)
		put := func(tokens []string) string {
			var b strings.Builder
			from := 0
			for i, a := range at {
				b.WriteString(s.Text()[from:a[0]])
				if i < len(tokens) {
					b.WriteString(tokens[i])
				}
				from = a[1]
			}
			b.WriteString(s.Text()[from:])
			for i := len(at); i < len(tokens); i++ {
				b.WriteString(" " + tokens[i])
			}
			return b.String()
		}
		shuffled := withinKinds(tokens, rapid.Permutation(tokens).Draw(t, "order"))
		if _, err := s.Unseal(put(shuffled), reword.All); err != nil {
			t.Fatalf("another order: %v\n%q\n%q", err, s.Text(), put(shuffled))
		}
		fewer := append([]string{}, shuffled[:len(shuffled)-1]...)
		if _, err := s.Unseal(put(fewer), reword.All); err == nil {
			t.Fatalf("one token less is accepted: %q", put(fewer))
		}
		more := append(append([]string{}, shuffled...), rapid.SampledFrom(tokens).Draw(t, "again"))
		for _, counting := range []reword.Counting{reword.All, reword.Some} {
			if _, err := s.Unseal(put(more), counting); err == nil {
				t.Fatalf("one token more is accepted: %q", put(more))
			}
		}
		i := rapid.IntRange(0, len(shuffled)-1).Draw(t, "altered")
		altered := append([]string{}, shuffled...)
		letters := []byte(altered[i])
		k := len(letters) - 3 - rapid.IntRange(0, 3).Draw(t, "letter")
		letters[k] = rapid.SampledFrom([]byte("BCDFGHJKLMNPRSTVZ")).Filter(func(b byte) bool { return b != letters[k] }).Draw(t, "another letter")
		altered[i] = string(letters)
		if _, err := s.Unseal(put(altered), reword.Some); err == nil {
			t.Fatalf("an altered token is accepted: %q", put(altered))
		}
	})
}

// Whatever a solution holds, its names leave in no text of it.
func TestNoNameOfAnySolutionLeaves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := narrativetest.Solution(t)
		known := reword.KnownOf(&x)
		text := anyText(t) + x.Customer.Name + rapid.SampledFrom([]string{" ", "'s ", "\n"}).Draw(t, "after") + strings.Join(x.Sealed, " and ")
		s, err := reword.Seal(text, known)
		if err != nil {
			t.Fatal(err)
		}
		bare := tokenForm.ReplaceAllString(s.Text(), "\x00")
		for _, name := range append([]string{x.Customer.Name}, x.Sealed...) {
			if name = strings.TrimSpace(name); name != "" && standsIn(bare, name) >= 0 && !onlyMarks(name) {
				t.Fatalf("%q leaves: %q", name, s.Text())
			}
		}
		if back, err := s.Unseal(s.Text(), reword.All); strings.TrimSpace(text) != "" && (err != nil || back != text) {
			t.Fatalf("%q came back as %q: %v", text, back, err)
		}
	})
}

// onlyMarks reports whether a name is but signs, which stand in any text.
func onlyMarks(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

func FuzzUnseal(f *testing.F) {
	s, err := reword.Seal("Halden Freight may cut its costs by 79 % by 15 January 2027.", reword.KnownOf(halden()))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(s.Text())
	f.Add("")
	f.Add("[[[[SHARE:\\]")
	f.Fuzz(func(t *testing.T, answer string) {
		text, err := s.Unseal(answer, reword.All)
		if err != nil && text != "" {
			t.Errorf("a refused answer gives %q", text)
		}
		if err == nil && (strings.Count(text, "79 %") != 1 || strings.Count(text, "Halden Freight") != 1 || strings.Count(text, "15 January 2027") != 1) {
			t.Errorf("%q is accepted as %q", answer, text)
		}
	})
}

// Whatever a model answers to notes, a fact that is proposed stands in the notes, holds
// no figure or name of the model's own, and is one that a solution can hold.
func FuzzReadDraft(f *testing.F) {
	task, _ := reword.TaskOf(reword.Draft)
	const notes = "Halden met us. Ingrid Solheim said that outages last 25 minutes today and should last 4 minutes. The contract ends on 31 March 2028. {x} is odd."
	r, err := reword.NewRequest(task, notes, reword.KnownOf(halden()))
	if err != nil {
		f.Fatal(err)
	}
	sentences := strings.SplitAfter(r.Sealed.Text(), ". ")
	tokens := tokenForm.FindAllString(sentences[1], -1)
	for _, kind := range []string{"outcome", "driver", "risk", "nonsense"} {
		f.Add(`{"facts":[{"kind":"` + kind + `","fields":{"measure":"outages","event":"{x}","baseline":"` + tokens[len(tokens)-1] + `"},"sentence":"` + strings.TrimSpace(sentences[1]) + `"}]}`)
	}
	f.Add("<think>x</think>```json\n{\"facts\":[]}\n```")
	f.Add(strings.Repeat(`{"facts":[`, 200))
	f.Add(`{"facts":null}`)
	f.Fuzz(func(t *testing.T, answer string) {
		got, turned, err := r.ReadDraft(answer, func(id string) bool { return id == "outcome-1" })
		if err != nil && (len(got)+len(turned) > 0 || !errors.Is(err, reword.ErrDraft)) {
			t.Fatalf("%v, %v, %v", got, turned, err)
		}
		var s narrative.Solution
		for _, p := range got {
			if p.Sentence == "" || notes[p.Start:p.End] != p.Sentence || p.Fact.FactID() == "outcome-1" {
				t.Errorf("%+v", p)
			}
			if s, _, err = (narrative.AddFact{Fact: p.Fact, At: -1}).Apply(s); err != nil {
				t.Fatal(err)
			}
		}
		s.ID, s.Title = "x", "x"
		data, err := narrative.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := narrative.Decode(data); err != nil {
			t.Errorf("what is proposed cannot be kept: %v\n%s", err, data)
		}
	})
}

// Whatever a model answers, what is taken for a suggestion holds every figure and name as
// often as the text did, and can be shown, checked, divided and shortened.
func FuzzReadAnswer(f *testing.F) {
	task, _ := reword.TaskOf(reword.Plainer)
	const text = "Halden Freight may cut its costs by 79 % by 15 January 2027. At least 120 services move."
	r, err := reword.NewRequest(task, text, reword.KnownOf(halden()))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(r.Sealed.Text())
	f.Add("<think>" + r.Sealed.Text())
	f.Add("```\n" + r.Sealed.Text() + "\n```")
	f.Add("“" + strings.ReplaceAll(r.Sealed.Text(), "may", "will") + "” \u202E\x1b[31m\x00\xff")
	f.Add(strings.Repeat("[[", 500) + strings.Repeat("]]", 500))
	f.Fuzz(func(t *testing.T, answer string) {
		_ = r.Partial(answer)
		s, err := r.Read(answer)
		var refused *reword.Refused
		if errors.As(err, &refused) {
			_, _ = r.Show(refused)
			_ = r.Again(refused).Messages()
			return
		}
		if err != nil {
			return
		}
		for value, n := range map[string]int{"79 %": 1, "15 January 2027": 1, "120": 1, "Halden Freight": 1} {
			if strings.Count(s.Text, value) != n {
				t.Errorf("%q is taken, with %q another number of times", s.Text, value)
			}
		}
		parts := r.Parts(s.Text)
		taken := make([]bool, len(parts))
		_ = reword.Join(parts, taken)
		if _, err := r.Check(s.Text); err != nil {
			t.Errorf("%q is taken of the model and not of the user: %v", s.Text, err)
		}
	})
}
