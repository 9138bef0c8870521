package app

import (
	"errors"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export/house"
)

// swatch shows a colour, and asks for another when it is clicked.
type swatch struct {
	widget.BaseWidget
	rect *canvas.Rectangle
	tap  func()
}

func newSwatch(tap func()) *swatch {
	s := &swatch{rect: canvas.NewRectangle(color.Transparent), tap: tap}
	s.rect.CornerRadius, s.rect.StrokeWidth = 4, 1
	s.ExtendBaseWidget(s)
	return s
}

func (s *swatch) Tapped(*fyne.PointEvent) { s.tap() }
func (s *swatch) MinSize() fyne.Size      { return fyne.NewSize(34, 34) }
func (s *swatch) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return widget.NewSimpleRenderer(s.rect)
}

func (s *swatch) show(c color.Color) {
	s.rect.FillColor, s.rect.StrokeColor = c, theme.Color(theme.ColorNameInputBorder)
	s.rect.Refresh()
}

// colour is a colour as #RRGGBB, with the nearest that can be read offered for one
// that is too pale.
func (f *styleForm) colour(key, label string, at func(*house.Style) *string, usual fyne.ThemeColorName) *styleField {
	x := newStyleField(key, label)
	e := newEntry(false, lang.L("#RRGGBB"))
	set := func(text string) {
		f.set(x, func(s *house.Style) { *at(s) = normalColour(text) })
	}
	patch := newSwatch(func() {
		w := f.v.hooks.window()
		if w == nil {
			return
		}
		d := dialog.NewColorPicker(label, lang.L("It has to be dark enough for text on white paper."), func(c color.Color) {
			n := color.NRGBAModel.Convert(c).(color.NRGBA)
			e.show(house.Written(n))
			set(e.Text)
			f.tell(x)
			f.sync()
		}, w)
		d.Advanced = true
		if c, ok := house.ReadColour(e.Text); ok {
			d.SetColor(c)
		}
		showDialog(w.Canvas(), d, nil)
	})
	paint := func() {
		if c, ok := house.ReadColour(*at(&f.v.styling.Style)); ok {
			patch.show(c)
		} else {
			patch.show(look.Theme{}.Color(usual, theme.VariantLight))
		}
	}
	e.typed = func(text string) { set(text); paint() }
	e.escape = f.v.close
	x.mend = newLink("", nil)
	x.mend.tap = func() {
		set(f.v.styling.Offers[x.key])
		e.show(*at(&f.v.styling.Style))
		f.sync()
	}
	x.mend.Hide()
	x.show = func() {
		if f.v.styling.Faults[x.key] == "" {
			e.show(*at(&f.v.styling.Style))
		}
		paint()
	}
	x.items = append(x.items, container.NewBorder(nil, nil, nil, patch, e))
	return x
}

// normalColour is what is typed as the form has it: in capitals, with its sign.
func normalColour(text string) string {
	text = strings.ToUpper(strings.TrimSpace(text))
	if _, ok := house.ReadColour(text); ok && text[0] != '#' {
		return "#" + text
	}
	return text
}

// offer shows the nearest colour that can be read, where one is too pale.
func (f *styleForm) offer(x *styleField) {
	nearest := f.v.styling.Offers[x.key]
	if nearest != "" {
		x.mend.setText(lang.L("Take {{.Colour}}", words.Data{"Colour": nearest}))
	}
	setVisible(x.mend, nearest != "")
}

// logo is the logo, from a file.
func (f *styleForm) logo() *styleField {
	x := newStyleField("logo", lang.L("Logo"))
	said := flow.NewProse("", look.SizeSmall, look.Muted)
	take := newLink(lang.L("Choose a PNG, JPEG or SVG…"), func() {
		f.choose([]string{".png", ".jpg", ".jpeg", ".svg"}, house.MostLogo, func(file []byte, err error) {
			var s house.Style
			if err == nil {
				err = s.SetLogo(file)
			}
			if err != nil {
				f.v.styling.Refuse(x.key, err)
				f.sync()
				return
			}
			f.set(x, func(to *house.Style) { to.Logo = s.Logo })
			f.sync()
		})
	})
	drop := newLink(lang.L("Take it off"), func() {
		f.set(x, func(s *house.Style) { s.Logo = nil })
		f.sync()
	})
	x.show = func() {
		has := len(f.v.styling.Style.Logo) > 0
		text := lang.L("None yet. It stands at the head of the first page, or large on the cover.")
		if has {
			text = lang.L("In the style.")
		}
		if said.Text() != text {
			said.SetText(text)
		}
		setVisible(drop, has)
	}
	x.items = append(x.items, said, links(take, drop))
	return x
}

