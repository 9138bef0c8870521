package words

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"bifocal/narrative"
	"bifocal/narrative/compare"
)

// sources are the folders whose texts people read in the window.
var sources = []string{"..", "../desk", ".", "../../cmd/bifocal"}

// sayers are what puts a text into words, with the place of the key among the
// arguments; the place after the key of an X is its English.
var sayers = map[string]bool{"lang.L": false, "lang.N": false, "lang.X": true, "lang.XN": true, "say": false, "words.Say": false}

// apart are texts that look like words of the window and are none.
var apart = map[string]string{
	"org.bifocal.Bifocal":                    "the ID of the program",
	"Bifocal":                                "a name",
	" – Bifocal":                             "a name",
	"Documents":                              "the name of a folder",
	"there are errors that were not shown":   "for errors.Is",
	"DejaVuSans":                             "the name of a typeface",
	"The texts of the window cannot be read": "for the log, when there are no texts",
	"From":                                   "a label of the catalog that is asked for",
	`{{if eq .Count "1"}}%v{{else}}%v{{end}}`: "a form around two texts",
	"the example %s: %w":                      "an example cannot be read: for the terminal",
	"there are no texts in %q: %w":            "for the log",
	"the texts in %q: %w":                     "for the log",
	"The list of licences cannot be read":     "for the log",
	"GetSystemMetrics":                        "a function of the system",
	"the text has changed since it was sent":  "for errors.Is",
	"nothing can be taken over":               "for errors.Is",
	"BIFOCAL_LLM_LOCAL_ONLY":                  "a variable",
	"suggested, with findings":                "how the library writes what became of a request",
	"OpenAI":                                  "a name",
	"Azure OpenAI":                            "a name",
	"https://":                                "how an address begins",
	"English":                                 "a language, in itself",
	"Deutsch":                                 "a language, in itself",
	"%T: %s":                                  "a form around an error, for whoever looks into it",
	"Tab":                                     "a key", "Shift+Tab": "keys", "Ctrl+": "a key", "Alt+": "a key", "Shift+": "a key", "Super+": "a key",
}

// examples are calls and fields with an example, which is in the language of the
// solution and not of the window; of a call, its places among the arguments.
var examples = map[string][]int{
	"headerText": {3}, "headerList": {3}, "headerValue": {3}, "tellingSpec": {4, 5},
	"Example": nil, "ExampleEngineering": nil,
}

// shells are calls whose texts a terminal shows, not the window.
var shells = map[string]bool{
	"flag.String": true, "flag.Bool": true, "fmt.Println": true, "fmt.Fprint": true, "fmt.Fprintf": true, "fmt.Fprintln": true,
}

// shown are calls and fields whose text a person sees, were it only one small
// word.
var shown = map[string]bool{
	"SetText": true, "SetTitle": true, "setTitle": true, "setDetail": true, "setCount": true, "offer": true, "show": true, "note": true,
	"NewProse": true, "newRow": true, "newLink": true, "newEntry": true, "newBanner": true,
	"NewButton": true, "NewButtonWithIcon": true, "NewLabel": true, "NewCheck": true, "NewRadioGroup": true, "NewSelect": true,
	"NewMenu": true, "NewMenuItem": true, "NewText": true, "NewHyperlink": true, "NewCard": true, "NewTabItem": true, "NewFormItem": true,
	"NewAccordionItem": true, "ShowInformation": true, "ShowConfirm": true, "NewCustom": true, "NewConfirm": true, "NewWindow": true,
	"Text": true, "PlaceHolder": true, "Label": true, "Help": true, "Title": true,
}

// use is a key, its English, and where it is asked for.
type use struct{ key, english, at string }

// reader collects the texts of a file.
type reader struct {
	set    *token.FileSet
	uses   []use
	faults []string
}

func name(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return name(e.X) + "." + e.Sel.Name
	}
	return ""
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

func last(dotted string) string { return dotted[strings.LastIndexByte(dotted, '.')+1:] }

