package desk

import (
	"image"
	"image/color"
	"math"
	"reflect"

	"bifocal/export/drawing"
	"bifocal/narrative"
)

// Sketch is everything that the looks of a picture depend on, beside the
// facts. Two equal sketches of the same facts give the same picture. Lengths
// are in units of the window.
type Sketch struct {
	Subject   Subject
	Audience  narrative.Audience
	Landscape drawing.Landscape
	// Room is how wide the picture may be.
	Room float32
	// Base is how many units a point is shown at the most.
	Base float32
	// Most is how high the picture may be; 0 is as high as it likes. What is
	// higher is cut off at Cut.
	Most, Cut float32
	// Alone says that the picture has the window for itself: it is laid out for
	// a page, fitted to the room and then made larger by Enlarged.
	Alone    bool
	Enlarged float32
	Scale    float32 // pixels a unit
	Palette  drawing.Palette
}

// Plate is a picture as it is shown.
type Plate struct {
	Sketch  Sketch
	Drawing drawing.Drawing // empty where the facts give no picture
	Zoom    float64         // units a point
	W, H    float32         // of what is shown, in units
	Cut     bool            // there is more of it below
	Image   *image.RGBA     // nil where the facts give no picture
	// Foreign are texts that the image lacks: the system may have a face for
	// what the bundled ones cannot draw.
	Foreign []drawing.Text
}

// Empty reports whether there is nothing to show.
func (p *Plate) Empty() bool { return p == nil || p.Image == nil }

// Make draws a sketch. Where that gives what the plate before shows, it
// returns that plate, and nothing is painted.
func Make(x *narrative.Index, s Sketch, before *Plate) *Plate {
	p := &Plate{Sketch: s}
	p.lay(x)
	if before != nil && before.Sketch == s && reflect.DeepEqual(before.Drawing, p.Drawing) {
		return before
	}
	if p.Drawing.W > 0 {
		p.paint()
	}
	return p
}

// Steps down from the base size, in which a picture is tried that would be too
// high: a wider sheet breaks fewer lines. Below the last one text is hard to
// read, and the picture is cut off instead.
var steps = []float32{1, 0.95, 0.9, 0.86}

// lay chooses the width of the sheet and how large the drawing is shown.
func (p *Plate) lay(x *narrative.Index) {
	s := p.Sketch
	try := func(sheet float64) (drawing.Drawing, bool) {
		return s.Subject.draw(x, drawing.Sheet{Width: sheet, Audience: s.Audience}, s.Landscape)
	}
	if s.Alone {
		d, ok := try(s.Subject.Page())
		if !ok {
			return
		}
		p.show(d, min(float64(s.Base), float64(s.Room)/d.W)*float64(s.Enlarged), math.Inf(1))
		return
	}
	for _, step := range steps {
		base := float64(s.Base * step)
		d, ok := try(float64(s.Room) / base)
		if !ok {
			return
		}
		p.show(d, min(base, float64(s.Room)/d.W), math.Inf(1))
		if s.Most == 0 || p.H <= s.Most {
			return
		}
	}
	p.show(p.Drawing, p.Zoom, float64(s.Cut))
}

func (p *Plate) show(d drawing.Drawing, zoom, most float64) {
	p.Drawing, p.Zoom = d, zoom
	px := func(units float64) float32 { // whole pixels, so that nothing is blurred on the way to the screen
		return float32(math.Ceil(units*float64(p.Sketch.Scale)-0.01)) / p.Sketch.Scale
	}
	p.W, p.H, p.Cut = px(d.W*zoom), px(min(d.H*zoom, most)), d.H*zoom > most
}

// Most pixels a side that any graphics card takes, and in all.
const (
	mostSide   = 8000
	mostPixels = 36_000_000
)

// paint draws the part of the drawing that is shown.
func (p *Plate) paint() {
	d := p.Drawing
	w, h := math.Round(float64(p.W*p.Sketch.Scale)), math.Round(float64(p.H*p.Sketch.Scale))
	scale := p.Zoom * float64(p.Sketch.Scale)
	if shrink := min(mostSide/w, mostSide/h, math.Sqrt(mostPixels/(w*h))); shrink < 1 {
		scale, w, h = scale*shrink, math.Floor(w*shrink), math.Floor(h*shrink)
	}
	d.W, d.H = (w-0.01)/scale, (h-0.01)/scale
	shapes := make([]drawing.Shape, 0, len(d.Shapes))
	for _, s := range d.Shapes {
		if t, ok := s.(drawing.Text); ok && !drawing.Covers(t.Text, t.Bold) {
			p.Foreign = append(p.Foreign, t)
		} else {
			shapes = append(shapes, s)
		}
	}
	d.Shapes = shapes
	img, err := drawing.Raster(d, p.Sketch.Palette, scale)
	if err != nil {
		return // a picture this large was asked for by nobody
	}
	p.Image = img
	if p.Cut {
		fade(img, p.Sketch.Palette[drawing.Ground], int(56*p.Sketch.Scale))
	}
}

// fade lets the lowest rows of a picture go over into the ground, as a sign
// that there is more.
func fade(img *image.RGBA, ground color.NRGBA, rows int) {
	b := img.Bounds()
	rows = min(rows, b.Dy())
	for i := range rows {
		t := float64(i+1) / float64(rows)
		line := img.Pix[img.PixOffset(b.Min.X, b.Max.Y-rows+i):][:4*b.Dx()]
		mix := func(at int, to uint8) { line[at] = uint8(math.Round(float64(line[at])*(1-t) + float64(to)*t)) }
		for x := 0; x < len(line); x += 4 {
			mix(x, ground.R)
			mix(x+1, ground.G)
			mix(x+2, ground.B)
		}
	}
}

// HeightFor returns how high the plate is shown in another room than it was
// drawn for, until it is drawn anew.
func (p *Plate) HeightFor(room float32) float32 { return p.H * p.shrunk(room) }

// WidthFor returns how wide it is shown there.
func (p *Plate) WidthFor(room float32) float32 { return p.W * p.shrunk(room) }

func (p *Plate) shrunk(room float32) float32 {
	if p.Sketch.Alone || room <= 0 || p.W <= room {
		return 1
	}
	return room / p.W
}

// FactAt returns the fact that is shown at a place, in units from the top left
// of what is shown in a room.
func (p *Plate) FactAt(x, y, room float32) (string, bool) {
	if p.Empty() || x < 0 || y < 0 || x > p.WidthFor(room) || y > p.HeightFor(room) {
		return "", false
	}
	zoom := p.Zoom * float64(p.shrunk(room))
	return p.Drawing.HitTest(drawing.Point{X: float64(x) / zoom, Y: float64(y) / zoom})
}

// Easel decides when a picture is drawn, and which results are still wanted.
type Easel struct {
	sketch  Sketch
	version int
	asked   bool
	turn    int
}

// Ask says what the picture should show now, at a version of the facts. It
// returns a turn, and whether there is something to draw: not where all is as
// it was asked for before.
func (e *Easel) Ask(s Sketch, version int) (turn int, draw bool) {
	if e.asked && e.sketch == s && e.version == version {
		return e.turn, false
	}
	e.sketch, e.version, e.asked = s, version, true
	e.turn++
	return e.turn, true
}

// Wanted reports whether nothing newer was asked for than the turn of a result.
func (e *Easel) Wanted(turn int) bool { return turn == e.turn }
