package rewordtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// failing is a test that fails and goes on.
type failing struct {
	testing.TB
	said []string
}

func (f *failing) Errorf(_ string, args ...any) { f.said = append(f.said, args[0].(string)) }
func (f *failing) Helper()                      {}

func TestWhatLeavesFailsTheTest(t *testing.T) {
	t.Parallel()
	x := narrativetest.Halden()
	x.Sealed = []string{"Atlas Router"}
	for _, c := range []struct {
		body string
		says string // "" where nothing leaves
	}{
		{`{"messages":[{"role":"system","content":"At most twenty words."},{"role":"user","content":"[[CUSTOMER:CHVF]] may cut it by [[SHARE:MCHT]]."}]}`, ""},
		{`{"messages":[{"role":"user","content":"Halden Freight may cut it."}]}`, "Halden Freight"},
		{`{"messages":[{"role":"user","content":"halden freight may cut it."}]}`, "Halden Freight"},
		{`{"messages":[{"role":"user","content":"HF may cut it."}]}`, "HF"},
		{`{"messages":[{"role":"user","content":"It stands at halden.example/x."}]}`, "halden.example"},
		{`{"messages":[{"role":"user","content":"The atlas router fails."}]}`, "Atlas Router"},
		{`{"messages":[{"role":"user","content":"It is 7 of them."}]}`, "a digit leaves"},
		{`{"messages":[{"role":"user","content":"It has sk-key-sk in it."}]}`, "sk-key-sk"},
		{`{"user":"sk-key-sk","messages":[]}`, "the key is in the body"},
		{`nothing`, "no request"},
	} {
		f := &failing{TB: t}
		NewRecorder(f, "sk-key-sk", &x).Look([]byte(c.body))
		got := strings.Join(f.said, "; ")
		if (c.says == "") != (got == "") || !strings.Contains(got, c.says) {
			t.Errorf("%s: it says %q, want %q", c.body, got, c.says)
		}
	}
	figure := &narrative.Solution{Facts: narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: "Releases take two weeks"}}}
	f := &failing{TB: t}
	NewRecorder(f, "", figure).Look([]byte(`{"messages":[{"role":"user","content":"It takes two weeks."}]}`))
	if len(f.said) == 0 {
		t.Error("a figure in words leaves unseen")
	}
}

// Every server of a test that a model could be behind stands behind a recorder.
func TestEveryServerOfATestIsRecorded(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..", "..", "..")
	found := 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == ".git" || e.Name() == "out" || e.Name() == "node_modules"):
			return filepath.SkipDir
		case e.IsDir() || !strings.HasSuffix(path, "_test.go") || strings.Contains(filepath.ToSlash(path), "client/rewordtest/"):
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, opens := range []string{"httptest.New" + "Server(", "httptest.New" + "TLSServer(", "httptest.NewUnstarted" + "Server(", "http.Listen" + "AndServe", "http.Ser" + "ve(", ".Listen" + "AndServe("} {
			if strings.Contains(string(data), opens) {
				t.Errorf("%s starts a server by %s: start it by rewordtest, which sees what is sent to it", path, opens)
			}
		}
		if strings.Contains(string(data), "rewordtest.New") {
			found++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	const least = 4 // the client, the command line, the window, the window under a display
	if found < least {
		t.Errorf("%d files start a server by rewordtest, at least %d do", found, least)
	}
}
