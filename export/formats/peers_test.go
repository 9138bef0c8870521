//go:build peers

package formats_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/export/exporttest"
	"bifocal/export/formats"
	"bifocal/narrative"
)

// rounds is how often each program prints each brief.
const rounds = 7

// peer is a program that makes a PDF, as a whole process, of what we hand it.
type peer struct {
	name  string
	needs []string // programs that have to be there
	// command returns what to run in a folder that holds the brief as brief.json,
	// .html, .md, .docx and .typ; it writes brief-NAME.pdf, or what made says.
	command func(folder string) *exec.Cmd
	made    string
}

func command(name string, args ...string) *exec.Cmd { return exec.Command(name, args...) }

// script lets Node call the Typst compiler.
const script = `const { NodeCompiler } = require(process.argv[2]);
const compiler = NodeCompiler.create({ workspace: process.argv[3], fontArgs: [{ fontPaths: [process.argv[4]] }] });
const from = process.hrtime.bigint();
const pdf = compiler.pdf({ mainFilePath: process.argv[3] + '/brief.typ' });
console.log('alone', Number(process.hrtime.bigint() - from) / 1e6);
require('fs').writeFileSync(process.argv[5], pdf);
`

func peers(t *testing.T) []peer {
	ours := os.Getenv("BIFOCAL_BIN")
	fonts, err := filepath.Abs("../../assets/fonts")
	if err != nil {
		t.Fatal(err)
	}
	compiler, err := filepath.Abs("../../out/peers/node_modules/@myriaddreamin/typst-ts-node-compiler")
	if err != nil {
		t.Fatal(err)
	}
	all := []peer{
		{"bifocal", []string{filepath.Join(ours, "brief")}, func(f string) *exec.Cmd {
			kind, _ := os.ReadFile(filepath.Join(f, "kind")) // written below
			return command(filepath.Join(ours, "brief"), "export", filepath.Join(f, "brief.json"), "--kind", string(kind), "--date", "2026-11-23", "-o", filepath.Join(f, "brief-bifocal.pdf"))
		}, ""},
		{"weasyprint", []string{"weasyprint"}, func(f string) *exec.Cmd {
			return command("weasyprint", "-q", filepath.Join(f, "brief.html"), filepath.Join(f, "brief-weasyprint.pdf"))
		}, ""},
		{"pandoc", []string{"pandoc", "weasyprint"}, func(f string) *exec.Cmd {
			return command("pandoc", "--resource-path", f, "--pdf-engine=weasyprint", "-M", "title=Brief", filepath.Join(f, "brief.md"), "-o", filepath.Join(f, "brief-pandoc.pdf"))
		}, ""},
		{"libreoffice", []string{"soffice"}, func(f string) *exec.Cmd {
			profile := (&url.URL{Scheme: "file", Path: filepath.Join(f, "profile")}).String()
			return command("soffice", "--headless", "-env:UserInstallation="+profile, "--convert-to", "pdf", "--outdir", f, filepath.Join(f, "brief.docx"))
		}, "brief.pdf"},
		{"chromium", []string{"chromium"}, func(f string) *exec.Cmd {
			return command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+filepath.Join(f, "chromium"),
				"--print-to-pdf="+filepath.Join(f, "brief-chromium.pdf"), (&url.URL{Scheme: "file", Path: filepath.Join(f, "brief.html")}).String())
		}, ""},
	}
	if _, err := exec.LookPath("typst"); err == nil {
		return append(all, peer{"typst", []string{"typst"}, func(f string) *exec.Cmd {
			return command("typst", "compile", "--font-path", fonts, filepath.Join(f, "brief.typ"), filepath.Join(f, "brief-typst.pdf"))
		}, ""})
	}
	return append(all, peer{"typst", []string{"node", compiler + "/package.json"}, func(f string) *exec.Cmd {
		return command("node", filepath.Join(f, "typst.js"), compiler, f, fonts, filepath.Join(f, "brief-typst.pdf"))
	}, ""})
}

// missing names what a peer needs and the machine lacks.
func (p peer) missing() string {
	for _, name := range p.needs {
		if strings.HasSuffix(name, ".json") {
			if _, err := os.Stat(name); err != nil {
				return name
			}
			continue
		}
		if _, err := exec.LookPath(name); err != nil {
			return name
		}
	}
	return ""
}

// taken is what runs of one program came to.
type taken struct {
	wall, cpu []time.Duration
	memory    int64 // bytes, the most that one of its processes held
	size      int
	pages     string
	alone     []string // what the program says it took without its start
}

func median(all []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}

