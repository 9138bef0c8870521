//go:build unix

package library

import (
	"errors"
	"syscall"
)

// diskKind recognises errors of the file system that io/fs has no name for.
func diskKind(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return ErrFull
	case errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	}
	return nil
}
