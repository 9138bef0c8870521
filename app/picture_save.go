package app

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/export/drawing"
	"bifocal/export/file"
	"bifocal/narrative"
)

// savedScale is how many pixels a point has in a saved picture: 216 a inch,
// sharp on a slide.
const savedScale = 3

// menu offers what can be done with the picture.
func (p *picture) menu(at fyne.Position) {
	w := p.hooks.window()
	if w == nil {
		return
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Copy as text"), p.copyText),
		fyne.NewMenuItem(lang.L("Save as PNG…"), func() { p.save("png") }),
		fyne.NewMenuItem(lang.L("Save as SVG…"), func() { p.save("svg") }),
	}
	if p.hooks.larger != nil {
		items = append([]*fyne.MenuItem{fyne.NewMenuItem(lang.L("Larger"), func() { p.hooks.larger(p) }), fyne.NewMenuItemSeparator()}, items...)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.Canvas(), at)
}

// copyText puts the picture in sentences on the clipboard.
func (p *picture) copyText() {
	if !p.plate.Empty() {
		fyne.CurrentApp().Clipboard().SetContent(p.plate.Drawing.Alt)
		p.hooks.note(lang.L("The picture is on the clipboard, in sentences."))
	}
}

// save asks for a place and writes the picture there, laid out for a page.
func (p *picture) save(ending string) {
	w := p.hooks.window()
	if w == nil {
		return
	}
	s, _ := p.hooks.easel.facts()
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil || f == nil {
			return
		}
		_ = f.Close() // it is written whole or not at all
		p.writeFile(s, f.URI().Path(), ending)
	}, w)
	d.SetFileName(export.FileName(&s, export.Kind(p.subject), ending))
	d.SetFilter(storage.NewExtensionFileFilter([]string{"." + ending}))
	d.Resize(fyne.NewSize(820, 560))
	showDialog(w.Canvas(), d, nil)
}

// writeFile writes a picture of a solution, and says that it is there.
func (p *picture) writeFile(s narrative.Solution, path, ending string) {
	if !strings.EqualFold(filepath.Ext(path), "."+ending) {
		path += "." + ending
	}
	landscape := p.landscape
	p.hooks.easel.background(func() {
		err := writePicture(&s, p.subject, p.audience, landscape, path)
		p.hooks.easel.onUI(func() {
			if err != nil {
				p.hooks.note(sentence(err.Error()))
				return
			}
			p.hooks.note(lang.L("{{.File}} is saved.", words.Data{"File": filepath.Base(path)}))
		})
	})
}

func writePicture(s *narrative.Solution, subject desk.Subject, a narrative.Audience, l drawing.Landscape, path string) error {
	d, ok := desk.Page(narrative.NewIndex(s), subject, a, l)
	if !ok {
		return errors.New(lang.L("There is nothing to draw any more."))
	}
	data := drawing.SVG(d, drawing.Print)
	if strings.EqualFold(filepath.Ext(path), ".png") {
		var err error
		if data, err = drawing.PNG(d, drawing.Print, savedScale); err != nil {
			return fault(err, lang.L("The picture is too large for a PNG. Save it as SVG."))
		}
	}
	if err := file.Replace(path, data); err != nil {
		return fileFault(path, err)
	}
	return nil
}
