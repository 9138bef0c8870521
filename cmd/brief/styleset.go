package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"bifocal/export/house"
	"bifocal/narrative/library"
)

// styling is what the flags of style set say.
type styling struct {
	executive, engineering     string
	paper, language            string
	confidentiality, watermark string
	logo                       string
	faces                      [4]string // by house.FaceFields
	contact                    house.Contact
	cover                      bool
	rename                     string
}

func (s *session) styleSet() *cobra.Command {
	var want styling
	cmd := &cobra.Command{
		Use:   "set NAME [flags]",
		Short: "Make a house style, or change what the flags say of one",
		Long: `set makes a house style in the library, or changes one: only what a flag says,
and a flag with nothing behind it ("") takes that away.

A colour is checked against white paper: one that is too pale for text is refused
with the nearest that can be read. A face is embedded into the style where its
maker allows that; it needs the regular and the bold file of a family, and may
have both italics. A logo is a PNG, JPEG or SVG file.

--language is how dates and numbers are written in the English of the briefs:
en-GB (15 January 2027; 1,200.5), en-US (January 15, 2027; 1,200.5) or en-150, as
on the continent (15 January 2027; 1.200,5). Words and spelling stay as they are.`,
		Example: `  brief style set "Sober bank" --executive "#7A1F2B" --engineering "#24405C" --cover
  brief style set "Sober bank" --logo logo.svg --watermark Draft
  brief style set "Sober bank" --watermark ""`,
		Args:              oneStyle,
		ValidArgsFunction: s.completeStyle(cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.setStyle(cmd.Context(), strings.TrimSpace(args[0]), want, cmd.Flags().Changed)
		},
	}
	f := cmd.Flags()
	f.StringVar(&want.rename, "rename", "", "another `name` for it")
	f.StringVar(&want.logo, "logo", "", "the logo: a PNG, JPEG or SVG `file`")
	f.StringVar(&want.executive, "executive", "", "the `colour` of briefs for executives, as #RRGGBB")
	f.StringVar(&want.engineering, "engineering", "", "the `colour` of briefs for engineers")
	for i, name := range []string{"regular", "bold", "italic", "bold-italic"} {
		f.StringVar(&want.faces[i], name, "", "the "+name+" face: a TTF or OTF `file`")
	}
	f.StringVar(&want.paper, "paper", "", "the `paper`: A4 or Letter")
	f.StringVar(&want.language, "language", "", "how dates and numbers are written: `en-GB`, en-US or en-150")
	f.StringVar(&want.confidentiality, "confidentiality", "", "the `line` at the foot of every page")
	f.StringVar(&want.watermark, "watermark", "", "the `text` across every page, such as Draft")
	f.StringVar(&want.contact.Name, "contact", "", "the `name` of whom the reader asks")
	f.StringVar(&want.contact.Role, "contact-role", "", "their `role`")
	f.StringVar(&want.contact.Organisation, "contact-organisation", "", "their `organisation`")
	f.StringVar(&want.contact.Email, "contact-email", "", "their e-mail `address`")
	f.StringVar(&want.contact.Phone, "contact-phone", "", "their phone `number`")
	f.BoolVar(&want.contact.OnCover, "contact-on-cover", false, "the contact stands on the cover, not at the end")
	f.BoolVar(&want.cover, "cover", false, "briefs have a cover page")
	complete(cmd, "paper", "A4", "Letter")
	complete(cmd, "language", "en-GB", "en-US", "en-150")
	return cmd
}

func (s *session) setStyle(ctx context.Context, name string, want styling, said func(string) bool) error {
	return s.withLibrary(ctx, making, func(l *library.Library) error {
		style, err := house.Named(ctx, l, name)
		was := name
		switch {
		case errors.Is(err, library.ErrNoStyle):
			style, was = &house.Style{Name: name}, ""
		case err != nil:
			return err
		}
		if said("rename") {
			style.Name = strings.TrimSpace(want.rename)
		}
		if err := s.applyStyle(ctx, style, want, said); err != nil {
			return err
		}
		if err := style.Check(); err != nil {
			return badStyle(name, err)
		}
		if !house.Same(was, style.Name) {
			if _, _, err := l.Style(ctx, style.Name); err == nil && was != "" {
				return wrong("there is a house style %q already; choose another name, or delete that one first", style.Name)
			}
		}
		return s.keepStyle(ctx, l, was, style)
	})
}

// applyStyle changes what the flags say.
func (s *session) applyStyle(ctx context.Context, x *house.Style, want styling, said func(string) bool) error {
	for _, t := range []struct {
		flag  string
		to    *string
		value string
	}{
		{"executive", &x.Colours.Executive, strings.ToUpper(want.executive)},
		{"engineering", &x.Colours.Engineering, strings.ToUpper(want.engineering)},
		{"paper", (*string)(&x.Paper), want.paper},
		{"language", (*string)(&x.Language), want.language},
		{"confidentiality", &x.Confidentiality, want.confidentiality},
		{"watermark", &x.Watermark, want.watermark},
		{"contact", &x.Contact.Name, want.contact.Name},
		{"contact-role", &x.Contact.Role, want.contact.Role},
		{"contact-organisation", &x.Contact.Organisation, want.contact.Organisation},
		{"contact-email", &x.Contact.Email, want.contact.Email},
		{"contact-phone", &x.Contact.Phone, want.contact.Phone},
	} {
		if said(t.flag) {
			*t.to = t.value
		}
	}
	if said("cover") {
		x.Cover = want.cover
	}
	if said("contact-on-cover") {
		x.Contact.OnCover = want.contact.OnCover
	}
	if said("logo") {
		x.Logo = nil
		if want.logo != "" {
			data, err := s.bytesOf(ctx, want.logo, logoFile)
			if err != nil {
				return err
			}
			if err := x.SetLogo(data); err != nil {
				return wrong("%s: %w", want.logo, err)
			}
		}
	}
	for i, flag := range []string{"regular", "bold", "italic", "bold-italic"} {
		if !said(flag) {
			continue
		}
		at := x.Faces.At(house.FaceFields[i])
		*at = nil
		if want.faces[i] == "" {
			continue
		}
		data, err := s.bytesOf(ctx, want.faces[i], faceFile)
		if err != nil {
			return err
		}
		if _, err := house.ReadFace(data); err != nil {
			return wrong("%s: %w", want.faces[i], err)
		}
		*at = data
	}
	return nil
}
