// Package hyphenation says where a word may be broken, by the method of Franklin
// Mark Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983: patterns of
// letters vote for and against a hyphen between two letters, and the highest vote
// counts, for a hyphen where it is odd.
package hyphenation

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"

	"bifocal/assets/hyphenation"
)

// Dictionary knows the hyphens of one language. It is only read, so any number
// of goroutines may share it.
type Dictionary struct {
	before, after int     // least letters on either side of a hyphen
	nodes         []node  // the patterns as a tree; the first one is its root
	roots         [256]at // nodes below the root by their letter, of the first letters of Unicode
	votes         []byte
	exceptions    map[string][]int
}

// at is an index of a node; 0 is none.
type at = uint32

// node is a letter of a pattern, and the pattern that ends with it.
type node struct {
	letter      rune
	below, next at // the first letter that follows it, and the next one that may stand in its place
	// from and to are where votes has those before, between and after the letters of
	// the pattern that ends here.
	from, to uint32
}

// step returns the node of a letter below another one.
func (d *Dictionary) step(from at, letter rune) at {
	if from == 0 && letter < rune(len(d.roots)) {
		return d.roots[letter]
	}
	n := d.nodes[from].below
	for n != 0 && d.nodes[n].letter != letter {
		n = d.nodes[n].next
	}
	return n
}

// longestWord is how many letters a word may have to be looked at.
const longestWord = 80

// Points returns where word may be broken: how many of its characters stand
// before each hyphen, in order. It is nil for what is no word in lower case,
// other than with a capital first.
func (d *Dictionary) Points(word []rune) []int {
	n := len(word)
	if n < d.before+d.after || n > longestWord {
		return nil
	}
	lower := make([]rune, 0, n+2)
	lower = append(lower, '.')
	for i, r := range word {
		if !unicode.IsLetter(r) || unicode.IsUpper(r) && i > 0 {
			return nil
		}
		lower = append(lower, unicode.ToLower(r))
	}
	lower = append(lower, '.')
	if points, known := d.exceptions[string(lower[1:n+1])]; known {
		return points
	}
	votes := make([]byte, n+3)
	for i := range lower {
		n := at(0)
		for j := i; j < len(lower); j++ {
			if n = d.step(n, lower[j]); n == 0 {
				break
			}
			for k, v := range d.votes[d.nodes[n].from:d.nodes[n].to] {
				votes[i+k] = max(votes[i+k], v)
			}
		}
	}
	var points []int
	for at := d.before; at <= n-d.after; at++ {
		if votes[at+1]%2 == 1 {
			points = append(points, at)
		}
	}
	return points
}

// For returns the dictionary of a language by its BCP 47 tag: the one of the tag,
// or else the first one of the same base language. It is nil where there is none.
func For(tag string) *Dictionary {
	tag = strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	base, _, _ := strings.Cut(tag, "-")
	names, err := fs.Glob(hyphenation.Files, "hyph-*.tex")
	if err != nil {
		return nil // a pattern that is always well formed
	}
	slices.Sort(names)
	found := ""
	for _, name := range names {
		of := strings.TrimSuffix(strings.TrimPrefix(name, "hyph-"), ".tex")
		if of == tag {
			return load(name)
		}
		if other, _, _ := strings.Cut(of, "-"); other == base && found == "" {
			found = name
		}
	}
	if found == "" {
		return nil
	}
	return load(found)
}

// loaded are the dictionaries that were asked for, each read once.
var loaded sync.Map // of func() *Dictionary, by the name of the file

func load(name string) *Dictionary {
	read, _ := loaded.LoadOrStore(name, sync.OnceValue(func() *Dictionary {
		data, err := hyphenation.Files.ReadFile(name)
		if err != nil {
			return nil
		}
		d, err := Parse(data)
		if err != nil {
			return nil // a test parses every file that is embedded
		}
		return d
	}))
	return read.(func() *Dictionary)()
}
