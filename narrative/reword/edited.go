package reword

import "strings"

// Check reads a suggestion that the user has edited, or put together from parts
// of it, as if the model had answered it. Its error is a *Refused, whose answer is
// the text with its values sealed.
func (r *Request) Check(text string) (Suggestion, error) {
	text = strings.TrimSpace(text)
	answer := r.Sealed.reseal(text)
	if _, err := r.Sealed.Unseal(answer, r.Task.Counting); err != nil {
		return Suggestion{}, err
	}
	return Suggestion{text, r.Sealed.Meaning(answer, &r.Task)}, nil
}

// reseal puts tokens in place of the values that went out. Any other value stays
// as it is: it is new.
func (s *Sealed) reseal(text string) string {
	var b strings.Builder
	at := 0
	for _, x := range again(text, find(text, &s.known), s.known) {
		if token := s.tokenFor(x.kind, text[x.start:x.end]); token != "" {
			b.WriteString(text[at:x.start])
			b.WriteString(token)
			at = x.end
		}
	}
	b.WriteString(text[at:])
	return b.String()
}

// tokenFor returns the token of a value, "" for one that did not go out. A sentence
// may begin with it.
func (s *Sealed) tokenFor(kind Kind, value string) string {
	best := ""
	for _, item := range s.items {
		switch {
		case item.Value == value && item.Kind == kind:
			return item.Token
		case item.Value == value, best == "" && len(item.Value) == len(value) && strings.EqualFold(item.Value, value):
			best = item.Token
		}
	}
	return best
}

// Unchanged reports whether a suggestion says word for word what the text says, so that
// there is nothing to take over.
func Unchanged(text, suggestion string) bool {
	return strings.Join(strings.Fields(text), " ") == strings.Join(strings.Fields(suggestion), " ")
}

// Same reports whether a suggestion says word for word what was asked about.
func (r *Request) Same(suggestion string) bool {
	return Unchanged(r.Sealed.restore(r.Sealed.text), suggestion)
}

// Partial shows what has come of an answer so far, with the values in place of the
// tokens. A token that is still coming is left out.
func (r *Request) Partial(answer string) string {
	answer = strings.TrimSpace(answer)
	if at := strings.LastIndex(answer, "[["); at >= 0 && !strings.Contains(answer[at:], "]]") {
		answer = answer[:at]
	}
	return r.Sealed.restore(strings.TrimSuffix(answer, "["))
}

// Show returns a refused answer with the values in place of the tokens that went
// out, and its faults with their places in that.
func (r *Request) Show(refused *Refused) (text string, faults []Fault) {
	faults = append(faults, refused.Faults...)
	for i := range faults {
		f := &faults[i]
		f.Start, f.End = r.Sealed.moved(refused.Answer, f.Start), r.Sealed.moved(refused.Answer, f.End)
	}
	return r.Sealed.restore(refused.Answer), faults
}
