package reword

import "regexp"

var (
	// beforeCode and afterCode are what a model may have made of the rest of a token.
	beforeCode = regexp.MustCompile(`(?i)(?:\\?[\[<({⟦【]\s*){0,2}(?:[a-z]{4,9}\s*[:_ -]\s*)?$`)
	afterCode  = regexp.MustCompile(`^\s*(?:\\?[\]>)}⟧】]){0,2}`)
	// scraps are brackets that no text of ours has, and kinds that are written as in
	// a token.
	scraps = regexp.MustCompile(`\\?\[\\?\[[^\[\]]{0,40}\\?\]?\\?\]?|\\?\]\\?\]|⟦|⟧|【|】|` + kindColon)
	// brackets are what could be taken for a token in a text that was never sealed,
	// and markup by which some models show what they think.
	brackets = regexp.MustCompile(`\\?\[\\?\[[A-Z]+:[A-Z]*\\?\]?\\?\]?|(?:\\?\[){2,}|(?:\\?\]){2,}|[⟦⟧【】]|` + kindColon + "|<\\|[^>]{0,40}\\|>|```|</?think>")
)

const kindColon = `(?:AMOUNT|SHARE|SPAN|NUMBER|DATE|REFERENCE|CODE|CUSTOMER|PROVIDER|PARTNER|COMPANY|PERSON|PRODUCT|ADDRESS|MARK):[A-Z]{0,8}`
