//go:build !windows && !darwin

package words

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"
)

const asked = "BIFOCAL_WORDS_ASKED"

// TestMain lets a test ask a program that speaks the language of another
// system: Fyne reads that when the program starts.
func TestMain(m *testing.M) {
	if os.Getenv(asked) == "" {
		os.Exit(m.Run())
	}
	Load()
	fmt.Print(lang.L("Library"), "; ", lang.XN("solutions", "", 1, Count(1)), "; ", lang.XN("solutions", "", 21, Count(21)))
}

func TestLanguageOfTheSystem(t *testing.T) {
	const english, german = "Library; 1 solution; 21 solutions", "Bibliothek; 1 Lösung; 21 Lösungen"
	for _, c := range []struct{ system, want string }{
		{"", english},
		{"C", english},
		{"en_GB.UTF-8", english},
		{"de_DE.UTF-8", german},
		{"de_AT.UTF-8", german},
		{"fr_FR.UTF-8", english}, // Fyne speaks it, we do not
		{"ru_RU.UTF-8", english}, // whose plural of 21 is that of 1
		{"pt_BR.UTF-8", english},
		{"zh_CN.UTF-8", english},
		{"da_DK.UTF-8", english}, // neither speaks it
	} {
		cmd := exec.Command(os.Args[0])
		for _, e := range os.Environ() {
			if !strings.HasPrefix(e, "LANG") && !strings.HasPrefix(e, "LC_") {
				cmd.Env = append(cmd.Env, e)
			}
		}
		cmd.Env = append(cmd.Env, "LC_ALL="+c.system, asked+"=1")
		var problems strings.Builder
		cmd.Stderr = &problems
		said, err := cmd.Output()
		if err != nil || string(said) != c.want || problems.Len() > 0 {
			t.Errorf("%q: it says %q, want %q (%v)\n%s", c.system, said, c.want, err, problems.String())
		}
	}
}
