package extract

import (
	"slices"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// shown returns the characters that a page shows. After each command with gaps in it the
// reader shows a line feed in the face of the text, which in a face with few characters
// is another one: a letter that nobody wrote, at the end of each line. In its place
// there is the end of a command.
func shown(p pdf.Page) []pdf.Text {
	pieces := p.Content().Text
	type stray struct{ at, n int }
	var strays []stray
	decode, lineFeed := func(raw string) int { return utf8.RuneCountInString(raw) }, 1
	type face struct {
		decode   func(raw string) int
		lineFeed int
	}
	faces := map[string]face{}
	count := 0
	pdf.Interpret(p.V.Key("Contents"), func(stk *pdf.Stack, op string) {
		var args []pdf.Value
		for stk.Len() > 0 {
			args = append(args, stk.Pop())
		}
		slices.Reverse(args)
		if len(args) == 0 {
			return
		}
		switch op {
		case "Tf":
			name := args[0].Name()
			f, known := faces[name]
			if !known {
				f = face{decode: func(raw string) int { return utf8.RuneCountInString(raw) }, lineFeed: 1}
				font := p.Font(name)
				if enc := font.Encoder(); enc != nil {
					f.decode = func(raw string) int { return len([]rune(enc.Decode(raw))) }
					f.lineFeed = f.decode("\n")
				}
				faces[name] = f
			}
			decode, lineFeed = f.decode, f.lineFeed
		case "Tj", "'", "\"":
			count += decode(args[len(args)-1].RawString())
		case "TJ":
			for i := range args[0].Len() {
				if x := args[0].Index(i); x.Kind() == pdf.String {
					count += decode(x.RawString())
				}
			}
			strays = append(strays, stray{count, lineFeed})
			count += lineFeed
		}
	})
	if count != len(pieces) {
		return pieces // it was counted otherwise, and nothing is known
	}
	for _, s := range strays {
		for i := s.at; i < s.at+s.n; i++ {
			pieces[i].S = "\n"
		}
	}
	return pieces
}
