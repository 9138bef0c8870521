//go:build !windows

// Package scripts tests what the scripts of the project do on machines that this one is not: with nothing installed,
// without apt, without root, without a display. There is no code here, only the tests.
package scripts

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// machine is a folder of commands that stands for a whole machine: a script under test finds these and no others.
type machine struct {
	t    *testing.T
	path string
	bash string // the real one
}

// bare gives a machine with the few commands that every system has.
func bare(t *testing.T) machine {
	t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Fatal(err)
	}
	m := machine{t, t.TempDir(), bash}
	for _, name := range []string{"bash", "env", "sort", "tr", "sed", "grep", "cat", "dirname", "basename", "mkdir", "ls"} {
		program, err := exec.LookPath(name)
		if err != nil {
			t.Fatalf("the test needs %s: %v", name, err)
		}
		// A script that calls it, never a link: a link could be written through, to the system's own command.
		m.has(name, "exec "+program+` "$@"`)
	}
	m.has("uname", "echo Linux")
	m.has("id", "echo 0")
	return m
}

// has puts a command on the machine: lines of bash.
func (m machine) has(name, lines string) {
	m.t.Helper()
	if err := os.WriteFile(filepath.Join(m.path, name), []byte("#!"+m.bash+"\n"+lines+"\n"), 0o755); err != nil {
		m.t.Fatal(err)
	}
}

// run runs a script of the project there and gives all that it wrote, in order, and how it ended.
func (m machine) run(script string, args ...string) (string, int) {
	m.t.Helper()
	file, err := filepath.Abs(filepath.Join("..", "..", "scripts", script))
	if err != nil {
		m.t.Fatal(err)
	}
	if _, err := os.ReadFile(file); err != nil { // so that the result is not remembered when the script changes
		m.t.Fatal(err)
	}
	return m.runFile(file, nil, args...)
}

// runFile runs a script with the variables given beside the machine's own.
func (m machine) runFile(file string, variables []string, args ...string) (string, int) {
	m.t.Helper()
	cmd := exec.Command(m.bash, append([]string{file}, args...)...)
	cmd.Env = append([]string{"PATH=" + m.path, "HOME=" + m.t.TempDir()}, variables...)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		m.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// contains checks that the parts stand in the text, in this order.
func contains(t *testing.T, text string, parts ...string) {
	t.Helper()
	rest := text
	for _, part := range parts {
		_, after, found := strings.Cut(rest, part)
		if !found {
			t.Errorf("%q is missing, or not in its place, in:\n%s", part, text)
			return
		}
		rest = after
	}
}

func TestSetupSaysWhatItInstallsBeforeItDoes(t *testing.T) {
	m := bare(t)
	m.has("apt-get", `echo "apt-get $*"`)
	out, status := m.run("setup", "test")
	if status != 0 {
		t.Errorf("ended with %d", status)
	}
	contains(t, out, "About to install with apt-get: poppler-utils qpdf", "apt-get update", "apt-get install", "poppler-utils qpdf")
}

func TestSetupInstallsOnlyWhatIsMissing(t *testing.T) {
	m := bare(t)
	m.has("apt-get", `echo "apt-get $*"`)
	m.has("pdftotext", "")
	if out, _ := m.run("setup", "test"); strings.Contains(out, "poppler") {
		t.Errorf("installs what is there:\n%s", out)
	}
	m.has("qpdf", "")
	if out, status := m.run("setup", "test"); out != "" || status != 0 {
		t.Errorf("nothing is missing, and yet (%d): %s", status, out)
	}
}

func TestSetupForTheWindowFindsLibraries(t *testing.T) {
	m := bare(t)
	m.has("apt-get", `echo "apt-get $*"`)
	m.has("clang", "")
	m.has("pkg-config", `[ "$2" != xi ]`)
	out, status := m.run("setup", "window")
	if status != 0 {
		t.Errorf("ended with %d", status)
	}
	contains(t, out, "About to install with apt-get: libxi-dev\n")
}

func TestSetupAsksForRootThroughSudo(t *testing.T) {
	m := bare(t)
	m.has("id", "echo 1000")
	m.has("apt-get", `echo "apt-get $* by ${BY:-nobody}"`)
	out, status := m.run("setup", "test")
	if status != 1 {
		t.Errorf("without sudo it ended with %d", status)
	}
	contains(t, out, "poppler-utils qpdf", "no sudo")

	m.has("sudo", `BY=root exec "$@"`)
	m.has("env", `shift; exec "$@"`)
	out, status = m.run("setup", "test")
	if status != 0 {
		t.Errorf("with sudo it ended with %d", status)
	}
	contains(t, out, "About to install with sudo apt-get: poppler-utils qpdf", "update -qq by root", "poppler-utils qpdf by root")
}

func TestSetupGoesOnWhenOneSourceOfPackagesIsAway(t *testing.T) {
	m := bare(t)
	m.has("apt-get", `[ "$1" != update ]`)
	if out, status := m.run("setup", "test"); status != 0 {
		t.Errorf("ended with %d: %s", status, out)
	}
	m.has("apt-get", "exit 100")
	out, status := m.run("setup", "test")
	if status == 0 {
		t.Error("an installation that failed is called a success")
	}
	contains(t, out, "could not install: poppler-utils qpdf")
}

func TestSetupNamesThePackagesWhereThereIsNoApt(t *testing.T) {
	out, status := bare(t).run("setup", "window", "test")
	if status != 1 {
		t.Errorf("ended with %d", status)
	}
	contains(t, out, "no apt", "dnf:", "clang", "libX11-devel", "poppler-utils", "pacman:", "libx11", "Homebrew:", "poppler qpdf", "xcode-select")

	// What the README's table names is what the script names.
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out) {
		_, packages, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		if !strings.HasPrefix(line, "  ") {
			continue
		}
		packages, _, _ = strings.Cut(packages, " and Apple")
		for _, name := range strings.Fields(packages) {
			if !strings.Contains(string(readme), name) {
				t.Errorf("README.md does not name %s", name)
			}
		}
	}
}

