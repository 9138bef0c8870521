package narrative

import "strings"

// ReplaceRefs returns a text with the references that change gives another one for.
// Everything else stays as it is typed; a text that cannot be read stays whole.
func ReplaceRefs(text string, change func(Ref) (Ref, bool)) string {
	if !strings.Contains(text, "{") {
		return text
	}
	segments, err := ParseText(text)
	if err != nil {
		return text
	}
	var b strings.Builder
	from := 0
	for _, s := range segments {
		if !s.IsRef {
			continue
		}
		next, other := change(s.Ref)
		if !other {
			continue
		}
		b.WriteString(text[from:s.Start])
		b.WriteString(next.String())
		from = s.Start + len(s.Ref.String())
	}
	if from == 0 {
		return text
	}
	b.WriteString(text[from:])
	return b.String()
}

// Supersede returns the edits after which the plain figure with an ID is gone and
// every text that referred to it, wordings included, refers to another figure
// instead: nothing where there is no such figure.
func Supersede(s *Solution, figure string, by Ref) []Edit {
	f, ok := s.Fact(figure)
	if !ok || f.FactKind() != KindQuantity {
		return nil
	}
	instead := func(r Ref) (Ref, bool) {
		if r.Fact == figure && (r.Field == "" || r.Field == MainField(f)) {
			return by, true
		}
		return r, false
	}
	edits := RewriteTexts(s, func(owner, text string) string {
		if owner == figure { // it goes
			return text
		}
		return ReplaceRefs(text, instead)
	})
	return append(edits, RemoveFact{ID: figure})
}

// RewriteTexts returns the edits that make of every text that may refer to a figure
// what change makes of it: those of facts, with the ID of the fact, and wordings,
// with "".
func RewriteTexts(s *Solution, change func(owner, text string) string) []Edit {
	var edits []Edit
	for _, f := range s.Facts {
		changed := false
		next := MapTexts(f, func(text string) string {
			now := change(f.FactID(), text)
			changed = changed || now != text
			return now
		})
		if changed {
			edits = append(edits, ChangeFact{Fact: next})
		}
	}
	for _, w := range s.Wordings {
		if now := change("", w.Text); now != w.Text {
			w.Text = now
			edits = append(edits, PutWording{Wording: w})
		}
	}
	return edits
}
