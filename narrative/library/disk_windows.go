package library

import (
	"errors"
	"syscall"
)

// diskKind recognises errors of the file system that io/fs has no name for.
func diskKind(err error) error {
	const (
		handleDiskFull = syscall.Errno(39)
		diskFull       = syscall.Errno(112)
		writeProtect   = syscall.Errno(19)
	)
	switch {
	case errors.Is(err, handleDiskFull), errors.Is(err, diskFull):
		return ErrFull
	case errors.Is(err, writeProtect):
		return ErrReadOnly
	}
	return nil
}