// read walks through a file. in is the call or field that an expression is the
// text of.
func (r *reader) read(n ast.Node, in string) {
	switch n := n.(type) {
	case nil:
	case *ast.ImportSpec:
	case *ast.Field: // a tag is no text
	case *ast.CallExpr:
		callee := name(n.Fun)
		if byID, ok := sayers[callee]; ok {
			r.said(n, callee, byID)
			for _, a := range n.Args[1:] {
				if _, text := literal(a); !text {
					r.read(a, "")
				}
			}
			return
		}
		if callee == "narrative.Spec" && filepath.Base(filepath.Dir(r.set.Position(n.Pos()).Filename)) == ".." {
			r.faults = append(r.faults, fmt.Sprintf("%s: a view asks words.Spec, in the language of the window", r.set.Position(n.Pos())))
		}
		r.read(n.Fun, "")
		if shells[callee] {
			return
		}
		for i, a := range n.Args {
			if !slices.Contains(examples[callee], i) {
				r.read(a, last(callee))
			}
		}
	case *ast.KeyValueExpr:
		if _, example := examples[name(n.Key)]; example {
			return
		}
		if _, text := literal(n.Key); !text {
			r.read(n.Value, name(n.Key))
		} else {
			r.read(n.Value, "") // the key of a map is no text
		}
	case *ast.AssignStmt:
		for i, e := range n.Rhs {
			in := ""
			if i < len(n.Lhs) {
				in = last(name(n.Lhs[i]))
			}
			r.read(e, in)
		}
	case *ast.BinaryExpr:
		r.read(n.X, in)
		r.read(n.Y, in)
	case *ast.ParenExpr:
		r.read(n.X, in)
	case *ast.BasicLit:
		if s, ok := literal(n); ok && apart[s] == "" && looks(s, shown[in]) {
			r.faults = append(r.faults, fmt.Sprintf("%s: %q does not go through lang", r.set.Position(n.Pos()), s))
		}
	default:
		ast.Inspect(n, func(c ast.Node) bool {
			if c == nil || c == n {
				return c != nil
			}
			r.read(c, "")
			return false
		})
	}
}

// said notes the key of a call of lang. A key that is put together cannot be
// looked up.
func (r *reader) said(call *ast.CallExpr, callee string, byID bool) {
	at := r.set.Position(call.Pos()).String()
	key, ok := literal(call.Args[0])
	english := key
	if byID && ok {
		english, ok = literal(call.Args[1])
	}
	switch {
	case ok:
		r.uses = append(r.uses, use{key, english, at})
	case callee == "say" || callee == "words.Say" || strings.HasPrefix(filepath.Base(at), "catalog.go") || strings.HasPrefix(filepath.Base(at), "dates.go"):
		// of values, which catalogTexts lists
	default:
		r.faults = append(r.faults, at+": the text is no literal; use words.Say for a value, or a whole sentence with {{.Fields}}")
	}
}

// looks reports whether a literal looks like a text for people. What only one
// place shows may be a single word.
func looks(s string, shown bool) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	first := []rune(s + " ")[0]
	return letters > 0 && (shown || strings.Contains(s, " ") || letters > 1 && unicode.IsUpper(first))
}

func readSources(t *testing.T) *reader {
	t.Helper()
	r := &reader{set: token.NewFileSet()}
	for _, dir := range sources {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("nothing to read in %s: %v", dir, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(r.set, file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range f.Decls {
				if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
					continue
				}
				r.read(d, "")
			}
		}
	}
	return r
}

// catalogTexts are the texts that the window takes from the core, with the
// keys they have.
func catalogTexts() []use {
	var out []use
	add := func(at string, texts ...string) {
		for _, s := range texts {
			if s != "" {
				out = append(out, use{s, s, at})
			}
		}
	}
	for _, k := range narrative.Catalog {
		at := "the catalog, " + string(k.Kind)
		add(at, k.Label, k.Plural, k.Help, string(k.Group))
		for _, f := range k.Fields {
			at := at + "/" + f.Key
			if f.Label == "From" && f.Type == narrative.WhenField {
				out = append(out, use{"from.date", f.Label, at})
			} else {
				add(at, f.Label)
			}
			add(at, f.Help)
			add(at, f.Choices...)
		}
	}
	for _, s := range narrative.Statuses {
		add("the statuses", string(s))
	}
	for _, h := range compare.Header {
		add("the header, "+h.Key, h.Label)
	}
	for _, a := range narrative.Audiences {
		add("the audiences", string(a))
	}
	for m := time.January; m <= time.December; m++ {
		add("the months", m.String())
	}
	return out
}

// text is one entry of a file of texts: its only form under "other".
type text map[string]string

func texts(t *testing.T, tag string) map[string]text {
	t.Helper()
	data, err := files.ReadFile(tag + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]any
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatalf("%s.json: %v", tag, err)
	}
	out := map[string]text{}
	for key, v := range raw {
		switch v := v.(type) {
		case string:
			out[key] = text{"other": v}
		case map[string]any:
			out[key] = text{}
			for form, s := range v {
				out[key][form], _ = s.(string)
			}
		default:
			t.Errorf("%s.json: %q is neither a text nor plural forms", tag, key)
		}
	}
	return out
}

func TestEveryTextGoesThroughLang(t *testing.T) {
	for _, f := range readSources(t).faults {
		t.Error(f)
	}
}

