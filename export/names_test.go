package export

import "testing"

func TestNamesThatADiskTakesForOne(t *testing.T) {
	t.Parallel()
	names := Names{}
	for _, c := range [][2]string{
		{"a.pdf", "a.pdf"},
		{"A.pdf", "A-2.pdf"},
		{"a.docx", "a.docx"},
		{"a-2.pdf", "a-2-2.pdf"},
		{"stra\u00dfe.pdf", "stra\u00dfe.pdf"},
		{"STRASSE.pdf", "STRASSE-2.pdf"},
		{"\u00e9.pdf", "\u00e9.pdf"},
		{"e\u0301.pdf", "e\u0301-2.pdf"},
		{"\uaba2.pdf", "\uaba2.pdf"},
		{"\u13d2.pdf", "\u13d2-2.pdf"},
		{"\u212b.pdf", "\u212b.pdf"},
		{"\u00e5.pdf", "\u00e5-2.pdf"},
	} {
		if got := names.Free(c[0], nil); got != c[1] {
			t.Errorf("%q is called %q, want %q", c[0], got, c[1])
		}
	}
	if got := names.Free("b.pdf", func(name string) bool { return name == "b.pdf" }); got != "b-2.pdf" {
		t.Errorf("what stands in the way is replaced: %q", got)
	}
}
