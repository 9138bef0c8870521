package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/export"
)

const formatsSetting = "export.formats"

// formatTicks are the formats that briefs are exported in, one or several.
type formatTicks struct {
	ticks []*tick // one a format, in the order of export.Formats
	typed bool    // the user has chosen here
}

func newFormatTicks(changed func()) *formatTicks {
	f := &formatTicks{}
	for _, format := range export.Formats {
		t := newTick(formatLabel(format), func(bool) { f.typed = true; changed() }, formPlace{})
		t.Checked = format == export.PDF
		f.ticks = append(f.ticks, t)
	}
	return f
}

// formatLabel says what a format is for.
func formatLabel(f export.Format) string {
	switch f {
	case export.DOCX:
		return lang.L("Word, to go on editing (DOCX)")
	case export.HTML:
		return lang.L("Web page, one file (HTML)")
	case export.Markdown:
		return lang.L("Markdown, its pictures beside it")
	}
	return lang.L("PDF, to read and to print")
}

func (f *formatTicks) objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(f.ticks))
	for i, t := range f.ticks {
		out[i] = t
	}
	return out
}

func (f *formatTicks) chosen() []export.Format {
	var out []export.Format
	for i, t := range f.ticks {
		if t.Checked {
			out = append(out, export.Formats[i])
		}
	}
	return out
}

// enable lets the user choose, or not.
func (f *formatTicks) enable(on bool) {
	for _, t := range f.ticks {
		if on {
			t.Enable()
		} else {
			t.Disable()
		}
	}
}

// show ticks the formats that were chosen last, unless the user has chosen
// others here or none of them is known.
func (f *formatTicks) show(last []string) {
	was := func(format export.Format) bool { return slices.Contains(last, string(format)) }
	if f.typed || !slices.ContainsFunc(export.Formats, was) {
		return
	}
	for i, t := range f.ticks {
		t.Checked = was(export.Formats[i])
		t.Refresh()
	}
}

// lastFormats returns the formats that were chosen last, none where that is not
// known.
func lastFormats(env Env) []string {
	kept, err := env.Library.Setting(context.Background(), formatsSetting)
	if err != nil {
		return nil // only a convenience
	}
	return strings.Fields(kept)
}

// keepFormats remembers the formats for the next export. It is only a
// convenience, so what fails is not told.
func keepFormats(ctx context.Context, env Env, chosen []export.Format) {
	names := make([]string, len(chosen))
	for i, f := range chosen {
		names[i] = string(f)
	}
	_ = env.Library.SetSetting(ctx, formatsSetting, strings.Join(names, " "))
}
