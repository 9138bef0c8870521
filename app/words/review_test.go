package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sentenceAt are the calls of narrative/review that take a sentence or a phrase for
// people, with its place among the arguments; sentenceIn the fields of a rule and the
// variables that hold one.
var (
	sentenceAt = map[string]int{"linef": 0, "c.addf": 1, "add": 0, "lacks": 1}
	sentenceIn = []string{"Title", "Why", "Mend", "format"}
)

// reviewTexts are the sentences of the review, which the window asks for by what they
// are in English. What only documents are checked for is not shown in the window.
func reviewTexts() []use {
	files, err := filepath.Glob("../../narrative/review/*.go")
	if err != nil || len(files) == 0 {
		panic("the review is not where it was")
	}
	var out []use
	for _, file := range files {
		if base := filepath.Base(file); strings.HasSuffix(base, "_test.go") || strings.HasPrefix(base, "doc") {
			continue
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			panic(err)
		}
		take := func(e ast.Expr) {
			if s, ok := literal(e); ok && strings.Trim(s, "%s. ") != "" {
				out = append(out, use{s, s, set.Position(e.Pos()).String()})
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if at, ok := sentenceAt[name(n.Fun)]; ok && at < len(n.Args) {
					take(n.Args[at])
				}
			case *ast.KeyValueExpr:
				if slices.Contains(sentenceIn, name(n.Key)) {
					take(n.Value)
				}
			case *ast.AssignStmt:
				for i, e := range n.Rhs {
					if i < len(n.Lhs) && slices.Contains(sentenceIn, name(n.Lhs[i])) {
						take(e)
					}
				}
			}
			return true
		})
	}
	return out
}

// A sentence in another language fills in the same things, in any order.
func TestSentencesOfTheReviewFillInTheSame(t *testing.T) {
	for _, tag := range Languages {
		have := texts(t, tag)
		for _, u := range reviewTexts() {
			s := have[u.key]["other"]
			if got, want := verbs(s), verbs(u.english); s != "" && !slices.Equal(got, want) {
				t.Errorf("%s.json: %q fills in %v, and in English %v", tag, u.key, got, want)
			}
		}
	}
	if n := len(reviewTexts()); n < 100 {
		t.Errorf("only %d sentences of the review were found", n)
	}
}

// verbs are those of a format, in the order of what they take.
func verbs(format string) []string {
	var out []string
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		end := i + 1
		for end < len(format) && strings.IndexByte("0123456789.[]", format[end]) >= 0 {
			end++
		}
		if end < len(format) && (format[end] == 's' || format[end] == 'd' || format[end] == 'f') {
			out = append(out, format[i:end+1])
			i = end
		}
	}
	if slices.ContainsFunc(out, func(v string) bool { return strings.Contains(v, "[") }) {
		byPlace := make([]string, len(out))
		for _, v := range out {
			open, shut := strings.IndexByte(v, '['), strings.IndexByte(v, ']')
			if open < 0 || shut < 0 || shut-open != 2 || int(v[open+1]-'1') >= len(out) {
				return []string{"each verb wants its place: " + v}
			}
			byPlace[v[open+1]-'1'] = v[:open] + v[shut+1:]
		}
		return byPlace
	}
	return out
}
