package conform

import (
	"bytes"
	"fmt"
	"strconv"
)

// The objects of a PDF file are nil, bool, int, float64, Name, String, Array, Dict,
// Ref and *Stream.
type (
	// Name is a name without its solidus, numbers signs resolved.
	Name string
	// String is a string, as its bytes are after all escapes.
	String string
	// Array is an array.
	Array []any
	// Dict is a dictionary.
	Dict map[string]any
	// Ref stands for the object of that number.
	Ref int
	// Stream is a stream, its data as the file holds it.
	Stream struct {
		Dict Dict
		Raw  []byte
	}
	// Operator is an operator of a content stream.
	Operator string
)

// scanner reads objects from a part of a file. What is wrong with how they are
// written goes to found, and reading goes on where it can.
type scanner struct {
	data  []byte
	at    int
	found func(rule, what string)
	// content allows operators and knows no references.
	content bool
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0
}

func (s *scanner) skip() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case space(c):
			s.at++
		case c == '%':
			for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

func (s *scanner) token() string {
	start := s.at
	for s.at < len(s.data) && !space(s.data[s.at]) && !delimiter(s.data[s.at]) {
		s.at++
	}
	return string(s.data[start:s.at])
}

// fail ends reading; what was read before stands.
func (s *scanner) fail(what string) error { return fmt.Errorf("at byte %d: %s", s.at, what) }

// object reads the next object, or an operator.
func (s *scanner) object() (any, error) {
	s.skip()
	if s.at >= len(s.data) {
		return nil, s.fail("the end, where an object was expected")
	}
	switch c := s.data[s.at]; {
	case c == '/':
		s.at++
		return s.name(), nil
	case c == '(':
		return s.literal()
	case c == '[':
		s.at++
		return s.array()
	case c == '<':
		if s.at+1 < len(s.data) && s.data[s.at+1] == '<' {
			s.at += 2
			return s.dict()
		}
		return s.hexadecimal()
	case delimiter(c):
		return nil, s.fail(fmt.Sprintf("%q, where an object was expected", c))
	}
	start := s.at
	word := s.token()
	switch word {
	case "true", "false":
		return word == "true", nil
	case "null":
		return nil, nil
	}
	if n, err := strconv.Atoi(word); err == nil {
		if n > 1<<31-1 || n < -1<<31 {
			s.found("6.1.13-1", "the integer "+word)
		}
		if !s.content && n > 0 && s.reference(n) {
			return Ref(n), nil
		}
		return n, nil
	}
	if f, err := strconv.ParseFloat(word, 64); err == nil || f != 0 {
		if f > 3.403e38 || f < -3.403e38 {
			s.found("6.1.13-2", "the number "+word[:min(len(word), 60)])
		}
		if f != 0 && f < 1.175e-38 && f > -1.175e-38 {
			s.found("6.1.13-5", "the number "+word[:min(len(word), 60)])
		}
		return f, nil
	}
	if s.content {
		return Operator(word), nil
	}
	s.at = start
	return nil, s.fail(fmt.Sprintf("%q is no object", word))
}

// reference reads the rest of "12 0 R".
func (s *scanner) reference(int) bool {
	start := s.at
	s.skip()
	if s.token() == "0" {
		s.skip()
		if s.token() == "R" {
			return true
		}
	}
	s.at = start
	return false
}

func (s *scanner) name() Name {
	raw := s.token()
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	if len(out) > 127 {
		s.found("6.1.13-4", "the name "+string(out[:30]))
	}
	return Name(out)
}

func (s *scanner) length(text []byte) {
	if len(text) > 32767 {
		s.found("6.1.13-3", fmt.Sprintf("a string of %d bytes", len(text)))
	}
}

func (s *scanner) literal() (any, error) {
	s.at++
	var out []byte
	for depth := 1; ; s.at++ {
		if s.at >= len(s.data) {
			return nil, s.fail("a string does not end")
		}
		c := s.data[s.at]
		switch c {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				s.at++
				s.length(out)
				return String(out), nil
			}
		case '\\':
			s.at++
			if s.at >= len(s.data) {
				return nil, s.fail("a string does not end")
			}
			switch e := s.data[s.at]; {
			case e >= '0' && e <= '7':
				v := 0
				for n := 0; n < 3 && s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '7'; n++ {
					v = v*8 + int(s.data[s.at]-'0')
					s.at++
				}
				s.at--
				c = byte(v)
			case e == '\n':
				continue
			default:
				if i := bytes.IndexByte([]byte("nrtbf"), e); i >= 0 {
					e = "\n\r\t\b\f"[i]
				}
				c = e
			}
		}
		out = append(out, c)
	}
}

func (s *scanner) hexadecimal() (any, error) {
	s.at++
	end := bytes.IndexByte(s.data[s.at:], '>')
	if end < 0 {
		return nil, s.fail("a string does not end")
	}
	var out []byte
	digits := 0
	for _, c := range s.data[s.at : s.at+end] {
		if space(c) {
			continue
		}
		v := bytes.IndexByte([]byte("0123456789abcdef"), c|0x20)
		if v < 0 {
			s.found("6.1.6-2", fmt.Sprintf("%q in a string of hexadecimal digits", c))
			v = 0
		}
		if digits%2 == 0 {
			out = append(out, byte(v)<<4)
		} else {
			out[len(out)-1] |= byte(v)
		}
		digits++
	}
	if digits%2 != 0 {
		s.found("6.1.6-1", fmt.Sprintf("a string of %d hexadecimal digits", digits))
	}
	s.at += end + 1
	s.length(out)
	return String(out), nil
}

func (s *scanner) array() (any, error) {
	out := Array{}
	for {
		s.skip()
		if s.at < len(s.data) && s.data[s.at] == ']' {
			s.at++
			return out, nil
		}
		o, err := s.object()
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
}

func (s *scanner) dict() (any, error) {
	out := Dict{}
	for {
		s.skip()
		if bytes.HasPrefix(s.data[s.at:], []byte(">>")) {
			s.at += 2
			return out, nil
		}
		if s.at >= len(s.data) || s.data[s.at] != '/' {
			return nil, s.fail("a key was expected")
		}
		s.at++
		key := s.name()
		o, err := s.object()
		if err != nil {
			return nil, err
		}
		out[string(key)] = o
	}
}
