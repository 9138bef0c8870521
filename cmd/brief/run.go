package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
	"bifocal/narrative/reword/client"
)

// version is set when a release is built.
var version = "0.1.0"

// The exit codes. 1 is for findings, which are no failure.
const (
	exitDone   = 0
	exitWrong  = 2   // wrong use, bad input, or no such REF
	exitDisk   = 3   // could not read or write
	exitSignal = 130 // interrupted, as shells have it
)

// surroundings are what the program has to do with beside its arguments.
type surroundings struct {
	in       io.Reader
	out, err io.Writer
	variable func(name string) string // of the environment
	now      func() time.Time
	width    func() int // of the terminal in columns; 0 where there is none
	watched  bool       // the standard error is a terminal, where progress is shown
	secret   func(prompt string) (string, error)
	asks     bool        // somebody sits at the standard input and can be asked
	ring     client.Ring // of keys
}

// failure is an error that knows the exit code it ends the program with.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// wrong is an error of the user: wrong use or bad input.
func wrong(format string, args ...any) error {
	return &failure{exitWrong, fmt.Errorf(format, args...)}
}

// disk is an error of reading or writing.
func disk(err error) error {
	if err == nil {
		return nil
	}
	return &failure{exitDisk, err}
}

// session is one call of the program.
type session struct {
	surroundings
	library string // the path that was given with --library
	// passphraseFile is what was given with --passphrase-file, phrase what was typed
	// or found before.
	passphraseFile string
	phrase         passphrase.Passphrase
	// interrupted says what an interruption at this moment comes to.
	interrupted string
}

// run does what the arguments say and returns the exit code.
func run(ctx context.Context, args []string, around surroundings) int {
	s := &session{surroundings: around, interrupted: "nothing was changed"}
	root := s.root()
	root.SetArgs(args)
	root.SetIn(around.in)
	root.SetOut(around.out)
	root.SetErr(around.err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(around.err, "brief: interrupted; "+s.interrupted)
		return exitSignal
	}
	for line := range strings.Lines(shown(err.Error())) {
		fmt.Fprintln(around.err, "brief: "+strings.TrimRight(line, "\n"))
	}
	return codeOf(err)
}

func codeOf(err error) int {
	var f *failure
	switch {
	case errors.As(err, &f):
		return f.code
	case badPassphrase(err):
		return exitWrong
	case errors.Is(err, library.ErrNotFound), errors.Is(err, library.ErrAmbiguous), errors.Is(err, library.ErrNoRevision), errors.Is(err, library.ErrNoStyle):
		return exitWrong
	}
	return exitDisk
}

func (s *session) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "brief",
		Short: "Tell one solution to executives and to engineers",
		Long: `brief works on solutions that are captured once and told twice: to executives
and to engineers. A solution is a JSON file, or an entry of the library that
the Bifocal window works on too.

REF stands for a solution everywhere: its ID, the beginning of its ID where no
other begins alike, or a JSON file. A file needs no library and leaves no trace
in one.`,
		Example: `  brief import halden.json
  brief show halden --audience both
  brief export halden --kind executive`,
		Args:          cobra.ArbitraryArgs,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return s.unknown(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	root.PersistentFlags().StringVar(&s.library, "library", "",
		"the library `file`; also "+library.PathVariable+" (default "+library.DefaultPath()+")")
	root.PersistentFlags().StringVar(&s.passphraseFile, "passphrase-file", "",
		"the `file` with the passphrase of encrypted files; also "+passphrase.Variable+" (default: ask)")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if near := nearFlag(cmd, err); near != "" {
			return wrong("%w; did you mean --%s?", err, near)
		}
		return wrong("%w; see %q", err, cmd.CommandPath()+" --help")
	})
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveDefault)
	root.AddCommand(
		s.importCommand(), s.listCommand(), s.showCommand(), s.checkCommand(), s.exportCommand(), s.verifyCommand(),
		s.styleCommand(), s.rewordCommand(), s.revisionsCommand(), s.retargetCommand(), s.stakeholdersCommand(), s.deleteCommand(), s.undeleteCommand(),
		s.backupCommand(), s.backupsCommand(), s.restoreCommand(), s.doctorCommand(), s.versionCommand(),
	)
	root.SetVersionTemplate("brief {{.Version}}\n")
	root.SetHelpCommand(s.helpCommand())
	for _, cmd := range root.Commands() {
		cmd.DisableFlagsInUseLine = true
		for _, sub := range cmd.Commands() {
			sub.DisableFlagsInUseLine = true
		}
	}
	return root
}

// nearFlag returns the flag that was likely meant by an unknown one.
func nearFlag(cmd *cobra.Command, err error) string {
	name, ok := strings.CutPrefix(err.Error(), "unknown flag: --")
	if !ok {
		return ""
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	if near := narrative.Nearest(name, known, 1); len(near) > 0 {
		return near[0]
	}
	return ""
}

// unknown is about a command that there is not.
func (s *session) unknown(cmd *cobra.Command, name string) error {
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		return wrong("%q is no command; did you mean %q?", name, strings.Join(near, `" or "`))
	}
	return wrong("%q is no command; see \"brief --help\"", name)
}

func (s *session) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Help about a command",
		Example: "  brief help export",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
			var out []string
			if about, _, err := cmd.Root().Find(args); err == nil {
				for _, c := range about.Commands() {
					if c.IsAvailableCommand() && strings.HasPrefix(c.Name(), begun) {
						out = append(out, c.Name()+"\t"+c.Short)
					}
				}
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return s.unknown(cmd.Root(), strings.Join(args, " "))
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}

func (s *session) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  brief version",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			return s.printf("brief %s\n", version)
		},
	}
}

// printf prints for people; what is data goes to the output as it is.
func (s *session) printf(format string, args ...any) error {
	_, err := io.WriteString(s.out, shownInColour(fmt.Sprintf(format, args...)))
	return disk(err)
}

// remark tells the user something that is no failure.
func (s *session) remark(format string, args ...any) {
	fmt.Fprintln(s.err, "brief: "+shown(fmt.Sprintf(format, args...)))
}

// none and the like say how many arguments a command takes, in words.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrong("%q takes no arguments, and got %q; see %q", cmd.CommandPath(), args[0], cmd.CommandPath()+" --help")
	}
	return nil
}

func oneRef(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0, len(args) == 1 && strings.TrimSpace(args[0]) == "":
		return wrong("which solution? Write its ID or a file: %q", cmd.CommandPath()+" REF")
	case len(args) == 1:
		return nil
	}
	return wrong("%q takes one solution at a time, and got %d", cmd.CommandPath(), len(args))
}

// choice checks the value of a flag.
func choice(flag, value string, known ...string) error {
	for _, k := range known {
		if value == k {
			return nil
		}
	}
	if value == "" {
		return wrong("--%s is missing; write --%s %s", flag, flag, strings.Join(known, " or --"+flag+" "))
	}
	return wrong("--%s %s is not known; write --%s %s", flag, value, flag, strings.Join(known, " or --"+flag+" "))
}
