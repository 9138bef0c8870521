//go:build e2e && linux

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bifocal/assets"
)

var internetSocket = regexp.MustCompile(`socket\(AF_INET6?,`)

// traced runs a program and returns the sockets that it and its children open.
func traced(t *testing.T, variables []string, program string, args ...string) string {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	cmd := exec.Command("strace", append([]string{"-f", "-qq", "-e", "trace=socket", "-o", log, program}, args...)...)
	cmd.Env = append(os.Environ(), variables...)
	if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState == nil {
		t.Fatalf("strace %s: %v\n%s", program, err, out)
	}
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// With rewording switched off, no command opens an internet socket, not even the
// one that rewords. That the trace would show one is shown by a request that is
// switched on.
func TestBriefOpensNoInternetSocket(t *testing.T) {
	folder := t.TempDir()
	library := "BIFOCAL_LIBRARY=" + filepath.Join(folder, "library.db")
	example := assets.Examples()[0]
	file := filepath.Join(folder, example.Name+".json")
	if err := os.WriteFile(file, example.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	brief := built(t, "brief")
	server := []string{"BIFOCAL_LLM_URL=http://127.0.0.1:9/v1", "BIFOCAL_LLM_MODEL=m"}
	for _, args := range [][]string{
		{"import", file},
		{"list"},
		{"show", file, "--audience", "both"},
		{"check", file},
		{"export", file, "--kind", "executive", "-o", filepath.Join(folder, "brief.pdf")},
		{"reword", file, "--audience", "executive", "--task", "plainer", "--dry-run"},
		{"reword", file, "--audience", "executive", "--task", "plainer"},
		{"reword", file, "--models"},
	} {
		if got := traced(t, append(server, library, "BIFOCAL_LLM="), brief, args...); internetSocket.MatchString(got) {
			t.Errorf("brief %s opens:\n%s", strings.Join(args, " "), got)
		}
	}
	on := traced(t, append(server, library, "BIFOCAL_LLM=on"), brief, "reword", file, "--audience", "executive", "--task", "plainer")
	if !internetSocket.MatchString(on) {
		t.Errorf("a request opens no socket that the trace shows:\n%s", on)
	}
}
