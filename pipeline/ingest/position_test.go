package ingest

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rochade/pipeline"
)

func openAll(t *testing.T, inputs ...string) *Source {
	t.Helper()
	s, err := Open(inputs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestSkipGoesOnWhereAnEarlierRunWas(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.jsonl": `{"id":"1","text":"x"}` + "\n" + `{"id":"2","text":"x"}` + "\n",
		"b.txt":   "x",
		"c.jsonl": `{"id":"3","text":"x"}` + "\n" + `{"id":"4","text":"x"}` + "\n",
	})
	whole := openAll(t, dir)
	file, documents := 0, 0
	for n := 0; ; n++ {
		d, err := whole.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		pipeline.Apply(nil, d)
		if d.File != file {
			file, documents = d.File, 0
		}
		documents++
		s := openAll(t, dir)
		last, err := s.Skip(file, documents)
		if err != nil || last.ID != d.ID {
			t.Fatalf("skipped to %v (%v), want %s", last, err, d.ID)
		}
		rest := 0
		for ; ; rest++ {
			if _, err := s.Next(); errors.Is(err, io.EOF) {
				break
			}
		}
		if rest != 4-n {
			t.Errorf("%d documents behind %s, want %d", rest, d.ID, 4-n)
		}
		if read, total := s.Progress(); read != total {
			t.Errorf("%d of %d bytes read", read, total)
		}
	}
	for _, c := range []struct {
		file, documents int
		want            string
	}{
		{1, 2, "file 2 of the inputs has 1 documents, the earlier run read 2 of it"},
		{2, 3, "file 3 of the inputs has 2 documents, the earlier run read 3 of it"},
		{4, 1, "the inputs have 3 files, the earlier run read 4"},
	} {
		if _, err := openAll(t, dir).Skip(c.file, c.documents); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestTheFingerprintIsThatOfTheFiles(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "one", "b.txt": "two"})
	a := filepath.Join(dir, "a.txt")
	before := openAll(t, dir).Fingerprint()
	if before.Files != 2 || before.Bytes != 6 {
		t.Errorf("%+v, want 2 files of 6 bytes", before)
	}
	if again := openAll(t, dir).Fingerprint(); again != before {
		t.Errorf("%+v, and again %+v", before, again)
	}
	for _, change := range []struct {
		what string
		do   func() error
	}{
		{"time", func() error { return os.Chtimes(a, time.Time{}, time.Unix(1, 0)) }},
		{"size", func() error { return os.WriteFile(a, []byte(strings.Repeat("x", 9)), 0o644) }},
		{"name", func() error { return os.Rename(a, filepath.Join(dir, "c.txt")) }},
	} {
		if err := change.do(); err != nil {
			t.Fatal(err)
		}
		now := openAll(t, dir).Fingerprint()
		if now.Digest == before.Digest {
			t.Errorf("the same digest with another %s", change.what)
		}
		before = now
	}
}