func TestEveryLanguageHasEveryText(t *testing.T) {
	used := map[string]use{}
	for _, u := range append(readSources(t).uses, slices.Concat(catalogTexts(), reviewTexts(), rewordTexts())...) {
		if other, ok := used[u.key]; ok && other.english != u.english {
			t.Errorf("%s and %s mean different texts by %q", other.at, u.at, u.key)
		}
		used[u.key] = u
	}
	for _, tag := range Languages {
		have := texts(t, tag)
		for _, key := range slices.Sorted(maps.Keys(used)) {
			if _, ok := have[key]; !ok {
				t.Errorf("%s.json lacks %q, which %s shows", tag, key, used[key].at)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(have)) {
			if _, ok := used[key]; !ok && key != "language" {
				t.Errorf("%s.json: nothing shows %q", tag, key)
			}
		}
	}
}

func TestEnglishIsWhatTheCodeSays(t *testing.T) {
	english := texts(t, "en")
	for _, u := range append(readSources(t).uses, slices.Concat(catalogTexts(), reviewTexts(), rewordTexts())...) {
		if got, ok := english[u.key]; ok && got["other"] != u.english {
			t.Errorf("en.json says %q, and %s %q", got["other"], u.at, u.english)
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

func TestLanguagesFillTheSameFields(t *testing.T) {
	fields := func(s string) []string {
		found := placeholder.FindAllString(s, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	english := texts(t, "en")
	for _, tag := range Languages {
		for key, forms := range texts(t, tag) {
			if len(forms) != len(english[key]) {
				t.Errorf("%s.json: %q has %d forms, in English %d", tag, key, len(forms), len(english[key]))
			}
			for form, s := range forms {
				if want := fields(english[key]["other"]); form == "other" && !slices.Equal(fields(s), want) {
					t.Errorf("%s.json: %q fills %v, and in English %v", tag, key, fields(s), want)
				}
				if s == "" || strings.TrimSpace(s) != s {
					t.Errorf("%s.json: %q is %q", tag, key, s)
				}
				if len(forms) > 1 && (forms["one"] == "" || !slices.Contains(fields(forms["other"]), "{{.Count}}")) {
					t.Errorf("%s.json: %q wants one, and other with {{.Count}}", tag, key)
				}
			}
		}
	}
}

// A choice is found by its place among what is shown: two must not look alike.
func TestChoicesStayApart(t *testing.T) {
	for _, tag := range Languages {
		have := texts(t, tag)
		apart := func(at string, choices []string) {
			seen := map[string]string{}
			for _, c := range choices {
				s := have[c]["other"]
				if other, ok := seen[s]; ok {
					t.Errorf("%s.json: %s and %s of %s are both %q", tag, other, c, at, s)
				}
				seen[s] = c
			}
		}
		for _, k := range narrative.Catalog {
			for _, f := range k.Fields {
				apart(string(k.Kind)+"/"+f.Key, f.Choices)
			}
		}
	}
}

func TestOtherLanguagesAreThoseOfFyne(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatalf("where Fyne is: %v", err)
	}
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, f := range files {
		tag := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), "base."), ".json")
		if !slices.Contains(Languages, tag) {
			want = append(want, tag)
		}
	}
	if slices.Sort(want); !slices.Equal(foreign, want) {
		t.Errorf("Fyne speaks %q, and we know of %q", want, foreign)
	}
}

func TestReaderFindsTexts(t *testing.T) {
	for source, faults := range map[string]int{
		`widget.NewButton(lang.L("Export"), nil)`:                         0,
		`widget.NewButton("Export", nil)`:                                 1,
		`widget.NewButton("export", nil)`:                                 1,
		`b.offer(n+" deleted", nil)`:                                      1,
		`p.text.SetText("saving…")`:                                       1,
		`e.PlaceHolder = "none"`:                                          1,
		`use(flow.Run{Text: lang.L("Library") + "  ", Bold: true})`:       0,
		`use(flow.Run{Text: "library", Bold: true})`:                      1,
		`return errors.New("it is not there")`:                            1,
		`return fault(err, lang.L("{{.File}} is not there", data))`:       0,
		`spec, ok := narrative.Spec(kind)`:                                1,
		`spec, ok := words.Spec(kind)`:                                    0,
		`lang.L(label)`:                                                   1,
		`lang.L("One " + "two")`:                                          1,
		`lang.L("{{.Name}} deleted", words.Data{"Name": "Some name"})`:    1,
		`lang.XN("solutions", "{{.Count}} solutions", n, words.Count(n))`: 0,
		`switch key { case "title": set("status", "a/b", "15:04") }`:      0,
	} {
		r := &reader{set: token.NewFileSet()}
		f, err := parser.ParseFile(r.set, "../view.go", "package app\nfunc f() error {\n"+source+"\n}", parser.SkipObjectResolution)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		for _, d := range f.Decls {
			r.read(d, "")
		}
		if len(r.faults) != faults {
			t.Errorf("%s: %q", source, r.faults)
		}
	}
}
