package assemble

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/emit"
)

// Golden compares what is extracted from every document of src with its golden
// file in dir, <document id, escaped>.jsonl, and returns what differs: a record that changed, a
// golden file that is missing, or one that belongs to no document. With update it
// writes the files instead. behind names the data behind a change.
func Golden(stages []pipeline.Stage, behind *Locator, src pipeline.Source, dir string, update bool) ([]string, error) {
	var problems []string
	seen := map[string]bool{}
	for {
		d, err := src.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		pipeline.Apply(stages, d)
		file := url.PathEscape(d.ID) + ".jsonl"
		if seen[file] {
			return nil, fmt.Errorf("document id %q occurs twice: golden files need ids of their own", d.ID)
		}
		seen[file] = true
		records := emit.Records(d, nil)
		if update {
			if err := writeGolden(filepath.Join(dir, file), records); err != nil {
				return nil, err
			}
			continue
		}
		found, err := compareGolden(behind, filepath.Join(dir, file), records)
		if err != nil {
			return nil, err
		}
		problems = append(problems, found...)
	}
	strays, err := strayGoldens(dir, seen, update)
	return append(problems, strays...), err
}

func writeGolden(file string, records []emit.Record) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i := range records {
		if err := enc.Encode(&records[i]); err != nil {
			return fmt.Errorf("writing %s: %w", file, err)
		}
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("writing golden files: %w", err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing golden files: %w", err)
	}
	return nil
}

func compareGolden(behind *Locator, file string, records []emit.Record) ([]string, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return []string{file + " is missing: rochade golden --update writes it"}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading golden files: %w", err)
	}
	want, err := emit.ReadRecords(bytes.NewReader(data), file)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, c := range emit.Diff(want, records) {
		line, err := behind.Explain(c)
		if err != nil {
			return nil, err
		}
		out = append(out, line)
	}
	return out, nil
}

// strayGoldens reports files that belong to no document; update removes them.
func strayGoldens(dir string, seen map[string]bool, update bool) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading golden files: %w", err)
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".jsonl") || seen[e.Name()] {
			continue
		}
		file := filepath.Join(dir, e.Name())
		if !update {
			out = append(out, file+" belongs to no document")
			continue
		}
		if err := os.Remove(file); err != nil {
			return nil, fmt.Errorf("removing a golden file: %w", err)
		}
	}
	return out, nil
}
