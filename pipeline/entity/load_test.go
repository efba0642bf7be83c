package entity

import (
	"testing"

	"rochade/dict"
	"rochade/pipeline"
)

func TestDataLoads(t *testing.T) {
	for _, err := range Check(dict.FS) {
		t.Error(err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, lang := range pipeline.Languages {
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := load(dict.FS, lang); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
