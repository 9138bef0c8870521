package docx

import (
	"cmp"
	"fmt"
	"math"

	"bifocal/export"
	"bifocal/export/drawing"
)

const (
	density    = 3.0  // pixels a point: 216 dpi, sharp on paper
	leastScale = 0.78 // how far a picture may be made smaller to stand on one page
	emu        = 12700
)

// picture sets a drawing as a PNG file, which every version of Word shows as it
// was measured, and its caption under it. What is higher than a page is cut between
// its boxes.
func (s *setter) picture(p export.Picture) error {
	if !p.Holds() {
		return nil
	}
	d, caption := p.Drawing, export.Line(p.Caption)
	scale := min(1, export.PictureWidth/d.W)
	most := s.sheet.room() - 60
	if high := d.H * scale; high > most && most/high >= leastScale {
		scale *= most / high
	}
	pages := d.Pages(most / scale)
	for i, page := range pages {
		img, err := drawing.Raster(page, s.palette, density*scale)
		if err != nil {
			return fmt.Errorf("draw a picture: %w", err)
		}
		data, err := compact(img)
		if err != nil {
			return fmt.Errorf("encode the picture of %s: %w", page.Title, err)
		}
		q := of("Picture")
		q.keep = i == len(pages)-1 && caption != ""
		s.put(s.set(q, "", s.drawing(s.medium("png", data), cmp.Or(export.Line(page.Title), "Picture"), export.Line(page.Alt), page.W*scale, page.H*scale)))
	}
	s.line(of("Caption"), caption)
	return nil
}

// drawing places a picture in the line of text; width and height are points.
func (s *setter) drawing(id, title, alt string, width, height float64) string {
	s.pictures++
	w, h := int(math.Round(width*emu)), int(math.Round(height*emu))
	name := fmt.Sprintf(`id="%d" name="%s %d" descr="%s"`, s.pictures, escape(title), s.pictures, escape(alt))
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr %s/>`+
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr %s/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`+
		`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, w, h, name, name, id, w, h)
}
