package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/reword/client"
)

const prefModel = "rewording"

// presetName names a known server.
func presetName(name string) string {
	switch name {
	case "openai":
		return "OpenAI"
	case "azure":
		return "Azure OpenAI"
	case "ollama":
		return lang.L("Ollama on this computer")
	case "lmstudio":
		return lang.L("LM Studio on this computer")
	case "llamacpp":
		return lang.L("llama.cpp on this computer")
	}
	return lang.L("Another server with the OpenAI interface")
}

// modelSettings are the part of the settings that is about rewording: off until the
// user switches it on. The key goes into the keyring, and nowhere else.
type modelSettings struct {
	w      *Window
	column *flow.Column
	rest   *flow.Column // what counts once it is on
	on     *tick
	preset *pick
	url    *entry
	model  *entry
	azure  *entry // the version of its interface
	local  *tick
	models *flow.Column // that the server has
	key    *entry
	keySay *flow.Prose
	keyDo  *flow.Column
	wrong  *flow.Prose
	in     *entry
	out    *entry
	grown  func()
	turn   int // of the question for the key
	asked  int // of the one for models
	later  func()
	call   context.CancelFunc // of the question for models
}

func newModelSettings(w *Window, grown func()) *modelSettings {
	m := &modelSettings{w: w, grown: grown}
	s := w.model
	m.on = newTick(lang.L("Let a model suggest other words"), nil, formPlace{})
	m.on.SetChecked(s.On)
	m.on.OnChanged = func(on bool) {
		w.window.Canvas().Unfocus() // a tick keeps Escape to itself
		m.set(func(s *desk.ModelSettings) { s.On = on })
		m.draw()
	}
	names := make([]string, len(client.Presets))
	for i, p := range client.Presets {
		names[i] = presetName(p.Name)
	}
	m.preset = newPick(names, nil, formPlace{})
	m.preset.SetSelectedIndex(max(0, slices.IndexFunc(client.Presets, func(p client.Preset) bool { return p.Name == s.Preset })))
	m.preset.OnChanged = func(string) {
		p := client.Presets[max(0, m.preset.SelectedIndex())]
		m.url.show("")
		m.set(func(s *desk.ModelSettings) { s.Preset, s.URL = p.Name, "" })
		m.draw()
	}
	m.url = m.field("https://", s.URL, func(s *desk.ModelSettings, text string) { s.URL = text })
	m.model = m.field("", s.Model, func(s *desk.ModelSettings, text string) { s.Model = text })
	m.azure = m.field(client.AzureVersion, s.Version, func(s *desk.ModelSettings, text string) { s.Version = strings.TrimSpace(text) })
	m.in = m.field("", s.PriceIn, func(s *desk.ModelSettings, text string) { s.PriceIn = text })
	m.out = m.field("", s.PriceOut, func(s *desk.ModelSettings, text string) { s.PriceOut = text })
	m.local = newTick(lang.L("Only servers on this computer"), nil, formPlace{})
	m.local.SetChecked(s.LocalOnly || forcedLocal(w.env))
	if forcedLocal(w.env) {
		m.local.Disable()
	}
	m.local.OnChanged = func(on bool) {
		m.set(func(s *desk.ModelSettings) { s.LocalOnly = on })
		m.draw()
	}
	m.models = flow.NewColumn(2)
	m.key = newEntry(false, "")
	m.key.Password = true
	m.key.enter = m.keepKey
	m.keySay = flow.NewProse("", look.SizeSmall, look.Muted)
	m.keyDo = flow.NewColumn(0)
	m.wrong = flow.NewProse("", look.SizeSmall, theme.ColorNameError)
	m.rest = flow.NewColumn(8)
	m.column = flow.NewColumn(6, append(captioned(lang.L("Rewording"), m.on,
		flow.NewProse(lang.L("Off, Bifocal opens no connection at all. On, it sends a text when you say so, without names, figures and dates."), look.SizeSmall, look.Muted)), m.rest)...)
	m.draw()
	return m
}

// field is a text of the settings that is taken as it is typed.
func (m *modelSettings) field(placeholder, text string, put func(*desk.ModelSettings, string)) *entry {
	e := newEntry(false, placeholder)
	e.show(text)
	e.typed = func(text string) {
		m.set(func(s *desk.ModelSettings) { put(s, text) })
		m.check()
	}
	e.focused = func(on bool) {
		if m.later != nil {
			m.later()
		}
		if !on { // not at once: what the click is for that takes the focus must not move away under it
			m.later = m.w.env.After(checkAfter, m.draw)
		}
	}
	e.enter = func() { m.w.window.Canvas().Unfocus() }
	return e
}

