package drawing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// ellipsis stands for what was cut off.
const ellipsis = "…"

// missingWidth is the width, as a share of the size, of a character that no
// bundled face has: nothing for a mark that stands on the one before it, a full
// square where East Asian text is set, and a little more than a letter
// otherwise.
func missingWidth(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
		return 0
	case r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x1F300 && r <= 0x3FFFF):
		return 1
	}
	return 0.6
}

// clean folds white space, and takes out what cannot be shown.
func clean(text string) string {
	plain := true
	for i := range len(text) {
		if c := text[i]; c < 0x20 || c == 0x7F || c >= 0x80 {
			plain = false
			break
		}
	}
	if !plain {
		text = strings.Map(func(r rune) rune {
			switch {
			case r == '\u00ad' || r == '\ufeff':
				return -1
			case unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f':
				return ' '
			case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
				return -1
			}
			return r
		}, strings.ToValidUTF8(text, "\ufffd"))
	}
	if strings.Contains(text, "  ") {
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
	}
	return strings.Trim(text, " ")
}

// upper gives a text its capital.
func upper(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || !unicode.IsLower(r) {
		return text
	}
	return string(unicode.ToUpper(r)) + text[n:]
}

// style is how a text is set.
type style struct {
	size float64
	bold bool
}

// leading is the distance of two baselines.
func (s style) leading() float64 { return s.size * 1.28 }

// cut shortens a text to a width, with an ellipsis where something is missing.
// A width that holds not even that gives "".
func cut(m Measure, text string, st style, width float64) string {
	if m.Width(text, st.size, st.bold) <= width {
		return text
	}
	room := width - m.Width(ellipsis, st.size, st.bold)
	if room < 0 {
		return ""
	}
	rest, state, used, end := text, -1, 0.0, 0
	for rest != "" {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		used += m.Width(cluster, st.size, st.bold)
		if used > room {
			break
		}
		end += len(cluster)
	}
	return strings.TrimRight(text[:end], " ,;") + ellipsis
}

// wrap breaks a text into lines of a width, at most so many; the last one ends
// in an ellipsis where the text goes on. Words that are wider than a line are
// broken.
func wrap(m Measure, text string, st style, width float64, most int) []string {
	if text == "" || most < 1 {
		return nil
	}
	if m.Width(text, st.size, st.bold) <= width {
		return []string{text}
	}
	var lines []string
	line, used := "", 0.0
	rest, state := text, -1
	for rest != "" {
		var piece string
		piece, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		w := m.Width(strings.TrimRight(piece, " "), st.size, st.bold)
		if used+w <= width {
			line += piece
			used += m.Width(piece, st.size, st.bold)
			continue
		}
		if len(lines) == most-1 {
			return append(lines, cut(m, line+piece+rest, st, width))
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
			if len(lines) == most-1 && m.Width(piece+rest, st.size, st.bold) > width {
				return append(lines, lastLine(m, piece+rest, st, width))
			}
		}
		for m.Width(strings.TrimRight(piece, " "), st.size, st.bold) > width {
			if len(lines) == most-1 {
				return append(lines, cut(m, piece+rest, st, width))
			}
			head, tail := tear(m, piece, st, width)
			lines, piece = append(lines, head), tail
		}
		line, used = piece, m.Width(piece, st.size, st.bold)
	}
	if line = strings.TrimRight(line, " "); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// lastLine cuts a text behind a whole word, unless that leaves half a line or
// more empty.
func lastLine(m Measure, text string, st style, width float64) string {
	short := cut(m, text, st, width)
	body := strings.TrimSuffix(short, ellipsis)
	if body == short || strings.HasPrefix(text[len(body):], " ") {
		return short
	}
	if at := strings.LastIndexByte(body, ' '); at > 0 {
		if whole := strings.TrimRight(body[:at], " ,;") + ellipsis; m.Width(whole, st.size, st.bold) > width/2 {
			return whole
		}
	}
	return short
}

// tear takes as much off a word as a line holds, one character at least.
func tear(m Measure, word string, st style, width float64) (head, tail string) {
	rest, state, used, end := word, -1, 0.0, 0
	for rest != "" {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		used += m.Width(cluster, st.size, st.bold)
		if used > width && end > 0 {
			break
		}
		end += len(cluster)
		if used > width {
			break
		}
	}
	return word[:end], word[end:]
}

// widest is the width of the widest line.
func widest(m Measure, lines []string, st style) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, m.Width(l, st.size, st.bold))
	}
	return w
}
