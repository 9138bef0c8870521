package main

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/app"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/export/formats"
	"bifocal/export/house"
	"bifocal/export/origin"
	"bifocal/export/pdf"
	"bifocal/narrative"
)

// pages counts the pages of a brief.
func pages(ctx context.Context, x *narrative.Index, kind export.Kind, style *house.Style) (int, error) {
	return pdf.Pages(ctx, export.Compose(x, kind, export.Options{Date: time.Now(), Style: style}))
}

// mostProofs is how many pages of a brief are drawn to look at.
const mostProofs = 16

// proof draws the pages of a brief as they are printed.
func proof(ctx context.Context, x *narrative.Index, kind export.Kind, style *house.Style, scale float64) (app.Proof, error) {
	if err := export.Ready(x, kind); err != nil {
		return app.Proof{}, err
	}
	p, err := pdf.Proof(ctx, export.Compose(x, kind, export.Options{Date: time.Now(), Style: style}), scale, mostProofs)
	return app.Proof{Pages: p.Pages, Covered: p.Covered, Count: p.Report.Pages, More: p.More}, err
}

// render makes a brief in any format. The notes name the characters that could
// not be printed as they are, and the pictures that there was no room for.
func render(ctx context.Context, x *narrative.Index, w app.Wanted) (app.Made, error) {
	if err := export.Ready(x, w.Kind); err != nil {
		return app.Made{}, err
	}
	sections, err := w.Sections.For(w.Kind)
	if err != nil {
		return app.Made{}, err
	}
	doc := export.Compose(x, w.Kind, export.Options{Date: w.Date, Sections: sections, Style: w.Style})
	if doc.Origin, err = origin.Of(x.Solution, string(w.Kind)); err != nil {
		return app.Made{}, err
	}
	made, err := formats.Render(ctx, doc, w.Format, w.Stem)
	if err != nil {
		return app.Made{}, err
	}
	var notes []string
	for _, r := range made.Report.Replaced {
		notes = append(notes, lang.L("Not printed as typed: {{.Characters}}.", words.Data{"Characters": r}))
	}
	for _, left := range made.Report.LeftOut {
		notes = append(notes, omitted(left))
	}
	return app.Made{Data: made.Data, Beside: made.Beside, Notes: notes}, nil
}

// omitted says what a brief leaves out to keep to its pages.
func omitted(o export.Omission) string {
	switch {
	case o.Picture != "":
		return lang.L("The picture “{{.Caption}}” has no room in this brief.", words.Data{"Caption": o.Picture})
	case o.Whole:
		return lang.L("“{{.Section}}” has no room in this brief.", words.Data{"Section": o.Section})
	case o.Of == 0:
		return lang.L("Details of “{{.Section}}” have no room in this brief.", words.Data{"Section": o.Section})
	}
	return lang.L("{{.Entries}} of {{.Of}} entries of “{{.Section}}” have no room in this brief.",
		words.Data{"Section": o.Section, "Entries": words.Number(o.Entries), "Of": words.Number(o.Of)})
}
