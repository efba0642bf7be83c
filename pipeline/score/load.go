package score

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Load reads labelled articles: a .jsonl file, or all such files of a directory and the
// directories below it. An article without a text of its own is the file beside it that its id names.
func Load(path string) ([]*Article, error) {
	files := []string{path}
	if info, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("reading labelled articles: %w", err)
	} else if info.IsDir() {
		if files, err = labelFiles(path); err != nil {
			return nil, err
		}
	}
	var out []*Article
	for _, name := range files {
		articles, err := loadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, articles...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no labelled articles in %s", path)
	}
	return out, nil
}

func labelFiles(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(p, ".jsonl") {
			files = append(files, p)
		}
		return err
	})
	slices.Sort(files)
	return files, err
}

func loadFile(name string) ([]*Article, error) {
	articles, err := readFile[*Article]("labelled articles", name)
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		if a.Text != "" || a.Title != "" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(filepath.Dir(name), a.ID))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("reading the text of an article: %w", err)
		}
		a.Text = strings.TrimPrefix(string(text), "\ufeff")
	}
	return articles, nil
}

// readFile decodes a file of one JSON value a line; what they are is for messages.
func readFile[T any](what, name string) ([]T, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", what, err)
	}
	defer f.Close()
	values, err := ReadLines[T](f)
	if err != nil {
		return nil, fmt.Errorf("reading %s of %s: %w", what, name, err)
	}
	return values, nil
}

// ScoreFile scores the event records of a file, as extract writes them.
func ScoreFile(articles []*Article, name string) (*Report, error) {
	records, err := readFile[*Record]("records", name)
	if err != nil {
		return nil, err
	}
	byDocument := map[string][]*Record{}
	for _, r := range records {
		byDocument[r.Document.ID] = append(byDocument[r.Document.ID], r)
	}
	rep := NewReport()
	known := 0
	for _, a := range articles {
		known += len(byDocument[a.ID])
		rep.Add(a, byDocument[a.ID])
	}
	if known < len(records) {
		return nil, fmt.Errorf("reading records of %s: %d of %d are of no labelled article", name, len(records)-known, len(records))
	}
	return rep, nil
}
