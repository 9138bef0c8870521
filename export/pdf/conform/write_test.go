package conform

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// written writes a file anew from its objects, so that one can be changed.
func (f *file) written() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	last := slices.Max(slices.Collect(maps.Keys(f.objects)))
	offsets := make([]int, last+1)
	for num := 1; num <= last; num++ {
		o, is := f.objects[num]
		if !is {
			continue
		}
		offsets[num] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", num)
		write(&b, o)
		b.WriteString("\nendobj\n")
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n", last+1)
	for _, at := range offsets {
		if at == 0 {
			b.WriteString("0000000000 65535 f \n")
			continue
		}
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	b.WriteString("trailer\n")
	write(&b, f.trailer)
	fmt.Fprintf(&b, "\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

func write(b *bytes.Buffer, o any) {
	switch o := o.(type) {
	case nil:
		b.WriteString("null")
	case bool, int:
		fmt.Fprint(b, o)
	case float64:
		b.WriteString(strconv.FormatFloat(o, 'f', -1, 64))
	case Name:
		b.WriteByte('/')
		for _, c := range []byte(o) {
			if space(c) || delimiter(c) || c == '#' || c > 126 {
				fmt.Fprintf(b, "#%02X", c)
			} else {
				b.WriteByte(c)
			}
		}
	case String:
		fmt.Fprintf(b, "<%x>", string(o))
	case Ref:
		fmt.Fprintf(b, "%d 0 R", int(o))
	case Array:
		b.WriteByte('[')
		for _, e := range o {
			write(b, e)
			b.WriteByte(' ')
		}
		b.WriteByte(']')
	case Dict:
		b.WriteString("<<")
		for _, key := range slices.Sorted(maps.Keys(o)) {
			write(b, Name(key))
			b.WriteByte(' ')
			write(b, o[key])
			b.WriteByte('\n')
		}
		b.WriteString(">>")
	case *Stream:
		o.Dict["Length"] = len(o.Raw)
		write(b, o.Dict)
		b.WriteString("\nstream\n")
		b.Write(o.Raw)
		b.WriteString("\nendstream")
	default:
		panic(fmt.Sprintf("no way to write a %T", o))
	}
}
