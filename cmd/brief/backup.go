package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bifocal/export/text"
	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/passphrase"
)

func (s *session) backupCommand() *cobra.Command {
	var replace, encrypt bool
	cmd := &cobra.Command{
		Use:   "backup [FILE] [--replace] [--encrypt]",
		Short: "Make a backup of the library",
		Long: `backup copies the library, also while the window has it open, and looks whether
the copy is whole before it counts. Without FILE the backup goes into the folder
"backups" beside the library, where "brief backups" lists it.

A backup is made by itself once a day, before a newer program changes the library,
and before a backup is restored. Of those that are made by themselves the newest
of each of 7 days, 4 weeks and 12 months is kept, and the last 10 from before a
restore; one that you asked for is kept until you delete it.

With --encrypt nobody reads the backup without the passphrase that you choose: it is
for a stick, a server, a mail. There is no way to recover a lost passphrase. The
file is in the format of age. The library itself is not encrypted.`,
		Example: `  brief backup
  brief backup /media/stick/bifocal.db
  brief backup /media/stick/bifocal.db.age --encrypt`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong("%q makes one backup at a time, and got %d files", cmd.CommandPath(), len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s.interrupted = "no backup was made"
			return s.withLibrary(cmd.Context(), reading, func(l *library.Library) (err error) {
				opts := library.BackupOptions{Replace: replace}
				if len(args) == 1 {
					if err := endsRight(args[0], encrypt); err != nil {
						return err
					}
				}
				if encrypt {
					if opts.Passphrase, err = s.newPassphrase(); err != nil {
						return err
					}
				}
				var b library.Backup
				switch {
				case len(args) == 1:
					b, err = l.BackUpTo(cmd.Context(), args[0], opts)
				case encrypt:
					s.remark("this backup is encrypted, and the library beside it is not: take it to where it is needed")
					b, err = l.BackUpEncrypted(cmd.Context(), opts.Passphrase)
				default:
					b, err = l.BackUp(cmd.Context(), backup.Asked)
				}
				if errors.Is(err, library.ErrBackup) && !replace {
					return wrong("%w (--replace)", err)
				}
				if err != nil {
					return err
				}
				s.remark("%s backed up and checked", holding(b))
				return s.printf("%s\n", b.Path)
			})
		},
	}
	cmd.Flags().BoolVar(&replace, "replace", false, "replace FILE if it is there")
	cmd.Flags().BoolVar(&encrypt, "encrypt", false, "encrypt it with a passphrase")
	return cmd
}

// holding says what a backup holds.
func holding(b library.Backup) string {
	return counted(b.Solutions+b.Deleted, "solution") + " with " + counted(b.Revisions, "revision")
}

type jsonBackup struct {
	File      string    `json:"file"`
	At        time.Time `json:"at"`
	Reason    string    `json:"reason"`
	Bytes     int64     `json:"bytes"`
	Solutions int       `json:"solutions"`
	Deleted   int       `json:"deleted"`
	Revisions int       `json:"revisions"`
	Encrypted bool      `json:"encrypted,omitempty"`
	Problem   string    `json:"problem,omitempty"`
}

func (s *session) backupsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "backups [--json]",
		Short:   "List the backups of the library, the newest first",
		Example: "  brief backups\n  brief backups --json | jq -r '.[0].file'",
		Args:    none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := library.Backups(cmd.Context(), s.libraryPath())
			if err != nil {
				return disk(err)
			}
			if asJSON {
				out := make([]jsonBackup, len(all))
				for i, b := range all {
					out[i] = jsonBackup{File: b.Path, At: b.At, Reason: string(b.Reason), Bytes: b.Size, Solutions: b.Solutions, Deleted: b.Deleted, Revisions: b.Revisions, Encrypted: b.Encrypted}
					if b.Problem != nil {
						out[i].Problem = b.Problem.Error()
					}
				}
				return s.printJSON(out)
			}
			if len(all) == 0 {
				s.remark("there are no backups of %s yet; make one with \"brief backup\"", s.libraryPath())
				return nil
			}
			rows := [][]string{{"Made", "Why", "Solutions", "Revisions", "Size", "File"}}
			for _, b := range all {
				row := []string{b.At.Local().Format("2006-01-02 15:04"), reasonOf(b.Reason), fmt.Sprint(b.Solutions), fmt.Sprint(b.Revisions), size(b.Size), filepath.Base(b.Path)}
				if b.Encrypted {
					row[2], row[3] = "encrypted", ""
				}
				if b.Problem != nil {
					row[2], row[3] = "damaged", ""
				}
				rows = append(rows, row)
			}
			return s.printf("%s", strings.Join(text.Table(rows, s.tableColumns()), "\n")+"\n")
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, `print JSON: a list of {"file", "at", "reason", "bytes", "solutions", "deleted", "revisions"}`)
	return cmd
}

