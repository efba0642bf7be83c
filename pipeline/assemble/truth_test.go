package assemble

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rochade/dict"
	"rochade/pipeline"
	"rochade/pipeline/ingest"
)

// A truth is what is known about one document of the sample dumps.
type truth struct {
	ID, URL, Lang, Date string
}

// truths reads the lines of a file in the folder of sample data.
func truths(t *testing.T, name string) []truth {
	t.Helper()
	root := os.Getenv("ROCHADE_DATA")
	if root == "" {
		t.Skip("ROCHADE_DATA does not name the folder of sample data")
	}
	f, err := os.Open(filepath.Join(root, "news", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	var all []truth
	for lines := bufio.NewScanner(r); lines.Scan(); {
		var v truth
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// read runs the first stages, up to language, over a sample dump.
func read(t *testing.T, name string) []*pipeline.Document {
	t.Helper()
	stages, err := Stages(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	src, err := ingest.Open([]string{filepath.Join(os.Getenv("ROCHADE_DATA"), "news", name)}, ingest.Options{Dict: dict.FS})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	var docs []*pipeline.Document
	sink := func(d *pipeline.Document) error { docs = append(docs, d); return nil }
	if err := pipeline.Run(t.Context(), src, stages[:2], 2, sink); err != nil {
		t.Fatal(err)
	}
	return docs
}

// Every document of the dumps comes out, once and with text, and its language is right in 98
// of 100 cases.
func TestDumpsComeOutWholeAndInTheRightLanguage(t *testing.T) {
	for _, dump := range []struct {
		name, truth string
		key         func(d *pipeline.Document) string
		known       func(v truth) string
	}{
		{"mixed.jsonl.gz", "mixed.truth.jsonl.gz", func(d *pipeline.Document) string { return d.ID }, func(v truth) string { return v.ID }},
		{"sample.wet.gz", "sample.wet.truth.jsonl", func(d *pipeline.Document) string { return d.URL }, func(v truth) string { return v.URL }},
	} {
		want := map[string]string{}
		for _, v := range truths(t, dump.truth) {
			want[dump.known(v)] = v.Lang
		}
		all, right := len(want), 0
		for _, d := range read(t, dump.name) {
			lang, ok := want[dump.key(d)]
			switch {
			case !ok || d.Rejected() || d.Empty():
				t.Errorf("%s: %s is unexpected or unreadable: %v", dump.name, d.ID, d.Faults)
			case d.Language == lang:
				right++
			default:
				t.Logf("%s: %s is read as %s, not %s", dump.name, d.ID, d.Language, lang)
			}
			delete(want, dump.key(d))
		}
		t.Logf("%s: language right on %d of %d documents", dump.name, right, all)
		if len(want) > 0 {
			t.Errorf("%s: %d documents are missing", dump.name, len(want))
		}
		if right*100 < all*98 {
			t.Errorf("%s: language right on %d of %d documents, want 98 of 100", dump.name, right, all)
		}
	}
}
