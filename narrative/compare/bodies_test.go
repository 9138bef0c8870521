package compare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

func encoded(t interface{ Fatal(...any) }, s narrative.Solution) []byte {
	data, err := narrative.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSummaryFromBodiesIsThatOfTheSolutions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		old := narrativetest.Solution(t)
		now := edited(t, old, "now")
		got, err := compare.Summarise(compare.ReadBody(encoded(t, old)), compare.ReadBody(encoded(t, now)))
		if err != nil {
			t.Fatal(err)
		}
		c := compare.Solutions(old, now)
		if diff := cmp.Diff(c.Summary(), got); diff != "" {
			t.Fatal(diff)
		}
		first, err := compare.SummariseFirst(compare.ReadBody(encoded(t, now)))
		if diff := cmp.Diff(compare.First(now), first); diff != "" || err != nil {
			t.Fatal(diff, err)
		}
	})
}

func TestSummaryOfADamagedBodySaysSo(t *testing.T) {
	t.Parallel()
	whole := encoded(t, halden())
	for name, broken := range map[string][]byte{
		"cut": whole[:len(whole)/2], "empty": nil, "another kind": []byte(strings.ReplaceAll(string(whole), `"outcome"`, `"oddity"`)),
		"not a list": []byte(`{"format":"bifocal/1","id":"a","title":"b","customer":{"name":""},"facts":{"a":1}}`),
	} {
		if s, err := compare.Summarise(compare.ReadBody(whole), compare.ReadBody(broken)); err == nil {
			t.Errorf("%s: %v", name, s)
		}
	}
}

// What one cannot read quickly is read slowly.
func FuzzSummarise(f *testing.F) {
	f.Add(string(encoded(f, halden())), string(encoded(f, halden(narrativetest.Without("cio")))))
	f.Add(`{"id":"a","facts":[{"kind":"term","id":"t","term":"\"]}"}],"format":"bifocal/1"}`, `{"facts":[],"format":"bifocal/1","id":"a"}`)
	f.Add(`{"format":"bifocal/1","facts":[{"kind":"term","id":"t"} {"kind":"ask","id":"t"}]}`, `{}`)
	f.Fuzz(func(t *testing.T, old, now string) {
		a, errA := narrative.Decode([]byte(old))
		b, errB := narrative.Decode([]byte(now))
		got, err := compare.Summarise(compare.ReadBody([]byte(old)), compare.ReadBody([]byte(now)))
		if errA != nil || errB != nil {
			return // what is alike on both sides is not read, and may be anything
		}
		if err != nil {
			t.Fatal(err)
		}
		c := compare.Solutions(a, b)
		if diff := cmp.Diff(c.Summary(), got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func BenchmarkSummarise(b *testing.B) {
	s := narrativetest.Large(200)
	old := encoded(b, s)
	first, _ := narrative.First[narrative.Quantity](&s)
	first.Value = figures.MustParse("7")
	next, _, err := narrative.ChangeFact{Fact: first}.Apply(s)
	if err != nil {
		b.Fatal(err)
	}
	now := encoded(b, next)
	b.Run("outlined", func(b *testing.B) {
		for b.Loop() {
			if _, err := compare.Summarise(compare.ReadBody(old), compare.ReadBody(now)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("decoded", func(b *testing.B) {
		for b.Loop() {
			x, _ := narrative.Decode(old)
			y, _ := narrative.Decode(now)
			c := compare.Solutions(x, y)
			_ = c.Summary()
		}
	})
}
