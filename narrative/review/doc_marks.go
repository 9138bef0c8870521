package review

import (
	"strings"

	"bifocal/narrative/figures"
)

// cutBullet takes the mark of a list item off a line, and the box to tick behind it.
func cutBullet(s string) (string, bool) {
	for _, mark := range []string{"- ", "* ", "+ ", "• ", "– "} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			rest = strings.TrimLeft(rest, " ")
			for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
				rest = strings.TrimPrefix(rest, box)
			}
			return rest, true
		}
	}
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits < 3 && len(s) > digits+1 && (s[digits] == '.' || s[digits] == ')') && s[digits+1] == ' ' {
		return s[digits+2:], true
	}
	return s, false
}

// plainText takes out what Markdown puts around words.
func plainText(s string) string {
	if !strings.ContainsAny(s, "*_`[~\\<") {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '*', '`':
			if c == '*' && i > 0 && i+1 < len(s) && s[i-1] == ' ' && s[i+1] == ' ' { // a multiplication
				b.WriteByte(c)
			}
		case '_', '~':
			inner := i > 0 && i+1 < len(s) && s[i-1] != ' ' && s[i+1] != ' ' && s[i-1] != c && s[i+1] != c && s[i-1] != '*' && s[i+1] != '*'
			if inner || c == '~' && (i+1 == len(s) || s[i+1] != '~') && (i == 0 || s[i-1] != '~') {
				b.WriteByte(c)
			}
		case '[': // a link: its words stay
			end := strings.IndexByte(firstBytes(s[i:], 400), ']')
			if end > 0 && i+end+1 < len(s) && s[i+end+1] == '(' {
				if shut := strings.IndexByte(firstBytes(s[i+end+1:], 400), ')'); shut > 0 {
					b.WriteString(plainText(s[i+1 : i+end]))
					i += end + 1 + shut
					continue
				}
			}
			b.WriteByte(c)
		case '\\':
			if i+1 < len(s) && strings.IndexByte(`$*_#|[]()~<>-.!`, s[i+1]) >= 0 {
				i++
				b.WriteByte(s[i])
				continue
			}
			b.WriteByte(c)
		case '<':
			if shut := strings.IndexByte(firstBytes(s[i:], 60), '>'); shut > 0 && i+1 < len(s) && (isLetter(s[i+1]) || s[i+1] == '/') {
				i += shut
				b.WriteByte(' ')
				continue
			}
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// labelOf returns the name that a line begins with, before a colon, and where its
// value begins.
func labelOf(text string) (string, int) {
	const most = 70
	i := strings.IndexByte(text, ':')
	if eq := strings.Index(text, " = "); eq > 1 && eq < 40 && (i < 0 || i > eq) && !strings.ContainsAny(text[:eq], "0123456789+/*×(") { // ROI = …
		return text[:eq], eq + 2
	}
	if i < 2 || i > most || i+1 < len(text) && text[i+1] != ' ' || !isLetterIn(text[:i]) || strings.ContainsAny(text[:i], ";=") || strings.Contains(text[:i], ". ") {
		return "", 0
	}
	return text[:i], i + 1
}

func isLetterIn(s string) bool {
	for i := range len(s) {
		if isLetter(s[i]) {
			return true
		}
	}
	return false
}

// inBrackets reports whether a bracket is open at a place of a short text.
func inBrackets(s string, at int) bool {
	near := lastBytes(s[:at], 120)
	open := strings.LastIndexByte(near, '(')
	return open >= 0 && strings.IndexByte(near[open:], ')') < 0
}

// firstBytes and lastBytes bound how far a text is searched, so that the time it takes
// stays in proportion to its length.
func firstBytes(s string, n int) string { return s[:min(len(s), n)] }

func lastBytes(s string, n int) string { return s[max(0, len(s)-n):] }

// key brings a label to what two of one name have in common: "Average deployment
// time" and "Deployment Time" are one.
func key(label string) string {
	label = strings.ToLower(label)
	if open := strings.IndexByte(label, '('); open >= 0 {
		label = label[:open]
	}
	var words []string
	for w := range strings.FieldsSeq(label) {
		w = strings.Trim(w, ",.:;/'\"")
		if w == "" || fillers[w] {
			continue
		}
		words = append(words, figures.Singular(w))
	}
	return strings.Join(words, " ")
}

// keys are a label's key and that of its acronym: "Mean Time to Recovery (MTTR)".
func keys(label string) []string {
	out := []string{key(label)}
	open, shut := strings.IndexByte(label, '('), strings.IndexByte(label, ')')
	if open > 0 && shut > open+2 {
		if a := label[open+1 : shut]; a == strings.ToUpper(a) && !strings.Contains(a, " ") {
			out = append(out, strings.ToLower(a))
		}
	}
	return out
}

var fillers = map[string]bool{
	"average": true, "avg": true, "mean": false, "the": true, "estimated": true, "projected": true, "expected": true, "our": true, "of": true, "a": true,
	"approx": true, "approximate": true, "typical": true, "per": true, "total": false,
}
