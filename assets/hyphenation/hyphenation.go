// Package hyphenation embeds the patterns by which words are broken. README.md
// says where they come from and how to add a language.
package hyphenation

import "embed"

// Files holds a file hyph-TAG.tex for every language, TAG its BCP 47 tag in lower
// case.
//
//go:embed *.tex
var Files embed.FS
