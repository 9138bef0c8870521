package carve

// varint reads a number of 1 to 9 bytes; n is 0 where there is none.
func varint(b []byte) (v uint64, n int) {
	for i := 0; i < len(b) && i < 9; i++ {
		if i == 8 {
			return v<<8 | uint64(b[i]), 9
		}
		v = v<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// column is what the head of a record says of one value.
type column struct{ kind uint64 }

func (c column) isText() bool { return c.kind >= 13 && c.kind&1 == 1 }
func (c column) isBlob() bool { return c.kind >= 12 && c.kind&1 == 0 }
func (c column) isInt() bool  { return c.kind >= 1 && c.kind <= 6 || c.kind == 8 || c.kind == 9 }
func (c column) isNull() bool { return c.kind == 0 }

// size is how many bytes the value takes.
func (c column) size() int64 {
	switch {
	case c.kind >= 12:
		return int64((c.kind - 12) / 2)
	case c.kind == 5:
		return 6
	case c.kind == 6 || c.kind == 7:
		return 8
	case c.kind <= 4:
		return int64(c.kind)
	}
	return 0
}

// mostColumns is more than any table of a library has.
const mostColumns = 16

// head is the beginning of a record.
type head struct {
	columns [mostColumns]column
	n       int
	length  int   // of the head itself
	total   int64 // of head and values
}

// readHead reads the head of a record. It must stand whole in b, as that of every
// row of ours does.
func readHead(b []byte) (h head, ok bool) {
	length, n := varint(b)
	if n == 0 || length < 2 || length > 80 || int(length) > len(b) {
		return h, false
	}
	h.length, h.total = int(length), int64(length)
	for at := n; at < h.length; {
		kind, n := varint(b[at:h.length])
		if n == 0 || h.n == mostColumns || kind == 10 || kind == 11 || kind > 1<<32 {
			return h, false
		}
		h.columns[h.n] = column{kind}
		h.n++
		h.total += h.columns[h.n-1].size()
		at += n
	}
	return h, true
}

// values are those of a record that is read whole.
type values struct {
	head
	data []byte // behind the head
}

func (v values) bytes(i int) []byte {
	at := int64(0)
	for k := range i {
		at += v.columns[k].size()
	}
	return v.data[at : at+v.columns[i].size() : at+v.columns[i].size()]
}

func (v values) text(i int) string { return string(v.bytes(i)) }

// number reads an integer, as which SQLite stores it in as few bytes as it takes.
func (v values) number(i int) int64 {
	switch v.columns[i].kind {
	case 8:
		return 0
	case 9:
		return 1
	}
	b := v.bytes(i)
	if len(b) == 0 {
		return 0
	}
	n := int64(int8(b[0]))
	for _, x := range b[1:] {
		n = n<<8 | int64(x)
	}
	return n
}

// optional reads an integer that may be missing, as in a row from before the column
// was there.
func (v values) optional(i int) *int64 {
	if i >= v.n || v.columns[i].isNull() {
		return nil
	}
	n := v.number(i)
	return &n
}

// local is how much of a payload stands on its page; index says which kind of page.
func local(size int, payload int64, index bool) int64 {
	most := int64(size - 35)
	if index {
		most = int64((size-12)*64/255 - 23)
	}
	if payload <= most {
		return payload
	}
	least := int64((size-12)*32/255 - 23)
	if k := least + (payload-least)%int64(size-4); k <= most {
		return k
	}
	return least
}
