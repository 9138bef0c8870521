package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/assets/glossary"
	"bifocal/export/file"
)

// takeOver adds the terms of a file to the glossary.
func (p *glossaryPanel) takeOver(from fyne.URI) {
	p.w.env.Background(func() {
		data, err := readAtMost(from.Path(), mostGlossary)
		var all []glossary.Entry
		if err == nil {
			all, err = glossary.Parse(string(data))
		}
		p.w.env.OnUI(func() {
			if err != nil {
				p.w.tell(lang.L("{{.File}} was not taken over", words.Data{"File": from.Name()}), sentence(err.Error()), "")
				return
			}
			added, changed := 0, 0
			before := p.terms
			p.change(func(g desk.Glossary) desk.Glossary {
				g, added, changed = g.Merge(all)
				return g
			}, func() {
				said := lang.XN("glossary.taken", "{{.Count}} terms taken over", added+changed, words.Count(added+changed))
				p.w.bar.offer(said, func() { p.change(func(desk.Glossary) desk.Glossary { return before }, nil) })
			})
		})
	})
}

// save asks where the glossary goes as a file.
func (p *glossaryPanel) save() {
	d := dialog.NewFileSave(func(u fyne.URIWriteCloser, err error) {
		if err != nil || u == nil {
			return
		}
		_ = u.Close() // it is written whole or not at all
		p.write(u.URI().Path())
	}, p.w.window)
	d.SetFileName(lang.L("glossary.tsv"))
	d.Resize(fyne.NewSize(820, 560))
	showDialog(p.w.window.Canvas(), d, nil)
}

func (p *glossaryPanel) write(path string) {
	body := []byte(p.terms.Written())
	p.w.env.Background(func() {
		err := file.Replace(path, body)
		if err != nil {
			err = fileFault(path, err)
		}
		p.w.env.OnUI(func() {
			if err != nil {
				p.w.trouble(err)
				return
			}
			p.w.bar.offer(lang.L("{{.File}} is saved.", words.Data{"File": filepath.Base(path)}), nil)
		})
	})
}
