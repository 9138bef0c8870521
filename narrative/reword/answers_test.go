package reword_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"bifocal/narrative/reword"
)

// judged is an answer to a text, and what has to become of it: ~ it passes, ? it is
// marked or refused, ! it is refused.
type judged struct {
	sealed *reword.Sealed
	mark   byte
	answer string
}

// judgedIn reads a file of texts and answers. #1 is the first sealed value of the text.
func judgedIn(t *testing.T, file string) []judged {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []judged
	var sealed *reword.Sealed
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		mark, rest, _ := strings.Cut(line, " ")
		switch mark {
		case "=":
			sealed = seal(t, rest)
		case "~", "?", "!":
			for i, item := range sealed.Items() {
				rest = strings.ReplaceAll(rest, "#"+strconv.Itoa(i+1), item.Token)
			}
			out = append(out, judged{sealed, mark[0], rest})
		case "", "#":
		default:
			t.Fatalf("%s: a line that is none: %q", file, line)
		}
	}
	return out
}

func TestAnswersAreJudged(t *testing.T) {
	t.Parallel()
	for _, a := range judgedIn(t, "testdata/answers.txt") {
		marked, refused := judge(a.sealed, a.answer)
		found := ofMeaning(marked)
		switch {
		case a.mark == '~' && (refused != nil || found):
			t.Errorf("honest, and not passed:\n  %s\n  %s\n  %v %v", a.sealed.Text(), a.answer, refused, marked)
		case a.mark == '?' && refused == nil && !found:
			t.Errorf("nothing is marked:\n  %s\n  %s", a.sealed.Text(), a.answer)
		case a.mark == '!' && refused == nil:
			t.Errorf("not refused:\n  %s\n  %s\n  %v", a.sealed.Text(), a.answer, marked)
		}
	}
}
