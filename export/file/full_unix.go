//go:build unix

package file

import (
	"errors"
	"syscall"
)

// isFull says whether a write failed because there is no room.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
