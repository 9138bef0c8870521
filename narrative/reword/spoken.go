package reword

import "fmt"

// spoken is a sentence for people, kept in its parts, so that it can be said in
// another language than English.
type spoken struct {
	format string
	args   []any
}

func speak(format string, args ...any) *spoken { return &spoken{format, args} }

func (s *spoken) in(say func(english string) string) string {
	return fmt.Sprintf(say(s.format), s.args...)
}

// In returns the message in another language: say puts a sentence into it, with its
// verbs as in fmt, in whatever order.
func (f *Fault) In(say func(english string) string) string {
	if f.said == nil {
		return f.Message
	}
	return f.said.in(say)
}

// In returns the message in another language, as [Fault.In] does.
func (f *Finding) In(say func(english string) string) string {
	if f.said == nil {
		return f.Message
	}
	return f.said.in(say)
}

// saying returns the fault with its message.
func (f Fault) saying(format string, args ...any) Fault {
	f.said = speak(format, args...)
	f.Message = fmt.Sprintf(format, args...)
	return f
}

// saying returns the finding with its message.
func (f Finding) saying(format string, args ...any) Finding {
	f.said = speak(format, args...)
	f.Message = fmt.Sprintf(format, args...)
	return f
}
