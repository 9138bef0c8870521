package narrative_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bifocal/narrative"
)

// undecodable are bad files and what is said about each: "line path (fact)",
// and a part of the message.
var undecodable = []struct {
	name, file string
	where, say string
}{
	{"nothing", "", "1", "the file is empty"},
	{"white space", " \n\n", "2", "the file is empty"},
	{"not JSON", "PK\x03\x04", "1", "not JSON"},
	{"a list", "\n[]", "2", "not a solution"},
	{"a text", `"bifocal/1"`, "1", "not a solution"},
	{"cut off", "{\"format\": \"bifocal/1\",\n\"facts\": [", "2", "it ends in the middle"},
	{"cut off in a text", "{\"format\": \"bifocal/1\",\n\"title\": \"Mana", "2", "it ends in the middle"},
	{"cut off after a name", "{\"format\":", "1", "it ends in the middle"},
	{"no value", "{\"format\": \"bifocal/1\",\n\"title\": ,\n\"id\": \"a\"}", "2", "not JSON"},
	{"bad word on a later line", "{\"format\": \"bifocal/1\",\n\n\n\"title\": tru,\n\"id\": \"a\"}", "4", "not JSON"},
	{"comma missing", "{\"format\": \"bifocal/1\"\n\"title\": \"A\"}", "2", "not JSON"},
	{"comma too many", "{\"format\": \"bifocal/1\",\n}", "2", "not JSON"},
	{"name without quotes", "{\n\nformat: 1}", "3", "not JSON"},
	{"wrong bracket", "{\"format\": \"bifocal/1\",\n\"facts\": [}}", "2", "not JSON"},
	{"line end in a text", "{\"format\": \"bifocal/1\",\n\"title\": \"A\nB\"}", "2", "not JSON"},
	{"more after the end", "{\"format\": \"bifocal/1\"}\n{}", "2", "more after the end"},
	{"garbage after the end", "{\"format\": \"bifocal/1\"}\n\nx", "3", "more after the end"},
	{"invalid UTF-8", "{\"format\": \"bifocal/1\",\n\"title\": \"caf\xe9\"}", "2", "not valid UTF-8"},
	{"nested", "{\"format\": \"bifocal/1\", \"facts\":\n" + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "}", "2", "more than 16 brackets inside one another, and no solution has as many; take some out"},
	{"too large", strings.Repeat(" ", narrative.MaxFile+1), "", "16 MB"},
	{"no format", "{\"id\": \"a\"}", "1 format", "missing"},
	{"newer format", "{\n\"format\": \"bifocal/2\"}", "2 format", "newer Bifocal"},
	{"format that never was", "{\n\"format\": \"bifocal/0\"}", "2 format", "is not a format that this program reads; it reads \"bifocal/1\""},
	{"format without number", "{\n\"format\": \"bifocal/next\"}", "2 format", "is not a format that this program reads"},
	{"other format", "{\n\"format\": \"openapi\"}", "2 format", "not a format"},
	{"format of another type", "{\n\"format\": 1}", "2 format", "not the number 1"},
	{"format twice", "{\"format\": \"bifocal/1\",\n\"format\": \"bifocal/1\"}", "2 format", "twice"},
	{"unknown field", head + "\"titlle\": \"A\"}", "2 titlle", `did you mean "title"?`},
	{"unknown field with a line end", head + "\"ti\\ntel\\u001b\": \"A\"}", `2 "ti\ntel\x1b"`, "unknown field"},
	{"field twice", head + "\"title\": \"A\",\n\"title\": \"B\"}", "3 title", "twice"},
	{"null", head + "\"title\": null}", "2 title", "leave the field out"},
	{"control character", head + "\"title\": \"A\\u0000\"}", "2 title", "U+0000"},
	{"escape sequence", head + "\"title\": \"\\u001b[31m\"}", "2 title", "U+001B"},
	{"next line", head + "\"title\": \"\u0085\"}", "2 title", "U+0085"},
	{"half a character", head + "\"title\": \"\\ud83d!\"}", "2 title", "half of a character"},
	{"other half of a character", head + "\"author\": \"\\udE00\"}", "2 author", "half of a character"},
	{"list for text", head + "\"title\": [\"A\"]}", "2 title", "wants text in quotes, not a list"},
	{"text for a list", head + "\"partners\": \"A\"}", "2 partners", "wants a list in square brackets, not text"},
	{"number in a list", head + "\"partners\": [\"A\",\n1]}", "3 partners[1]", "wants text in quotes, not the number 1"},
	{"text for an object", head + "\"customer\": \"A\"}", "2 customer", "wants an object in curly brackets, not text"},
	{"field of the customer", head + "\"customer\": {\n\"alias\": []}}", "3 customer.alias", `did you mean "aliases"?`},
	{"object for facts", head + "\"facts\": {}}", "2 facts", "wants a list of facts"},
	{"text for a fact", head + "\"facts\": [\"A\"]}", "2 facts[0]", "wants a fact in curly brackets"},
	{"fact without kind", head + "\"facts\": [{\"id\": \"a\"}]}", "2 facts[0].kind (a)", "missing"},
	{"kind of another type", head + "\"facts\": [{\"id\": \"a\",\n\"kind\": 1}]}", "3 facts[0].kind (a)", "not the number 1"},
	{"unknown kind", head + "\"facts\": [{\"id\": \"a\",\n\"kind\": \"milestones\"}]}", "3 facts[0].kind (a)", `did you mean "milestone"?`},
	{"fraction for a scale", fact("risk", `"impact": 2.5`), "2 facts[0].impact (a)", "wants a whole number, not the number 2.5"},
	{"huge number for a scale", fact("risk", `"impact": 1e999999999`), "2 facts[0].impact (a)", "wants a whole number"},
	{"text for yes or no", fact("proof", `"mayName": "yes"`), "2 facts[0].mayName (a)", "wants true or false"},
	{"unreadable figure", fact("quantity", `"value": "many"`), "2 facts[0].value (a)", "there is no number"},
	{"figure with a comma", fact("quantity", `"value": "97,5 %"`), "2 facts[0].value (a)", "97.5"},
	{"figure of an object", fact("quantity", `"value": {}`), "2 facts[0].value (a)", "wants a figure or a date"},
	{"figure of 40 digits", fact("quantity", `"value": `+strings.Repeat("9", 40)), "2 facts[0].value (a)", "more than 30 digits"},
	{"figure with a huge exponent", fact("quantity", `"value": 1e999999999`), "2 facts[0].value (a)", "exponent"},
	{"unreadable date", fact("driver", `"date": "soon"`), "2 facts[0].date (a)", "soon"},
	{"day that is none", fact("driver", `"date": "2027-02-30"`), "2 facts[0].date (a)", "30"},
	{"telling of a list", fact("answer", `"do": []`), "2 facts[0].do (a)", "wants text, or {"},
	{"telling of a third side", fact("answer", "\"do\": {\n\"manager\": \"x\"}"), "3 facts[0].do.manager (a)", "unknown field"},
	{"null in a telling", fact("answer", "\"do\": {\n\"executive\": null}"), "3 facts[0].do.executive (a)", "null"},
	{"field of an option", fact("decision", "\"options\": [{\"id\": \"x\",\n\"pro\": \"\"}]"), "3 facts[0].options[0].pro (a)", "unknown field"},
	{"figure of a proof", fact("proof", "\"figures\": [{\"id\": \"x\",\n\"value\": \"x\"}]"), "3 facts[0].figures[0].value (a)", "no number"},
	{"date of a step", fact("ask", "\"steps\": [{\"id\": \"x\",\n\"by\": \"x\"}]"), "3 facts[0].steps[0].by (a)", "x"},
	{"ID that is none", head + "\"facts\": [{\"kind\": \"term\", \"id\": \"a\\nb\", \"term\": 1}]}", `2 facts[0].term ("a\nb")`, "wants text"},
}

