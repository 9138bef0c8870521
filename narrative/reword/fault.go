package reword

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// FaultKind says why an answer is refused.
type FaultKind string

// The reasons for which an answer is refused.
const (
	Missing   FaultKind = "missing"    // a token that went out did not come back
	Doubled   FaultKind = "doubled"    // a token came back more often than it went out
	Changed   FaultKind = "changed"    // a token was altered
	Invented  FaultKind = "invented"   // a token that never went out
	NewFigure FaultKind = "new figure" // in digits or in words
	NewDate   FaultKind = "new date"   // or one that says more than the text did
	NewName   FaultKind = "new name"
	NewLink   FaultKind = "new address" // a URL, a domain, an e-mail address
	Hidden    FaultKind = "hidden"      // a character that is not seen, or turns the text around
	Aside     FaultKind = "aside"       // the answer speaks about itself
	Nothing   FaultKind = "nothing"     // the answer is empty
)

// Fault is one reason for which an answer is refused.
type Fault struct {
	Kind FaultKind `json:"kind"`
	// Start and End are the bytes of the answer, as it came, that are wrong; both
	// are its length where something is missing.
	Start int `json:"start"`
	End   int `json:"end"`
	// Token is the one that is meant, where one is.
	Token string `json:"token,omitempty"`
	// Message tells the user; it may hold what was sealed.
	Message string `json:"message"`
	// reason tells the model, and holds nothing but tokens.
	reason string
	said   *spoken
}

// Refused is the error of an answer that cannot be used.
type Refused struct {
	Answer string // as it came, sealed
	Faults []Fault
}

func (r *Refused) Error() string {
	parts := make([]string, len(r.Faults))
	for i, f := range r.Faults {
		parts[i] = f.Message
	}
	return "the answer is refused: " + strings.Join(parts, " ")
}

// Reason tells the model what was wrong with its answer, for a second try. It
// holds no name and no figure, not even one that the model added.
func (r *Refused) Reason() string {
	var parts []string
	for _, f := range r.Faults {
		if !slices.Contains(parts, f.reason) {
			parts = append(parts, f.reason)
		}
	}
	return strings.Join(parts, "\n")
}

func sortFaults(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(a.Start, b.Start) })
}

// Counting says how many of the tokens of a text must come back.
type Counting int

// How tokens are counted.
const (
	All  Counting = iota // each exactly as often as it went out
	Some                 // none more often than it went out
)

// Unseal puts the values back into an answer. Every token must be there as
// counting says, in any order, and nothing may be new that is a figure, a date, a
// name or an address; else the error is a *Refused, which says what is wrong and
// where.
func (s *Sealed) Unseal(answer string, counting Counting) (string, error) {
	faults := s.tokenFaults(answer, counting)
	faults = append(faults, s.news(answer)...)
	if strings.TrimSpace(answer) == "" {
		faults = []Fault{Fault{Kind: Nothing, reason: "The answer was empty."}.saying("The answer is empty.")}
	}
	if len(faults) > 0 {
		sortFaults(faults)
		return "", &Refused{answer, faults}
	}
	return s.restore(answer), nil
}

// tokenFaults compares the tokens of an answer with those that went out.
func (s *Sealed) tokenFaults(answer string, counting Counting) []Fault {
	var out []Fault
	seen := map[string]int{}
	for _, at := range tokenForm.FindAllStringIndex(answer, -1) {
		token := answer[at[0]:at[1]]
		item, ok := s.value[token]
		if !ok {
			out = append(out, s.strange(answer, at[0], at[1]))
			continue
		}
		if seen[token]++; seen[token] > s.count[token] {
			out = append(out, Fault{
				Kind: Doubled, Start: at[0], End: at[1], Token: token,
				reason: fmt.Sprintf("The token %s stood there more often than %s.", token, times(s.count[token])),
			}.saying("“%s” stands there once too often.", item.Value))
		}
	}
	rest := tokenForm.ReplaceAllStringFunc(answer, func(t string) string { return strings.Repeat(" ", len(t)) })
	out = append(out, s.altered(rest)...)
	if counting == Some {
		return out
	}
	for _, item := range s.items {
		if n := s.count[item.Token] - seen[item.Token]; n > 0 {
			out = append(out, Fault{
				Kind: Missing, Start: len(answer), End: len(answer), Token: item.Token,
				reason: fmt.Sprintf("The token %s was missing.", item.Token),
			}.saying("“%s” is missing.", item.Value))
		}
	}
	return out
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprint(n, " times")
}

// strange is about what has the form of a token and is none that went out.
func (s *Sealed) strange(answer string, start, end int) Fault {
	token := answer[start:end]
	f := Fault{Kind: Invented, Start: start, End: end, reason: "The answer held a token that is not in the text."}.
		saying("“%s” stands for nothing: the model invented it.", token)
	for _, item := range s.items {
		if slipOf(item.Token, token) {
			f.Kind, f.Token = Changed, item.Token
			f = f.saying("“%s” was written for “%s”: the model changed it.", token, item.Value)
			f.reason = fmt.Sprintf("The token %s was changed.", item.Token)
			break
		}
	}
	return f
}

// slipOf reports whether a token may have become another by a slip: the same code
// under another kind, or one letter of the code.
func slipOf(token, other string) bool {
	a, b := codeIn(token), codeIn(other)
	if len(a) != len(b) {
		return false
	}
	wrong := 0
	for i := range len(a) {
		if a[i] != b[i] {
			wrong++
		}
	}
	return wrong <= 1
}

func codeIn(token string) string {
	_, code, _ := strings.Cut(strings.TrimSuffix(token, tokenClose), ":")
	return code
}

// altered finds what is left of tokens outside their form: brackets, codes and
// kinds in any case, entities and escapes.
func (s *Sealed) altered(rest string) []Fault {
	var out []Fault
	taken := make([]bool, len(rest)+1)
	add := func(start, end int, token string) {
		for i := start; i < end; i++ {
			if taken[i] {
				return
			}
		}
		for i := start; i < end; i++ {
			taken[i] = true
		}
		written := strings.TrimSpace(rest[start:end])
		f := Fault{Kind: Changed, Start: start, End: end, Token: token, reason: "A token was changed. Copy every token letter for letter."}.
			saying("“%s” is no token any more: the model changed it.", written)
		if token != "" {
			f = f.saying("“%s” was written for “%s”: the model changed it.", written, s.value[token].Value)
			f.reason = fmt.Sprintf("The token %s was changed. Copy every token letter for letter.", token)
		}
		out = append(out, f)
	}
	upper := strings.ToUpper(rest)
	if len(upper) == len(rest) {
		for _, item := range s.items {
			code := codeIn(item.Token)
			for at := 0; ; {
				i := strings.Index(upper[at:], code)
				if i < 0 {
					break
				}
				i += at
				at = i + len(code)
				if isWord(runeBefore(rest, i)) || isWord(runeAfter(rest, at)) {
					continue
				}
				start, end := around(rest, i, at)
				add(start, end, item.Token)
			}
		}
	}
	for _, at := range scraps.FindAllStringIndex(rest, -1) {
		add(at[0], at[1], "")
	}
	return out
}

// around widens a code to what is left of its token.
func around(rest string, start, end int) (from, to int) {
	if at := beforeCode.FindStringIndex(rest[:start]); at != nil {
		start = at[0]
	}
	if at := afterCode.FindStringIndex(rest[end:]); at != nil {
		end += at[1]
	}
	return start, end
}