// TestPeers prints the same briefs with every program there is, in turn, and tells
// what that took. It asserts nothing about time: that depends on the machine.
func TestPeers(t *testing.T) {
	if os.Getenv("BIFOCAL_BIN") == "" {
		t.Fatal("BIFOCAL_BIN names no folder with our program; run make bench-export")
	}
	s, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	totals := map[string]time.Duration{}
	for _, kind := range []export.Kind{export.ExecutiveBrief, export.EngineeringBrief} {
		folder := t.TempDir()
		lay(t, &s, kind, folder)
		came := map[string]*taken{}
		var there []peer
		for _, p := range peers(t) {
			if what := p.missing(); what != "" {
				fmt.Printf("%s is left out: %s is not installed\n", p.name, what)
				continue
			}
			there = append(there, p)
			came[p.name] = &taken{}
			p.run(t, folder, &taken{}) // the first makes profiles and caches
		}
		for range rounds {
			for _, p := range there {
				p.run(t, folder, came[p.name])
			}
		}
		fmt.Printf("\n%s brief of %q, medians of %d\n%-12s %9s %9s %9s %9s %6s\n", kind, s.Title, rounds, "", "time", "CPU", "memory", "file", "pages")
		for _, p := range there {
			c := came[p.name]
			fmt.Printf("%-12s %6.0f ms %6.0f ms %6.0f MB %6.0f KB %6s", p.name,
				ms(median(c.wall)), ms(median(c.cpu)), float64(c.memory)/(1<<20), float64(c.size)/(1<<10), c.pages)
			if len(c.alone) > 0 {
				fmt.Printf("   without its start %s ms", slices.Sorted(slices.Values(c.alone))[len(c.alone)/2])
			}
			fmt.Println()
			totals[p.name] += median(c.wall)
		}
	}
	fmt.Println()
	for _, name := range []string{"typst", "libreoffice", "chromium", "weasyprint", "pandoc"} {
		if theirs := totals[name]; theirs > 0 {
			fmt.Printf("figure export_vs_%s_ratio %.3f\n", name, float64(totals["bifocal"])/float64(theirs))
		}
	}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// lay puts a brief into a folder, in the formats that the programs read.
func lay(t *testing.T, s *narrative.Solution, kind export.Kind, folder string) {
	t.Helper()
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	solution, err := narrative.Encode(*s)
	if err != nil {
		t.Fatal(err)
	}
	put("brief.json", solution)
	put("kind", []byte(kind))
	put("typst.js", []byte(script))
	d := export.Compose(narrative.NewIndex(s), kind, export.Options{Date: exporttest.Day})
	printed, err := formats.Render(t.Context(), d, export.PDF, "")
	if err != nil {
		t.Fatal(err)
	}
	d = without(d.Shortened(printed.Report.Cuts), printed.Report.LeftOut) // the same content for all
	for _, f := range []export.Format{export.HTML, export.DOCX, export.Markdown} {
		made, err := formats.Render(t.Context(), d, f, "brief")
		if err != nil {
			t.Fatal(err)
		}
		put("brief."+f.Ending(), made.Data)
		for _, b := range made.Beside {
			put(b.Name, b.Data)
		}
	}
	typstOf(t, d, folder)
}

// run lets a program print the brief once.
func (p peer) run(t *testing.T, folder string, c *taken) {
	t.Helper()
	made := filepath.Join(folder, "brief-"+p.name+".pdf")
	if p.made != "" {
		made = filepath.Join(folder, p.made)
	}
	_ = os.Remove(made) // the first time it is not there
	cmd := p.command(folder)
	cmd.Dir = folder
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		t.Fatalf("%s: %v\n%s", p.name, err, &said)
	}
	data, err := os.ReadFile(made)
	if err != nil {
		t.Fatalf("%s made nothing: %v\n%s", p.name, err, &said)
	}
	usage, is := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !is {
		t.Fatal("this system does not say what a process took")
	}
	c.wall = append(c.wall, wall)
	c.cpu = append(c.cpu, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	c.memory = max(c.memory, usage.Maxrss<<10)
	c.size = len(data)
	for line := range strings.Lines(said.String()) {
		if alone, is := strings.CutPrefix(line, "alone "); is {
			c.alone = append(c.alone, fmt.Sprintf("%7.1f", number(alone)))
		}
	}
	if c.pages == "" {
		c.pages = pagesOf(made)
	}
}

func number(s string) (v float64) {
	_, _ = fmt.Sscan(s, &v) // 0 where it is none
	return v
}

// pagesOf counts the pages of a PDF.
func pagesOf(file string) string {
	out, _ := exec.Command("pdfinfo", file).Output() // "" where that cannot be said
	for line := range strings.Lines(string(out)) {
		if n, is := strings.CutPrefix(line, "Pages:"); is {
			return strings.TrimSpace(n)
		}
	}
	return "?"
}