func TestSetupOnAMacNeedsNoX(t *testing.T) {
	m := bare(t)
	m.has("uname", "echo Darwin")
	m.has("clang", "")
	if out, status := m.run("setup", "window"); out != "" || status != 0 {
		t.Errorf("(%d) %s", status, out)
	}
}

// project copies scripts/run into a project of its own, with one example and programs that only say how they were
// called, and gives the script's path and the project's.
func project(t *testing.T, m machine) (script, folder string) {
	t.Helper()
	folder = t.TempDir()
	text, err := os.ReadFile(filepath.Join("..", "..", "scripts", "run"))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"scripts", "bin", "assets/examples"} {
		if err := os.MkdirAll(filepath.Join(folder, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	says := "#!" + m.bash + "\necho \"$0 $*\"\n"
	for name, content := range map[string]string{
		"scripts/run": string(text), "scripts/setup": says, "bin/brief": says, "bin/bifocal": says,
		"assets/examples/hearing-care.json": "{}",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	m.has("make", `echo "make $*"`)
	return filepath.Join(folder, "scripts", "run"), folder
}

func TestRunWithoutADisplayExportsTheExamples(t *testing.T) {
	m := bare(t)
	m.has("ls", "true")
	script, _ := project(t, m)
	out, status := m.runFile(script, nil)
	if status != 0 {
		t.Errorf("ended with %d", status)
	}
	contains(
		t, out, "There is no display", "Exporting the briefs of the examples to out/", "make --no-print-directory bin/brief",
		"bin/brief export assets/examples/hearing-care.json --kind executive -o out/hearing-care-executive.pdf",
		"bin/brief export assets/examples/hearing-care.json --kind engineering -o out/hearing-care-engineering.pdf",
	)
	if strings.Contains(out, "setup") || strings.Contains(out, "bifocal ") {
		t.Errorf("comes to the window or its packages:\n%s", out)
	}
}

func TestRunOpensTheWindowOnTheExamples(t *testing.T) {
	for _, variable := range []string{"DISPLAY=:0", "WAYLAND_DISPLAY=wayland-0"} {
		m := bare(t)
		script, folder := project(t, m)
		out, status := m.runFile(script, []string{variable})
		if status != 0 {
			t.Errorf("%s: ended with %d", variable, status)
		}
		contains(
			t, out, "scripts/setup window", "make --no-print-directory bin/bifocal",
			"bin/bifocal --library "+folder+"/example-library/bifocal.db --examples",
		)
		out, _ = m.runFile(script, []string{variable, "BIFOCAL_LIBRARY=" + folder + "/mine.db"})
		contains(t, out, "bin/bifocal --library "+folder+"/mine.db --examples")
	}
}
