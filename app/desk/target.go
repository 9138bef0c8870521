package desk

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/review"
)

// Target is where a finding leads: to a field of a fact or of the header, to a
// block of a framing, or to a fact that is missing.
type Target struct {
	Fact     string
	Header   bool
	Field    string // its key, as the form knows it
	Part     string // of an entry of a list
	Audience narrative.Audience
	Quote    string // the words to put the caret behind
	Block    Place  // of a framing; zero where it leads to a field
	Add      narrative.Kind
	Lost     bool // to the wordings that have no place
	Framing  bool // to the framing of Audience as a whole
}

// headerKeys are the fields of the header whose place has another name.
var headerKeys = map[string]string{
	"customer.name": "customer", "customer.aliases": "aliases", "customer.domains": "domains", "returns.goLive": "goLive", "returns.start": "start",
}

// TargetOf returns where a finding leads.
func TargetOf(s *narrative.Solution, f *review.Finding) Target {
	p := &f.Place
	t := Target{Audience: p.Audience, Quote: f.Quote}
	_, there := s.Fact(p.Fact)
	worded := p.Block != "" && slices.ContainsFunc(s.Wordings, func(w narrative.Wording) bool { return w.Audience == p.Audience && w.Block == p.Block })
	switch {
	case f.Rule == "wordings/unplaced":
		t.Lost = true
	case worded && (p.Field == "" || f.Rule == "audience/engineering-only"):
		t.Block = Place{Audience: p.Audience, Theme: string(p.Theme), Key: p.Block}
	case there:
		t.Fact = p.Fact
		t.Field, t.Part, _ = strings.Cut(p.Field, ".")
	case p.Field != "" && p.Fact == "":
		t.Header, t.Field = true, p.Field
		if key, ok := headerKeys[p.Field]; ok {
			t.Field = key
		}
	case f.Rule == "coverage/ask":
		t.Add = narrative.KindAsk
	case p.Block != "":
		t.Block = Place{Audience: p.Audience, Theme: string(p.Theme), Key: p.Block}
	default:
		t.Framing = true
	}
	return t
}

// HardestBlock is the block of an audience's framing that reads hardest, to begin
// with where a whole framing reads hard or is long; zero where it tells nothing.
func (v View) HardestBlock(a narrative.Audience) Place {
	for i := range v.Framings {
		if f := &v.Framings[i]; f.Audience == a {
			if theme, key := hardest(f); key != "" {
				return Place{Audience: a, Theme: string(theme), Key: key}
			}
		}
	}
	return Place{}
}

// wordsASentence is about how many words the sentences of a text have on average.
func wordsASentence(text string) float64 {
	sentences := 0
	for i := range len(text) {
		if c := text[i]; (c == '.' || c == '!' || c == '?') && (i+1 == len(text) || text[i+1] == ' ') {
			sentences++
		}
	}
	return float64(len(strings.Fields(text))) / float64(max(1, sentences))
}

// CaretBehind returns where words end in a text that is typed, in characters, or
// -1 where they do not stand in it.
func CaretBehind(text, words string) int {
	if words == "" {
		return -1
	}
	at := strings.Index(text, words)
	if at < 0 {
		at = strings.Index(strings.ToLower(text), strings.ToLower(words))
	}
	if at < 0 || at+len(words) > len(text) {
		return -1
	}
	return len([]rune(text[:at+len(words)]))
}

// Askable reports whether a number that is typed in a text of a fact, and that no
// fact holds, can become a figure once somebody has said what it is called.
func Askable(s *narrative.Solution, f *review.Finding, say Say) bool {
	if f.Rule != "figures/untraced" || f.Quote == "" || f.Place.Fact == "" {
		return false
	}
	found := false
	review.Retext(s, &f.Place, func(text string) (string, bool) {
		_, found = OfferForWords(narrative.NewIndex(s), f.Place.Fact, text, f.Quote, say)
		return text, false
	})
	return found
}

// OfferForWords returns the offer for the number in a text of a fact that some words
// are about; false where there is none to be made.
func OfferForWords(x *narrative.Index, owner, text, words string, say Say) (Offer, bool) {
	for _, n := range Numbers(text) {
		if strings.HasPrefix(text[n.Start:], words) || strings.Contains(text[n.Start:n.End], words) {
			return OfferFor(x, owner, n, say)
		}
	}
	return Offer{}, false
}

// CaptureFix makes a figure of a number that is typed in a text and that no fact
// holds: a new figure, and a reference to it in place of the number. ok is false
// where that leaves something to be decided, such as what to call it.
func CaptureFix(s *narrative.Solution, f *review.Finding, say Say) (name, ref string, edits Steps, ok bool) {
	if f.Rule != "figures/untraced" || f.Quote == "" {
		return "", "", nil, false
	}
	x := narrative.NewIndex(s)
	edit, ok := review.Retext(s, &f.Place, func(text string) (string, bool) {
		for _, n := range Numbers(text) {
			if !strings.HasPrefix(text[n.Start:], f.Quote) && !strings.Contains(text[n.Start:n.End], f.Quote) {
				continue
			}
			offer, ok := OfferFor(x, f.Place.Fact, n, say)
			if !ok || offer.Existing.Ref != "" || offer.Guessed {
				return text, false
			}
			name, ref = offer.Name, offer.NewID(s)
			edits = Steps{narrative.AddFact{At: -1, Fact: narrative.Quantity{
				Head: narrative.Head{ID: ref}, Name: narrative.Same(offer.Name), Value: offer.Quantity,
			}}}
			return text[:n.Start] + "{" + ref + "}" + text[n.End:], true
		}
		return text, false
	})
	if !ok || ref == "" {
		return "", "", nil, false
	}
	return name, ref, append(edits, edit), true
}
