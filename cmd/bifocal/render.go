package main

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/export"
	"bifocal/export/pdf"
	"bifocal/narrative"
)

// pages counts the pages of a brief.
func pages(ctx context.Context, x *narrative.Index, kind export.Kind) (int, error) {
	return pdf.Pages(ctx, export.Compose(x, kind, export.Options{Date: time.Now()}))
}

// render makes a brief as PDF. The notes name the characters that could not be
// printed as they are, and the pictures that there was no room for.
func render(ctx context.Context, x *narrative.Index, kind export.Kind, date time.Time, w io.Writer) ([]string, error) {
	report, err := pdf.Render(ctx, export.Compose(x, kind, export.Options{Date: date}), w)
	if err != nil {
		return nil, err
	}
	var notes []string
	for _, r := range report.Replaced {
		notes = append(notes, lang.L("Not printed as typed: {{.Characters}}.", words.Data{"Characters": r}))
	}
	for _, caption := range report.LeftOut {
		notes = append(notes, lang.L("Left out, so that the brief keeps to its pages: the picture “{{.Caption}}”.", words.Data{"Caption": caption}))
	}
	return notes, nil
}
