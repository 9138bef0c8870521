package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// table is the cross-reference table of a file.
type table struct {
	offsets    []int // by object number; 0 is unused
	order      []int // object numbers by their place in the file
	ends       []int // ends[0] ends the file header, ends[i] the object order[i-1]
	root, info int
}

var errNotOurs = errors.New("unexpected form of file")

func readTable(raw []byte) (*table, error) {
	at := bytes.LastIndex(raw, []byte("\nxref\n"))
	if at < 0 {
		return nil, errNotOurs
	}
	at++
	var first, count int
	if _, err := fmt.Sscanf(string(raw[at:min(at+40, len(raw))]), "xref\n%d %d\n", &first, &count); err != nil || first != 0 {
		return nil, errNotOurs
	}
	t := &table{offsets: make([]int, count)}
	rows := bytes.Split(raw[at:], []byte("\n"))[2:]
	for i := 1; i < count && i < len(rows); i++ {
		n, err := strconv.Atoi(string(rows[i][:min(10, len(rows[i]))]))
		if err != nil || n <= 0 || n >= at {
			return nil, errNotOurs
		}
		t.offsets[i] = n
		t.order = append(t.order, i)
	}
	slices.SortFunc(t.order, func(a, b int) int { return t.offsets[a] - t.offsets[b] })
	for _, num := range t.order {
		t.ends = append(t.ends, t.offsets[num])
	}
	t.ends = append(t.ends, at)
	trailer := raw[bytes.LastIndex(raw, []byte("trailer")):]
	t.root, t.info = reference(trailer, "/Root "), reference(trailer, "/Info ")
	if t.root == 0 || t.info == 0 {
		return nil, errNotOurs
	}
	return t, nil
}

func reference(trailer []byte, key string) int {
	_, after, _ := bytes.Cut(trailer, []byte(key))
	number, _, _ := bytes.Cut(after, []byte(" "))
	n, err := strconv.Atoi(string(number))
	if err != nil {
		return 0
	}
	return n
}
