package passphrase

import (
	"math"
	"strings"
	"unicode"
)

// Strength is how long a passphrase holds against somebody who has the file and
// tries one after the other.
type Strength int

// The strengths, the weakest first.
const (
	None   Strength = iota // nothing is typed
	Weak                   // a night on one computer
	Fair                   // some years of many computers
	Strong                 // nobody gets through
)

// The bits that a passphrase needs at least. One try takes most of a second and 256
// MB, so that a computer with 16 processors makes some 2^21 tries a day.
const (
	fairBits   = 40
	strongBits = 60
)

// Strength judges a passphrase by its length, its kinds of characters and what
// repeats in it. It is a hint: it knows no dictionary but the words that everybody
// tries first, and takes no account of who knows the user.
func (p Passphrase) Strength() Strength {
	switch bits := p.bits(); {
	case !p.Given():
		return None
	case bits < fairBits:
		return Weak
	case bits < strongBits:
		return Fair
	}
	return Strong
}

// wordBits is what a word of several counts: one of some 2,000 that come to people's
// minds.
const wordBits = 11

// bits estimates how many bits there are to guess: what the characters allow, or
// the words where those are fewer.
func (p Passphrase) bits() float64 {
	text := strings.ToLower(p.composed())
	for _, known := range triedFirst {
		text = strings.ReplaceAll(text, known, "a")
	}
	var pool float64
	seen := map[string]bool{}
	for _, r := range p.composed() {
		class, size := classOf(r)
		if !seen[class] {
			seen[class] = true
			pool += size
		}
	}
	return min(float64(fresh(text))*math.Log2(max(pool, 2)), wordsIn(text))
}

// classOf returns the kind of a character, and how many there are of it.
func classOf(r rune) (string, float64) {
	switch {
	case r < unicode.MaxASCII && unicode.IsLower(r):
		return "lower", 26
	case r < unicode.MaxASCII && unicode.IsUpper(r):
		return "upper", 26
	case unicode.IsDigit(r):
		return "digit", 10
	case r < unicode.MaxASCII:
		return "mark", 33
	}
	return "other", 60
}

// fresh counts the characters that neither repeat nor go on from the one before, as
// in aaaa and 1234, nor repeat what stood there before.
func fresh(text string) (n int) {
	runes := []rune(text)
	for i, r := range runes {
		if i > 0 && (r == runes[i-1] || r == runes[i-1]+1 || r == runes[i-1]-1) {
			continue
		}
		const pair = 3
		if i >= pair && strings.Contains(string(runes[:i-1]), string(runes[i-pair+1:i+1])) {
			continue
		}
		n++
	}
	return n
}

// wordsIn returns the bits of a text as words, each other character counting by
// itself.
func wordsIn(text string) (bits float64) {
	const character = 5
	seen := map[string]bool{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !seen[word] {
			seen[word] = true
			bits += min(wordBits+max(float64(len(word)-8), 0)*character, float64(len(word))*character)
		}
	}
	inWord := false
	for _, r := range text {
		if letter := unicode.IsLetter(r); letter || r == ' ' && inWord {
			inWord = letter
			continue
		}
		inWord = false
		bits += character
	}
	return bits
}

// triedFirst is what everybody tries first, and the name of this program.
var triedFirst = []string{"password", "passwort", "passwd", "qwertyuiop", "qwerty", "qwertz", "asdfgh", "letmein", "welcome", "willkommen", "secret", "geheim", "iloveyou", "admin", "monkey", "dragon", "bifocal"}