// set changes the settings and keeps them.
func (m *modelSettings) set(change func(*desk.ModelSettings)) {
	s := m.w.model
	change(&s)
	if s == m.w.model {
		return
	}
	m.w.model = s
	m.w.app.Preferences().SetString(prefModel, s.String())
	m.w.menu.update()
	if m.w.editor != nil {
		m.w.editor.reword.refreshed()
		m.w.editor.framings.foot.show()
	}
}

// current are the settings with what the environment forces.
func (m *modelSettings) current() desk.ModelSettings {
	s := m.w.model
	s.LocalOnly = s.LocalOnly || forcedLocal(m.w.env)
	return s
}

// check says what is wrong with the settings.
func (m *modelSettings) check() {
	s := m.current()
	text := ""
	if err := s.Check(); err != nil && s.On {
		text = sentence(err.Error())
	}
	setVisible(m.wrong, text != "")
	m.wrong.SetText(text)
	m.grown()
}

// draw shows what counts with the server that is chosen.
func (m *modelSettings) draw() {
	s := m.current()
	setVisible(m.rest, s.On)
	m.turn++
	if !s.On {
		m.asked++
		m.models.SetItems()
		m.grown()
		return
	}
	p, _ := client.PresetOf(s.Preset)
	m.url.PlaceHolder = p.URL
	if p.URL == "" {
		m.url.PlaceHolder = "https://"
	}
	m.url.Refresh()
	caption := func(text string) fyne.CanvasObject {
		return flow.NewProse(text, theme.SizeNameText, theme.ColorNameForeground)
	}
	items := []fyne.CanvasObject{
		caption(lang.L("Server")), outlined(m.preset),
		caption(lang.L("Address")), m.url, m.local,
		m.version(p.Azure), caption(lang.L("Model")), m.model, flow.NewLine(14, newLink(lang.L("Which models does the server have?"), m.askModels)), m.models,
		m.wrong,
		caption(lang.L("Key")), m.keySay,
	}
	items = append(items, m.key, m.keyDo)
	items = append(items, caption(lang.L("Price of a million tokens, sent and answered, for the estimate")), newBeside(m.in, m.out))
	m.rest.SetItems(items...)
	setVisible(m.key, false)
	setVisible(m.keyDo, false)
	m.check()
	m.tellKey()
}

// version is the field for the version of Azure's interface.
func (m *modelSettings) version(on bool) fyne.CanvasObject {
	out := flow.NewColumn(8, flow.NewProse(lang.L("Version of the interface"), theme.SizeNameText, theme.ColorNameForeground), m.azure)
	setVisible(out, on)
	return out
}

// askModels asks the server for the models that it has, and offers them.
func (m *modelSettings) askModels() {
	s := m.current()
	key := client.NewKey(m.w.env.Variable(client.KeyVariable))
	typed := client.NewKey(m.key.Text)
	m.asked++
	turn := m.asked
	m.say(lang.L("Asking…"))
	ctx, end := context.WithCancel(context.Background())
	if m.call != nil {
		m.call()
	}
	m.call = end
	m.w.env.Background(func() {
		defer end()
		if !key.Given() {
			key = typed
		}
		switch {
		case key.Given():
		case s.NeedsKey():
			key, _ = client.LoadKey(ctx, m.w.env.Keys, s.Host()) // the server says that it wants one
		default:
			key = client.KeptKey(ctx, m.w.env.Keys, s.Host())
		}
		models, err := client.Models(ctx, s.Settings, key, m.w.env.Client...)
		m.w.env.OnUI(func() {
			switch {
			case turn != m.asked:
			case err != nil:
				m.say(sentence(err.Error()))
			case len(models) == 0:
				m.say(lang.L("The server lists none. Type the name of the model."))
			default:
				m.offer(models)
			}
		})
	})
}

func (m *modelSettings) say(text string) {
	m.models.SetItems(flow.NewProse(text, look.SizeSmall, look.Muted))
	m.grown()
}

// mostModels is how many models are offered: hosted services have hundreds.
const mostModels = 200

// offer lists the models that there are.
func (m *modelSettings) offer(models []string) {
	s := newPick(models[:min(len(models), mostModels)], nil, formPlace{})
	s.PlaceHolder = lang.XN("reword.models", "{{.Count}} models", len(models), words.Count(len(models)))
	s.Selected = ""
	if slices.Contains(s.Options, m.w.model.Model) {
		s.SetSelected(m.w.model.Model)
	}
	s.OnChanged = func(name string) {
		m.model.show(name)
		m.set(func(c *desk.ModelSettings) { c.Model = name })
		m.check()
	}
	m.models.SetItems(outlined(s))
	m.grown()
	m.w.window.Canvas().Focus(s)
}

// close calls off what was asked.
func (m *modelSettings) close() {
	m.turn++
	m.asked++
	if m.later != nil {
		m.later()
	}
	if m.call != nil {
		m.call()
	}
}
