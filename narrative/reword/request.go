package reword

import (
	"fmt"
	"regexp"
	"strings"
)

// Message is one of a conversation with a model.
type Message struct {
	Role    string `json:"role"` // system, user
	Content string `json:"content"`
}

// Request is one text on its way to a model: what is sent, and what stands for
// it here.
type Request struct {
	Task   Task
	Sealed *Sealed
	again  string // why a second answer is asked for
}

// NewRequest seals a text for a task.
func NewRequest(t Task, text string, known Known) (*Request, error) {
	s, err := Seal(text, known)
	if err != nil {
		return nil, fmt.Errorf("sealing the text: %w", err)
	}
	return &Request{Task: t, Sealed: s}, nil
}

// Messages are what is sent, word for word.
func (r *Request) Messages() []Message {
	user := "The text:\n\n" + r.Sealed.Text()
	if r.again != "" {
		user += "\n\nAn earlier answer was refused:\n" + r.again + "\nAnswer again, and mind this."
	}
	return []Message{{"system", r.Task.System()}, {"user", user}}
}

// Again returns the request for a second try, which tells the model what was
// wrong with its first answer, without showing it.
func (r *Request) Again(because *Refused) *Request {
	next := *r
	next.again = because.Reason()
	return &next
}

// Suggestion is an answer that was accepted, with what to look at twice.
type Suggestion struct {
	Text     string
	Findings []Finding
}

// Read checks an answer to a request. Its error is a *Refused, or one of
// [ErrDraft] where the task asks for facts.
func (r *Request) Read(answer string) (Suggestion, error) {
	answer = Clean(answer)
	text, err := r.Sealed.Unseal(answer, r.Task.Counting)
	if err != nil {
		return Suggestion{}, err
	}
	return Suggestion{text, r.Sealed.Meaning(answer, &r.Task)}, nil
}

var (
	thinking = regexp.MustCompile(`(?s)^\s*<think(?:ing)?>.*?</think(?:ing)?>\s*`)
	fenced   = regexp.MustCompile("(?s)^\\s*```[a-z]*\\n(.*?)\\n?```\\s*$")
)

// Clean takes off what models put around an answer: what they thought before it, a
// fence, quotation marks around all of it, space.
func Clean(answer string) string {
	answer = thinking.ReplaceAllString(answer, "")
	if m := fenced.FindStringSubmatch(answer); m != nil {
		answer = m[1]
	}
	answer = strings.TrimSpace(answer)
	for _, q := range [...][2]string{{`"`, `"`}, {"“", "”"}} {
		inner, ok := strings.CutPrefix(answer, q[0])
		if inner, closed := strings.CutSuffix(inner, q[1]); ok && closed && !strings.Contains(inner, q[0]) && !strings.Contains(inner, q[1]) && inner != "" {
			return strings.TrimSpace(inner)
		}
	}
	return answer
}
