package assemble

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rochade/dict"
	"rochade/pipeline"
	"rochade/pipeline/ingest"
)

// BenchmarkStages measures every stage by itself on real dumps, in MB of text a
// second: news/<lang>.jsonl.gz below ROCHADE_DATA. Data is loaded before.
func BenchmarkStages(b *testing.B) {
	root := os.Getenv("ROCHADE_DATA")
	if root == "" {
		b.Skip("ROCHADE_DATA is not set to a folder with news/<lang>.jsonl.gz")
	}
	for _, lang := range pipeline.Languages {
		b.Run(lang, func(b *testing.B) { benchmarkStages(b, filepath.Join(root, "news", lang+".jsonl.gz")) })
	}
}

func benchmarkStages(b *testing.B, input string) {
	stages, err := Stages(dict.FS)
	if err != nil {
		b.Fatal(err)
	}
	docs := documents(b, input)
	bytes := 0
	for i := range docs {
		bytes += len(docs[i].Text)
	}
	run := func(spent []time.Duration) {
		for i := range docs {
			d := docs[i]
			for k, s := range stages {
				start := time.Now()
				pipeline.Apply([]pipeline.Stage{s}, &d)
				spent[k] += time.Since(start)
			}
		}
	}
	run(make([]time.Duration, len(stages)))
	spent := make([]time.Duration, len(stages))
	b.SetBytes(int64(bytes))
	for b.Loop() {
		run(spent)
	}
	for k, s := range stages {
		b.ReportMetric(float64(bytes)*float64(b.N)/1e6/spent[k].Seconds(), s.Name+"-MB/s")
	}
}

// documents reads an input whole.
func documents(b *testing.B, input string) []pipeline.Document {
	src, err := ingest.Open([]string{input}, ingest.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer src.Close()
	var docs []pipeline.Document
	for {
		d, err := src.Next()
		if errors.Is(err, io.EOF) {
			return docs
		}
		if err != nil {
			b.Fatal(err)
		}
		pipeline.Apply(nil, d)
		docs = append(docs, *d)
	}
}
