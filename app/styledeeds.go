package app

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/export/file"
	"bifocal/export/house"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// create begins a style. The library has it from the first change on.
func (v *styleView) create() {
	v.keepNow()
	v.begin(desk.NewStyling(house.Style{Name: desk.FreeName(lang.L("House style"), v.names)}, ""))
}

// duplicate begins a style that is like the one shown.
func (v *styleView) duplicate() {
	v.keepNow()
	s := v.styling.Style
	s.Name = desk.FreeName(s.Name, v.names)
	next := desk.NewStyling(s, "")
	v.begin(next)
	next.Touch()
	v.keepSoon()
}

// remove deletes the style that is shown; the bar brings it back.
func (v *styleView) remove() {
	name, style, wasDefault := v.styling.Was, v.styling.Style, v.inUse != "" && v.inUse == v.styling.Was
	if name == "" {
		return
	}
	v.keepOff()
	v.env.Background(func() {
		err := v.env.Library.DeleteStyle(context.Background(), name)
		v.env.OnUI(func() {
			if err != nil {
				v.hooks.trouble(err)
				return
			}
			v.hooks.bar.offer(lang.L("“{{.Name}}” deleted", words.Data{"Name": short40(name)}), func() { v.bringBack(style, wasDefault) })
			if v.gone {
				return
			}
			v.begin(desk.NewStyling(house.Style{Name: lang.L("House style")}, ""))
			v.load("")
		})
	})
}

// bringBack undoes the deletion of a style.
func (v *styleView) bringBack(style house.Style, wasDefault bool) {
	v.env.Background(func() {
		body, err := house.Encode(style)
		if err == nil {
			_, err = v.env.Library.SaveStyle(context.Background(), "", style.Name, body)
		}
		if err == nil && wasDefault {
			err = v.env.Library.SetDefaultStyle(context.Background(), style.Name)
		}
		v.env.OnUI(func() {
			if err != nil {
				v.hooks.trouble(err)
				return
			}
			v.load(style.Name)
		})
	})
}

// setDefault makes the style that is shown the default, or none.
func (v *styleView) setDefault(on bool) {
	v.styling.Touch()
	v.keepNow()
	name := ""
	if on {
		name = v.styling.Style.Name
	}
	v.env.Background(func() {
		err := v.env.Library.SetDefaultStyle(context.Background(), name)
		all, listed := v.env.Library.Styles(context.Background())
		v.env.OnUI(func() {
			if err != nil {
				v.hooks.trouble(err)
			}
			if listed == nil && !v.gone {
				v.list(all)
			}
		})
	})
}

// choose asks for the file of a style to import.
func (v *styleView) choose() {
	w := v.hooks.window()
	if w == nil {
		return
	}
	d := dialog.NewFileOpen(func(u fyne.URIReadCloser, err error) {
		if err != nil || u == nil {
			return
		}
		_ = u.Close() // it is read off this goroutine
		v.importFile(u.URI().Path())
	}, w)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".json"}))
	d.Resize(fyne.NewSize(820, 560))
	showDialog(w.Canvas(), d, nil)
}

// importFile puts a style into the library and shows it. One of the same name stays,
// and the new one gets a number.
func (v *styleView) importFile(path string) {
	v.keepNow()
	names := v.names
	v.env.Background(func() {
		data, err := readAtMost(path, house.MostFile)
		var s house.Style
		if err == nil {
			s, err = house.Decode(data)
		}
		v.env.OnUI(func() {
			if v.gone {
				return
			}
			if err != nil {
				v.hooks.bar.offer(lang.L("{{.File}} was not imported: {{.Reason}}", words.Data{"File": short40(filepath.Base(path)), "Reason": strings.ReplaceAll(err.Error(), "\n", "; ")}), nil)
				return
			}
			s.Name = desk.FreeName(s.Name, names)
			next := desk.NewStyling(s, "")
			v.begin(next)
			next.Touch()
			v.keepNow()
		})
	})
}

// export asks where the style goes as one file.
func (v *styleView) export() {
	w := v.hooks.window()
	if w == nil {
		return
	}
	style := v.styling.Style
	d := dialog.NewFileSave(func(u fyne.URIWriteCloser, err error) {
		if err != nil || u == nil {
			return
		}
		_ = u.Close() // it is written whole or not at all
		v.writeFile(style, u.URI().Path())
	}, w)
	d.SetFileName(house.FileName(style.Name))
	d.Resize(fyne.NewSize(820, 560))
	showDialog(w.Canvas(), d, nil)
}

func (v *styleView) writeFile(style house.Style, path string) {
	v.env.Background(func() {
		body, err := house.Encode(style)
		if err == nil {
			if err = file.Replace(path, body); err != nil {
				err = fileFault(path, err)
			}
		}
		v.env.OnUI(func() {
			if err != nil {
				v.hooks.trouble(err)
				return
			}
			v.hooks.bar.offer(lang.L("{{.File}} is saved.", words.Data{"File": filepath.Base(path)}), nil)
		})
	})
}

// showStyles fills the window with the house styles.
func (w *Window) showStyles() { w.showStyle("") }

// showStyle shows the style of a name.
func (w *Window) showStyle(name string) {
	if !w.steady() {
		return
	}
	if e := w.editor; e != nil {
		e.capture.commit()
		w.openStyles(name, e.work.session.Solution())
		return
	}
	w.env.Background(func() {
		s, ok := w.someSolution()
		w.env.OnUI(func() {
			if ok && w.steady() {
				w.openStyles(name, s)
			}
		})
	})
}

// someSolution is one whose briefs can show a style: the one that was changed last,
// or else an example.
func (w *Window) someSolution() (narrative.Solution, bool) {
	if all, err := w.env.Library.List(context.Background(), library.Query{Limit: 1}); err == nil && len(all) > 0 {
		if s, err := w.env.Library.Get(context.Background(), all[0].ID); err == nil {
			return s, true
		}
	}
	if examples := w.env.Examples(); len(examples) > 0 {
		return examples[0].Solution, true
	}
	return narrative.New(), true
}

func (w *Window) openStyles(name string, sample narrative.Solution) {
	w.window.Canvas().Unfocus()
	w.panel = nil
	w.styles = newStyleView(w.env, sample, name, styleHooks{
		window: w.Fyne, bar: w.bar, trouble: w.trouble,
		closed: func() {
			w.styles = nil
			w.arrange()
			if w.editor != nil {
				w.editor.styled()
			}
		},
	})
	w.arrange()
}
