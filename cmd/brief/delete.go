package main

import (
	"errors"

	"github.com/spf13/cobra"

	"bifocal/export/text"
	"bifocal/narrative/library"
)

func (s *session) deleteCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "delete REF",
		Aliases: []string{"rm"},
		Short:   "Take a solution out of the library; this can be undone",
		Long: `delete takes a solution out of lists and search. Its revisions stay, and
"brief undelete" or importing it again brings it back.`,
		Example:           "  brief delete halden\n  brief undelete halden",
		Args:              oneRef,
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.inLibrary(cmd.Context(), changing, args[0], "a file is not deleted from here", func(l *library.Library) error {
				e, err := l.Resolve(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if err := l.Delete(cmd.Context(), e.ID); err != nil {
					return err
				}
				s.remark("deleted %s; bring it back with \"brief undelete %s\"", text.OneLine(e.Name()), e.ID)
				return s.printf("%s\t%s\tdeleted\n", e.ID, text.OneLine(e.Title))
			})
		},
	}
}

func (s *session) undeleteCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "undelete REF",
		Short:             "Bring a deleted solution back",
		Example:           "  brief list --deleted\n  brief undelete halden",
		Args:              oneRef,
		ValidArgsFunction: s.completeRef(library.Query{Deleted: true}, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.inLibrary(cmd.Context(), changing, args[0], "a file was not deleted from here", func(l *library.Library) error {
				e, err := l.ResolveDeleted(cmd.Context(), args[0])
				if errors.Is(err, library.ErrNotFound) {
					if live, err := l.Resolve(cmd.Context(), args[0]); err == nil {
						s.remark("%s has not been deleted", live.ID)
						return s.printf("%s\t%s\tunchanged\n", live.ID, text.OneLine(live.Title))
					}
					return wrong("no deleted solution has the ID %q; \"brief list --deleted\" shows what there is", args[0])
				}
				if err != nil {
					return err
				}
				if _, err := l.Undelete(cmd.Context(), e.ID); err != nil {
					return err
				}
				return s.printf("%s\t%s\trestored\n", e.ID, text.OneLine(e.Title))
			})
		},
	}
}
