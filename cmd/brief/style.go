package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"bifocal/export/file"
	"bifocal/export/house"
	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

func (s *session) styleCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "style COMMAND",
		Short: "House styles: how briefs look",
		Long: `A house style is how a user's briefs look: logo, two colours, faces, paper, how
dates and numbers are written, confidentiality line, watermark, contact, cover.
The library keeps house styles by their names, whatever their capitals; one of
them may be the default. Each is one JSON file outside of it, with its logo and
its faces in it: hand a file with faces on only where their licence allows that.`,
		Example: `  brief style set "Sober bank" --executive "#7A1F2B" --logo logo.svg --cover
  brief style default "Sober bank"
  brief export halden --kind executive --style "Sober bank"`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return s.unknown(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(s.styleList(), s.styleShow(), s.styleSet(), s.styleImport(), s.styleExport(), s.styleDelete(), s.styleDefault())
	return cmd
}

// oneStyle is for commands on one style.
func oneStyle(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0, len(args) == 1 && strings.TrimSpace(args[0]) == "":
		return wrong("which house style? Write its name: %q", cmd.CommandPath()+" NAME")
	case len(args) == 1:
		return nil
	}
	return wrong("%q takes one name, and got %d words; put a name with spaces in quotes", cmd.CommandPath(), len(args))
}

// completeStyle offers the names of the styles, and where otherwise says so, files.
func (s *session) completeStyle(otherwise cobra.ShellCompDirective) completion {
	return func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 && cmd.Name() != "export" {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		_ = s.withLibrary(cmd.Context(), reading, func(l *library.Library) error { // no library, nothing to offer
			all, err := l.Styles(cmd.Context())
			for _, e := range all {
				if len(begun) <= len(e.Name) && strings.EqualFold(e.Name[:len(begun)], begun) {
					out = append(out, e.Name)
				}
			}
			return err
		})
		return out, otherwise
	}
}

func (s *session) styleList() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Aliases: []string{"ls"},
		Short:   "List the house styles of the library",
		Example: "  brief style list",
		Args:    none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all := []library.StyleEntry{}
			err := s.withLibrary(cmd.Context(), reading, func(l *library.Library) (err error) {
				all, err = l.Styles(cmd.Context())
				return disk(err)
			})
			if err != nil && !errors.Is(err, library.ErrNoLibrary) {
				return err
			}
			return s.printStyles(all, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: a list of {\"name\", \"default\", \"changed\"}")
	return cmd
}

func (s *session) printStyles(all []library.StyleEntry, asJSON bool) error {
	if asJSON {
		type entry struct {
			Name    string `json:"name"`
			Default bool   `json:"default"`
			Changed string `json:"changed"`
		}
		out := make([]entry, len(all))
		for i, e := range all {
			out[i] = entry{e.Name, e.Default, e.Changed.Format("2006-01-02T15:04:05Z07:00")}
		}
		return s.printJSON(out)
	}
	if len(all) == 0 {
		s.remark("there is no house style in the library yet; make one with \"brief style set NAME\", or import one")
		return nil
	}
	rows := [][]string{{"Name", "Default", "Changed"}}
	for _, e := range all {
		mark := ""
		if e.Default {
			mark = "default"
		}
		rows = append(rows, []string{text.OneLine(e.Name), mark, e.Changed.Local().Format("2006-01-02 15:04")})
	}
	return s.printf("%s", strings.Join(text.Table(rows, s.tableColumns()), "\n")+"\n")
}

func (s *session) styleShow() *cobra.Command {
	return &cobra.Command{
		Use:               "show NAME|FILE",
		Short:             "Show what a house style says",
		Example:           "  brief style show \"Sober bank\"\n  brief style show bank.json",
		Args:              oneStyle,
		ValidArgsFunction: s.completeStyle(cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			style, err := s.style(cmd.Context(), args[0], nil)
			if err != nil {
				return err
			}
			return s.printf("%s", described(style))
		},
	}
}

