package library

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"

	"bifocal/narrative/library/passphrase"
)

// writeEncrypted is writeBackup for one that can be read only with a passphrase. The
// pages go from the library through the cipher into the file: nothing that can be
// read touches the disk. The state that is copied is checked in the library, and
// what was written is decrypted once more and compared.
func writeEncrypted(ctx context.Context, from *sql.DB, path string, with passphrase.Passphrase) (held tally, err error) {
	err = beside(path, func(partial string) error {
		wrote := sha256.New()
		if held, err = encryptPages(ctx, from, partial, with, wrote); err != nil {
			return err
		}
		read := sha256.New()
		if err := decryptInto(ctx, partial, with, read); err != nil {
			return fmt.Errorf("reading the backup back: %w", err)
		}
		if string(read.Sum(nil)) != string(wrote.Sum(nil)) {
			return errors.New("what was written holds something else than the library")
		}
		return nil
	})
	return held, err
}

// encryptPages encrypts one state of a library into a file that is there, and returns
// what that state holds.
func encryptPages(ctx context.Context, from *sql.DB, path string, with passphrase.Passphrase, sum hash.Hash) (held tally, err error) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return tally{}, bare(err)
	}
	defer func() { err = errors.Join(err, bare(f.Close())) }()
	to, err := passphrase.Encrypt(f, with)
	if err != nil {
		return tally{}, bare(err)
	}
	err = inOneState(ctx, from, func(conn *sql.Conn) error {
		if err := soundness(ctx, conn); err != nil {
			return err
		}
		if held, err = takeTally(ctx, conn); err != nil {
			return err
		}
		return writePages(ctx, conn, io.MultiWriter(to, sum))
	})
	return held, errors.Join(err, bare(to.Close()))
}

// The two bytes of a library's first page that say whether it needs a journal beside it.
const (
	headerWriteVersion = 18
	headerReadVersion  = 19
	withoutJournal     = 1
)

// writePages writes all pages of a library in their order, as a file on its own.
func writePages(ctx context.Context, conn *sql.Conn, to io.Writer) (err error) {
	rows, err := conn.QueryContext(ctx, `SELECT pgno, data FROM sqlite_dbpage ORDER BY pgno`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	pages := 0
	for ; rows.Next(); pages++ {
		var (
			number int
			page   sql.RawBytes
		)
		if err := rows.Scan(&number, &page); err != nil {
			return err
		}
		if number != pages+1 || len(page) <= headerReadVersion {
			return &unsound{fmt.Sprintf("page %d stands where page %d should", number, pages+1)}
		}
		if number == 1 {
			page = bytes.Clone(page)
			page[headerWriteVersion], page[headerReadVersion] = withoutJournal, withoutJournal
		}
		if pages%pagesAStep == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if _, err := to.Write(page); err != nil {
			return bare(err)
		}
	}
	return rows.Err()
}

// decryptInto decrypts a file, all of it.
func decryptInto(ctx context.Context, path string, with passphrase.Passphrase, to io.Writer) error {
	f, err := os.Open(path)
	if err != nil {
		return bare(err)
	}
	defer func() { _ = f.Close() }() // only read
	r, err := passphrase.Decrypt(f, with)
	if err != nil {
		return bare(err)
	}
	_, err = io.Copy(to, stoppable{ctx, r})
	return bare(err)
}

// stoppable reads until its context is over.
type stoppable struct {
	ctx context.Context
	io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(p)
}

// decryptBackup decrypts a backup into a new file that only the user may read, and
// checks it.
func decryptBackup(ctx context.Context, path, to string, from Backup, with passphrase.Passphrase) (Backup, error) {
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return from, bare(err)
	}
	err = decryptInto(ctx, path, with, out)
	if err := errors.Join(err, bare(out.Close())); err != nil {
		return from, closed(path, err)
	}
	held, err := lookInto(ctx, to, soundness)
	from.Solutions, from.Deleted, from.Revisions = held.solutions, held.deleted, held.revisions
	return from, err
}

// closed tells why an encrypted file cannot be read, naming it.
func closed(path string, err error) error {
	for _, kind := range []error{passphrase.ErrNone, passphrase.ErrWrong, passphrase.ErrDamaged, passphrase.ErrOtherKey} {
		if errors.Is(err, kind) {
			return &fault{kind: kind, text: path + ": " + kind.Error()}
		}
	}
	return err
}
