package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const good = `{"format": "bifocal/1", "id": "small", "title": "Small", "customer": {"name": "A"}}`

// Every kind of bad input ends with exit code 2 and a message that names file
// and place, and the library stays byte for byte as it was, whichever command
// it meets and whatever good files come with it.
func TestBadInputChangesNothing(t *testing.T) {
	t.Parallel()
	fact := func(f string) string {
		return strings.Replace(good, `"customer"`, `"facts": [`+f+`], "customer"`, 1)
	}
	for name, c := range map[string]struct {
		content string
		says    []string
	}{
		"empty":        {"", []string{"empty"}},
		"not JSON":     {"Dear customer,", []string{"line 1", "not JSON"}},
		"cut off":      {good[:40], []string{"line 1", "not JSON"}},
		"a list":       {"[]", []string{"JSON object"}},
		"no format":    {`{"id": "x"}`, []string{"format: missing"}},
		"newer format": {strings.Replace(good, "bifocal/1", "bifocal/2", 1), []string{"format", `"bifocal/2"`, "newer"}},
		"other format": {strings.Replace(good, "bifocal/1", "word/97", 1), []string{"format", `"word/97"`}},
		"unknown kind": {fact(`{"kind": "outcom", "id": "a"}`), []string{"facts[0].kind (a)", `"outcom"`, `did you mean "outcome"?`}},
		"unknown field": {
			fact(`{"kind": "outcome", "id": "a", "basline": "3"}`),
			[]string{"facts[0].basline (a)", `did you mean "baseline"?`},
		},
		"reference to a missing fact": {
			fact(`{"kind": "problem", "id": "a", "symptom": "costs {nothing}"}`),
			[]string{"facts[0].symptom (a)", "{nothing}", "no fact"},
		},
		"missing stakeholder": {
			fact(`{"kind": "outcome", "id": "a", "stakeholders": ["cfo"]}`),
			[]string{"facts[0].stakeholders[0] (a)", `"cfo"`},
		},
		"two problems":  {strings.Replace(fact(`{"kind": "nope", "id": "a"}, {"kind": "nada", "id": "b"}`), "Small", "", 1), []string{`"nope"`, `"nada"`}},
		"invalid UTF-8": {strings.Replace(good, "Small", "Sm\xffll", 1), []string{"line 1", "UTF-8"}},
		"no ID":         {strings.Replace(good, `"small"`, `""`, 1), []string{"id: "}},
		"bad ID":        {strings.Replace(good, `"small"`, `"Über/uns"`, 1), []string{"id: ", "cannot be an ID"}},
		"control":       {strings.Replace(good, "Small", `bell \u0007`, 1), []string{"title", "U+0007"}},
		"twice":         {good + good, []string{"more after the end"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			file := d.put("bad.json", c.content)
			wrong := func(args ...string) {
				t.Helper()
				before := d.bytes()
				got := d.run(args...)
				equal(t, "exit of "+args[0], exitWrong, got.code)
				has(t, "message", got.err, append(c.says, file+": ")...)
				for line := range strings.Lines(got.err) {
					if !strings.HasPrefix(line, "brief: "+file+": ") {
						t.Errorf("a line does not name the file: %s", line)
					}
				}
				equal(t, "standard output", "", got.out)
				equal(t, "library unchanged", true, before == d.bytes())
			}
			wrong("import", file)
			equal(t, "no library was made", "", d.bytes())
			d.done("import", d.path("hearing-care.json"))
			wrong("import", d.path("kubernetes-adoption.json"), file)
			wrong("show", file, "--audience", "executive")
			wrong("export", file, "--kind", "executive", "-o", d.path("out.pdf"))
			if _, err := os.Stat(d.path("out.pdf")); !os.IsNotExist(err) {
				t.Error("a brief was written")
			}
		})
	}
}

func TestHugeFilesAreNotRead(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.put("huge.json", "{")
	if err := os.Truncate(file, 50<<20); err != nil {
		t.Fatal(err)
	}
	got := d.run("import", file)
	equal(t, "exit", exitWrong, got.code)
	has(t, "message", got.err, file, "50 MB", "16 MB")
	endless := &endlessReader{}
	s := session{surroundings: surroundings{in: endless}}
	if _, err := s.read(t.Context(), stdin); codeOf(err) != exitWrong {
		t.Errorf("endless input: %v", err)
	}
	if endless.n > 40<<20 {
		t.Errorf("%d bytes were read", endless.n)
	}
}

type endlessReader struct{ n int }

