package reword

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"bifocal/narrative"
)

// ErrDraft says that an answer to "draft from notes" is not what was asked for.
var ErrDraft = errors.New("the answer is not the list of facts that was asked for")

// Proposal is a fact that a model proposes from notes. It is in no solution until
// the user enters it.
type Proposal struct {
	Fact narrative.Fact
	// Sentence is where the fact comes from, word for word as it stands in the
	// notes.
	Sentence string
	// Start and End are its bytes in the notes.
	Start, End int
	Findings   []Finding
}

// Turned is a proposal that is refused, and why.
type Turned struct {
	Number int // which of the answer, from 1 on
	Err    error
}

// draftKinds are the kinds of fact that notes may give, with the fields that a
// model may fill. References to other facts are the user's.
var draftKinds = []narrative.Kind{
	narrative.KindProblem, narrative.KindDriver, narrative.KindOutcome, narrative.KindCapability, narrative.KindQuantity, narrative.KindCost, narrative.KindBenefit,
	narrative.KindMilestone, narrative.KindRisk, narrative.KindStakeholder, narrative.KindAssumption, narrative.KindConstraint, narrative.KindNonGoal, narrative.KindQuestion, narrative.KindTerm,
}

// draftFields are the fields of a kind that a model may fill.
func draftFields(kind narrative.Kind) []narrative.Field {
	spec, _ := narrative.Spec(kind)
	var out []narrative.Field
	for _, f := range spec.Fields {
		switch f.Type {
		case narrative.TextField, narrative.TellingField, narrative.QuantityField, narrative.MoneyField, narrative.WhenField, narrative.PersonField:
			out = append(out, f)
		}
	}
	return out
}

// draftForm is how the answer has to look.
var draftForm = func() string {
	var b strings.Builder
	b.WriteString(`Answer with JSON alone, no other word and no fence around it:
{"facts": [{"kind": "…", "fields": {"…": "…"}, "sentence": "…"}]}

"sentence" is the sentence of the notes that states the fact, copied letter for letter, tokens included. "fields" are texts that say what the sentence says; a field for a figure or a date holds its token alone. Use only tokens of that sentence. Leave out fields that the sentence says nothing about, and facts that no sentence states. The kinds and their fields:
`)
	for _, k := range draftKinds {
		names := make([]string, 0, 8)
		for _, f := range draftFields(k) {
			name := f.Key
			switch f.Type {
			case narrative.QuantityField, narrative.MoneyField:
				name += " (figure)"
			case narrative.WhenField:
				name += " (date)"
			}
			names = append(names, name)
		}
		fmt.Fprintf(&b, "- %s: %s\n", k, strings.Join(names, ", "))
	}
	return strings.TrimRight(b.String(), "\n")
}()

// drafted is the answer as it must be.
type drafted struct {
	Facts []draftedFact `json:"facts"`
}

type draftedFact struct {
	Kind     string            `json:"kind"`
	Fields   map[string]string `json:"fields"`
	Sentence string            `json:"sentence"`
}

