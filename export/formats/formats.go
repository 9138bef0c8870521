// Package formats renders a document in any of the formats there are.
package formats

import (
	"bytes"
	"context"
	"fmt"

	"bifocal/export"
	"bifocal/export/docx"
	"bifocal/export/html"
	"bifocal/export/markdown"
	"bifocal/export/pdf"
)

// Rendered is a document in a format.
type Rendered struct {
	// Data is the file.
	Data []byte
	// Beside are the files that belong in the same folder, with their names.
	Beside []export.File
	// Report says what a page could not show; empty but for PDF.
	Report pdf.Report
}

// Render renders doc. The stem is the name of the file, without its ending, that
// the document is written to, and what names of files beside it begin with; where
// it is empty, there is one file for everything. It fails as the renderers do,
// and for an unknown format.
func Render(ctx context.Context, doc *export.Document, f export.Format, stem string) (Rendered, error) {
	var (
		out  bytes.Buffer
		made Rendered
		err  error
	)
	switch f {
	case export.PDF:
		made.Report, err = pdf.Render(ctx, doc, &out)
	case export.DOCX:
		err = docx.Render(ctx, doc, &out)
	case export.HTML:
		err = html.Render(ctx, doc, &out)
	case export.Markdown:
		if stem == "" {
			err = markdown.Render(ctx, doc, &out)
		} else {
			made.Beside, err = markdown.RenderWith(ctx, doc, stem, &out)
		}
	default:
		err = fmt.Errorf("there is no format %q", f)
	}
	if err != nil {
		return Rendered{}, err
	}
	made.Data = out.Bytes()
	return made, nil
}
