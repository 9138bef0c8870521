package desk

import (
	"testing"

	"pgregory.net/rapid"
)

func titles(commands []Command) []string {
	out := make([]string, len(commands))
	for i, c := range commands {
		out[i] = c.Title
	}
	return out
}

func TestFindCommand(t *testing.T) {
	all := []Command{
		{Title: "New solution", Group: "File"},
		{Title: "Library", Group: "File"},
		{Title: "Export…", Group: "File"},
		{Title: "Undo", Group: "Edit"},
		{Title: "Hide capture", Group: "View"},
		{Title: "Rehearse the executive framing", Group: "View"},
		{Title: "Outcome", Group: "Add"},
		{Title: "Risk", Group: "Add"},
		{Title: "Running costs", Group: "Go to"},
	}
	for text, want := range map[string]string{
		"exp":    "Export…",
		"ns":     "New solution",
		"run":    "Running costs",
		"add ri": "Risk",
		"reh":    "Rehearse the executive framing",
		"ref":    "Rehearse the executive framing",
		"UNDO":   "Undo",
	} {
		got := Find(all, text)
		if len(got) == 0 || got[0].Title != want {
			t.Errorf("%q finds %v, want %s first", text, titles(got), want)
		}
	}
	if got := Find(all, "zzz"); len(got) != 0 {
		t.Errorf("nonsense finds %v", titles(got))
	}
	if got := Find(all, " "); len(got) != len(all) {
		t.Errorf("nothing typed finds %v", titles(got))
	}
}

// Whatever is typed: nothing breaks, and a whole title finds its command.
func TestFindTakesAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.StringN(1, 20, 60).Draw(t, "title")
		c := []Command{{Title: "x"}, {Title: title}, {Title: "y"}}
		Find(c, rapid.String().Draw(t, "text"))
		if fold(title) == "" {
			return
		}
		for _, got := range Find(c, title) {
			if got.Title == title {
				return
			}
		}
		t.Fatalf("%q does not find itself", title)
	})
}
