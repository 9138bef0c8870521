package narrative

import (
	"bytes"
	"encoding/json"
)

// Telling is a short text with two versions, one per audience, for the same
// fact. In the JSON form a telling that is the same for both may be written as
// one string.
type Telling struct {
	Executive   string `json:"executive,omitempty"`
	Engineering string `json:"engineering,omitempty"`
}

// Same returns a telling that reads alike for both audiences.
func Same(text string) Telling { return Telling{Executive: text, Engineering: text} }

// For returns the version for one audience, which may be empty.
func (t Telling) For(a Audience) string {
	if a == Executive {
		return t.Executive
	}
	return t.Engineering
}

// Either returns the version for one audience, or the other one where that is
// missing. It is for names, which do harm to nobody; a benefit or a mechanism
// is never lent to the other side.
func (t Telling) Either(a Audience) string {
	if v := t.For(a); v != "" {
		return v
	}
	if a == Executive {
		return t.Engineering
	}
	return t.Executive
}

// With returns a copy with one audience's version replaced.
func (t Telling) With(a Audience, text string) Telling {
	if a == Executive {
		t.Executive = text
	} else {
		t.Engineering = text
	}
	return t
}

// IsZero reports whether neither version was captured.
func (t Telling) IsZero() bool { return t.Executive == "" && t.Engineering == "" }

// MarshalJSON writes a string where both versions are the same.
func (t Telling) MarshalJSON() ([]byte, error) {
	if t.Executive == t.Engineering {
		return marshalPlain(t.Executive)
	}
	type sides Telling
	return marshalPlain(sides(t))
}

// marshalPlain is json.Marshal without escaping of <, > and &.
func marshalPlain(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
