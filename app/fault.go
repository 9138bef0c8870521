package app

// toldError is an error in the words of the window, with the one behind it.
type toldError struct {
	text  string
	cause error
}

// fault returns an error that says a text and is the cause for those who ask
// with errors.Is and errors.As.
func fault(cause error, text string) error { return &toldError{text, cause} }

func (e *toldError) Error() string { return e.text }
func (e *toldError) Unwrap() error { return e.cause }
