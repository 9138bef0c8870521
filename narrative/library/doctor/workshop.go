package doctor

import (
	"errors"
	"os"
	"sync"
)

// workshops are the folders in which copies of libraries are worked on. They hold all
// that the libraries do, and must be gone when the program is.
var workshops struct {
	mu      sync.Mutex
	folders map[string]bool
}

// workshop makes a folder that only the user may read.
func workshop(place string) (folder string, remove func() error, err error) {
	workshops.mu.Lock()
	defer workshops.mu.Unlock()
	if folder, err = os.MkdirTemp(place, ".bifocal-"); err != nil {
		return "", nil, err
	}
	if workshops.folders == nil {
		workshops.folders = map[string]bool{}
	}
	workshops.folders[folder] = true
	return folder, func() error {
		workshops.mu.Lock()
		defer workshops.mu.Unlock()
		delete(workshops.folders, folder)
		return os.RemoveAll(folder)
	}, nil
}

// Clear takes away the copies that are being worked on, for a program that ends without
// waiting for Examine.
func Clear() error {
	workshops.mu.Lock()
	defer workshops.mu.Unlock()
	var failed []error
	for folder := range workshops.folders {
		failed = append(failed, os.RemoveAll(folder))
	}
	return errors.Join(failed...)
}
