package app

import (
	"fmt"
	"io"
	"os"

	"bifocal/narrative"
)

// largestFile is more than any solution comes to.
const largestFile = 16 << 20

// readSolution reads a solution from its JSON form.
func readSolution(path string) (narrative.Solution, error) {
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
		return narrative.Solution{}, fmt.Errorf("the file is larger than %d MB, which no solution is", largestFile>>20)
	}
	return narrative.Read(data)
}
