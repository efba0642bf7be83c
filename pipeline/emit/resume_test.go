package emit

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestResumeCutsBackToTheLastCompleteDocument(t *testing.T) {
	event := func(id string) string {
		return fmt.Sprintf(`{"schema":"rochade.event/1","document":{"id":%q,"url":null}}`, id) + "\n"
	}
	mention := func(id string) string { return fmt.Sprintf(`{"document":%q,"kind":"person"}`, id) + "\n" }
	account := func(id string) string { return fmt.Sprintf(`{"id":%q,"status":"extracted"}`, id) + "\n" }
	dir := t.TempDir()
	file := func(name, content string) *os.File {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	out := Outputs{
		Documents: file("d", account("1")+account("2")+`{"id":"3","sta`),
		Events:    file("e", event("1")+event("1")+event("3")+`{"schema`),
		Mentions:  file("m", mention("1")+mention("2")+mention("2")),
	}
	got, err := Resume(out)
	if err != nil {
		t.Fatal(err)
	}
	if got != (Resumed{2, "2"}) {
		t.Errorf("resumed after %+v, want 2 documents", got)
	}
	for f, want := range map[*os.File]string{
		out.Documents: account("1") + account("2"),
		out.Events:    event("1") + event("1"),
		out.Mentions:  mention("1") + mention("2") + mention("2"),
	} {
		at, _ := f.Seek(0, io.SeekCurrent)
		content, _ := os.ReadFile(f.Name())
		if string(content) != want || at != int64(len(want)) {
			t.Errorf("%s at %d holds %q, want %q", f.Name(), at, content, want)
		}
	}
}
