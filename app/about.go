package app

import (
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/assets/icon"
	"bifocal/assets/licences"
)

// versionOfFyne is that of the list of licences, which a test holds to what is
// built in.
func versionOfFyne(l licences.List) string {
	for _, p := range l.Parts {
		if p.Name == "fyne.io/fyne/v2" {
			return p.Version
		}
	}
	return ""
}

// about shows what this program is made of.
func (w *Window) about() {
	list, err := licences.All()
	if err != nil {
		fyne.LogError("The list of licences cannot be read", err)
	}
	picture := canvas.NewImageFromResource(fyne.NewStaticResource("bifocal.png", icon.PNG))
	picture.FillMode = canvas.ImageFillContain
	name := flow.NewRuns([]flow.Run{{Text: lang.L("Bifocal {{.Version}}", words.Data{"Version": w.env.Version}), Bold: true}}, theme.SizeNameHeadingText, theme.ColorNameForeground)
	built := flow.NewProse(lang.L("Built with Fyne {{.Fyne}} and {{.Go}}. MIT licence.", words.Data{"Fyne": versionOfFyne(list), "Go": runtime.Version()}), look.SizeSmall, look.Muted)
	library := flow.NewProse(w.env.Path, theme.SizeNameText, theme.ColorNameForeground)

	rows := flow.NewColumn(0)
	text := flow.NewProse("", look.SizeSmall, theme.ColorNameForeground)
	inside := container.NewVScroll(flow.NewColumn(8, rows).Padded(flow.Inset{Right: 12}))
	show := func(items ...fyne.CanvasObject) {
		inside.Content = flow.NewColumn(8, items...).Padded(flow.Inset{Right: 12})
		inside.Refresh()
		inside.ScrollToTop()
	}
	var all []fyne.CanvasObject
	back := newRow(lang.L("All licences"), true, 0, func() { show(rows) }).withIcon(theme.NavigateBackIcon())
	for _, p := range list.Parts {
		r := newRow(p.Name, false, 0, func() {
			text.SetText(list.Texts[p.Text])
			show(back, text)
		})
		r.setCount(p.Licence)
		all = append(all, r)
	}
	rows.SetItems(all...)

	var s *overlay
	closing := newButton(lang.L("Close"), w.hideOver)
	closing.Importance = widget.HighImportance
	details := newButton(lang.L("Copy details"), w.copyDetails)
	items := []fyne.CanvasObject{
		newLed(picture, 48, flow.NewColumn(2, name, built)),
		flow.NewProse(lang.L("One solution, captured once, told to executives and to engineers."), theme.SizeNameText, theme.ColorNameForeground),
	}
	if w.env.Path != "" {
		items = append(items, captioned(lang.L("Your library"), library)...)
	}
	items = append(items, captioned(lang.L("Built in, with thanks"), container.New(&tall{300}, inside))...)
	items = append(items, container.NewHBox(layout.NewSpacer(), details, closing))
	s = w.showOver(padded(items...), 560, nil)
	s.grown()
}

// led is a column with a picture before it.
type led struct {
	widget.BaseWidget
	picture fyne.CanvasObject
	side    float32 // of the picture
	column  *flow.Column
}

func newLed(picture fyne.CanvasObject, side float32, column *flow.Column) *led {
	l := &led{picture: picture, side: side, column: column}
	l.ExtendBaseWidget(l)
	return l
}

// HeightFor returns the height at a width.
func (l *led) HeightFor(width float32) float32 {
	return max(l.side, l.column.HeightFor(width-l.side-ledGap))
}

const ledGap = 14

func (l *led) MinSize() fyne.Size {
	return fyne.NewSize(l.side+ledGap+60, l.HeightFor(max(l.side+ledGap+60, l.Size().Width)))
}

func (l *led) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return widget.NewSimpleRenderer(container.New(&ledLayout{l}, l.picture, l.column))
}

type ledLayout struct{ l *led }

func (y *ledLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (y *ledLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l := y.l
	l.picture.Resize(fyne.NewSquareSize(l.side))
	l.column.Move(fyne.NewPos(l.side+ledGap, 0))
	l.column.Resize(fyne.NewSize(size.Width-l.side-ledGap, size.Height))
}

// tall gives its content a height.
type tall struct{ height float32 }

func (t *tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, t.height) }
func (t *tall) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
}

// copyDetails puts into the clipboard what a report of a problem needs, and
// nothing that says who or for whom.
func (w *Window) copyDetails() {
	list, _ := licences.All() // without it a version is missing, no more
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
	}
	var details strings.Builder
	for _, line := range [][2]string{
		{"bifocal", w.env.Version + " " + commit},
		{"system", runtime.GOOS + " " + runtime.GOARCH},
		{"go", runtime.Version()},
		{"fyne", versionOfFyne(list)},
		{"language", lang.SystemLocale().String() + ", " + words.Tag().String()},
		{"library", desk.Discreet(w.env.Path, w.env.UserHome)},
	} {
		details.WriteString(line[0] + ": " + strings.TrimSpace(line[1]) + "\n")
	}
	w.app.Clipboard().SetContent(details.String())
	w.hideOver()
	w.bar.offer(lang.L("The details are in the clipboard. They name neither you nor a customer."), nil)
}
