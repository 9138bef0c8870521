package content_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/framing/content"
)

// What was written stays as it is, however much is written behind it.
func TestPaperKeepsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var paper content.Paper
		var want, got []string
		piece := rapid.OneOf(rapid.String(), rapid.Map(rapid.IntRange(0, 5000), func(n int) string { return strings.Repeat("x", n) }))
		for range rapid.IntRange(0, 40).Draw(t, "texts") {
			pieces := rapid.SliceOfN(piece, 0, 3).Draw(t, "pieces")
			switch rapid.IntRange(0, 2).Draw(t, "way") {
			case 0:
				want, got = append(want, strings.Join(pieces, "")), append(got, paper.Write(pieces...))
			case 1:
				want, got = append(want, strings.Join(pieces, " | ")), append(got, paper.Join(pieces, " | "))
			default:
				b := []byte(strings.Join(pieces, ""))
				want, got = append(want, string(b)), append(got, paper.Bytes(b))
				clear(b)
			}
		}
		if !slices.Equal(want, got) {
			t.Fatalf("written %q\nkept %q", want, got)
		}
	})
}
