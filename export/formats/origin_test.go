package formats_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"bifocal/export"
	"bifocal/export/exporttest"
	"bifocal/export/formats"
	"bifocal/export/origin"
	"bifocal/export/pdf/conform"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// marked renders a brief that says where it comes from.
func marked(t *testing.T, f export.Format) ([]byte, *export.Document) {
	t.Helper()
	s := narrativetest.Halden()
	d := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{Date: exporttest.Day})
	var err error
	if d.Origin, err = origin.Of(&s, string(export.ExecutiveBrief)); err != nil {
		t.Fatal(err)
	}
	made, err := formats.Render(t.Context(), d, f, "")
	if err != nil {
		t.Fatal(err)
	}
	return made.Data, d
}

// Every format says where it comes from, to programs and to no reader, and keeps
// saying it when it is made again.
func TestOriginOfEveryFormat(t *testing.T) {
	t.Parallel()
	for _, f := range export.Formats {
		data, d := marked(t, f)
		got, found := origin.Read(data)
		if !found || !got.Whole || got.Mark != d.Origin {
			t.Errorf("%s says %+v (%v), want %+v", f, got, found, d.Origin)
		}
		if again, _ := marked(t, f); !bytes.Equal(again, data) {
			t.Errorf("%s: other bytes", f)
		}
		if text := read(t, f, data); bytes.Contains([]byte(text), []byte(d.Origin.State[:16])) {
			t.Errorf("%s shows the mark to its readers", f)
		}
		if missing := exporttest.Missing(d, read(t, f, data)); f != export.PDF && len(missing) > 0 {
			t.Errorf("%s lacks %q", f, missing)
		}
		if bytes.Contains(data, []byte(narrativetest.Halden().ID)) && f != export.DOCX {
			t.Errorf("%s has the ID of the solution in it", f)
		}
		d.Origin = origin.Mark{}
		plain, err := formats.Render(t.Context(), d, f, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, found := origin.Read(plain.Data); found {
			t.Errorf("%s says where it comes from unasked", f)
		}
	}
	data, _ := marked(t, export.PDF)
	for _, b := range conform.Check(data) {
		t.Error(b)
	}
}

// A byte that is changed anywhere is noticed: the file is not whole, or says
// nothing any more.
func TestOneByteBreaksTheSeal(t *testing.T) {
	t.Parallel()
	for _, f := range []export.Format{export.PDF, export.HTML, export.Markdown} {
		data, _ := marked(t, f)
		step := max(len(data)/400, 1)
		for at := 0; at < len(data); at += step {
			changed := bytes.Clone(data)
			changed[at] ^= 1
			if r, found := origin.Read(changed); found && r.Whole {
				t.Fatalf("%s: byte %d was changed, and it is whole", f, at)
			}
		}
	}
}

// What a word processor saves is another document, and the mark goes with it.
func TestChangedWordDocument(t *testing.T) {
	t.Parallel()
	data, d := marked(t, export.DOCX)
	saved := repacked(t, data, func(name string, body []byte) []byte {
		if name == "word/document.xml" {
			return bytes.Replace(body, []byte("Halden"), []byte("Haldon"), 1)
		}
		return body
	})
	if r, found := origin.Read(saved); !found || r.Whole || r.Mark != d.Origin {
		t.Errorf("a changed document says %+v (%v)", r, found)
	}
	same := repacked(t, data, func(_ string, body []byte) []byte { return body })
	if r, found := origin.Read(same); !found || !r.Whole {
		t.Errorf("a document that was packed anew says %+v (%v)", r, found)
	}
	changed := bytes.Clone(data)
	at := bytes.Index(changed, []byte("word/document.xml"))
	changed[at+200] ^= 0x10 // in what is packed
	if r, found := origin.Read(changed); found && r.Whole {
		t.Error("a damaged document is whole")
	}
}

func repacked(t *testing.T, data []byte, change func(string, []byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(change(f.Name, body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Every kind in every format gives the same bytes each time.
func TestEveryKindInEveryFormatIsDeterministic(t *testing.T) {
	t.Parallel()
	s := narrativetest.Large(60)
	for _, kind := range export.Kinds {
		for _, f := range export.Formats {
			var first formats.Rendered
			for i := range 2 {
				d := export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: exporttest.Day})
				made, err := formats.Render(t.Context(), d, f, "brief")
				if err != nil {
					t.Fatal(err)
				}
				if i == 0 {
					first = made
					continue
				}
				same := bytes.Equal(made.Data, first.Data) && len(made.Beside) == len(first.Beside)
				for k := range made.Beside {
					same = same && made.Beside[k].Name == first.Beside[k].Name && bytes.Equal(made.Beside[k].Data, first.Beside[k].Data)
				}
				if !same {
					t.Errorf("%s as %s: two files of one solution differ", kind, f)
				}
			}
		}
	}
}

func FuzzOrigin(f *testing.F) {
	s := narrativetest.Halden()
	m, err := origin.Of(&s, "executive")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(m.Seal([]byte(m.Line())))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, found := origin.Read(data)
		if r.Whole && !found {
			t.Error("nothing was found, and it is whole")
		}
	})
}
