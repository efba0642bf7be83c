package entity_test

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"rochade/pipeline"
)

// BenchmarkNews reads real articles, with sentences, on one core.
func BenchmarkNews(b *testing.B) {
	dir := dataFolder(b)
	s := stage(b)
	for _, lang := range pipeline.Languages {
		docs, size := articles(b, s, filepath.Join(dir, "news", lang+".jsonl.gz"), lang)
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					if err := s.Process(d); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func articles(b *testing.B, s pipeline.Stage, path, lang string) (docs []*pipeline.Document, size int) {
	f, err := os.Open(path)
	if err != nil {
		b.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	in := json.NewDecoder(z)
	for size < 2<<20 {
		var a struct{ Title, Text string }
		if in.Decode(&a) != nil {
			break
		}
		d := read(b, s, lang, a.Title, a.Text)
		docs = append(docs, d)
		size += len(d.Body)
	}
	return docs, size
}
