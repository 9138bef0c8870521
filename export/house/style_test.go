package house_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/assets/fonts"
	"bifocal/export/drawing"
	"bifocal/export/house"
	"bifocal/export/house/housetest"
)

// A colour is taken as it is, or the nearest that is offered is taken.
func TestEveryColourThatIsOfferedWouldDo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		colour := rapid.StringMatching(`#[0-9A-F]{6}`).Draw(t, "colour")
		err := house.CheckColour(colour)
		var pale *house.PaleError
		if errors.As(err, &pale) {
			if err := house.CheckColour(pale.Nearest); err != nil {
				t.Fatalf("%s is offered for %s, and then refused: %v", pale.Nearest, colour, err)
			}
			colour = pale.Nearest
		} else if err != nil {
			t.Fatal(err)
		}
		c, _ := house.ReadColour(colour)
		white, _ := house.ReadColour("#FFFFFF")
		if got := drawing.Contrast(c, white); got < 4.5 {
			t.Errorf("%s on white has a contrast of %.2f", colour, got)
		}
	})
}

func TestColoursThatAreNone(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"red", "123456", "#12345", "#GGGGGG", "#1234567", " #123456"} {
		if err := house.CheckColour(s); err == nil || !strings.Contains(err.Error(), "#RRGGBB") {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// A style that is written and read is the same style, in the same bytes.
func TestStyleIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	for _, s := range housetest.All() {
		body, err := house.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		again, err := house.Decode(body)
		if err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		twice, err := house.Encode(again)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(body, twice) {
			t.Errorf("%s is written differently once it was read", s.Name)
		}
	}
}

// What is wrong with a file is said with its place and what to do.
func TestFilesThatAreRefused(t *testing.T) {
	t.Parallel()
	with := func(field string) string {
		return fmt.Sprintf(`{"format": %q, "name": "x", %s}`, house.Format, field)
	}
	for name, c := range map[string]struct{ file, field, says string }{
		"no JSON":         {"<html>", "", "no house style"},
		"cut off":         {`{"format": "bifocal-style/1", "na`, "", "no house style"},
		"no format":       {`{"name": "x"}`, "format", "bifocal-style/1"},
		"a solution":      {`{"format": "bifocal/1", "id": "x"}`, "format", "is a solution"},
		"of the future":   {`{"format": "bifocal-style/2"}`, "format", "newer Bifocal"},
		"unknown field":   {with(`"colour": "#000000"`), "", `no field "colour"`},
		"wrong kind":      {with(`"cover": "yes"`), "cover", "another kind of value"},
		"two styles":      {with(`"cover": true`) + `{}`, "", "is no JSON"},
		"no name":         {`{"format": "bifocal-style/1"}`, "name", "needs a name"},
		"pale":            {with(`"colours": {"executive": "#FFCC00"}`), "colours.executive", "nearest"},
		"paper":           {with(`"paper": "A5"`), "paper", "A4 or Letter"},
		"language":        {with(`"language": "de"`), "language", "en-GB"},
		"line break":      {with(`"watermark": "a\nb"`), "watermark", "one line"},
		"long watermark":  {with(`"watermark": "` + strings.Repeat("x", 30) + `"`), "watermark", "24 are the most"},
		"e-mail":          {with(`"contact": {"email": "anna"}`), "contact.email", "no e-mail address"},
		"e-mail injected": {with(`"contact": {"email": "a@b.example?cc=x@y.example)"}`), "contact.email", "no e-mail address"},
		"logo":            {with(`"logo": "aGVsbG8="`), "logo", "PNG, JPEG or SVG"},
		"no base64":       {with(`"logo": "%%%"`), "", "base64"},
		"harmful logo":    {with(`"logo": "PHN2ZyBvbmxvYWQ9IngoKSIgeG1sbnM9Imh0dHA6Ly93d3cudzMub3JnLzIwMDAvc3ZnIi8+"`), "logo", "script"},
		"no face":         {with(`"faces": {"regular": "aGVsbG8=", "bold": "aGVsbG8="}`), "faces.regular", "TTF or OTF"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := house.Decode([]byte(c.file))
			var faults house.Faults
			if !errors.As(err, &faults) {
				t.Fatalf("error %v, want faults", err)
			}
			if c.field != "" && !strings.Contains(faults.Of(c.field), c.says) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want %q at %q", err, c.says, c.field)
			}
		})
	}
}

