package narrative

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Encode returns the JSON form of a solution, indented, with a final newline.
// It is the interchange file and the body in the library; Decode gives back an
// equal solution, without marks of values carried over that stand no more. It is an error where the form would be larger than Decode
// reads.
func Encode(s Solution) ([]byte, error) {
	s.Format = Format
	s.Carried = s.Unconfirmed() // what was typed over is none of the next reader's business
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		return nil, fmt.Errorf("writing solution %s as JSON: %w", s.ID, err)
	}
	if b.Len() > MaxFile {
		return nil, fmt.Errorf("writing solution %s as JSON: it takes %d MB, and a solution takes at most %d", s.ID, b.Len()>>20, MaxFile>>20)
	}
	return b.Bytes(), nil
}

// MarshalJSON writes each fact with its kind in front.
func (fs Facts) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, f := range fs {
		if i > 0 {
			b.WriteByte(',')
		}
		body, err := marshalPlain(f)
		if err != nil {
			return nil, fmt.Errorf("fact %s: %w", f.FactID(), err)
		}
		b.WriteString(`{"kind":"`)
		b.WriteString(string(f.FactKind()))
		b.WriteString(`",`)
		b.Write(body[1:]) // every fact has at least its ID
	}
	b.WriteByte(']')
	return b.Bytes(), nil
}
