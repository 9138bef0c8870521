package desk

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"bifocal/export/house"
)

// How long nothing must change before a house style is drawn anew, and before it is
// kept in the library.
const (
	ProofAfter     = 250 * time.Millisecond
	KeepStyleAfter = 800 * time.Millisecond
)

// Styling is a house style that is being changed. It always holds one that briefs
// can be made in: what cannot be taken yet stays in its field, with the reason.
type Styling struct {
	Style  house.Style
	Was    string            // the name the library has it under; "" where it has it not
	Faults map[string]string // by field, why what stands there is not taken
	Offers map[string]string // by field, what could stand there in its place
	// Waiting are the faces that were chosen, those in the style among them.
	Waiting house.Faces
	kept    house.Style // as the library has it
	turn    int         // of the newest look
}

// NewStyling begins with a style as the library has it, or with one that it has not
// where was is empty.
func NewStyling(s house.Style, was string) *Styling {
	return &Styling{Style: s, Was: was, Faults: map[string]string{}, Offers: map[string]string{}, Waiting: s.Faces, kept: s}
}

// Set makes a change that is about a field, where the style still can be used with
// it; otherwise it says why not, and the style stays. It reports whether the style
// has changed.
func (s *Styling) Set(field string, change func(*house.Style)) bool {
	next := s.Style
	change(&next)
	s.offer(field, next.Colours)
	if err := next.CheckTexts(); err != nil {
		s.Faults[field] = cmp.Or(house.FieldFault(err, field), err.Error())
		return false
	}
	delete(s.Faults, field)
	if same(next, s.Style) {
		return false
	}
	s.Style = next
	return true
}

// offer notes the nearest colour that can be read, where one is too pale.
func (s *Styling) offer(field string, c house.Colours) {
	value := map[string]string{"colours.executive": c.Executive, "colours.engineering": c.Engineering}[field]
	var pale *house.PaleError
	delete(s.Offers, field)
	if value != "" && errors.As(house.CheckColour(value), &pale) {
		s.Offers[field] = pale.Nearest
	}
}

// Refuse notes why what was chosen for a field cannot be taken.
func (s *Styling) Refuse(field string, err error) { s.Faults[field] = err.Error() }

// Rename gives the style another name, unless it is empty or one of the others has
// it; taken says so.
func (s *Styling) Rename(name string, all []string, taken string) bool {
	for _, other := range all {
		if house.Same(other, name) && !house.Same(other, s.Was) {
			s.Faults["name"] = taken
			return false
		}
	}
	return s.Set("name", func(x *house.Style) { x.Name = strings.TrimSpace(name) })
}

// Look is the style as it is to be drawn, and the turn that a drawing of it is of.
func (s *Styling) Look() (house.Style, int) {
	s.turn++
	return s.Style, s.turn
}

// Current reports whether a drawing is of the newest look.
func (s *Styling) Current(turn int) bool { return turn == s.turn }

// Unkept reports whether the library does not have the style as it is.
func (s *Styling) Unkept() bool { return s.Was == "" || !same(s.Style, s.kept) }

// Untouched reports whether nothing was changed since it was begun.
func (s *Styling) Untouched() bool { return same(s.Style, s.kept) }

// Touch says that the style is to be kept although nothing was changed in it.
func (s *Styling) Touch() {
	if s.Was == "" {
		s.kept.Name = ""
	}
}

// Kept says that the library has a state of the style.
func (s *Styling) Kept(state house.Style) { s.kept, s.Was = state, state.Name }

func same(a, b house.Style) bool {
	bytesOf := func(s *house.Style) [][]byte {
		return [][]byte{s.Logo, s.Faces.Regular, s.Faces.Bold, s.Faces.Italic, s.Faces.BoldItalic}
	}
	if !slices.EqualFunc(bytesOf(&a), bytesOf(&b), bytes.Equal) {
		return false
	}
	a.Logo, b.Logo, a.Faces, b.Faces = nil, nil, house.Faces{}, house.Faces{}
	return a.Name == b.Name && a.Colours == b.Colours && a.Paper == b.Paper && a.Language == b.Language && a.Confidentiality == b.Confidentiality &&
		a.Watermark == b.Watermark && a.Contact == b.Contact && a.Cover == b.Cover
}

// FreeName returns a name that none of some styles has: the wish itself, or with a
// number behind it.
func FreeName(wish string, all []string) string {
	name := wish
	for i := 2; slices.ContainsFunc(all, func(other string) bool { return house.Same(other, name) }); i++ {
		name = wish + " " + strconv.Itoa(i)
	}
	return name
}

// AddFace takes the file of a face to its place, which the file says itself. A
// regular face waits for its bold one and the other way round; lacks is the field of
// the one that is waited for.
func (s *Styling) AddFace(file []byte) (lacks string, err error) {
	info, err := house.ReadFace(file)
	if err != nil {
		return "", err
	}
	at := 0
	if info.Bold {
		at++
	}
	if info.Italic {
		at += 2
	}
	*s.Waiting.At(house.FaceFields[at]) = file
	for _, field := range house.FaceFields[:2] {
		if len(*s.Waiting.At(field)) == 0 {
			return field, nil
		}
	}
	faces := s.Waiting
	s.Set("faces", func(x *house.Style) { x.Faces = faces })
	return "", nil
}

// OwnFaces goes back to the faces of the program.
func (s *Styling) OwnFaces() bool {
	s.Waiting = house.Faces{}
	return s.Set("faces", func(x *house.Style) { x.Faces = house.Faces{} })
}
