package app

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"bifocal/app/words"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
	"bifocal/narrative/sheet"
)

// dropped takes files that were dropped on the window: a solution is imported
// and opened, several are imported, a table becomes facts of the solution that is
// open, and a brief is checked.
func (w *Window) dropped(files []fyne.URI) {
	var solutions, tables, others []fyne.URI
	for _, f := range files {
		switch strings.ToLower(filepath.Ext(f.Path())) {
		case ".json", passphrase.Ending:
			solutions = append(solutions, f)
		case ".csv", ".tsv", ".tab":
			tables = append(tables, f)
		default:
			others = append(others, f)
		}
	}
	switch {
	case len(solutions) == 1 && len(files) == 1:
		w.importFile(solutions[0], passphrase.Passphrase{})
	case len(solutions) > 0:
		w.importFiles(solutions, len(others)+len(tables), passphrase.Passphrase{})
	case len(tables) > 0:
		w.openTable(tables[0], len(files)-1)
	case len(others) == 1 && isBrief(others[0]):
		w.checkBrief(others[0])
	case len(others) > 0:
		w.bar.offer(lang.L("“{{.File}}” is neither a solution (.json) nor a table (.csv, .tsv).", words.Data{"File": short40(others[0].Name())}), nil)
	}
}

// importFiles puts several solution files into the library, and says how many
// came in. For those that are encrypted it asks for a passphrase afterwards, and again
// for those that it does not fit.
func (w *Window) importFiles(files []fyne.URI, others int, with passphrase.Passphrase) {
	if with.Given() {
		w.bar.offer(lang.L("Opening the protected files…"), nil)
	}
	w.env.Background(func() {
		var faults []error
		var closed []fyne.URI
		var why error
		var refused []string
		for _, f := range files {
			s, err := readSolution(f.Path(), with)
			if needsPassphrase(err) {
				closed, why = append(closed, f), err
				continue
			}
			if err == nil {
				_, err = w.env.Library.Save(context.Background(), s, library.SaveOptions{Kind: library.Imported})
			}
			if err != nil {
				faults, refused = append(faults, err), append(refused, f.Name())
			}
		}
		w.env.OnUI(func() {
			if w.editor == nil {
				w.home.Reload()
			}
			if n := len(files) - len(faults) - len(closed); n > 0 {
				w.bar.offer(lang.XN("dropped.imported", "{{.Count}} solutions imported", n, words.Count(n)), nil)
			}
			if with.Given() && len(closed) == len(files) {
				w.bar.hide()
			}
			if n := len(closed); n > 0 {
				title := lang.XN("protected.files", "{{.Count}} files are protected", n, words.Count(n))
				defer w.askPassphraseOf(title, why, func(p passphrase.Passphrase) { w.importFiles(closed, 0, p) })
			}
			switch {
			case len(faults) > 0:
				w.refuse(strings.Join(refused, ", "), errors.Join(faults...))
			case others > 0:
				w.bar.offer(lang.XN("dropped.others", "{{.Count}} files were no solutions and were left alone", others, words.Count(others)), nil)
			}
		})
	})
}

// openTable shows what the rows of a table in a file would become.
func (w *Window) openTable(f fyne.URI, more int) {
	if !w.editing() {
		w.bar.offer(lang.L("A table becomes facts of a solution. Open the solution first, then drop the table again."), nil)
		return
	}
	e := w.editor
	w.env.Background(func() {
		cells, err := readTable(f.Path())
		w.env.OnUI(func() {
			switch {
			case e != w.editor:
			case err != nil:
				w.refuse(f.Name(), err)
			default:
				e.table(cells)
				if more > 0 {
					w.bar.offer(lang.L("One table at a time: drop the others when this one is done."), nil)
				}
			}
		})
	})
}

// largestTable is far more than a table of facts comes to.
const largestTable = 4 << 20

// readTable reads a table from a file, in UTF-8, UTF-16 or as Excel writes it on
// Windows.
func readTable(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	data, err := io.ReadAll(io.LimitReader(f, largestTable+1))
	if err != nil {
		return nil, err
	}
	if len(data) > largestTable {
		return nil, errors.New(lang.L("the file is larger than {{.Size}} MB, which no table of facts is", words.Data{"Size": largestTable >> 20}))
	}
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		data, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	case !utf8.Valid(data):
		data, err = charmap.Windows1252.NewDecoder().Bytes(data)
	}
	if err != nil {
		return nil, err
	}
	cells := sheet.Read(string(data))
	if len(cells) == 0 {
		return nil, errors.New(lang.L("there is no table in it: at least two columns are wanted, with tabs, semicolons or commas between them"))
	}
	return cells, nil
}
