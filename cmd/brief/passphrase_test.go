package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/assets"
	"bifocal/narrative/library/passphrase"
)

const geese = "three dry geese on a lamp"

// closed puts a solution into the folder, encrypted.
func (d *desk) closed(name string, data []byte) string {
	d.t.Helper()
	out, err := passphrase.Seal(data, passphrase.New(geese).Quick())
	if err != nil {
		d.t.Fatal(err)
	}
	return d.put(name, string(out))
}

func example(t *testing.T, name string) []byte {
	t.Helper()
	for _, x := range assets.Examples() {
		if x.Name == name {
			return x.Data
		}
	}
	t.Fatal("no example " + name)
	return nil
}

// An encrypted interchange file is read wherever a solution is, with the passphrase from
// the environment, a file or the keyboard.
func TestEncryptedInterchange(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.path("hearing-care.json"))
	d.types = []string{geese, geese}
	got := d.run("export", "hearing-care", "--format", "json", "--encrypt", "-o", d.folder)
	equal(t, "export: exit", exitDone, got.code)
	has(t, "export", got.err, "no way to recover a lost passphrase")
	file := strings.TrimSpace(got.out)
	equal(t, "its name tells nobody what it is", "solution-20261102-090000.json.age", filepath.Base(file))
	data, err := os.ReadFile(file)
	if err != nil || !passphrase.Encrypted(data) || bytes.Contains(data, []byte("Auralis")) {
		t.Fatalf("%v: %.40q", err, data)
	}

	d.types = nil
	other := newDesk(t)
	got = other.run("import", file)
	equal(t, "nobody to ask: exit", exitWrong, got.code)
	has(t, "nobody to ask", got.err, "is encrypted with a passphrase", "--passphrase-file", "BIFOCAL_PASSPHRASE")
	other.phrase = "three wet geese"
	got = other.run("import", file)
	equal(t, "another passphrase: exit", exitWrong, got.code)
	has(t, "another passphrase", got.err, "the passphrase does not fit; nothing was read")
	has(t, "another passphrase: nothing is imported", other.run("list").err, "there is no library")
	other.phrase = geese
	has(t, "import", other.done("import", file), "hearing-care\t", "new")
	has(t, "show a file", other.done("show", file, "--audience", "executive"), "Auralis")

	// What comes back is what went out.
	equal(t, "the same", d.done("export", "hearing-care", "--format", "json", "-o", "-"), other.done("export", "hearing-care", "--format", "json", "-o", "-"))
	has(t, "verify", d.done("verify", file), "solution of Auralis Hearing", "has not changed since")
}

func TestWhereAPassphraseComesFrom(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.closed("closed.json.age", example(t, "hearing-care"))
	show := []string{"show", file, "--audience", "executive"}
	in := d.put("phrase", geese+"\r\n")
	d.phrase = "not this one"
	d.done(append(show, "--passphrase-file", in)...)
	d.phrase = ""
	if err := os.Chmod(in, 0o644); err != nil {
		t.Fatal(err)
	}
	has(t, "a file that others can read", d.run(append(show, "--passphrase-file", in)...).err, "others on this computer can read", "chmod 600")
	for name, c := range map[string]struct{ file, says string }{
		"not there":  {d.path("nowhere"), "there is no such file"},
		"empty":      {d.put("empty", "\n"), "holds no passphrase"},
		"two lines":  {d.put("two", geese+"\nand more\n"), "the first and only line"},
		"too large":  {d.put("large", strings.Repeat("x", 5000)), "a passphrase takes at most"},
		"the input":  {"-", "names a file"},
		"two spaces": {d.put("spaces", geese+"  \n"), "does not fit"},
	} {
		got := d.run(append(show, "--passphrase-file", c.file)...)
		equal(t, name+": exit", exitWrong, got.code)
		has(t, name, got.err, c.says)
	}

	d.types = []string{geese, "never asked"}
	again := d.closed("again.json.age", example(t, "ad-platform"))
	d.done("import", file, again)
	equal(t, "asked for once", 1, len(d.types))
	d.types = []string{"wrong one", geese}
	got := d.run("import", file, again)
	equal(t, "wrong for one of two: exit", exitWrong, got.code)
	has(t, "wrong for one of two", got.err, file+": the passphrase does not fit")
	d.types = []string{}
	has(t, "nothing is typed", d.run(show...).err, "no passphrase was given")
	if got := d.run(append(show, "--passphrase", geese)...); got.code != exitWrong || !strings.Contains(got.err, "--passphrase-file") {
		t.Errorf("a passphrase on the command line: %+v", got)
	}
}

