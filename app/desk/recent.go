package desk

import (
	"encoding/json"
	"slices"
)

// RecentMost is how many solutions are remembered as opened last.
const RecentMost = 10

// Recent are the solutions that were opened last, the newest first.
type Recent []Opened

// Opened is a solution with the name it had when it was opened.
type Opened struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// ReadRecent returns what String wrote. What cannot be read is no list: it is
// only a convenience.
func ReadRecent(text string) Recent {
	var r Recent
	if json.Unmarshal([]byte(text), &r) != nil {
		return nil
	}
	r = slices.DeleteFunc(r, func(o Opened) bool { return o.ID == "" })
	return r[:min(len(r), RecentMost)]
}

// With returns the list with a solution at its beginning.
func (r Recent) With(o Opened) Recent {
	out := append(Recent{o}, r.Without(o.ID)...)
	return out[:min(len(out), RecentMost)]
}

// Without returns the list without a solution.
func (r Recent) Without(id string) Recent {
	out := make(Recent, 0, len(r))
	for _, o := range r {
		if o.ID != id {
			out = append(out, o)
		}
	}
	return out
}

// String writes the list for ReadRecent.
func (r Recent) String() string {
	data, err := json.Marshal([]Opened(r))
	if err != nil {
		return "" // texts alone: cannot fail
	}
	return string(data)
}