const head = "{\"format\": \"bifocal/1\",\n"

func fact(kind, field string) string {
	return head + `"facts": [{"kind": "` + kind + `", "id": "a", ` + field + `}]}`
}

func where(f narrative.Fault) string {
	var out string
	if f.Line > 0 {
		out = fmt.Sprint(f.Line)
	}
	if f.Path != "" {
		out += " " + f.Path
	}
	if f.Fact != "" {
		out += " (" + f.Fact + ")"
	}
	return out
}

func TestDecodeSaysWhatIsWrongAndWhere(t *testing.T) {
	for _, tt := range undecodable {
		t.Run(tt.name, func(t *testing.T) {
			_, err := narrative.Decode([]byte(tt.file))
			fs := faults(t, err)
			if len(fs) != 1 {
				t.Fatalf("%d faults: %v", len(fs), err)
			}
			if got := where(fs[0]); got != tt.where {
				t.Errorf("at %q, want %q", got, tt.where)
			}
			if !strings.Contains(fs[0].Message, tt.say) {
				t.Errorf("%q does not say %q", fs[0].Message, tt.say)
			}
			if strings.ContainsFunc(err.Error(), func(r rune) bool { return r < ' ' }) {
				t.Errorf("control characters in %q", err)
			}
			if len(err.Error()) > 700 {
				t.Errorf("%d characters: %s", len(err.Error()), err)
			}
		})
	}
}

