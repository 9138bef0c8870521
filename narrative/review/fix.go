package review

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Action is what a quick fix does, for those who put it in words.
type Action string

// The actions of quick fixes.
const (
	Refer   Action = "refer"   // writes the reference New instead of Old
	Plainly Action = "plainly" // writes the plain words New instead of the term Old
	Explain Action = "explain" // adds the term Old with its plain words New
	Align   Action = "align"   // tells the audience To what the other one reads, New instead of Old
	Measure Action = "measure" // gives a figure the unit of what it is compared with: New instead of Old
	Sum     Action = "sum"     // leaves the amount of the ask to the costs: New instead of Old
	Merge   Action = "merge"   // lets texts refer to what holds the value, and deletes the plain figure Old
	Confirm Action = "confirm" // says that what was carried over holds
	Remove  Action = "remove"  // deletes a fact that is empty
	Keep    Action = "keep"    // keeps a wording over the text that is generated now
	Renew   Action = "renew"   // takes the text that is generated now
	Drop    Action = "drop"    // drops a wording whose block is gone
)

// Fix is one way to put a finding right. Its edits are one step.
type Fix struct {
	Action   Action
	Old, New string
	To       narrative.Audience
	Edits    []narrative.Edit
}

// Unexplained returns the term that a finding says executives do not know, and its
// plain words where a glossary has them. ok is false for any other finding.
func (f *Finding) Unexplained() (term, plain string, ok bool) {
	if f.Rule != "audience/acronym" && f.Rule != "audience/jargon" {
		return "", "", false
	}
	return f.Quote, f.hint.plain, f.Quote != ""
}

// Fixes returns the quick fixes of a finding in a solution, the best first: only
// those that leave nothing to be decided. The solution may have changed since the
// finding was made; what does not fit it any more is not among them.
func Fixes(s *narrative.Solution, f *Finding) []Fix {
	var out []Fix
	add := func(fix Fix, edits ...narrative.Edit) {
		fix.Edits = edits
		out = append(out, fix)
	}
	switch {
	case f.Old != "":
		if e, ok := Retext(s, &f.Place, func(text string) (string, bool) { return instead(text, f.Old, f.New) }); ok {
			add(Fix{Action: Refer, Old: f.Old, New: f.New}, e)
		}
	case f.hint.plain != "":
		out = explained(s, f)
	case f.hint.left != "" && f.Place.Block == "":
		out = aligned(s, f)
	}
	switch f.Rule {
	case "figures/units":
		if fix, ok := measured(s, f); ok {
			out = append(out, fix)
		}
	case "figures/ask":
		if fix, ok := summed(s, f); ok {
			out = append(out, fix)
		}
	case "figures/twice":
		x, there := s.Fact(f.hint.twin.Fact)
		if plain, ok := s.Fact(f.Place.Fact); ok && there {
			ref := f.hint.twin
			if ref.Field == narrative.MainField(x) {
				ref.Field = ""
			}
			index := narrative.NewIndex(s)
			add(Fix{Action: Merge, Old: index.Name(plain), New: index.Name(x)}, narrative.Supersede(s, f.Place.Fact, ref)...)
		}
	case "coverage/unconfirmed":
		if _, ok := s.Fact(f.Place.Fact); ok {
			add(Fix{Action: Confirm}, narrative.Confirm{Fact: f.Place.Fact})
		}
	case "coverage/untold":
		if x, ok := s.Fact(f.Place.Fact); ok && narrative.NewIndex(s).Name(x) == "" {
			add(Fix{Action: Remove}, narrative.RemoveFact{ID: f.Place.Fact})
		}
	case "wordings/stale":
		if w, ok := wordingAt(s, &f.Place); ok {
			kept, renewed := w, w
			kept.BasedOn, renewed.Text = f.hint.now, ""
			add(Fix{Action: Keep}, narrative.PutWording{Wording: kept})
			add(Fix{Action: Renew, New: f.hint.now}, narrative.PutWording{Wording: renewed})
		}
	case "wordings/unplaced":
		if w, ok := wordingAt(s, &f.Place); ok {
			w.Text = ""
			add(Fix{Action: Drop}, narrative.PutWording{Wording: w})
		}
	}
	return out
}

func wordingAt(s *narrative.Solution, p *Place) (narrative.Wording, bool) {
	i := slices.IndexFunc(s.Wordings, func(w narrative.Wording) bool { return w.Audience == p.Audience && w.Block == p.Block })
	if i < 0 {
		return narrative.Wording{}, false
	}
	return s.Wordings[i], true
}

