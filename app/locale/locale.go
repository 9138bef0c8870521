// Package locale names a language where the system names none. A Linux system that is
// set to C.UTF-8 has no language, only an encoding; Fyne reads "C" as the tag of one,
// and complains on the standard error at every start. It reads it while it
// is initialised: this package imports nothing but the standard library and
// stands before Fyne in the order of import paths, which is the order in which Go
// initialises packages that do not need each other.
package locale

import (
	"os"
	"strings"
)

func init() {
	if language, missing := toName(os.Getenv); missing {
		_ = os.Setenv("LANGUAGE", language) // where that fails, Fyne complains as before
	}
}

// toName returns the value of LANGUAGE that says in words that Fyne understands what
// the environment means, and whether one is needed. What is no locale at all stays for
// Fyne to complain about.
func toName(env func(string) string) (language string, missing bool) {
	if env("LANGUAGE") != "" {
		return "", false
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} { // the first one that is set counts
		value := env(name)
		if value == "" {
			continue
		}
		plain, encoding, encoded := strings.Cut(value, ".")
		return "en", (plain == "C" || plain == "POSIX") && encoded && encoding != ""
	}
	return "", false
}