func TestDecodeReportsEveryFault(t *testing.T) {
	const file = `{
"format": "bifocal/1",
"authors": "x",
"returns": {"rate": "much", "years": "five"},
"facts": [
  {"kind": "outcome", "id": "o", "baseline": "lots", "colour": "red"},
  {"kind": "outcomes", "id": "p"},
  7,
  {"kind": "risk", "id": "r", "impact": true}
],
"wordings": [{"audience": 1, "block": "b"}]
}`
	_, err := narrative.Decode([]byte(file))
	want := []string{
		"3 authors", "4 returns.rate", "4 returns.years", "6 facts[0].baseline (o)", "6 facts[0].colour (o)", "7 facts[1].kind (p)",
		"8 facts[2]", "9 facts[3].impact (r)", "11 wordings[0].audience",
	}
	var got []string
	for _, f := range faults(t, err) {
		got = append(got, where(f))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What is no solution at all must neither fill the memory nor take long.
func TestDecodeIsQuickWithHugeNonsense(t *testing.T) {
	for name, file := range map[string]string{
		"numbers for facts":  head + `"facts": [0` + strings.Repeat(",0", 1<<20-100) + "]}",
		"unknown fields":     head + strings.Repeat(`"x": 0,`, 200_000) + `"y": 0}`,
		"too many values":    "[0" + strings.Repeat(",0", narrative.MaxFile/2-100) + "]",
		"one endless text":   head + `"format": "` + strings.Repeat("x", narrative.MaxFile-200) + `"}`,
		"an endless name":    head + `"` + strings.Repeat("x", narrative.MaxFile-200) + `": 0}`,
		"an endless kind":    head + `"facts": [{"kind": "` + strings.Repeat("x", narrative.MaxFile-200) + `"}]}`,
		"an endless number":  fact("quantity", `"value": `+strings.Repeat("9", narrative.MaxFile-200)),
		"an endless figure":  fact("quantity", `"value": "`+strings.Repeat("9", narrative.MaxFile-200)+`"`),
		"an endless bracket": strings.Repeat("[", narrative.MaxFile),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := narrative.Decode([]byte(file))
			took := time.Since(start)
			fs := faults(t, err)
			if len(fs) == 0 || len(fs) > 101 {
				t.Errorf("%d faults", len(fs))
			}
			if len(err.Error()) > 50_000 {
				t.Errorf("a message of %d bytes", len(err.Error()))
			}
			if took > 20*time.Second {
				t.Errorf("took %s", took)
			}
		})
	}
}

// What does not fit together is told with its line too, or with the line of
// what it is missing from.
func TestReadSaysWhere(t *testing.T) {
	file := `{"format": "bifocal/1", "id": "a",
"title": "A",
"status": "done",
"facts": [
  {"kind": "outcome", "id": "uptime",
   "stakeholders": ["cfo"]},
  {"kind": "capability", "id": "b", "name": {"executive": "x",
   "engineering": "{nope}"}, "benefit": "x"},
  {"kind": "ask"}
]}`
	_, err := narrative.Read([]byte(file))
	var got []string
	for _, f := range faults(t, err) {
		got = append(got, fmt.Sprint(f.Line, " ", f.Path))
	}
	want := []string{"3 status", "6 facts[0].stakeholders[0]", "8 facts[1].name.engineering", "9 facts[2].id"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if s, err := narrative.Read([]byte(`{"format": "bifocal/1", "id": "a", "title": "A"}`)); err != nil || s.Title != "A" {
		t.Errorf("%q, %v", s.Title, err)
	}
}