// A logo keeps its look and loses everything else.
func TestLogoIsMadeAnew(t *testing.T) {
	t.Parallel()
	img := image.NewRGBA(image.Rect(0, 0, 4000, 1000))
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, nil); err != nil {
		t.Fatal(err)
	}
	marked := append(append([]byte{}, file.Bytes()[:2]...), 0xFF, 0xFE, 0x00, 0x0A)
	marked = append(append(marked, "customer"...), file.Bytes()[2:]...)
	var s house.Style
	if err := s.SetLogo(marked); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(s.Logo, []byte("customer")) {
		t.Error("a comment of the file was kept")
	}
	c, err := png.DecodeConfig(bytes.NewReader(s.Logo))
	if err != nil || c.Width != 1600 || c.Height != 400 {
		t.Errorf("%d by %d pixels, %v", c.Width, c.Height, err)
	}
	if err := s.SetLogo([]byte(housetest.Crest)); err != nil || s.Art() == nil {
		t.Errorf("the SVG is no drawing: %v", err)
	}
}

// A picture that says to be huge is refused before it takes its memory.
func TestHugeLogoIsRefused(t *testing.T) {
	t.Parallel()
	bomb := housetest.Discs()
	binary.BigEndian.PutUint32(bomb[16:], 60_000)
	binary.BigEndian.PutUint32(bomb[20:], 60_000)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	var s house.Style
	for says, file := range map[string][]byte{"60000 by 60000 pixels": bomb, "damaged": housetest.Discs()[:120], "MB": make([]byte, house.MostLogo+1)} {
		if err := s.SetLogo(file); err == nil || len(s.Logo) > 0 || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	tall := image.NewGray(image.Rect(0, 0, 8, 2000))
	var file bytes.Buffer
	if err := png.Encode(&file, tall); err != nil {
		t.Fatal(err)
	}
	if err := s.SetLogo(file.Bytes()); err == nil || !strings.Contains(err.Error(), "mere line") {
		t.Errorf("a line: %v", err)
	}
}

// licensed returns a face whose maker says something else about embedding.
func licensed(t *testing.T, face []byte, bits uint16) []byte {
	t.Helper()
	out := bytes.Clone(face)
	for i := range int(binary.BigEndian.Uint16(out[4:])) {
		if rec := out[12+16*i:]; string(rec[:4]) == "OS/2" {
			binary.BigEndian.PutUint16(out[binary.BigEndian.Uint32(rec[8:])+8:], bits)
			return out
		}
	}
	t.Fatal("no OS/2 table")
	return nil
}

func TestLicenceOfAFaceIsRespected(t *testing.T) {
	t.Parallel()
	for bits, allowed := range map[uint16]bool{0: true, 4: true, 8: true, 2: false, 0x104: false, 0x208: false} {
		_, err := house.ReadFace(licensed(t, fonts.Regular, bits))
		var licence *house.LicenceError
		if allowed != (err == nil) || err != nil && !errors.As(err, &licence) {
			t.Errorf("fsType %#x: %v", bits, err)
		}
		if err != nil && (!strings.Contains(err.Error(), "Open Sans") || !strings.Contains(err.Error(), "another face")) {
			t.Errorf("fsType %#x: %v names neither face nor remedy", bits, err)
		}
	}
}

func TestFacesThatAreRefused(t *testing.T) {
	t.Parallel()
	for says, file := range map[string][]byte{
		"TTF or OTF": []byte("hello"), "WOFF": []byte("wOF2...."), "collection": []byte("ttcf...."), "MB": make([]byte, house.MostFace+1),
	} {
		if _, err := house.ReadFace(file); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	for n := 100; n < len(fonts.Regular); n = n*3/2 + 1 { // cut off anywhere
		if _, err := house.ReadFace(fonts.Regular[:n]); err == nil {
			t.Errorf("a face of %d bytes was taken", n)
		}
	}
	s := house.Style{Name: "x", Faces: house.Faces{Regular: fonts.Regular}}
	if says := house.FieldFault(s.Check(), "faces.bold"); !strings.Contains(says, "bold") {
		t.Errorf("one face alone: %q", says)
	}
}

func TestDatesAndNumbersInAnotherWay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		way        house.Language
		text, want string
	}{
		{house.American, "Decide by 15 January 2027.", "Decide by January 15, 2027."},
		{house.American, "From 3 March to 31 December 2027", "From March 3 to December 31, 2027"},
		{house.American, "March 2027 and Q4 2027 stay, 1,200.5 too", "March 2027 and Q4 2027 stay, 1,200.5 too"},
		{house.American, "1,200 May 2027 orders", "1,200 May 2027 orders"},
		{house.Continental, "1,200 services at 97.5 % for 1.25 M USD", "1.200 services at 97,5 % for 1,25 M USD"},
		{house.Continental, "TLS 1.3 on 10.0.0.1, see section 4.2", "TLS 1.3 on 10.0.0.1, see section 4.2"},
		{house.Continental, "1,234,567.89 EUR by 15 January 2027", "1.234.567,89 EUR by 15 January 2027"},
		{house.Continental, "First, 3 of them; then, 4.", "First, 3 of them; then, 4."},
		{house.British, "1,200 by 15 January 2027", "1,200 by 15 January 2027"},
	} {
		if got := c.way.Rewrite(c.text); got != c.want {
			t.Errorf("%s: %q is written %q, want %q", c.way, c.text, got, c.want)
		}
	}
}

