package library_test

import (
	"path/filepath"
	"testing"
	"time"

	"bifocal/narrative/library"
	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/librarytest"
	"bifocal/narrative/library/passphrase"
)

// A backup of 1,000 solutions, checked, and its restore.
func BenchmarkBackup(b *testing.B) {
	l, err := library.Open(b.Context(), filepath.Join(b.TempDir(), "library.db"), library.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	if err := librarytest.Fill(b.Context(), l, 1000, 40); err != nil {
		b.Fatal(err)
	}
	var made, back time.Duration
	var size int64
	for b.Loop() {
		began := time.Now()
		x, err := l.BackUp(b.Context(), backup.Asked)
		if err != nil {
			b.Fatal(err)
		}
		made += time.Since(began)
		began = time.Now()
		if _, err := l.RestoreBackup(b.Context(), x.Path, passphrase.Passphrase{}); err != nil {
			b.Fatal(err)
		}
		back += time.Since(began)
		size = x.Size
	}
	b.ReportMetric(float64(made.Milliseconds())/float64(b.N), "backup_1000_ms")
	b.ReportMetric(float64(back.Milliseconds())/float64(b.N), "restore_1000_ms")
	b.ReportMetric(float64(size>>20), "MB")
}