func (r *endlessReader) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	r.n += len(p)
	return len(p), nil
}

func TestEveryProblemOfEveryFileIsListed(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	one := d.put("one.json", strings.Replace(good, `"customer"`, `"facts": [{"kind": "x", "id": "a"}, {"kind": "y", "id": "b"}], "customer"`, 1))
	two := d.put("two.json", "no")
	got := d.run("import", one, d.path("hearing-care.json"), two)
	equal(t, "exit", exitWrong, got.code)
	has(t, "message", got.err, "brief: "+one+": line 1: facts[0].kind (a): ", "brief: "+one+": line 1: facts[1].kind (b): ", "brief: "+two+": ")
	equal(t, "no library was made", "", d.bytes())
}

func TestOneIDInTwoFiles(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	a, b := d.put("a.json", good), d.put("b.json", strings.Replace(good, "Small", "Other", 1))
	got := d.run("import", a, b)
	equal(t, "exit", exitWrong, got.code)
	has(t, "message", got.err, a, b, `"small"`)
	equal(t, "the same file twice", "small\tSmall\tnew\n", d.done("import", a, a))
}

func TestWrongUse(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.path("hearing-care.json")
	d.done("import", file, d.path("kubernetes-adoption.json"), d.put("k.json", strings.Replace(good, `"small"`, `"kube"`, 1)))
	d.done("import", d.put("k2.json", strings.Replace(good, `"small"`, `"kind-1"`, 1)))
	for _, c := range []struct {
		args []string
		code int
		says []string
	}{
		{[]string{"lst"}, exitWrong, []string{`"lst"`, `did you mean "list"`}},
		{[]string{"frobnicate"}, exitWrong, []string{"brief --help"}},
		{[]string{"import"}, exitWrong, []string{"which file"}},
		{[]string{"help", "nope"}, exitWrong, []string{`"nope" is no command`}},
		{[]string{"help", "shw"}, exitWrong, []string{`did you mean "show"`}},
		{[]string{"list", "--limit", "-1"}, exitWrong, []string{"--limit -1", "--limit 10"}},
		{[]string{"list", "--status", ""}, exitWrong, []string{"--status is missing"}},
		{[]string{"export", "kube", "--kind", "executive", "--date", ""}, exitWrong, []string{"--date \"\"", "2026-11-30"}},
		{[]string{"export", "kube", "--kind", "executive", "--date", "0000-01-01"}, exitWrong, []string{"0000-01-01", "2026-11-30"}},
		{[]string{"show", "", "--audience", "both"}, exitWrong, []string{"which solution"}},
		{[]string{"delete", " "}, exitWrong, []string{"which solution"}},
		{[]string{"show"}, exitWrong, []string{"which solution"}},
		{[]string{"show", "kub"}, exitWrong, []string{"--audience is missing", "--audience both"}},
		{[]string{"show", "kub", "--audience", "boss"}, exitWrong, []string{"boss", "--audience executive"}},
		{[]string{"show", "kub", "--audience", "both", "--format", "xml"}, exitWrong, []string{"xml", "--format markdown"}},
		{[]string{"show", "kub", "--audence", "both"}, exitWrong, []string{"did you mean --audience?"}},
		{[]string{"show", "hearing-care", "kube", "--audience", "both"}, exitWrong, []string{"one solution at a time"}},
		{[]string{"list", "all"}, exitWrong, []string{"takes no arguments"}},
		{[]string{"list", "--status", "done"}, exitWrong, []string{"done", "--status won"}},
		{[]string{"export", "kube"}, exitWrong, []string{"--kind is missing"}},
		{[]string{"export", "kube", "--kind", "both"}, exitWrong, []string{"--kind engineering"}},
		{[]string{"export", "kube", "--kind", "executive", "--date", "30.11.2026"}, exitWrong, []string{"2026-11-30"}},
		{[]string{"show", "k", "--audience", "both"}, exitWrong, []string{"kubernetes-adoption", "kube", "kind-1", "write more"}},
		{[]string{"show", "hearing-car3", "--audience", "both"}, exitWrong, []string{`did you mean hearing-care`, "brief list"}},
		{[]string{"show", "gone.json", "--audience", "both"}, exitWrong, []string{"gone.json", "no such file"}},
		{[]string{"show", d.folder, "--audience", "both"}, exitWrong, []string{"folder"}},
		{[]string{"delete", "zzz"}, exitWrong, []string{"zzz"}},
		{[]string{"delete", file}, exitWrong, []string{"ID"}},
		{[]string{"revisions", file}, exitWrong, []string{"no revisions"}},
		{[]string{"revisions", "kube", "3"}, exitWrong, []string{"one solution at a time"}},
		{[]string{"revisions", "--compare", "1"}, exitWrong, []string{"which solution"}},
		{[]string{"revisions", "kube", "--compare", "0"}, exitWrong, []string{`"0" is no number of a revision`, "brief revisions REF"}},
		{[]string{"revisions", "kube", "--compare", "1", "two"}, exitWrong, []string{`"two" is no number of a revision`}},
		{[]string{"revisions", "kube", "--compare", "9"}, exitWrong, []string{"no revision 9", "brief revisions kube"}},
		{[]string{"revisions", "kube", "--compare", "1", "9"}, exitWrong, []string{"no revision 9", "brief revisions kube"}},
		{[]string{"revisions", "kube", "--name", "3"}, exitWrong, []string{"--name", "3=as sent"}},
		{[]string{"revisions", "kube", "--name", "=x"}, exitWrong, []string{"no number of a revision"}},
		{[]string{"revisions", "kube", "--name", "9=x"}, exitWrong, []string{"no revision 9"}},
		{[]string{"revisions", "kube", "--restore", "9"}, exitWrong, []string{"no revision 9"}},
		{[]string{"revisions", "kube", "--restore", "1", "--name", "1=x"}, exitWrong, []string{"one at a time"}},
		{[]string{"undelete", "zzz"}, exitWrong, []string{"brief list --deleted"}},
		{[]string{"import", d.path("gone.json")}, exitDisk, []string{"gone.json", "no such file"}},
		{[]string{"import", d.folder}, exitWrong, []string{"folder"}},
		{[]string{"export", "kube", "--kind", "executive", "-o", d.path("no/such/brief.pdf")}, exitDisk, []string{"no such folder"}},
		{[]string{"export", "kube", "--kind", "executive", "-o", d.path("none") + string(filepath.Separator)}, exitDisk, []string{"no such folder"}},
		{[]string{"export", "kube", "--kind", "executive", "-o", filepath.Join(file, "brief.pdf")}, exitDisk, []string{"cannot be written"}},
		{[]string{"list", "--library", file}, exitDisk, []string{file, "not a Bifocal library"}},
		{[]string{"import", file, "--library", filepath.Join(file, "library.db")}, exitDisk, []string{"library"}},
	} {
		before := d.bytes()
		got := d.run(c.args...)
		what := "brief " + strings.Join(c.args, " ")
		equal(t, what+": exit", c.code, got.code)
		has(t, what, got.err, c.says...)
		equal(t, what+": standard output", "", got.out)
		for _, twice := range []string{"(file does not exist)", "(not a Bifocal library)", "(no such solution)"} {
			if strings.Contains(got.err, twice) {
				t.Errorf("%s says it twice: %s", what, got.err)
			}
		}
		if !strings.HasPrefix(got.err, "brief: ") {
			t.Errorf("%s: %s", what, got.err)
		}
		equal(t, what+": library unchanged", true, before == d.bytes())
	}
	if left, err := filepath.Glob(d.path("*.pdf*")); len(left) > 0 || err != nil {
		t.Errorf("left lying: %v (%v)", left, err)
	}
}

// The whole ID of a deleted solution never means another one that begins alike.
func TestDeletingTwiceDeletesOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.put("ad.json", strings.Replace(good, `"small"`, `"ad"`, 1)), d.path("ad-platform.json"))
	equal(t, "delete", "ad\tSmall\tdeleted\n", d.done("delete", "ad"))
	for _, args := range [][]string{
		{"delete", "ad"}, {"show", "ad", "--audience", "both"}, {"export", "ad", "--kind", "executive", "-o", "-"},
	} {
		got := d.run(args...)
		equal(t, args[0]+": exit", exitWrong, got.code)
		has(t, args[0], got.err, "ad was deleted", "brief undelete ad")
		equal(t, args[0]+": standard output", "", got.out)
	}
	got := d.run("revisions", "ad")
	has(t, "revisions", got.out, "deleted", "imported")
	has(t, "revisions", got.err, "ad was deleted", "brief undelete ad")
	has(t, "list", d.done("list"), "ad-platform")
	d.done("undelete", "ad")
	d.done("delete", "ad-platform")
	equal(t, "undelete of a live one", "ad\tSmall\tunchanged\n", d.done("undelete", "ad"))
}
