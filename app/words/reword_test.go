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

// rewordTexts are the sentences of the checks of rewording, which the window asks for
// by what they are in English: those that quote the text, and those that are handed on
// to be said.
func rewordTexts() []use {
	files, err := filepath.Glob("../../narrative/reword/*.go")
	if err != nil || len(files) == 0 {
		panic("the checks of rewording are not where they were")
	}
	var out []use
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			panic(err)
		}
		take := func(e ast.Expr) {
			if s, ok := literal(e); ok && !slices.ContainsFunc(out, func(u use) bool { return u.key == s }) {
				out = append(out, use{s, s, set.Position(e.Pos()).String()})
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				at, ok := map[string]int{"m.add": 3, "add": 3, "m.gone": 2}[name(n.Fun)]
				if call, is := n.Fun.(*ast.SelectorExpr); is && call.Sel.Name == "saying" {
					at, ok = 0, true
				}
				if ok && at < len(n.Args) {
					take(n.Args[at])
				}
			case *ast.BasicLit:
				if strings.Contains(n.Value, "“%s”") {
					take(n)
				}
			}
			return true
		})
	}
	return out
}

func TestSentencesOfRewordingFillInTheSame(t *testing.T) {
	all := rewordTexts()
	for _, tag := range Languages {
		have := texts(t, tag)
		for _, u := range all {
			s := have[u.key]["other"]
			if got, want := verbs(s), verbs(u.english); s != "" && !slices.Equal(got, want) {
				t.Errorf("%s.json: %q fills in %v, and in English %v", tag, u.key, got, want)
			}
		}
	}
	if len(all) < 40 {
		t.Errorf("only %d sentences of rewording were found", len(all))
	}
}
