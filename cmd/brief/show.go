package main

import (
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
)

func (s *session) showCommand() *cobra.Command {
	var audience, format string
	cmd := &cobra.Command{
		Use:   "show REF --audience executive|engineering|both [--format text|markdown|json]",
		Short: "Show how a solution is told",
		Long: `show prints how a solution is told to an audience, and what could still be
captured. Both audiences stand side by side in a terminal of 120 columns or
more, else one after the other; the environment variable COLUMNS sets another
width.

With --format json it prints
  {"audience", "sections": [{"theme", "heading", "blocks": [{"key", "kind",
   "text", "facts"}]}], "gaps": [{"theme", "capture", "kinds"}]}
and for both audiences a list of the two, the executive one first. The kind of
a block is paragraph, item, columns, row or note; the cells of a table's row
are separated by " | " in its text.`,
		Example: `  brief show halden --audience executive
  brief show halden.json --audience both
  brief show halden --audience engineering --format markdown > halden.md
  brief show halden --audience executive --format json | jq -r '.gaps[].capture'`,
		Args:              oneRef,
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := choice("audience", audience, "executive", "engineering", "both"); err != nil {
				return err
			}
			if err := choice("format", format, "text", "markdown", "json"); err != nil {
				return err
			}
			return s.withSolution(cmd.Context(), args[0], func(x narrative.Solution, _ *library.Library) error {
				s.remarkLanguage(&x)
				index := narrative.NewIndex(&x)
				var told []framing.Framing
				for _, a := range narrative.Audiences {
					if audience == "both" || audience == string(a) {
						told = append(told, framing.FrameIndexed(index, a))
					}
				}
				return s.print(x, told, format)
			})
		},
	}
	cmd.Flags().StringVar(&audience, "audience", "", "`who` reads it: executive, engineering or both")
	cmd.Flags().StringVar(&format, "format", "text", "`what` to print: text, markdown or json")
	complete(cmd, "audience", "executive", "engineering", "both")
	complete(cmd, "format", "text", "markdown", "json")
	return cmd
}

// remarkLanguage says where a solution is told in another language than its
// own.
func (s *session) remarkLanguage(x *narrative.Solution) {
	if x.Language == "" {
		return
	}
	told := framing.Told(x)
	own, _ := language.Make(x.Language).Base()
	if used, _ := language.Make(told).Base(); own != used {
		s.remark("there are no sentences in %q yet, so this is told in %q; what was captured stays as it is", x.Language, told)
	}
}

// complete offers the values of a flag to the shell.
func complete(cmd *cobra.Command, flag string, values ...string) {
	completeWith(cmd, flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// completeWith offers what a function finds.
func completeWith(cmd *cobra.Command, flag string, with completion) {
	if err := cmd.RegisterFlagCompletionFunc(flag, with); err != nil {
		panic(err) // the flag is not there: a slip in this program
	}
}

func (s *session) print(x narrative.Solution, told []framing.Framing, format string) error {
	switch format {
	case "json":
		if len(told) == 1 {
			return s.printJSON(jsonFraming(told[0]))
		}
		both := make([]framingJSON, len(told))
		for i, f := range told {
			both[i] = jsonFraming(f)
		}
		return s.printJSON(both)
	case "markdown":
		_, err := io.WriteString(s.out, asMarkdown(x, told))
		return disk(err)
	}
	return s.printf("%s", strings.Join(text.Framings(x, told, s.columns()), "\n")+"\n")
}

// columns returns the width to print for: what COLUMNS or the terminal says,
// and 80 where neither does.
func (s *session) columns() int {
	const usual, least = 80, 40
	if n, err := strconv.Atoi(s.variable("COLUMNS")); err == nil && n > 0 {
		return max(n, least)
	}
	if n := s.width(); n > 0 {
		return max(n, least)
	}
	return usual
}

// tableColumns is columns for a table of which a script may read the lines:
// they are not broken where they do not go to a terminal.
func (s *session) tableColumns() int {
	if s.variable("COLUMNS") == "" && s.width() == 0 {
		return 1 << 16
	}
	return s.columns()
}

type framingJSON struct {
	Audience narrative.Audience `json:"audience"`
	Sections []sectionJSON      `json:"sections"`
	Gaps     []gapJSON          `json:"gaps"`
	LeftOut  []leftOutJSON      `json:"leftOut,omitempty"`
}

type sectionJSON struct {
	Theme   framing.Theme `json:"theme"`
	Heading string        `json:"heading"`
	Blocks  []blockJSON   `json:"blocks"`
}

type blockJSON struct {
	Key   string            `json:"key"`
	Kind  framing.BlockKind `json:"kind"`
	Text  string            `json:"text"`
	Facts []string          `json:"facts"`
	// Stale and Worded are left out where they are false.
	Worded bool `json:"worded,omitempty"`
	Stale  bool `json:"stale,omitempty"`
}

// leftOutJSON is a block that the user has left out.
type leftOutJSON struct {
	Theme  framing.Theme `json:"theme"`
	Key    string        `json:"key"`
	Text   string        `json:"text"`
	Reason string        `json:"reason,omitempty"`
}

type gapJSON struct {
	Theme   framing.Theme    `json:"theme"`
	Capture string           `json:"capture"`
	Kinds   []narrative.Kind `json:"kinds"`
}

// jsonFraming is the contract with scripts: lists are never null.
func jsonFraming(f framing.Framing) framingJSON {
	out := framingJSON{Audience: f.Audience, Sections: []sectionJSON{}, Gaps: []gapJSON{}}
	leave := func(theme framing.Theme, blocks []framing.LeftOut) {
		for _, b := range blocks {
			out.LeftOut = append(out.LeftOut, leftOutJSON{theme, b.Key, b.Text, b.Reason})
		}
	}
	for _, sec := range f.Sections {
		s := sectionJSON{Theme: sec.Theme, Heading: sec.Heading, Blocks: []blockJSON{}}
		for _, b := range sec.Blocks {
			s.Blocks = append(s.Blocks, blockJSON{b.Key, b.Kind, b.Text, append([]string{}, b.Facts...), b.Worded, b.Stale})
		}
		out.Sections = append(out.Sections, s)
		leave(sec.Theme, sec.LeftOut)
	}
	for _, g := range f.ToCapture() {
		out.Gaps = append(out.Gaps, gapJSON{g.Theme, g.Capture, append([]narrative.Kind{}, g.Kinds...)})
	}
	for _, g := range f.Gaps {
		leave(g.Theme, g.LeftOut)
	}
	return out
}
