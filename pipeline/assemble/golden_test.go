package assemble

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rochade/pipeline"
	"rochade/pipeline/emit"
	"rochade/pipeline/ingest"
)

const (
	articles = "../../testdata/articles"
	goldens  = "../../testdata/golden"
)

// Articles are testdata/articles/<lang>/<name>.txt; what is extracted from one is
// testdata/golden/<lang>/<name>.jsonl. UPDATE=1 rewrites the goldens: read the diff.
func TestArticlesGiveTheirGoldenRecords(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(articles, "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	golden := make(map[string]bool)
	for _, article := range names {
		rel, _ := filepath.Rel(articles, article)
		file := filepath.Join(goldens, strings.TrimSuffix(rel, ".txt")+".jsonl")
		golden[file] = true
		t.Run(filepath.ToSlash(rel), func(t *testing.T) {
			compare(t, file, extract(t, article, 1))
		})
	}
	files, _ := filepath.Glob(filepath.Join(goldens, "*", "*"))
	for _, f := range files {
		if !golden[f] {
			t.Errorf("%s belongs to no article: delete it, or add the article", f)
		}
	}
}

func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is missing: UPDATE=1 go test ./pipeline/assemble writes it", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(want, got) {
		return
	}
	if diff := cmp.Diff(fields(t, want), fields(t, got)); diff != "" {
		t.Errorf("records differ from %s (-want +got; UPDATE=1 go test ./pipeline/assemble rewrites it):\n%s", file, diff)
	}
}

// fields writes records with every field that is filled on a line of its own, for
// the diff.
func fields(t *testing.T, records []byte) string {
	t.Helper()
	var out strings.Builder
	for n, line := range lines(records) {
		if line == "" {
			continue
		}
		var v any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		flatten(&out, fmt.Sprint(n+1), v)
	}
	return out.String()
}

func flatten(out *strings.Builder, path string, v any) {
	switch v := v.(type) {
	case nil:
	case map[string]any:
		if field, ok := v["field"]; ok {
			fmt.Fprintf(out, "%s: %q %v %v-%v\n", path, v["text"], field, v["start"], v["end"])
			return
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			flatten(out, path+" "+k, v[k])
		}
	default:
		fmt.Fprintf(out, "%s: %v\n", path, v)
	}
}

func lines(b []byte) []string { return strings.SplitAfter(string(b), "\n") }

// extract runs the whole pipeline on inputs. Records name no version of program and
// data, which would change every golden with each of them.
func extract(t *testing.T, input string, workers int) []byte {
	t.Helper()
	stages := builtIn(t)
	src, err := ingest.Open([]string{input}, ingest.Options{Published: published(t, input)})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	var out bytes.Buffer
	e := emit.New(emit.Options{Events: &out, Extractor: emit.Extractor{Version: "golden", Dict: "golden"}})
	sink := func(d *pipeline.Document) error {
		for _, f := range d.Faults {
			t.Errorf("%s: %s: %s: %s", d.ID, f.Stage, f.Reason, f.Detail)
		}
		return e.Document(d)
	}
	if err := errors.Join(pipeline.Run(context.Background(), src, stages, workers, sink), e.Flush()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// published is the publication day of an article by the labels beside it, or "".
func published(t *testing.T, article string) string {
	labels, err := os.ReadFile(filepath.Join(filepath.Dir(article), "gold.jsonl"))
	if err != nil {
		return ""
	}
	name := filepath.Base(article)
	for _, line := range lines(labels) {
		var gold struct{ ID, Published string }
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := json.Unmarshal([]byte(line), &gold); err != nil {
			t.Fatalf("labels beside %s: %v", article, err)
		}
		if gold.ID == name || gold.ID+".txt" == name {
			return gold.Published
		}
	}
	return ""
}
