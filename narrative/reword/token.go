// Package reword lets a language model suggest other words for a text without
// letting it see or change what the text is about: names and figures leave as
// tokens, and an answer that does not bring back every token, or brings a new
// figure or name, is refused. What is accepted is looked through for changes of
// meaning. It does no I/O; its package client talks to the model.
package reword

import (
	"regexp"
	"strings"
)

// Kind says what a token stands for. It is part of the token, so that a model
// can build a sentence around it; it says nothing of the value.
type Kind string

// The kinds of sealed value.
const (
	Amount    Kind = "AMOUNT" // of money
	Share     Kind = "SHARE"  // a percentage, or percentage points
	Span      Kind = "SPAN"   // of time
	Number    Kind = "NUMBER" // a count, a multiple, a measure
	Date      Kind = "DATE"
	Reference Kind = "REFERENCE" // to a figure: {outage.target}
	Code      Kind = "CODE"      // whatever else has a digit in it
	Customer  Kind = "CUSTOMER"
	Provider  Kind = "PROVIDER" // the own organisation
	Partner   Kind = "PARTNER"
	Company   Kind = "COMPANY" // any other
	Person    Kind = "PERSON"
	Product   Kind = "PRODUCT"
	Address   Kind = "ADDRESS" // a domain, an e-mail address, a URL
	Mark      Kind = "MARK"    // what would look like the brackets of a token
)

// names reports whether what is sealed names somebody or something.
func (k Kind) names() bool {
	switch k {
	case Customer, Provider, Partner, Company, Person, Product, Address:
		return true
	}
	return false
}

// A token is [[KIND:CODE]], four consonants for the code: [[SHARE:KFRM]].
//
// Square brackets, because angle ones are taken for markup and curly ones for
// the fields of a template; no hyphen or underscore, which models replace by
// others or escape; no digit, which they count on or add up; the kind in words,
// without which they drop tokens that stand in the way of their grammar. The
// code is not counted, so that nobody can guess the next one, and its last
// letter is a check: no code becomes another by one wrong letter or by two that
// changed places. It follows from the order of the values and never from the
// value, so that nothing can be learned from it, and what a dry run prints is
// what is sent.
const (
	tokenOpen  = "[["
	tokenClose = "]]"
	letters    = "BCDFGHJKLMNPRSTVZ" // a prime number of them, for the check
	codes      = len(letters) * len(letters) * len(letters)
)

// codeOf returns the n-th code, for n from 0 to codes-1.
func codeOf(n int) string {
	const step, first = 1117, 389 // prime to the number of codes: every code comes once
	k := (n*step + first) % codes
	p := len(letters)
	a, b, c := k/(p*p), k/p%p, k%p
	return string([]byte{letters[a], letters[b], letters[c], letters[(a+2*b+4*c)%p]})
}

func tokenOf(kind Kind, code string) string {
	return tokenOpen + string(kind) + ":" + code + tokenClose
}

// tokenForm is how a token is written, whether it was ever issued or not.
var tokenForm = regexp.MustCompile(`\[\[[A-Z]+:[` + letters + `]{4}\]\]`)

// mask puts letters in place of the tokens of a text, byte for byte, so that
// whoever reads it sees a word there, and places stay what they are.
func mask(text string) string {
	return tokenForm.ReplaceAllStringFunc(text, func(t string) string { return strings.Repeat("q", len(t)) })
}