// ReadDraft reads the facts that an answer proposes. Every one must name a
// sentence that stands word for word in the notes that were sent, use no token
// but those of that sentence and add no figure, date, name or address; those that
// do not are returned as turned down. The error is ErrDraft where the answer as a
// whole is none.
func (r *Request) ReadDraft(answer string, taken func(id string) bool) ([]Proposal, []Turned, error) {
	var d drafted
	dec := json.NewDecoder(strings.NewReader(Clean(answer)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return nil, nil, fmt.Errorf("%w: %s", ErrDraft, plainJSON(err))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, nil, fmt.Errorf("%w: something follows the list", ErrDraft)
	}
	if d.Facts == nil {
		return nil, nil, fmt.Errorf("%w: it has no \"facts\"", ErrDraft)
	}
	ids := map[string]bool{}
	var out []Proposal
	var turned []Turned
	for i, f := range d.Facts {
		p, err := r.proposal(f, func(id string) bool { return ids[id] || taken != nil && taken(id) })
		if err != nil {
			turned = append(turned, Turned{i + 1, err})
			continue
		}
		ids[p.Fact.FactID()] = true
		out = append(out, p)
	}
	return out, turned, nil
}

// plainJSON says what is wrong with JSON without quoting it: it may hold what a
// model made up.
func plainJSON(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("it is no JSON (character %d)", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("%q holds another type of value (character %d)", kind.Field, kind.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "it ends too early"
	}
	return "it has a field that was not asked for"
}

func (r *Request) proposal(f draftedFact, taken func(string) bool) (Proposal, error) {
	kind := narrative.Kind(f.Kind)
	if !slices.Contains(draftKinds, kind) {
		return Proposal{}, fmt.Errorf("%q is no kind of fact that notes give", short(f.Kind))
	}
	at := strings.Index(r.Sealed.Text(), f.Sentence)
	if strings.TrimSpace(f.Sentence) == "" || at < 0 {
		return Proposal{}, errors.New("its sentence does not stand in the notes")
	}
	sentence := r.Sealed.part(f.Sentence)
	fields := draftFields(kind)
	body := map[string]any{"kind": f.Kind, "id": newID(kind, taken)}
	var findings []Finding
	for _, key := range sortedKeys(f.Fields) {
		k := slices.IndexFunc(fields, func(x narrative.Field) bool { return x.Key == key })
		if k < 0 {
			return Proposal{}, fmt.Errorf("a %s has no field %q that notes fill", kind, short(key))
		}
		if strings.TrimSpace(f.Fields[key]) == "" {
			continue
		}
		text, err := sentence.Unseal(f.Fields[key], Some)
		if err != nil {
			return Proposal{}, fmt.Errorf("its %s: %w", strings.ToLower(fields[k].Label), err)
		}
		if fields[k].Type == narrative.TextField || fields[k].Type == narrative.TellingField || fields[k].Type == narrative.PersonField {
			text = narrative.EscapeText(text)
			findings = append(findings, sentence.Meaning(f.Fields[key], &r.Task)...)
		}
		body[key] = text
	}
	if len(body) == 2 {
		return Proposal{}, errors.New("it says nothing")
	}
	fact, err := factOf(body)
	if err != nil {
		return Proposal{}, err
	}
	start := len(r.Sealed.restore(r.Sealed.Text()[:at]))
	whole := r.Sealed.restore(f.Sentence)
	return Proposal{Fact: fact, Sentence: whole, Start: start, End: start + len(whole), Findings: findings}, nil
}

// part is the sealed text of a part of it, with the tokens of that part alone.
func (s *Sealed) part(text string) *Sealed {
	out := &Sealed{text: text, count: map[string]int{}, value: map[string]Item{}, known: s.known, read: readSource(text)}
	for _, item := range s.items {
		if n := strings.Count(text, item.Token); n > 0 {
			out.items = append(out.items, item)
			out.value[item.Token] = item
			// What a sentence says once, several fields may repeat.
			out.count[item.Token] = n
		}
	}
	return out
}

// factOf reads a fact as a solution file would give it, so that a figure or a
// date that is none is refused as it is there.
func factOf(body map[string]any) (narrative.Fact, error) {
	data, err := json.Marshal(map[string]any{"format": narrative.Format, "id": "draft", "title": "draft", "facts": []any{body}})
	if err != nil {
		return nil, fmt.Errorf("reading the proposed fact: %w", err)
	}
	x, err := narrative.Decode(data)
	if err != nil {
		var faults narrative.Faults
		if errors.As(err, &faults) && len(faults) > 0 {
			_, field, _ := strings.Cut(faults[0].Path, "].")
			return nil, fmt.Errorf("its %s: %s", field, faults[0].Message)
		}
		return nil, err
	}
	f := x.Facts[0]
	if empty, _ := narrative.NewFact(f.FactKind(), f.FactID()); reflect.DeepEqual(f, empty) {
		return nil, errors.New("it says nothing")
	}
	return f, nil
}

// newID returns an ID for a fact of a kind that is not taken.
func newID(kind narrative.Kind, taken func(string) bool) string {
	base := strings.ReplaceAll(string(kind), " ", "-")
	for n := 1; ; n++ {
		if id := fmt.Sprintf("%s-%d", base, n); !taken(id) {
			return id
		}
	}
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func short(s string) string {
	const most = 40
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
