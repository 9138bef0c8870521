package locale_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	_ "bifocal/app/locale"
)

// The test program starts itself, since Fyne reads the environment once, before
// anything of the program runs.
func TestNothingIsSaidAtTheStart(t *testing.T) {
	if os.Getenv("BIFOCAL_SAY_LOCALE") != "" {
		_ = lang.SystemLocale()
		return
	}
	for value, silent := range map[string]bool{"C.UTF-8": true, "en_US.UTF-8": true, "not!a!locale": false} {
		cmd := exec.Command(os.Args[0], "-test.run", "^TestNothingIsSaidAtTheStart$")
		cmd.Env = []string{"LANG=" + value, "BIFOCAL_SAY_LOCALE=1", "HOME=" + t.TempDir()}
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Run(); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(said.String(), "locale"); got == silent {
			t.Errorf("with %s it says %q", value, said.String())
		}
	}
}
