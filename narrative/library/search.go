package library

import (
	"strings"
	"unicode"
)

// matchExpression turns what a user typed into an FTS5 expression that is
// never a syntax error: every word quoted, every word a prefix, all of them
// wanted. It returns "" where nothing typed can be searched for, and the words.
func matchExpression(typed string) (string, []string) {
	var (
		b     strings.Builder
		words []string
	)
	for word := range strings.FieldsSeq(strings.ToValidUTF8(typed, "")) {
		word = strings.Map(dropControl, word)
		if !strings.ContainsFunc(word, isWord) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte('"')
		b.WriteString(strings.ReplaceAll(word, `"`, `""`))
		b.WriteString(`"*`)
		words = append(words, word)
	}
	return b.String(), words
}

func dropControl(r rune) rune {
	if unicode.IsControl(r) {
		return -1
	}
	return r
}

// isWord says whether the index keeps a character: unicode61 does so for
// letters, numbers and private use, and leaves out marks that stand alone.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
