package doctor_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bifocal/narrative/library"
	"bifocal/narrative/library/carve"
	"bifocal/narrative/library/doctor"
	"bifocal/narrative/library/librarytest"
)

// How much is damaged: a little with every change, and all with `make torture-damage`.
var (
	flips = flag.Int("flips", 10, "flip a bit at so many random places of each file")
	every = flag.Int("cuts", 19, "cut and zero at every nth page")
	seed  = flag.Uint64("seed", 0, "of the random places; 0: another one each time")
)

func TestMain(m *testing.M) {
	flag.Parse()
	scratch, err := os.MkdirTemp("", "doctor-test-")
	if err != nil {
		panic(err)
	}
	_ = os.Setenv("TMPDIR", scratch) // where copies are worked on: nothing may be left there
	code := m.Run()
	if left, err := os.ReadDir(scratch); err != nil || len(left) > 0 {
		fmt.Println("left in the folder for what may go:", left, err)
		code = 1
	}
	_ = os.RemoveAll(scratch)
	os.Exit(code)
}

// library1 is the bytes of a library and of its journal, and what they hold.
type files struct {
	library, journal []byte
	holds            map[string]string // what must not be lost, and its hash
	copies           map[string][]carve.Origin
	settings         int
}

// holdings are the solutions and revisions of a library, by what they are called, with
// their hashes.
func holdings(t testing.TB, path string) (held map[string]string, settings int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	held = map[string]string{}
	rows, err := db.Query(`
		SELECT format('solution %s %s', id, iif(deleted_at IS NULL, 'live', 'deleted')), lower(hex(hash)) FROM solution
		UNION ALL SELECT format('revision %s %d', s.id, r.n), lower(hex(r.hash)) FROM revision r JOIN solution s ON s.seq = r.solution`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name, hash string
		if err := rows.Scan(&name, &hash); err != nil {
			t.Fatal(err)
		}
		held[name] = hash
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow(`SELECT count(*) FROM setting`).Scan(&settings); err != nil {
		t.Fatal(err)
	}
	return held, settings
}

// make3 makes a library with all that one can hold: in its file, in its journal, and
// half in each.
func make3(t testing.TB) map[string]files {
	t.Helper()
	out := map[string]files{}
	for _, name := range []string{"file", "journal", "both"} {
		path := filepath.Join(t.TempDir(), "library.db")
		l := opened(t, path)
		must(t, librarytest.Every(t.Context(), l))
		if name != "journal" {
			must(t, l.Close())
		}
		if name == "both" {
			l = opened(t, path)
			w := librarytest.NewWriter(99)
			for i := range 8 {
				if _, err := l.Save(t.Context(), w.Solution(fmt.Sprint("late-", i%5), 5+60*(i%2)), library.SaveOptions{Kind: library.Kept}); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := l.Save(t.Context(), w.Solution("grown-2", 30), library.SaveOptions{Kind: library.Kept}); err != nil {
				t.Fatal(err)
			}
		}
		f := files{library: read(t, path)}
		if name != "file" {
			f.journal = read(t, path+"-wal")
		}
		f.holds, f.settings = holdings(t, path)
		if name != "file" {
			must(t, l.Close())
		}
		f.find(t)
		out[name] = f
	}
	return out
}

func opened(t testing.TB, path string) *library.Library {
	t.Helper()
	l, err := library.Open(context.Background(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return data
}

// find notes where each of what the library holds stands, in every copy that there is.
func (f *files) find(t testing.TB) {
	t.Helper()
	f.copies = map[string][]carve.Origin{}
	in := carve.Input{Library: bytes.NewReader(f.library), Size: int64(len(f.library))}
	if f.journal != nil {
		in.Journal, in.JournalSize = bytes.NewReader(f.journal), int64(len(f.journal))
	}
	_, err := carve.Scan(in, func(row any) error {
		switch r := row.(type) {
		case carve.Solution:
			name := fmt.Sprintf("solution %s live", r.ID)
			if r.Deleted != 0 {
				name = fmt.Sprintf("solution %s deleted", r.ID)
			}
			f.copy(name, r.Hash, r.Origin)
		case carve.Revision:
			f.copy(fmt.Sprintf("revision %s %d", library.IDOf(r.Body), r.N), r.Hash, r.Origin)
		}
		return nil
	})
	must(t, err)
	for name := range f.holds {
		if len(f.copies[name]) == 0 {
			t.Fatalf("%s is nowhere in the bytes", name)
		}
	}
}

func (f *files) copy(name string, hash []byte, from carve.Origin) {
	if f.holds[name] == fmt.Sprintf("%x", hash) {
		f.copies[name] = append(f.copies[name], from)
	}
}

// untouched reports whether a copy of something stands in the bytes as it was. What
// stands in frames after the last one that counts was never saved.
func (f *files) untouched(name string, damaged files, last int) bool {
	for _, from := range f.copies[name] {
		whole := from.Frame <= last
		for _, s := range from.Spans {
			was, is := f.library, damaged.library
			if s.Journal {
				was, is = f.journal, damaged.journal
			}
			whole = whole && s.To <= int64(len(is)) && bytes.Equal(was[s.From:s.To], is[s.From:s.To])
		}
		if whole {
			return true
		}
	}
	return false
}

// outcome counts what became of damaged libraries.
type outcome struct {
	well, recovered, lost     int
	rows, untouched, survived int
	silent                    int
}

// examine damages a library, has it examined, and holds that nothing crashes, that the
// damaged files stay as they are, that all is there of which the bytes were not
// touched, and that nothing is there which never was. mayBeOld says that the damage
// leaves an older whole library, which nobody can tell from a younger one.
func (o *outcome) examine(t *testing.T, what string, f, damaged files, mayBeOld bool) doctor.Report {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "library.db")
	if damaged.library != nil {
		must(t, os.WriteFile(path, damaged.library, 0o600))
	}
	if damaged.journal != nil {
		must(t, os.WriteFile(path+"-wal", damaged.journal, 0o600))
	}
	before := fingerprint(t, folder)
	into := filepath.Join(t.TempDir(), "recovered.db")
	r, err := doctor.Examine(t.Context(), path, doctor.Options{Into: into})
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return r
	}
	if fingerprint(t, folder) != before {
		t.Errorf("%s: the damaged files were changed", what)
	}
	var held map[string]string
	switch r.Health {
	case doctor.Well:
		o.well++
		held, _ = holdings(t, path)
	case doctor.Recovered:
		o.recovered++
		if said, err := librarytest.Integrity(r.Into); said != "ok" || err != nil {
			t.Errorf("%s: the recovered library: %q, %v", what, said, err)
		}
		held, _ = holdings(t, r.Into)
		if len(r.Problems) == 0 {
			t.Errorf("%s: recovered, and nothing was wrong", what)
		}
	case doctor.Lost:
		o.lost++
	}
	missing, last := 0, math.MaxInt
	if mayBeOld && damaged.journal != nil {
		j, err := carve.ReadJournal(bytes.NewReader(damaged.journal), int64(len(damaged.journal)))
		must(t, err)
		if !j.Torn { // it ends as if the save had been under way
			last = j.Taken
		}
	}
	for name, hash := range f.holds {
		o.rows++
		there := held[name] == hash
		if there {
			o.survived++
		} else {
			missing++
		}
		if f.untouched(name, damaged, last) {
			o.untouched++
			if !there {
				t.Errorf("%s: %s is in the bytes, and not in what was recovered (%s; %+v)", what, name, r.Health, r.Problems)
			}
		}
	}
	if r.Health == doctor.Well && missing > 0 && !mayBeOld {
		o.silent += missing
		t.Errorf("%s: %d are missing, and nothing is said", what, missing)
	}
	return r
}

func fingerprint(t testing.TB, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	out := ""
	for _, e := range entries {
		out += fmt.Sprintf("%s %x\n", e.Name(), sha256.Sum256(read(t, filepath.Join(folder, e.Name()))))
	}
	return out
}

func (o *outcome) figures(name string) {
	fmt.Printf("figure damage_%s_files %d\n", name, o.well+o.recovered+o.lost)
	fmt.Printf("figure damage_%s_well %d\nfigure damage_%s_recovered %d\nfigure damage_%s_nothing_left %d\n", name, o.well, name, o.recovered, name, o.lost)
	fmt.Printf("figure damage_%s_rows_untouched %d\nfigure damage_%s_rows_kept %d\nfigure damage_%s_rows_of %d\n", name, o.untouched, name, o.survived, name, o.rows)
	fmt.Printf("figure damage_%s_lost_in_silence %d\n", name, o.silent)
}

func random(t *testing.T) *rand.Rand {
	t.Helper()
	n := *seed
	if n == 0 {
		n = uint64(time.Now().UnixNano())
	}
	t.Logf("-seed %d", n)
	return rand.New(rand.NewPCG(n, 1))
}

// lastSave is where the last transaction of a journal begins. Where that is damaged
// so that nothing of it proves itself, it is as after a power cut in the middle of it,
// and no program can tell.
func lastSave(journal []byte) int {
	const frame = 24 + 4096
	ends := 0
	for i := (len(journal)-32)/frame - 1; i >= 0; i-- {
		at := 32 + i*frame
		if !bytes.Equal(journal[at+4:at+8], make([]byte, 4)) {
			if ends++; ends == 2 {
				return at + frame
			}
		}
	}
	return 32
}

// A library of which nothing is damaged is well, whether its journal is in it or not.
func TestNothingIsWrong(t *testing.T) {
	var o outcome
	for name, f := range make3(t) {
		r := o.examine(t, name, f, f, false)
		if r.Health != doctor.Well || r.Into != "" {
			t.Errorf("%s: %+v", name, r)
		}
		solutions, revisions := 0, 0
		for n := range f.holds {
			if strings.HasPrefix(n, "solution") {
				solutions++
			} else {
				revisions++
			}
		}
		if h := r.Holds; h.Solutions+h.Deleted != solutions || h.Revisions != revisions || h.Exports != 8 || h.Styles != 3 || h.Settings != f.settings || r.Journal != (name != "file") {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

func TestBitsFlipped(t *testing.T) {
	for name, f := range make3(t) {
		r := random(t)
		var o outcome
		for range *flips {
			d := files{bytes.Clone(f.library), bytes.Clone(f.journal), nil, nil, 0}
			at := r.IntN(len(d.library) + len(d.journal))
			bit := byte(1) << r.IntN(8)
			if at < len(d.library) {
				d.library[at] ^= bit
			} else {
				d.journal[at-len(d.library)] ^= bit
			}
			o.examine(t, fmt.Sprintf("%s, bit %#x at %d", name, bit, at), f, d, d.journal != nil && at-len(d.library) >= lastSave(f.journal))
		}
		o.figures("flips_" + name)
	}
}

func TestCutShort(t *testing.T) {
	for name, f := range make3(t) {
		r := random(t)
		var o outcome
		for at := 0; at < len(f.library); at += 4096 * *every {
			o.examine(t, fmt.Sprintf("%s, cut at %d", name, at), f, files{library: f.library[:at:at], journal: f.journal}, false)
			n := at + r.IntN(min(4096, len(f.library)-at))
			o.examine(t, fmt.Sprintf("%s, cut at %d", name, n), f, files{library: f.library[:n:n], journal: f.journal}, false)
		}
		for at := 0; at < len(f.journal); at += (4096 + 24) * *every * 3 {
			n := at + r.IntN(min(4096, len(f.journal)-at))
			for _, n := range []int{min(at+32, len(f.journal)), n} { // older and whole, as if it had ended earlier
				o.examine(t, fmt.Sprintf("%s, journal cut at %d", name, n), f, files{library: f.library, journal: f.journal[:n:n]}, true)
			}
		}
		o.figures("cuts_" + name)
	}
}

func TestPagesZeroed(t *testing.T) {
	for name, f := range make3(t) {
		r := random(t)
		var o outcome
		all := (len(f.library) + len(f.journal)) / 4096
		for page := 0; page < all; page += *every {
			d := files{library: bytes.Clone(f.library), journal: bytes.Clone(f.journal)}
			n := 1 + r.IntN(3)
			from := page * 4096
			whole := [][]byte{d.library, d.journal}
			for _, part := range whole {
				if from < len(part) {
					clear(part[from:min(from+n*4096, len(part))])
					break
				}
				from -= len(part)
			}
			at := page*4096 - len(d.library)
			o.examine(t, fmt.Sprintf("%s, %d pages from %d zeroed", name, n, page), f, d, d.journal != nil && at+n*4096 > lastSave(f.journal))
		}
		o.figures("zeros_" + name)
	}
}

// What is no library, or not this one's journal.
func TestOddFiles(t *testing.T) {
	all := make3(t)
	whole, both := all["file"], all["both"]
	var o outcome
	foreign := func() files {
		path := filepath.Join(t.TempDir(), "library.db")
		l := opened(t, path)
		w := librarytest.NewWriter(7)
		for i := range 12 {
			if _, err := l.Save(t.Context(), w.Solution(fmt.Sprint("foreign-", i), 12), library.SaveOptions{Kind: library.Kept}); err != nil {
				t.Fatal(err)
			}
		}
		out := files{library: read(t, path), journal: read(t, path+"-wal")}
		must(t, l.Close())
		return out
	}()
	closed := foreign
	if r := o.examine(t, "missing journal", both, files{library: both.library}, true); r.Health != doctor.Well {
		t.Errorf("without its journal: %+v", r)
	}
	r := o.examine(t, "journal of another library", whole, files{library: whole.library, journal: foreign.journal}, false)
	if r.Health != doctor.Recovered || !has(r, doctor.JournalForeign) {
		t.Errorf("journal of another library: %+v", r)
	}
	held, _ := holdings(t, r.Into)
	for i := range 12 { // what stands in that journal is not lost either
		if held[fmt.Sprintf("solution foreign-%d live", i)] == "" {
			t.Errorf("foreign-%d is not recovered", i)
		}
	}
	r = o.examine(t, "journal of another library over one with its own", both, files{library: both.library, journal: foreign.journal}, false)
	if !has(r, doctor.JournalForeign) {
		t.Errorf("%+v", r)
	}
	r = o.examine(t, "journal without a library", all["journal"], files{journal: all["journal"].journal}, false)
	if r.Health != doctor.Recovered || !has(r, doctor.Empty) {
		t.Errorf("journal without a library: %+v", r)
	}
	_ = closed
	for name, data := range map[string][]byte{
		"empty": {}, "text": []byte(strings.Repeat("dear diary ", 900)), "one byte": {7}, "noise": noise(40_000), "zeros": make([]byte, 90_000),
		"header only": whole.library[:100], "magic only": []byte("SQLite format 3\x00"),
	} {
		none := files{library: data}
		if r := o.examine(t, name, none, none, false); r.Health != doctor.Lost || r.Into != "" {
			t.Errorf("%s: %+v", name, r)
		}
	}
	// A library in the middle of something else: the bytes are what they are.
	shifted := append(make([]byte, 8192), whole.library...)
	if r := o.examine(t, "shifted", files{}, files{library: shifted}, false); r.Health != doctor.Recovered || r.Holds.Solutions == 0 {
		t.Errorf("shifted: %+v", r)
	}
	o.figures("odd")
	path := filepath.Join(t.TempDir(), "library.db")
	if _, err := doctor.Examine(t.Context(), path, doctor.Options{}); !errors.Is(err, library.ErrNoLibrary) {
		t.Errorf("no library: %v", err)
	}
	statements(t, path, `PRAGMA application_id = 77`, `CREATE TABLE a (b)`)
	if _, err := doctor.Examine(t.Context(), path, doctor.Options{}); !errors.Is(err, library.ErrNotLibrary) || !strings.Contains(err.Error(), path) {
		t.Errorf("another program's: %v", err)
	}
	must(t, os.WriteFile(path, whole.library, 0o600))
	next := library.Schema() + 1
	statements(t, path, fmt.Sprintf(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (%d, 1)`, next))
	if _, err := doctor.Examine(t.Context(), path, doctor.Options{}); !errors.Is(err, library.ErrNewer) || !strings.Contains(err.Error(), fmt.Sprint(next)) {
		t.Errorf("newer: %v", err)
	}
	must(t, os.WriteFile(path, whole.library, 0o600))
	statements(t, path, `UPDATE goose_db_version SET version_id = 69 WHERE version_id = 5`) // a flipped bit, and no new program
	r, err := doctor.Examine(t.Context(), path, doctor.Options{})
	if err != nil || r.Holds.Solutions == 0 {
		t.Errorf("a damaged version: %+v, %v", r, err)
	}
}

func has(r doctor.Report, kind doctor.Kind) bool {
	for _, p := range r.Problems {
		if p.Kind == kind {
			return true
		}
	}
	return false
}

func noise(n int) []byte {
	r := rand.New(rand.NewPCG(3, 4))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

func statements(t *testing.T, path string, all ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	for _, s := range all {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

// What has no hash is recovered as well, with SQLite and without it, and what was
// recovered can be searched and worked on.
func TestAllIsRecovered(t *testing.T) {
	f := make3(t)["file"]
	rows := func(path string) []string {
		t.Helper()
		var out []string
		must(t, librarytest.Rows(t.Context(), path, func(row string) {
			kind, rest, _ := strings.Cut(row, " ")
			switch kind { // the numbers of rows may be others
			case "solution", "export":
				_, rest, _ = strings.Cut(rest, " ")
			case "request":
				_, rest, _ = strings.Cut(rest, " ")
				_, rest, _ = strings.Cut(rest, " ")
			case "revision":
				_, rest, _ = strings.Cut(rest, " ")
			}
			out = append(out, kind+" "+rest)
		}))
		slices.Sort(out)
		return out
	}
	intact := filepath.Join(t.TempDir(), "library.db")
	must(t, os.WriteFile(intact, f.library, 0o600))
	want := rows(intact)
	var o outcome
	for name, change := range map[string]func([]byte){
		"its first bytes":         func(b []byte) { clear(b[:16]) },
		"what says its kind":      func(b []byte) { b[68] ^= 1 },
		"its first page":          func(b []byte) { clear(b[:4096]) },
		"the list of its tables":  func(b []byte) { clear(b[100:4096]) },
		"the tables' first pages": func(b []byte) { clear(b[4096+8 : 4096+200]) },
	} {
		d := files{library: bytes.Clone(f.library)}
		change(d.library)
		r := o.examine(t, name, f, d, false)
		if r.Health != doctor.Recovered {
			t.Errorf("%s: %+v", name, r)
			continue
		}
		got := rows(r.Into)
		for _, row := range want {
			if _, found := slices.BinarySearch(got, row); !found {
				t.Errorf("%s: not recovered: %.200s", name, row)
			}
		}
		if len(got) != len(want) || len(r.Lost)+len(r.Missing)+len(r.Rebuilt) > 0 {
			t.Errorf("%s: %d rows of %d; %+v", name, len(got), len(want), r)
		}
		l := opened(t, r.Into)
		found, err := l.List(t.Context(), library.Query{Text: "cost"})
		if err != nil || len(found) == 0 {
			t.Errorf("%s: %d are found, %v", name, len(found), err)
		}
		s, err := l.Get(t.Context(), "grown-1")
		must(t, err)
		s.Title = "Goes on"
		if _, err := l.Save(t.Context(), s, library.SaveOptions{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		must(t, l.Close())
	}
}

// What is lost is named, and a solution whose row is damaged is what it was in its
// newest revision.
func TestWhatIsLostIsNamed(t *testing.T) {
	f := make3(t)["file"]
	var o outcome
	d := files{library: bytes.Clone(f.library)}
	for _, name := range []string{"solution grown-1 live", "revision grown-1 2", "solution solution-00001 live", "revision solution-00001 1"} {
		for _, from := range f.copies[name] {
			for _, s := range from.Spans {
				d.library[s.To-1] ^= 1
			}
		}
	}
	r := o.examine(t, "four rows", f, d, false)
	if len(r.Rebuilt) != 1 || r.Rebuilt[0].ID != "grown-1" || r.Rebuilt[0].Title == "" || r.Rebuilt[0].Revision < 3 {
		t.Errorf("rebuilt: %+v", r.Rebuilt)
	}
	if len(r.Lost) != 1 || r.Lost[0].ID != "solution-00001" || r.Lost[0].Title == "" || r.Lost[0].Customer == "" {
		t.Errorf("lost: %+v", r.Lost)
	}
	if len(r.Missing) != 1 || r.Missing[0].ID != "grown-1" || !slices.Equal(r.Missing[0].Revisions, []int{2}) {
		t.Errorf("missing: %+v", r.Missing)
	}
}
