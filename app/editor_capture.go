package app

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"bifocal/narrative"
	"bifocal/narrative/sheet"
)

// following reports whether the framings are to show what is being typed: until the
// reader scrolls in them.
func (e *editor) following() bool { return e.capturing && !e.framings.wandered }

func (e *editor) openFact(id string) {
	e.unfold()
	e.uncover()
	e.capture.Open(id, false)
}

// captureKind opens a new fact of a kind. Of an answer and an ask there is one:
// where it is there, but says nothing to this side, it is opened.
func (e *editor) captureKind(kind narrative.Kind) {
	e.unfold()
	e.uncover()
	if single(kind) {
		for _, f := range e.work.session.Solution().Facts {
			if f.FactKind() == kind {
				e.capture.Open(f.FactID(), true)
				return
			}
		}
	}
	e.capture.Add(kind)
}

// table shows what the rows of a table would become.
func (e *editor) table(cells [][]string) {
	e.unfold()
	e.showExport(false)
	e.capture.sheet.open(cells, "", nil)
}

// pasteTable shows a table that is pasted into no field.
func (e *editor) pasteTable(text string) {
	if cells := sheet.Read(text); len(cells) > 0 && strings.Contains(text, "\t") {
		e.table(cells)
	}
}

// askedTable shows the table on the clipboard, or says that there is none.
func (e *editor) askedTable(text string) {
	cells := sheet.Read(text)
	if len(cells) == 0 {
		e.work.note(lang.L("There is no table on the clipboard. Copy the cells in your spreadsheet first, with the line that names the columns."))
		return
	}
	into := ""
	if f, ok := e.work.session.Fact(e.capture.openFact); ok && holdsNothing(f) {
		into = f.FactID()
	}
	e.unfold()
	e.uncover()
	e.capture.sheet.open(cells, into, nil)
}

// another adds the next fact of the kind that is captured.
func (e *editor) another() {
	if e.rewording { // it lies over capture, where nobody would see the fact
		e.reword.endEdit()
		return
	}
	e.unfold()
	e.showExport(false)
	e.capture.Another()
}

// onward goes on to the next kind of fact, and behind the last one to the export.
func (e *editor) onward() {
	e.unfold()
	e.uncover()
	if !e.capture.onward() {
		e.showExport(true)
	}
}
