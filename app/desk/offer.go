package desk

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Offer is what can be made of a plain number: a new figure, or a figure of the
// solution that has that very value.
type Offer struct {
	Number
	Existing FigureChoice // Ref is "" where a new figure is offered
}

// OfferFor returns what to offer for a number in a text of the fact owner.
func OfferFor(x *narrative.Index, owner string, n Number, say Say) (Offer, bool) {
	for _, c := range Figures(x, owner, nil, say) {
		if q := c.Figure.Quantity; (SameValue(q, n.Quantity) || SameValue(q, counted(n))) && sameThing(c, n) {
			return Offer{n, c}, true
		}
	}
	return Offer{Number: n}, (n.Name != "" || n.Guessed) && !n.Spelled
}

// sameThing reports whether a figure of the same value is about the same: a
// unit says so, a bare count needs the same noun.
func sameThing(c FigureChoice, n Number) bool {
	if n.Quantity.Unit != "" && n.Quantity.Unit != "times" && n.Quantity.Unit != "%" {
		return true
	}
	if n.Name == "" {
		return false
	}
	return strings.Contains(singulars(c.Name+" "+c.Figure.Quantity.Unit), singulars(lastWord(n.Name)))
}

func singulars(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		words[i] = figures.English.Singular(strings.Trim(w, ","))
	}
	return strings.Join(words, " ")
}

func lastWord(s string) string {
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		return s[i+1:]
	}
	return s
}

// AllNumbers returns the numbers of a text in digits, and then those in words.
func AllNumbers(text string) []Number { return append(Numbers(text), SpelledNumbers(text)...) }

// NewNumbers returns the numbers of a text that were not in it before, those in
// words last.
func NewNumbers(before, text string) []Number {
	had := map[string]int{}
	for _, n := range AllNumbers(before) {
		had[n.Quantity.String()]++
	}
	var out []Number
	for _, n := range AllNumbers(text) {
		key := n.Quantity.String()
		if had[key] > 0 {
			had[key]--
			continue
		}
		out = append(out, n)
	}
	return out
}

// NewID is the ID of a figure that is made of the number.
func (o *Offer) NewID(s *narrative.Solution) string {
	return FigureID(s, o.Name, o.Quantity.Unit == "" || o.Quantity.IsCount())
}

// FigureID makes the ID of a figure from its name. What is counted goes by its
// noun: "hand-built EC2 instances" is "instances", or where that is taken
// "hand-built-ec2-instances". A measure goes by the whole: "waiting-time-at-the-gate".
func FigureID(s *narrative.Solution, name string, counts bool) string {
	free := func(id string) bool {
		if !narrative.ValidID(id) || id == narrative.EconomicsID || fieldNames[id] {
			return false
		}
		_, taken := s.Fact(id)
		return !taken
	}
	base := slug(lastWord(name))
	if !counts {
		base = slug(name)
	}
	if base == "" {
		base = "figure"
	}
	for _, id := range []string{base, slug(name)} {
		if free(id) {
			return id
		}
	}
	for n := 2; ; n++ {
		if id := base + "-" + strconv.Itoa(n); free(id) {
			return id
		}
	}
}

// fieldNames are what a text of a fact takes for a figure of the fact itself.
var fieldNames = set("value", "date", "target", "baseline", "change", "difference", "factor", "amount", "start", "end", "due", "now", "by")

// slug writes a name in the letters of an ID.
func slug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(strings.ReplaceAll(name, "ß", "ss"))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := b.String()
	if len(id) > 32 {
		id = id[:32]
	}
	return strings.Trim(id, "-")
}
