package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// One text as other programs print it, in one column and in two: it comes back in the
// order in which it is read, in whole words and in plain letters.
func TestOtherProducers(t *testing.T) {
	t.Parallel()
	sentences := []string{
		"Managed platform for Halden Freight",
		"Halden Freight moves 120 services to two managed clusters. The investment is 2.8 M USD and the return on investment is 142 % over three years.",
		"Efficient workflows and first-class staffing offices suffice; the final traffic configuration is fixed.",
		"What it costs and what comes back", "2.8 M USD",
		"Over three years the gain is 2.844 M USD, which is an ROI of 1.6 %. Availability rises from 97.5 % to 99.9 %, which means 10x less downtime.",
		"Plan", "The platform goes live on 15 March 2027. The design says that cutover is on 30 June 2027.",
		"Inventory of 120 services.", "Migration of 130 services in four phases.", "Decommissioning of 450 servers.",
		"In the engineering part downtime costs 22 hours a month.",
	}
	for _, name := range []string{"libreoffice.pdf", "columns-weasyprint.pdf", "columns-chromium.pdf"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		text, err := PDF(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		words := strings.Join(strings.Fields(strings.ReplaceAll(text.Body, "#", "")), " ")
		words = strings.ReplaceAll(words, "USD ,", "USD,")
		at := 0
		for _, s := range sentences {
			n := strings.Index(words[at:], s)
			if n < 0 {
				t.Errorf("%s: %q does not come where it should:\n%s", name, s, text.Body)
				break
			}
			at += n + len(s)
		}
	}
}

// A table in a brief is none of two columns of text, however its cells stand.
func TestATableIsNoColumn(t *testing.T) {
	t.Parallel()
	var page []*stretch
	for row := range 12 {
		for col, cell := range []string{"Time to release a service", "45 minutes", "3 minutes", "Q4 2027"} {
			s := &stretch{x: 60 + 130*float64(col), y: 700 - 20*float64(row), size: 10}
			s.end = s.x + 5*float64(len(cell))
			s.text.WriteString(cell)
			page = append(page, s)
		}
	}
	if _, _, _, ok := findGutter(page); ok {
		t.Error("it is taken for two columns")
	}
}
