package desk_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/app/desk"
	"bifocal/assets/fonts"
	"bifocal/export/house"
	"bifocal/export/house/housetest"
)

// Whatever is typed, the style is one that briefs can be made in.
func TestStyleStaysUsable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := desk.NewStyling(housetest.Office(), "Public office")
		for range rapid.IntRange(1, 8).Draw(t, "changes") {
			text := rapid.OneOf(rapid.StringMatching(`#[0-9A-F]{3,6}`), rapid.String(), rapid.Just("")).Draw(t, "text")
			switch rapid.IntRange(0, 4).Draw(t, "field") {
			case 0:
				s.Set("colours.executive", func(x *house.Style) { x.Colours.Executive = text })
			case 1:
				s.Set("contact.email", func(x *house.Style) { x.Contact.Email = text })
			case 2:
				s.Set("watermark", func(x *house.Style) { x.Watermark = text })
			case 3:
				s.Rename(text, []string{"Public office", "Bank"}, "taken")
			case 4:
				s.Set("language", func(x *house.Style) { x.Language = house.Language(text) })
			}
			if err := s.Style.Check(); err != nil {
				t.Fatal(err)
			}
		}
		if offer := s.Offers["colours.executive"]; offer != "" && house.CheckColour(offer) != nil {
			t.Errorf("%s is offered and would be refused", offer)
		}
	})
}

func TestWhatIsToBeKept(t *testing.T) {
	t.Parallel()
	s := desk.NewStyling(housetest.Office(), "Public office")
	if s.Unkept() {
		t.Error("nothing was changed")
	}
	s.Set("watermark", func(x *house.Style) { x.Watermark = "Draft" })
	state := s.Style
	s.Set("watermark", func(x *house.Style) { x.Watermark = "Final" })
	s.Kept(state)
	if !s.Unkept() || s.Was != "Public office" {
		t.Error("what was typed while it was kept is not kept")
	}
	fresh := desk.NewStyling(house.Style{Name: "New"}, "")
	if !fresh.Unkept() || !fresh.Untouched() {
		t.Error("a new style says something already")
	}
	fresh.Touch()
	if fresh.Untouched() {
		t.Error("a copy is not kept")
	}
}

func TestFacesFindTheirPlaces(t *testing.T) {
	t.Parallel()
	s := desk.NewStyling(house.Style{Name: "x"}, "")
	for _, c := range []struct {
		file  []byte
		lacks string
	}{{fonts.BoldItalic, "regular"}, {fonts.Bold, "regular"}, {fonts.Italic, "regular"}, {fonts.Regular, ""}} {
		lacks, err := s.AddFace(c.file)
		if err != nil || lacks != c.lacks {
			t.Errorf("lacks %q, %v; want %q", lacks, err, c.lacks)
		}
	}
	f := s.Style.Faces
	for name, pair := range map[string][2][]byte{"regular": {f.Regular, fonts.Regular}, "bold": {f.Bold, fonts.Bold}, "italic": {f.Italic, fonts.Italic}, "bold italic": {f.BoldItalic, fonts.BoldItalic}} {
		if string(pair[0]) != string(pair[1]) {
			t.Errorf("the %s face is another one", name)
		}
	}
	if _, err := s.AddFace([]byte("no")); err == nil || !strings.Contains(err.Error(), "TTF") {
		t.Errorf("%v", err)
	}
	if s.OwnFaces(); !s.Style.Faces.IsZero() {
		t.Error("the faces stay")
	}
}

func TestFreeName(t *testing.T) {
	t.Parallel()
	if got := desk.FreeName("Bank", []string{"bank", "Bank 2"}); got != "Bank 3" {
		t.Error(got)
	}
}
