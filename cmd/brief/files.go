package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"bifocal/export/house"
	"bifocal/narrative"
)

// stdin is the name of a file that means the standard input.
const stdin = "-"

// read reads a solution from a file and checks it. Bad input gives every
// problem on a line of its own, as "file: path (fact): message".
func (s *session) read(ctx context.Context, name string) (narrative.Solution, error) {
	data, err := s.bytes(ctx, name)
	if err == nil {
		data, err = s.opened(name, data, solutionFile)
	}
	if err != nil {
		return narrative.Solution{}, err
	}
	x, err := narrative.Read(data)
	if err != nil {
		return x, bad(name, err)
	}
	return x, nil
}

// bytes reads a file, but not one that is too large to be a solution. Reading
// the standard input or a pipe may take for ever, and ends with ctx.
func (s *session) bytes(ctx context.Context, name string) ([]byte, error) {
	return s.bytesOf(ctx, name, solutionFile)
}

// fileKind is what a file is expected to hold, and how large that can be.
type fileKind struct {
	what string
	most int64
}

var (
	solutionFile = fileKind{"Bifocal solution", narrative.MaxFile}
	styleFile    = fileKind{"house style", house.MostFile}
	logoFile     = fileKind{"logo", house.MostLogo}
	faceFile     = fileKind{"face", house.MostFace}
)

func (s *session) bytesOf(ctx context.Context, name string, kind fileKind) ([]byte, error) {
	type outcome struct {
		data []byte
		err  error
	}
	read := make(chan outcome, 1) // so that a reading that nobody waits for can end
	go func() {
		data, err := s.allBytes(name, kind)
		read <- outcome{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-read:
		return r.data, r.err
	}
}

func (s *session) allBytes(name string, kind fileKind) ([]byte, error) {
	from, label := s.in, "the standard input"
	if name != stdin {
		label = name
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return nil, unread(name, err)
		case info.IsDir():
			return nil, wrong("%s: is a folder; name the files in it", name)
		case info.Size() > kind.most:
			return nil, tooLarge(name, fmt.Sprintf("%d MB", info.Size()>>20), kind)
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, unread(name, err)
		}
		defer func() { _ = f.Close() }() // only read
		from = f
	}
	data, err := io.ReadAll(io.LimitReader(from, kind.most+1))
	if err != nil {
		return nil, unread(label, err)
	}
	if int64(len(data)) > kind.most {
		return nil, tooLarge(label, fmt.Sprintf("more than %d MB", kind.most>>20), kind)
	}
	return data, nil
}

func tooLarge(name, size string, kind fileKind) error {
	return wrong("%s: has %s, and a %s takes at most %d MB; is it really a %s?", name, size, shortKind(kind.what), kind.most>>20, kind.what)
}

// shortKind leaves the program's name out.
func shortKind(what string) string { return strings.TrimPrefix(what, "Bifocal ") }

// missingFile is fs.ErrNotExist in words of ours.
type missingFile struct{ name string }

func (m *missingFile) Error() string        { return m.name + ": there is no such file; check the name" }
func (m *missingFile) Is(target error) bool { return target == fs.ErrNotExist }

func unread(name string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	remedy := "check that it can be read"
	if errors.Is(err, fs.ErrNotExist) {
		return disk(&missingFile{name})
	}
	if errors.Is(err, fs.ErrPermission) {
		remedy = "check who may read it"
	}
	return disk(fmt.Errorf("%s: cannot be read: %w; %s", name, err, remedy))
}

// bad puts the name of the file in front of each problem.
func bad(name string, err error) error {
	var faults narrative.Faults
	if !errors.As(err, &faults) {
		return wrong("%s: %w", name, err)
	}
	lines := make([]string, len(faults))
	for i, f := range faults {
		lines[i] = name + ": " + f.String()
	}
	return wrong("%s", strings.Join(lines, "\n"))
}

// shown is a text as a terminal may get it: without the characters that turn the
// direction of all that follows, with which a text could make a terminal show something
// else than it says, and without control characters, with which it could colour, move
// and overwrite what stands there. Lines and tabs stay.
func shown(text string) string { return strings.Map(showable, text) }

func showable(r rune) rune {
	switch {
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return -1
	case unicode.IsControl(r) && r != '\n' && r != '\t':
		return -1
	}
	return r
}

// shownInColour is shown with the sequences that this program itself puts around words.
func shownInColour(text string) string {
	var b strings.Builder
	for text != "" {
		at := strings.IndexByte(text, '\x1b')
		if at < 0 {
			break
		}
		b.WriteString(shown(text[:at]))
		text = text[at:]
		sequence := ""
		for _, own := range colourMarks.colours {
			if strings.HasPrefix(text, own) {
				sequence = own
			}
		}
		b.WriteString(sequence)
		text = text[max(1, len(sequence)):]
	}
	return b.String() + shown(text)
}