// explained are the fixes of a term: to say what it is once for all texts, and to
// write its plain words where executives read it.
func explained(s *narrative.Solution, f *Finding) []Fix {
	var out []Fix
	term, plain := f.hint.term, f.hint.plain
	fix := Fix{Action: Explain, Old: term, New: plain}
	known := slices.IndexFunc(s.Facts, func(x narrative.Fact) bool {
		t, ok := x.(narrative.Term)
		return ok && strings.EqualFold(t.Term, term)
	})
	switch {
	case known < 0:
		t := narrative.Term{Head: narrative.Head{ID: narrative.NewFactID(s, narrative.KindTerm)}, Term: term, Plain: plain}
		fix.Edits = []narrative.Edit{narrative.AddFact{Fact: t, At: -1}}
		out = append(out, fix)
	default:
		if t, _ := s.Facts[known].(narrative.Term); t.Plain == "" {
			t.Plain = plain
			fix.Edits = []narrative.Edit{narrative.ChangeFact{Fact: t}}
			out = append(out, fix)
		}
	}
	if !executivesAlone(s, &f.Place) {
		return out
	}
	if e, ok := Retext(s, &f.Place, func(text string) (string, bool) { return plainly(text, term, plain) }); ok {
		out = append(out, Fix{Action: Plainly, Old: term, New: plain, Edits: []narrative.Edit{e}})
	}
	return out
}

// forExecutives are texts that engineers do not read, or have one of their own for.
var forExecutives = map[string]bool{"symptom": true, "benefit": true, "businessImpact": true, "sentence": true, "decision": true}

// executivesAlone reports whether the text at a place can change for executives
// without changing for engineers.
func executivesAlone(s *narrative.Solution, p *Place) bool {
	if p.Audience != narrative.Executive {
		return false
	}
	f, ok := s.Fact(p.Fact)
	if !ok || p.Field == "" {
		_, worded := wordingAt(s, p)
		return worded
	}
	spec, _ := narrative.Spec(f.FactKind())
	key, _, _ := strings.Cut(p.Field, ".")
	field, _ := spec.Field(key)
	return field.Type == narrative.TellingField || field.Type == narrative.OptionsField || forExecutives[key]
}

func aligned(s *narrative.Solution, f *Finding) []Fix {
	var out []Fix
	side := func(a narrative.Audience, old, now string) {
		p := f.Place
		p.Audience = a
		if e, ok := Retext(s, &p, func(text string) (string, bool) { return instead(text, old, now) }); ok {
			out = append(out, Fix{Action: Align, Old: old, New: now, To: a, Edits: []narrative.Edit{e}})
		}
	}
	side(narrative.Engineering, f.hint.right, f.hint.left)
	side(narrative.Executive, f.hint.left, f.hint.right)
	return out
}

// measured gives the one figure that lacks a unit that of the other one.
func measured(s *narrative.Solution, f *Finding) (Fix, bool) {
	x, ok := s.Fact(f.Place.Fact)
	if !ok {
		return Fix{}, false
	}
	of := func(key string) figures.Quantity {
		v, _ := narrative.Get(x, key)
		q, _ := v.(figures.Quantity)
		return q
	}
	baseline, target := of("baseline"), of("target")
	bare := func(q figures.Quantity) bool { return !q.IsZero() && q.Unit == "" && q.Per == "" }
	key, old, now := "target", target, target
	switch {
	case bare(target) && !bare(baseline):
		now.Unit, now.Per = baseline.Unit, baseline.Per
	case bare(baseline) && !bare(target):
		key, old, now = "baseline", baseline, baseline
		now.Unit, now.Per = target.Unit, target.Per
	default:
		return Fix{}, false
	}
	next, err := narrative.With(x, key, now)
	if err != nil {
		return Fix{}, false
	}
	return Fix{Action: Measure, Old: shown(old), New: shown(now), Edits: []narrative.Edit{narrative.ChangeFact{Fact: next}}}, true
}

// summed leaves the amount of the ask to what it costs.
func summed(s *narrative.Solution, f *Finding) (Fix, bool) {
	x, _ := s.Fact(f.Place.Fact)
	a, ok := x.(narrative.Ask)
	if !ok || f.Place.Field != "amount" {
		return Fix{}, false
	}
	index := narrative.NewIndex(s)
	asked, _ := index.AskAmount(a)
	a.Amount = figures.Quantity{}
	sum, _ := index.AskAmount(a)
	if sum.IsZero() {
		return Fix{}, false
	}
	return Fix{Action: Sum, Old: shown(asked), New: shown(sum), Edits: []narrative.Edit{narrative.ChangeFact{Fact: a}}}, true
}