func reasonOf(r backup.Reason) string {
	switch r {
	case backup.Daily:
		return "daily"
	case backup.BeforeMigration:
		return "before an update"
	case backup.BeforeRestore:
		return "before a restore"
	case backup.Replaced:
		return "when its file was replaced"
	case backup.Asked:
	}
	return "asked for"
}

func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", (bytes+1023)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}

func (s *session) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore BACKUP",
		Short: "Make the library what a backup holds; what it holds now is backed up first",
		Long: `restore makes the library what a backup holds, in one step, also while the window
has it open. What the library holds now is backed up first, and can be restored
in turn. A library that is damaged is put aside and stays as it is.

BACKUP is a file, the name of one that "brief backups" lists, or the beginning of
its time, such as 2026-11-02. What is damaged, no library, or made by a newer
Bifocal is refused. For one that is encrypted the passphrase is asked for.`,
		Example: "  brief backups\n  brief restore 2026-11-02",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return wrong("which backup? Write its file or its date: %q; \"brief backups\" lists them", cmd.CommandPath()+" BACKUP")
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
			all, err := library.Backups(cmd.Context(), s.libraryPath())
			if err != nil || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			var out []string
			for _, b := range all {
				if name := filepath.Base(b.Path); strings.HasPrefix(name, begun) && b.Problem == nil {
					said := holding(b)
					if b.Encrypted {
						said = "encrypted"
					}
					out = append(out, name+"\t"+said)
				}
			}
			return out, cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := s.backupNamed(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			var with passphrase.Passphrase
			if _, err := library.CheckBackup(cmd.Context(), from); errors.Is(err, library.ErrEncrypted) {
				if with, err = s.passphraseFor(from); err != nil {
					return err
				}
			}
			r, err := library.RestoreBackup(cmd.Context(), s.libraryPath(), from, with, library.Options{Now: s.now})
			switch {
			case errors.Is(err, library.ErrNoLibrary), errors.Is(err, library.ErrBackup), badPassphrase(err):
				return wrong("%w", err)
			case err != nil:
				return disk(err)
			case r.Aside != "":
				s.remark("the damaged library is now %s, as it was", r.Aside)
			case r.Before.Path != "":
				s.remark("what the library held until now is in %s; go back with \"brief restore %s\"", r.Before.Path, filepath.Base(r.Before.Path))
			}
			s.remark("restored %s", holding(r.From))
			return s.printf("%s\n", r.From.Path)
		},
	}
}

// backupNamed returns the file of the backup that is meant.
func (s *session) backupNamed(ctx context.Context, ref string) (string, error) {
	if _, err := os.Stat(ref); err == nil {
		return ref, nil
	}
	all, err := library.Backups(ctx, s.libraryPath())
	if err != nil {
		return "", disk(err)
	}
	var found []string
	for _, b := range all {
		name := filepath.Base(b.Path)
		if name == ref {
			return b.Path, nil
		}
		if at := b.At.Local().Format("2006-01-02 15:04"); strings.HasPrefix(at, ref) || strings.HasPrefix(b.At.Format("2006-01-02T15-04-05"), ref) {
			found = append(found, b.Path)
		}
	}
	switch len(found) {
	case 0:
		return "", wrong("there is no backup %s; \"brief backups\" lists those that there are", ref)
	case 1:
		return found[0], nil
	}
	names := make([]string, len(found))
	for i, path := range found {
		names[i] = filepath.Base(path)
	}
	return "", wrong("%d backups are of %s: %s; write the name of one", len(found), ref, strings.Join(names, ", "))
}
