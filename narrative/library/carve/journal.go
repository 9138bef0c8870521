package carve

import (
	"encoding/binary"
	"io"
	"slices"
	"sort"
)

// Journal is what stands in the write-ahead log of a library.
type Journal struct {
	PageSize int
	// Taken is how many frames SQLite takes from it: up to the last one that ends a
	// transaction, and before the first one that is not whole.
	Taken int
	// Broken says that transactions that were finished stand behind a frame that is
	// not whole, or behind a header that is not: SQLite leaves them out without a
	// word.
	Broken bool
	// Torn says that the journal ends within a frame that is not whole: as after a
	// power cut in the middle of a save, or where the last one was damaged.
	Torn bool

	headed  bool // the header is whole
	guessed bool // it is not, and what it said is taken from the frames
	salt    [2]uint32
	frames  []frame
	byPage  []int32 // the frames, by page and then by number
}

// frame is one page in the journal.
type frame struct {
	page   uint32
	commit bool
	own    bool // it is of the run that the header speaks of
	whole  bool // its checksum follows from that of the frame before
}

const (
	journalHead = 32
	frameHead   = 24
	// mostFrames bounds what is kept of a journal: at 4 KB a page it has 64 GB then.
	mostFrames = 1 << 24
)

// ReadJournal reads the frames of a journal, and which of them SQLite takes. One
// that is no journal has none. It fails where it cannot be read.
func ReadJournal(r io.ReaderAt, size int64) (*Journal, error) {
	j := &Journal{}
	head := make([]byte, journalHead)
	if size < journalHead+frameHead {
		return j, nil
	}
	if _, err := r.ReadAt(head, 0); err != nil {
		return nil, err
	}
	var order binary.ByteOrder = binary.BigEndian
	if head[3]&1 == 0 {
		order = binary.LittleEndian
	}
	j.PageSize = int(be32(head[8:]))
	sane := j.PageSize >= 512 && j.PageSize <= 65536 && j.PageSize&(j.PageSize-1) == 0
	if !sane {
		j.PageSize = usualPage
	}
	j.salt = [2]uint32{be32(head[16:]), be32(head[20:])}
	sum := checksum(order, [2]uint32{}, head[:24])
	j.headed = sane && be32(head)&^1 == 0x377f0682 && be32(head[4:]) == 3007000 && sum == [2]uint32{be32(head[24:]), be32(head[28:])}
	return j, j.read(r, size, order, sum)
}

func (j *Journal) read(r io.ReaderAt, size int64, order binary.ByteOrder, sum [2]uint32) error {
	buf := make([]byte, frameHead+j.PageSize)
	count := min((size-journalHead)/int64(len(buf)), mostFrames)
	for i := range count {
		if _, err := r.ReadAt(buf, journalHead+i*int64(len(buf))); err != nil {
			return err
		}
		salt := [2]uint32{be32(buf[8:]), be32(buf[12:])}
		if be32(buf) != 0 && !j.headed && !j.guessed {
			// The header never is what it is now by itself: it was damaged, and what
			// follows was written under it.
			j.salt, j.guessed = salt, true
		}
		next := checksum(order, checksum(order, sum, buf[:8]), buf[frameHead:])
		stored := [2]uint32{be32(buf[16:]), be32(buf[20:])}
		f := frame{page: be32(buf), commit: be32(buf[4:]) != 0, own: salt == j.salt && be32(buf) != 0, whole: next == stored && be32(buf) != 0}
		j.frames = append(j.frames, f)
		sum = stored // so that one damaged frame does not make the next one look like it
	}
	// A run has no holes: a frame between two of it is one of it, and damaged.
	last := len(j.frames)
	for last > 0 && !j.frames[last-1].own {
		last--
	}
	for i := range last {
		if f := &j.frames[i]; !f.own {
			f.own, f.whole = true, false
		}
	}
	j.judge()
	j.byPage = make([]int32, len(j.frames))
	for i := range j.byPage {
		j.byPage[i] = int32(i)
	}
	slices.SortStableFunc(j.byPage, func(a, b int32) int { return int(int64(j.frames[a].page) - int64(j.frames[b].page)) })
	return nil
}

// judge finds out what SQLite takes, and whether it leaves out what was finished.
func (j *Journal) judge() {
	valid := 0
	for valid < len(j.frames) && j.headed && j.frames[valid].own && j.frames[valid].whole {
		valid++
		if j.frames[valid-1].commit {
			j.Taken = valid
		}
	}
	// Behind that, what is of the same run was written later. A transaction is synced
	// before the next one begins: two ends of one, or an end and more behind it, were
	// there before what is damaged now.
	ended, tail := 0, 0
	for i := j.Taken; i < len(j.frames); i++ {
		f := j.frames[i]
		if !f.own {
			continue
		}
		tail++
		if f.whole && ended > 0 {
			j.Broken = j.Broken || j.headed
		}
		if f.commit {
			ended++
		}
		if i >= valid {
			j.Torn = true
		}
	}
	// Noise has no two frames of one run.
	if j.guessed && (tail > 1 || tail == len(j.frames)) {
		j.Broken, j.Torn = true, true
	}
}

// checksum continues that of a journal over bytes, a multiple of 8.
func checksum(order binary.ByteOrder, s [2]uint32, b []byte) [2]uint32 {
	for ; len(b) >= 8; b = b[8:] {
		s[0] += order.Uint32(b) + s[1]
		s[1] += order.Uint32(b[4:]) + s[0]
	}
	return s
}

// Frames is how many frames there are.
func (j *Journal) Frames() int { return len(j.frames) }

// offset is where the page of a frame begins.
func (j *Journal) offset(i int) int64 {
	return journalHead + int64(i)*int64(frameHead+j.PageSize) + frameHead
}

// current reports whether a frame is of the run that the header speaks of.
func (j *Journal) current(i int) bool { return j.frames[i].own }

// endOf returns the last frame of the transaction of a frame.
func (j *Journal) endOf(i int) int {
	const longest = 4096 // frames of one transaction that are looked through
	for k := i; k < len(j.frames) && k < i+longest && j.frames[k].own == j.frames[i].own; k++ {
		if j.frames[k].commit {
			return k
		}
	}
	return i
}

// latest returns the last frame of a page up to a frame.
func (j *Journal) latest(page uint32, upTo int) (int, bool) {
	n := sort.Search(len(j.byPage), func(k int) bool {
		f := j.byPage[k]
		return j.frames[f].page > page || j.frames[f].page == page && int(f) > upTo
	})
	if n == 0 || j.frames[j.byPage[n-1]].page != page {
		return 0, false
	}
	return int(j.byPage[n-1]), true
}