// faces are the faces, from files that say themselves which they are.
func (f *styleForm) faces() *styleField {
	x := newStyleField("faces", lang.L("Faces"))
	said := flow.NewProse("", look.SizeSmall, look.Muted)
	add := newLink(lang.L("Add a TTF or OTF file…"), func() {
		f.choose([]string{".ttf", ".otf"}, house.MostFace, func(file []byte, err error) { f.addFace(x, file, err) })
	})
	own := newLink(lang.L("Back to Open Sans"), func() {
		if f.v.styling.OwnFaces() {
			f.v.changed()
		}
		delete(f.v.styling.Faults, x.key)
		f.sync()
	})
	x.show = func() {
		waiting := f.v.styling.Waiting
		text := lang.L("Open Sans, which comes with the program.")
		if !waiting.IsZero() {
			var parts []string
			for i, field := range house.FaceFields {
				if len(*waiting.At(field)) > 0 {
					parts = append(parts, faceNames()[i])
				}
			}
			family := waiting.Family()
			if family == "" {
				family = lang.L("Own faces")
			}
			text = family + ": " + strings.Join(parts, ", ")
		}
		if said.Text() != text {
			said.SetText(text)
		}
		setVisible(own, !waiting.IsZero())
	}
	x.items = append(x.items, said, links(add, own))
	return x
}

// faceNames say the faces, in the order of house.FaceFields.
func faceNames() []string {
	return []string{lang.L("regular"), lang.L("bold"), lang.L("italic"), lang.L("bold italic")}
}

func (f *styleForm) addFace(x *styleField, file []byte, err error) {
	was := f.v.styling.Style.Faces
	lacks := ""
	if err == nil {
		lacks, err = f.v.styling.AddFace(file)
	}
	delete(f.v.styling.Faults, x.key)
	switch {
	case err != nil:
		f.v.styling.Refuse(x.key, err)
	case lacks == "regular":
		f.v.styling.Refuse(x.key, errors.New(lang.L("add the regular file of the same family, and the style uses both")))
	case lacks != "":
		f.v.styling.Refuse(x.key, errors.New(lang.L("add the bold file of the same family, and the style uses both")))
	}
	f.sync()
	now := f.v.styling.Style.Faces
	if len(was.Regular)+len(was.Bold)+len(was.Italic)+len(was.BoldItalic) != len(now.Regular)+len(now.Bold)+len(now.Italic)+len(now.BoldItalic) {
		f.v.changed()
	}
}

// choose asks for a file and reads it beside the window.
func (f *styleForm) choose(endings []string, most int64, chosen func([]byte, error)) {
	w := f.v.hooks.window()
	if w == nil {
		return
	}
	d := dialog.NewFileOpen(func(u fyne.URIReadCloser, err error) {
		if err != nil || u == nil {
			return
		}
		_ = u.Close() // it is read off this goroutine
		f.read(u.URI().Path(), most, chosen)
	}, w)
	d.SetFilter(storage.NewExtensionFileFilter(endings))
	d.Resize(fyne.NewSize(820, 560))
	showDialog(w.Canvas(), d, nil)
}

func (f *styleForm) read(path string, most int64, chosen func([]byte, error)) {
	f.v.env.Background(func() {
		data, err := readAtMost(path, most)
		f.v.env.OnUI(func() {
			if !f.v.gone {
				chosen(data, err)
			}
		})
	})
}

// readAtMost reads a file that may have so many bytes.
func readAtMost(path string, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fault(err, lang.L("{{.File}} cannot be read; check who may read it", words.Data{"File": filepath.Base(path)}))
	}
	defer func() { _ = file.Close() }() // only read
	data, err := io.ReadAll(io.LimitReader(file, most+1))
	switch {
	case err != nil:
		return nil, fault(err, lang.L("{{.File}} cannot be read; check who may read it", words.Data{"File": filepath.Base(path)}))
	case int64(len(data)) > most:
		return nil, errors.New(lang.L("the file is larger than {{.Size}} MB; choose a smaller one", words.Data{"Size": most >> 20}))
	}
	return data, nil
}
