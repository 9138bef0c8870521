package library

// Schema is the version of the newest migration that this program knows.
func Schema() int64 { return schema }

// Newer is ErrNewer about a library of a newer schema.
func Newer(path string, at int64) error { return newer(path, at) }

// Others is ErrNotLibrary about a database of another program.
func Others(path string) error { return others(path) }

// Inspect looks how a file begins, and fails with ErrNotLibrary where that is not how
// a library does. A file that holds nothing yet, or is not there, is fine.
func Inspect(path string) error {
	_, err := inspect(path)
	return err
}

// Expand returns the JSON form that a revision holds, from what is stored. It fails
// with ErrDamaged.
func Expand(stored []byte) ([]byte, error) { return expand(stored) }