// What was cut or changed is refused whole.
func TestTamperedInterchange(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.phrase = geese
	file := d.closed("closed.json.age", example(t, "hearing-care"))
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-5] ^= 1
	for name, data := range map[string][]byte{"cut": whole[:len(whole)-1], "flipped": flipped, "longer": append(bytes.Clone(whole), 'x')} {
		bad := d.put(name+".json.age", string(data))
		got := d.run("import", bad, d.path("ad-platform.json"))
		equal(t, name+": exit", exitWrong, got.code)
		has(t, name, got.err, bad+": the encrypted file was cut short or changed")
		has(t, name+": nothing is imported", d.run("list").err, "there is no library")
	}
	got := d.run("import", d.closed("notes.json.age", []byte("dear diary")))
	equal(t, "no solution in it: exit", exitWrong, got.code)
	has(t, "no solution in it", got.err, "notes.json.age")
}

func TestEncryptWhatWhereAndHow(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.path("hearing-care.json"))
	for name, c := range map[string]struct {
		args  []string
		types []string
		says  string
	}{
		"a brief":            {[]string{"export", "hearing-care", "--kind", "executive", "--encrypt"}, nil, "add --format json"},
		"all":                {[]string{"export", "--all", "--format", "json", "--encrypt"}, nil, "brief backup FILE --encrypt"},
		"a plain name":       {[]string{"export", "hearing-care", "--format", "json", "--encrypt", "-o", d.path("x.json")}, nil, "call it " + d.path("x.json.age")},
		"a closed name":      {[]string{"export", "hearing-care", "--format", "json", "-o", d.path("x.json.age")}, nil, "anybody could read it"},
		"a backup so called": {[]string{"backup", d.path("x.db.age")}, nil, "anybody could read it"},
		"a plain backup":     {[]string{"backup", d.path("x.db"), "--encrypt"}, nil, "call it"},
		"nobody to ask":      {[]string{"backup", "--encrypt"}, nil, "--encrypt needs a passphrase"},
		"typed otherwise":    {[]string{"backup", "--encrypt"}, []string{geese, geese + "s"}, "the two passphrases differ"},
	} {
		d.types = c.types
		got := d.run(c.args...)
		equal(t, name+": exit", exitWrong, got.code)
		has(t, name, got.err, c.says)
		if strings.Contains(got.err, geese) {
			t.Errorf("%s: the passphrase is shown: %s", name, got.err)
		}
	}
	if left, err := filepath.Glob(d.path("*.age")); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestEncryptedBackup(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.path("hearing-care.json"))
	d.phrase = "halden"
	file := d.path("mine.db.age")
	got := d.run("backup", file, "--encrypt")
	equal(t, "backup: exit", exitDone, got.code)
	has(t, "backup", got.err, "1 solution with 1 revision backed up and checked", "the passphrase is weak")
	got = d.run("backup", "--encrypt")
	has(t, "beside the library", got.err, "the library beside it is not")
	has(t, "backups", d.done("backups"), "encrypted", ".db.age")

	d.done("delete", "hearing-care")
	d.phrase = ""
	got = d.run("restore", file)
	equal(t, "nobody to ask: exit", exitWrong, got.code)
	d.types = []string{"Halden"}
	got = d.run("restore", file)
	equal(t, "another passphrase: exit", exitWrong, got.code)
	has(t, "another passphrase", got.err, file+": the passphrase does not fit; nothing was read")
	d.types = []string{"halden"}
	got = d.run("restore", file)
	equal(t, "restore: exit", exitDone, got.code)
	has(t, "restore", got.err, "restored 1 solution with 1 revision")
	has(t, "list", d.done("list"), "hearing-care")
	got = d.run("--library", file, "list")
	has(t, "as a library", got.err, "is encrypted with a passphrase; restore it")
}
