package app

import (
	"errors"
	"io"
	"os"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library/passphrase"
)

// largestFile is more than any solution comes to.
const largestFile = 16 << 20

// readSolution reads a solution from its JSON form. Where the file is encrypted the
// passphrase is needed, and an error is of package passphrase.
func readSolution(path string, with passphrase.Passphrase) (narrative.Solution, error) {
	f, err := os.Open(path)
	if err != nil {
		return narrative.Solution{}, err
	}
	defer func() { _ = f.Close() }() // only read
	data, err := io.ReadAll(io.LimitReader(f, largestFile+1))
	if err != nil {
		return narrative.Solution{}, err
	}
	if len(data) > largestFile {
		return narrative.Solution{}, errors.New(lang.L("the file is larger than {{.Size}} MB, which no solution is", words.Data{"Size": largestFile >> 20}))
	}
	if passphrase.Encrypted(data) {
		if data, err = passphrase.Open(data, with); err != nil {
			return narrative.Solution{}, err
		}
	}
	return narrative.Read(data)
}