// described says what is in a style, a line for each part.
func described(x *house.Style) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-16s %s\n", name, text.OneLine(value))
		}
	}
	line("Name", x.Name)
	switch {
	case x.Art() != nil:
		line("Logo", fmt.Sprintf("SVG, %d KB", (len(x.Logo)+1023)>>10))
	case len(x.Logo) > 0:
		line("Logo", fmt.Sprintf("PNG, %d KB", (len(x.Logo)+1023)>>10))
	}
	line("Executive", x.Colours.Executive)
	line("Engineering", x.Colours.Engineering)
	line("Faces", x.Faces.Family())
	line("Paper", string(or(x.Paper, house.A4)))
	switch x.Language {
	case house.British:
		line("Dates, numbers", "British: 15 January 2027; 1,200.5")
	case house.American:
		line("Dates, numbers", "American: January 15, 2027; 1,200.5")
	case house.Continental:
		line("Dates, numbers", "continental: 15 January 2027; 1.200,5")
	}
	line("Confidentiality", x.Confidentiality)
	line("Watermark", x.Watermark)
	if c := x.Contact; !c.IsZero() {
		var parts []string
		for _, p := range []string{c.Name, c.Role, c.Organisation, c.Email, c.Phone} {
			if p != "" {
				parts = append(parts, p)
			}
		}
		at := "at the end"
		if c.OnCover {
			at = "on the cover"
		}
		line("Contact", strings.Join(parts, ", ")+" ("+at+")")
	}
	if x.Cover {
		line("Cover", "yes")
	}
	return b.String()
}

func or[T comparable](v, fallback T) T {
	var zero T
	if v == zero {
		return fallback
	}
	return v
}

func (s *session) styleImport() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Put a house style from its JSON file into the library",
		Long: `import puts a house style into the library, in place of the one of its name, and
prints the name and whether it is new or changed. A file called - is the
standard input. Everything in it is checked: a colour that is too pale for text,
a face whose maker forbids to embed it, a logo that holds more than a picture.`,
		Example: "  brief style import bank.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrong("which file? Write \"brief style import FILE\"")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s.interrupted = "nothing was imported"
			style, err := s.readStyle(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return s.withLibrary(cmd.Context(), making, func(l *library.Library) error { return s.keepStyle(cmd.Context(), l, "", style) })
		},
	}
}

// keepStyle keeps a style, and prints its name and what became of it.
func (s *session) keepStyle(ctx context.Context, l *library.Library, was string, style *house.Style) error {
	body, err := house.Encode(*style)
	if err != nil {
		return err
	}
	replaced, err := l.SaveStyle(ctx, was, style.Name, body)
	if err != nil {
		return disk(err)
	}
	state := "new"
	if replaced {
		state = "changed"
	}
	return s.printf("%s\t%s\n", text.OneLine(style.Name), state)
}

func (s *session) styleExport() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:   "export NAME [-o FILE]",
		Short: "Write a house style as one JSON file",
		Long: `export writes a house style with its logo and its faces as one JSON file, and
prints its path. Without -o it is called after the style and stands in the
current folder; - is the standard output.`,
		Example:           "  brief style export \"Sober bank\" -o bank.json",
		Args:              oneStyle,
		ValidArgsFunction: s.completeStyle(cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			s.interrupted = "nothing was written"
			return s.inStyles(cmd.Context(), reading, func(l *library.Library) error {
				style, err := house.Named(cmd.Context(), l, args[0])
				if err != nil {
					return err
				}
				body, err := house.Encode(*style)
				if err != nil {
					return err
				}
				return s.writeStyle(to, style.Name, body)
			})
		},
	}
	cmd.Flags().StringVarP(&to, "output", "o", "", "the file to write, or - for the standard output (`path`)")
	return cmd
}

func (s *session) writeStyle(to, name string, body []byte) error {
	if to == stdin {
		_, err := s.out.Write(body)
		return disk(err)
	}
	if to == "" {
		to = house.FileName(name)
	}
	if err := s.spareLibrary(to); err != nil {
		return err
	}
	if err := file.Replace(to, body); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return noFolder(filepath.Dir(to))
		}
		return disk(fmt.Errorf("%s cannot be written: %w", to, cause(err)))
	}
	_, err := fmt.Fprintln(s.out, to)
	return disk(err)
}

