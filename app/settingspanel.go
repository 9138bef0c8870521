package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
)

// toneName says a tone.
func toneName(t desk.Tone) string {
	switch t {
	case desk.Light:
		return lang.L("Light")
	case desk.Dark:
		return lang.L("Dark")
	}
	return lang.L("As the system")
}

// textNames say the steps of the size of texts, the smallest first.
func textNames() []string {
	return []string{lang.L("Small"), lang.L("Normal"), lang.L("Large"), lang.L("Larger"), lang.L("Largest")}
}

// languageNames are in their own language: whoever looks for one reads that.
var languageNames = map[string]string{"en": "English", "de": "Deutsch"}

// appearance is the menu of the tones.
func (m *menu) appearance() *fyne.MenuItem {
	w := m.w
	label := lang.L("Appearance")
	parent := fyne.NewMenuItem(label, nil)
	items := make([]*fyne.MenuItem, 0, len(desk.Tones))
	for _, tone := range desk.Tones {
		items = append(items, m.add(label, toneName(tone), nil, nil, func() {
			s := w.settings
			s.Tone = tone
			w.Set(s)
			if w.panel != nil && w.panel.shown != nil {
				w.panel.shown()
			}
		}))
	}
	parent.ChildMenu = fyne.NewMenu("", items...)
	m.tones = items
	m.check()
	return parent
}

// check ticks the tone that is set.
func (m *menu) check() {
	for i, t := range desk.Tones {
		m.tones[i].Checked = m.w.settings.Tone == t
	}
	if m.main != nil {
		m.main.Refresh()
	}
}

// showSettings lays the settings over the capture pane. Each applies at once.
func (w *Window) showSettings() {
	quiet := false // a choice is shown, not made
	choice := func(names []string, chosen func(int)) *widget.RadioGroup {
		var r *widget.RadioGroup
		r = widget.NewRadioGroup(names, func(name string) {
			if i := slices.Index(r.Options, name); i >= 0 && !quiet {
				w.window.Canvas().Unfocus() // a choice keeps Escape to itself, which closes the panel
				chosen(i)
			}
		})
		r.Required = true
		return r
	}
	set := func(change func(*desk.Settings)) {
		s := w.settings
		change(&s)
		w.Set(s)
	}

	tones := make([]string, len(desk.Tones))
	for i, t := range desk.Tones {
		tones[i] = toneName(t)
	}
	tone := choice(tones, func(i int) { set(func(s *desk.Settings) { s.Tone = desk.Tones[i] }) })
	text := choice(textNames(), func(i int) { set(func(s *desk.Settings) { s.Text = i }) })
	languages := []string{lang.L("As the system")}
	for _, l := range words.Languages {
		languages = append(languages, languageNames[l])
	}
	language := choice(languages, func(i int) {
		set(func(s *desk.Settings) {
			s.Language = ""
			if i > 0 {
				s.Language = words.Languages[i-1]
			}
		})
	})

	folder := newEntry(false, lang.L("A folder"))
	store := func(path string) {
		w.env.Background(func() {
			if err := w.env.Library.SetSetting(context.Background(), folderSetting, path); err != nil {
				w.env.OnUI(func() { w.bar.offer(sentence(err.Error()), nil) })
			}
		})
	}
	folder.focused = func(on bool) {
		if !on {
			store(folder.Text)
		}
	}
	folder.enter = func() { w.window.Canvas().Unfocus() }
	choose := newIconButton(lang.L("Choose…"), theme.FolderOpenIcon(), func() {
		w.chooseFolder(folder.Text, func(path string) {
			folder.show(path)
			store(path)
		})
	})

	var items []fyne.CanvasObject
	items = append(items, captioned(lang.L("Appearance"), tone)...)
	items = append(items, captioned(lang.L("Size of text"), text)...)
	items = append(items, captioned(lang.L("Language of the window"), language,
		flow.NewProse(lang.L("Facts and framings stay in the language of the solution."), look.SizeSmall, look.Muted))...)
	items = append(items, captioned(lang.L("Folder for exports"), folder, container.NewHBox(choose))...)
	var p *panel
	model := newModelSettings(w, func() {
		if p != nil {
			p.grown()
		}
	})
	items = append(items, model.column)
	p = newPanel("settings", lang.L("Settings"), w.uncover, flow.NewColumn(8, items...).Padded(flow.Inset{Left: 14, Top: 6, Right: 14}))
	p.again = w.showSettings
	p.gone = model.close
	p.shown = func() {
		quiet = true
		tone.SetSelected(tones[slices.Index(desk.Tones, w.settings.Tone)])
		text.SetSelected(text.Options[w.settings.Text])
		language.SetSelected(languages[1+slices.Index(words.Languages, w.settings.Language)])
		quiet = false
	}
	p.shown()
	w.lay(p)
	w.env.Background(func() {
		path, err := w.env.Library.Setting(context.Background(), folderSetting)
		if err != nil || path == "" {
			path = w.env.Home
		}
		w.env.OnUI(func() { folder.show(path) })
	})
}

// chooseFolder asks for a folder, beginning at one.
func (w *Window) chooseFolder(at string, chosen func(path string)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			chosen(u.Path())
		}
	}, w.window)
	if start, err := storage.ListerForURI(storage.NewFileURI(at)); err == nil {
		d.SetLocation(start)
	}
	d.Resize(fyne.NewSize(820, 560))
	showDialog(w.window.Canvas(), d, nil)
}
