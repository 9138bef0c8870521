package narrative_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

func TestEncodeAndDecodeLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		data, err := narrative.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		back, err := narrative.Decode(data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if diff := narrativetest.Diff(s, back); diff != "" {
			t.Fatal(diff)
		}
		again, err := narrative.Encode(back)
		if err != nil {
			t.Fatal(err)
		}
		if string(again) != string(data) {
			t.Fatalf("written differently the second time:\n%s\n%s", data, again)
		}
	})
}

func TestAFileMayBeWrittenByHand(t *testing.T) {
	const file = "\xef\xbb\xbf" + `{"format": "bifocal/1", "id": "a", "title": "A", "facts": [
		{"id": "n", "kind": "quantity", "name": {"engineering": "servers"}, "value": 1.2e3},
		{"id": "half", "kind": "quantity", "value": 0.50},
		{"id": "r", "kind": "risk", "likelihood": 3.0, "event": "it \ud83d\ude00 slips"},
		{"id": "d", "kind": "driver", "date": 2028.0}
	], "returns": {"years": 5e0}, "customer": {"name": "C", "aliases": []}}`
	s, err := narrative.Decode([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	want := narrative.Solution{
		Format: narrative.Format, ID: "a", Title: "A", Customer: narrative.Customer{Name: "C"}, Returns: narrative.Returns{Years: 5},
		Facts: narrative.Facts{
			narrative.Quantity{Head: narrative.Head{ID: "n"}, Name: narrative.Telling{Engineering: "servers"}, Value: figures.MustParse("1200")},
			narrative.Quantity{Head: narrative.Head{ID: "half"}, Value: figures.MustParse("0.5")},
			narrative.Risk{Head: narrative.Head{ID: "r"}, Likelihood: 3, Event: narrative.Same("it 😀 slips")},
			narrative.Driver{Head: narrative.Head{ID: "d"}, Date: figures.MustParseWhen("2028")},
		},
	}
	if diff := narrativetest.Diff(want, s); diff != "" {
		t.Error(diff)
	}
}

func TestEncodeRefusesWhatDecodeWouldNotRead(t *testing.T) {
	big := make([]byte, narrative.MaxFile)
	for i := range big {
		big[i] = 'a'
	}
	s := narrativetest.Halden(narrativetest.With(narrative.Term{Head: narrative.Head{ID: "kubernetes"}, Plain: string(big)}))
	if _, err := narrative.Encode(s); err == nil {
		t.Error("a form larger than Decode reads was written")
	}
}

// A file without end is refused with a sentence, before it has taken more memory than
// the largest solution.
func TestFilesWithoutEnd(t *testing.T) {
	file := func(facts string) string {
		return `{"format":"` + narrative.Format + `","id":"x","title":"x","facts":[` + facts + `]}`
	}
	var terms strings.Builder
	for i := range 300_000 {
		fmt.Fprintf(&terms, `{"kind":"term","id":"a%d"},`, i)
	}
	list := func(piece string, n int) string { return strings.TrimSuffix(strings.Repeat(piece, n), ",") }
	for name, c := range map[string]struct{ data, says string }{
		"facts":                   {file(strings.TrimSuffix(terms.String(), ",")), "at most"},
		"empty facts":             {file(list("{},", 1_000_000)), "at most"},
		"numbers":                 {file(list("1,", 1_100_000)), "more values"},
		"lists in lists":          {file(strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)), "brackets inside one another"},
		"lists that never end":    {strings.Repeat("[", 100_000), "brackets inside one another"},
		"objects in objects":      {strings.Repeat(`{"a":`, 100_000), "brackets inside one another"},
		"one text":                {file(`{"kind":"term","id":"` + strings.Repeat("a", 50<<20) + `"}`), "at most"},
		"one number":              {file(`{"kind":"risk","id":"a","likelihood":` + strings.Repeat("9", 10<<20) + `}`), "whole number"},
		"a name without end":      {file(`{"` + strings.Repeat("a", 10<<20) + `":1}`), "kind"},
		"a million names":         {`{"format":"` + narrative.Format + `",` + list(`"a":1,`, 1_000_000) + `}`, "unknown field"},
		"a reference without end": {file(`{"kind":"term","id":"a","plain":"` + strings.Repeat("{", 5<<20+1) + `"}`), "plain"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := narrative.Read([]byte(c.data))
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), c.says) || len(err.Error()) > 64<<10 {
			said := fmt.Sprint(err)
			t.Errorf("%s: %.300s (%d bytes), want %q", name, said, len(said), c.says)
		}
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 1000 {
			t.Errorf("%s: %d KB took %d MB", name, len(c.data)>>10, took)
		}
	}
}

func TestNoSolutionGrowsBeyondWhatIsRead(t *testing.T) {
	s := narrative.New()
	for i := range narrative.MostFacts {
		s.Facts = append(s.Facts, narrative.Term{Head: narrative.Head{ID: fmt.Sprintf("a%d", i)}})
	}
	if _, _, err := (narrative.AddFact{Fact: narrative.Term{Head: narrative.Head{ID: "b"}}, At: -1}).Apply(s); !errors.Is(err, narrative.ErrFull) {
		t.Errorf("one fact more: %v", err)
	}
	data, err := narrative.Encode(s)
	if err == nil {
		_, err = narrative.Decode(data)
	}
	if err != nil {
		t.Errorf("a full solution cannot be read: %.300v", err)
	}
}

func FuzzDecode(f *testing.F) {
	whole := narrativetest.Halden()
	for i := range whole.Facts { // seeds of many facts would take all the time to make smaller
		part := whole
		part.Facts = whole.Facts[i : i+1]
		data, err := narrative.Encode(part)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, tt := range undecodable {
		if len(tt.file) < 1<<10 { // a seed of megabytes leaves no time for others
			f.Add([]byte(tt.file))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := narrative.Decode(data)
		if err != nil {
			for _, fault := range faults(t, err) {
				if fault.Message == "" || fault.String() == "" {
					t.Errorf("a fault without a message: %+v", fault)
				}
			}
			return
		}
		_ = narrative.Validate(s)
		written, err := narrative.Encode(s)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		back, err := narrative.Decode(written)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, written)
		}
		if diff := narrativetest.Diff(s, back); diff != "" {
			t.Fatal(diff)
		}
	})
}

// faults returns an error as the faults that it must be.
func faults(t testing.TB, err error) narrative.Faults {
	t.Helper()
	if err == nil {
		return nil
	}
	fs, ok := err.(narrative.Faults) //nolint:errorlint // the type itself is promised
	if !ok || len(fs) == 0 {
		t.Fatalf("%T, want Faults: %v", err, err)
	}
	return fs
}