func (s *session) styleDelete() *cobra.Command {
	return &cobra.Command{
		Use:               "delete NAME",
		Aliases:           []string{"rm"},
		Short:             "Take a house style out of the library for good",
		Long:              "delete takes a house style out of the library. It cannot be brought back; write\nit to a file with \"brief style export\" first. Solutions that remember it are made\nin the default one from then on.",
		Example:           "  brief style delete \"Sober bank\"",
		Args:              oneStyle,
		ValidArgsFunction: s.completeStyle(cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.inStyles(cmd.Context(), changing, func(l *library.Library) error {
				_, called, err := l.Style(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if err := l.DeleteStyle(cmd.Context(), args[0]); err != nil {
					return err
				}
				return s.printf("%s\tdeleted\n", text.OneLine(called))
			})
		},
	}
}

func (s *session) styleDefault() *cobra.Command {
	var unset bool
	cmd := &cobra.Command{
		Use:               "default NAME|--none",
		Short:             "Make a house style the default of the library, or none",
		Example:           "  brief style default \"Sober bank\"\n  brief style default --none",
		ValidArgsFunction: s.completeStyle(cobra.ShellCompDirectiveNoFileComp),
		Args: func(cmd *cobra.Command, args []string) error {
			if unset && len(args) == 0 {
				return nil
			}
			if unset {
				return wrong("--none and a name are for one at a time")
			}
			return oneStyle(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.inStyles(cmd.Context(), changing, func(l *library.Library) error {
				if unset {
					return disk(l.SetDefaultStyle(cmd.Context(), ""))
				}
				if err := l.SetDefaultStyle(cmd.Context(), args[0]); err != nil {
					return err
				}
				_, called, err := l.Style(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				return s.printf("%s\tdefault\n", text.OneLine(called))
			})
		},
	}
	cmd.Flags().BoolVar(&unset, "none", false, "have no default")
	return cmd
}

// inStyles runs do in a library that has to be there.
func (s *session) inStyles(ctx context.Context, a access, do func(*library.Library) error) error {
	err := s.withLibrary(ctx, a, do)
	if errors.Is(err, library.ErrNoLibrary) {
		return wrong("there is no library at %s yet, so it has no house styles; make one with \"brief style set NAME\"", s.libraryPath())
	}
	return err
}

// readStyle reads a house style from a file.
func (s *session) readStyle(ctx context.Context, name string) (*house.Style, error) {
	data, err := s.bytesOf(ctx, name, styleFile)
	if err != nil {
		return nil, err
	}
	style, err := house.Decode(data)
	if err != nil {
		return nil, badStyle(name, err)
	}
	return &style, nil
}

// badStyle puts the name of the file, or of the style, in front of each problem.
func badStyle(name string, err error) error {
	var faults house.Faults
	if !errors.As(err, &faults) {
		return wrong("%s: %w", name, err)
	}
	lines := make([]string, len(faults))
	for i, f := range faults {
		lines[i] = name + ": " + f.String()
	}
	return wrong("%s", strings.Join(lines, "\n"))
}

// style finds the style that a name or a file means; l is the library, where it is
// open.
func (s *session) style(ctx context.Context, name string, l *library.Library) (*house.Style, error) {
	if isFile(name) || name == stdin || looksLikeFile(name) && strings.EqualFold(filepath.Ext(name), ".json") {
		style, err := s.readStyle(ctx, name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, wrong("%s: there is no such file; check the name, or write that of a house style (see \"brief style list\")", name)
		}
		return style, err
	}
	if l != nil {
		return house.Named(ctx, l, name)
	}
	var style *house.Style
	err := s.inStyles(ctx, reading, func(l *library.Library) (err error) {
		style, err = house.Named(ctx, l, name)
		return err
	})
	return style, err
}

// styleFor is the house style of an export; nil for none.
func (s *session) styleFor(ctx context.Context, x *narrative.Solution, l *library.Library, e exporting) (*house.Style, error) {
	switch {
	case e.styled && e.style == "":
		return nil, nil
	case e.styled:
		return s.style(ctx, e.style, l)
	case l == nil && x.HouseStyle != "":
		s.remark("the solution remembers the house style %q, which is not looked up for a file; add --style where you want it", text.OneLine(x.HouseStyle))
		return nil, nil
	case l == nil:
		return nil, nil
	}
	style, lost, err := house.Of(ctx, l, x, house.Decode)
	if lost != "" {
		s.remark("the library has no house style %q, which the solution remembers; the default is used", text.OneLine(lost))
	}
	if err != nil {
		return nil, disk(err)
	}
	return style, nil
}
