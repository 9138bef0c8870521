package origin

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"slices"
)

// Part is one file of a package, as a DOCX file is.
type Part struct {
	Name string
	Data []byte
}

// Properties is the part of a package that holds its mark.
const Properties = "docProps/custom.xml"

// SealParts puts the seal into the mark in the part of that name. What is packed
// cannot hold a hash of itself, so it is one of all the parts, unpacked.
func (m Mark) SealParts(parts []Part) {
	sum := sumOf(parts)
	for _, p := range parts {
		if p.Name == Properties {
			m.seal(p.Data, sum)
		}
	}
}

// sumOf is the hash of parts, in whatever order they come.
func sumOf(parts []Part) [sha256.Size]byte {
	sorted := slices.SortedFunc(slices.Values(parts), func(a, b Part) int { return cmp.Compare(a.Name, b.Name) })
	h := sha256.New()
	length := func(n int) {
		_ = binary.Write(h, binary.BigEndian, uint64(n)) // a hash takes everything
	}
	for _, p := range sorted {
		length(len(p.Name))
		h.Write([]byte(p.Name))
		length(len(p.Data))
		h.Write(p.Data)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// Limits of a package: more than any brief has, and little enough that a small file
// does not become a huge one.
const (
	mostUnpacked   = 64 << 20 // bytes of all parts together
	mostProperties = 64 << 10 // of the part with the mark
	mostParts      = 10_000
)

func readPackage(data []byte) (r Reading, found bool) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > mostParts {
		return r, false
	}
	at := slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == Properties })
	if at < 0 {
		return r, false
	}
	if properties, _ := unpack(z.File[at], mostProperties); !line.Match(properties) {
		return r, false // nothing else of it needs to be unfolded
	}
	var (
		parts   []Part
		damaged bool
		left    = int64(mostUnpacked)
	)
	for _, f := range z.File {
		body, err := unpack(f, left)
		damaged = damaged || err != nil
		left = max(0, left-int64(len(body)))
		parts = append(parts, Part{f.Name, body})
	}
	r, found = readIn(parts[at].Data, func(seal int) [sha256.Size]byte {
		if damaged {
			return [sha256.Size]byte{}
		}
		blank := slices.Clone(parts)
		blank[at].Data = bytes.Clone(blank[at].Data)
		copy(blank[at].Data[seal:], unsealed)
		return sumOf(blank)
	})
	r.Whole = r.Whole && !damaged
	return r, found
}

// unpack returns as much of a part as can be read.
func unpack(f *zip.File, most int64) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }() // only read
	body, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && int64(len(body)) > most {
		err = io.ErrShortBuffer
	}
	return body, err
}