// FuzzDecode: no file brings the reader down, and what it takes passes its own
// check and is read again as it is written.
func FuzzDecode(f *testing.F) {
	for _, s := range housetest.All() {
		s.Faces = house.Faces{} // a corpus of megabytes finds nothing
		body, err := house.Encode(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte(`{"format":"bifocal-style/1","name":"x","logo":"PHN2Zz4="}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := house.Decode(data)
		if err != nil {
			return
		}
		body, err := house.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := house.Decode(body); err != nil {
			t.Errorf("a style that was taken is refused once it is written: %v", err)
		}
	})
}

// FuzzReadFace: no file brings the reader down.
func FuzzReadFace(f *testing.F) {
	f.Add(fonts.Mono)
	f.Add([]byte("OTTO"))
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = house.ReadFace(data) })
}

// picture is a PNG of so many pixels in its header, and of none behind it.
func picture(width, height uint32) []byte {
	var header bytes.Buffer
	header.WriteString("IHDR")
	for _, v := range []any{width, height, []byte{8, 6, 0, 0, 0}} {
		_ = binary.Write(&header, binary.BigEndian, v) // a buffer takes everything
	}
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	_ = binary.Write(&out, binary.BigEndian, uint32(13))
	out.Write(header.Bytes())
	_ = binary.Write(&out, binary.BigEndian, crc32.ChecksumIEEE(header.Bytes()))
	return out.Bytes()
}

// A picture of more pixels or bytes than any logo is refused before it is unfolded.
func TestLogosWithoutEnd(t *testing.T) {
	var flat bytes.Buffer
	if err := png.Encode(&flat, image.NewPaletted(image.Rect(0, 0, 9000, 9000), color.Palette{color.Black, color.White})); err != nil {
		t.Fatal(err)
	}
	jpg := []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xFF\xC0\x00\x11\x08\xFF\xFF\xFF\xFF\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01")
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"100 MB":                {append(picture(100, 100), make([]byte, 100<<20)...), "MB"},
		"all the pixels":        {picture(1<<31-1, 1<<31-1), "logo"},
		"a line":                {picture(20_000, 10), "line"},
		"81 million pixels":     {flat.Bytes(), "9000 by 9000"},
		"a JPEG of 65,535 each": {jpg, "65535 by 65535"},
		"no pixels at all":      {picture(100, 100), "damaged"},
		"a dot":                 {picture(1, 1), "larger"},
	} {
		var s house.Style
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err := s.SetLogo(c.file)
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), c.says) || s.Logo != nil {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 4 {
			t.Errorf("%s: %d KB took %d MB", name, len(c.file)>>10, took)
		}
	}
}

// FuzzSetLogo: no file brings the reader down, and what is kept of one is small, whole
// and stays as it is when it is read again.
func FuzzSetLogo(f *testing.F) {
	var small, photo bytes.Buffer
	img := image.NewNRGBA(image.Rect(0, 0, 9, 12))
	if err := errors.Join(png.Encode(&small, img), jpeg.Encode(&photo, img, nil)); err != nil {
		f.Fatal(err)
	}
	f.Add(small.Bytes())
	f.Add(photo.Bytes())
	f.Add(picture(60_000, 60_000))
	f.Add([]byte("GIF89a\x10\x00\x10\x00\x00\x00\x00"))
	f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>`))
	f.Fuzz(func(t *testing.T, file []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(file)); err == nil && c.Width*c.Height > 1<<20 && c.Width*c.Height <= 24<<20 {
			return // takes its time, and is the business of the decoders of Go
		}
		var s house.Style
		if err := s.SetLogo(file); err != nil {
			return
		}
		kept := s.Logo
		if err := s.SetLogo(kept); err != nil || !bytes.Equal(s.Logo, kept) {
			t.Errorf("a logo that was kept becomes another: %v", err)
		}
	})
}