// Retext changes the typed text at a place: of a wording, a field, one side of a
// telling, or an entry of a list. ok is false where change finds nothing to change.
func Retext(s *narrative.Solution, p *Place, change func(string) (string, bool)) (edit narrative.Edit, ok bool) {
	f, there := s.Fact(p.Fact)
	if p.Field == "" || !there {
		w, worded := wordingAt(s, p)
		if !worded {
			return nil, false
		}
		w.Text, ok = change(w.Text)
		return narrative.PutWording{Wording: w}, ok
	}
	key, part, _ := strings.Cut(p.Field, ".")
	value, _ := narrative.Get(f, key)
	telling := func(t narrative.Telling) narrative.Telling {
		for _, a := range narrative.Audiences {
			if p.Audience == "" || p.Audience == a {
				if text, did := change(t.For(a)); did {
					t, ok = t.With(a, text), true
				}
			}
		}
		return t
	}
	switch v := value.(type) {
	case string:
		value, ok = change(v)
	case narrative.Telling:
		value = telling(v)
	case []narrative.Option:
		v = slices.Clone(v)
		for i := range v {
			if v[i].ID == part && !ok {
				if v[i].For = telling(v[i].For); !ok {
					v[i].Against = telling(v[i].Against)
				}
			}
		}
		value = v
	case []narrative.Step:
		v = slices.Clone(v)
		for i := range v {
			if v[i].ID == part {
				v[i].What, ok = change(v[i].What)
			}
		}
		value = v
	}
	if !ok {
		return nil, false
	}
	next, err := narrative.With(f, key, value)
	return narrative.ChangeFact{Fact: next}, err == nil
}

// instead puts words into a text in the place of others, where those stand first
// as words of their own and in no reference.
func instead(text, old, now string) (string, bool) {
	if at := wordsAt(text, old, false); at >= 0 {
		return text[:at] + now + text[at+len(old):], true
	}
	return text, false
}

// wordsAt returns where words stand in a text outside references, or -1. Figures
// are not found within longer ones: 20 not in 1,200.
func wordsAt(text, words string, folded bool) int {
	for at := 0; at+len(words) <= len(text); at++ {
		got := text[at : at+len(words)]
		if got != words && !(folded && strings.EqualFold(got, words)) || strings.Count(text[:at], "{") != strings.Count(text[:at], "}") {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		behind, n := utf8.DecodeRuneInString(text[at+len(words):])
		next, _ := utf8.DecodeRuneInString(text[at+len(words)+n:])
		first, _ := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		part := func(r, beside rune) bool { return inWord(r) && inWord(beside) }
		if part(before, first) || part(behind, last) || unicode.IsDigit(first) && (before == '.' || before == ',') && at > 1 && text[at-2] >= '0' && text[at-2] <= '9' ||
			unicode.IsDigit(last) && (behind == '.' || behind == ',') && unicode.IsDigit(next) {
			continue
		}
		return at
	}
	return -1
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// plainly puts the plain words of a term in its place, with one article, and with
// a capital where the term begins the text. ok is false where that would not read
// on: behind an adjective, or with plain words that are more than a noun phrase.
func plainly(text, term, plain string) (string, bool) {
	at := wordsAt(text, term, true)
	if at < 0 || strings.ContainsAny(plain, ",;") {
		return text, false
	}
	before, behind := text[:at], text[at+len(term):]
	first, bare, _ := strings.Cut(plain, " ")
	own := first == "a" || first == "an" || first == "the"
	words := strings.Fields(before[strings.LastIndexAny(before, ".,;:()")+1:])
	if n := len(words); n > 0 && strings.HasSuffix(before, " ") {
		switch last := strings.ToLower(words[n-1]); {
		case last == "a" || last == "an" || last == "the":
			cut := before[:strings.LastIndex(strings.ToLower(before), last)]
			if !own {
				cut += articleBefore(words[n-1], plain) + " "
			} else if words[n-1] != last { // it began a sentence
				plain = capital(plain)
			}
			before = cut
		case own && determiners[last]:
			plain = bare
		case own && slices.ContainsFunc(words[max(0, n-3):n-1], func(w string) bool { return determiners[strings.ToLower(w)] }):
			return text, false
		}
	}
	if r, _ := utf8.DecodeRuneInString(text); strings.TrimSpace(before) == "" && unicode.IsUpper(r) {
		plain = capital(plain)
	}
	return before + plain + behind, true
}

// determiners stand before a noun instead of an article, or with words between.
var determiners = map[string]bool{
	"a": true, "an": true, "the": true, "this": true, "that": true, "each": true, "every": true, "no": true, "any": true, "one": true, "another": true,
	"its": true, "our": true, "your": true, "their": true, "his": true, "her": true, "my": true,
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// articleBefore is the article that stands before a word, as another was written.
func articleBefore(article, word string) string {
	if strings.EqualFold(article, "the") {
		return article
	}
	out := "a"
	if word != "" && strings.ContainsRune("aeioAEIO", rune(word[0])) {
		out = "an"
	}
	if article[0] == 'A' {
		out = capital(out)
	}
	return out
}
