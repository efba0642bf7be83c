package checkpoint

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rochade/pipeline/emit"
	"rochade/pipeline/ingest"
)

func example() *Checkpoint {
	c := &Checkpoint{
		Run: Run{Version: "1", Data: "abc", Options: map[string]string{"types": "[appointment]", "since": ""},
			Inputs: ingest.Fingerprint{Files: 2, Bytes: 120, Digest: "00ff"}},
		Position: Position{Documents: 7, File: 1, InFile: 3, LastID: "汉\n"},
		Outputs:  []Output{{"e.jsonl", 99}},
		Summary:  emit.NewSummary(),
	}
	c.Summary.Documents, c.Summary.Status["extracted"] = 7, 7
	return c
}

func TestACheckpointIsReadAsItWasWritten(t *testing.T) {
	name := filepath.Join(t.TempDir(), "c")
	if _, err := Read(name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want that there is none", err)
	}
	for range 2 {
		want := example()
		if err := Write(name, want); err != nil {
			t.Fatal(err)
		}
		got, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("it differs (-written +read):\n%s", diff)
		}
	}
	for range 2 {
		if err := Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	if left, _ := filepath.Glob(name + "*"); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
}

func TestAFailedWriteLeavesTheCheckpointBefore(t *testing.T) {
	name := filepath.Join(t.TempDir(), "c")
	if err := Write(name, example()); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(name+".new", 0o755); err != nil { // where the next one would be written
		t.Fatal(err)
	}
	later := example()
	later.Position.Documents = 99
	if err := Write(name, later); err == nil {
		t.Fatal("no error")
	}
	if got, err := Read(name); err != nil || got.Position.Documents != 7 {
		t.Errorf("read %+v (%v), want the one before", got, err)
	}
}

func TestABrokenCheckpointIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "EOF",
		"{":                                "unexpected EOF",
		`{"schema":"x"}`:                   `the form "x", this program knows "rochade.checkpoint/1"`,
		`{"schema":"x","more":1}`:          `unknown field "more"`,
		strings.Repeat(" ", maxSize) + " ": "more than 1048576 bytes",
		`{"schema":"rochade.checkpoint/1","position":{"documents":1,"file":0,"in_file":2}}`: "no place in the inputs",
		`{"schema":"rochade.checkpoint/1","outputs":[{"name":"e","size":-1}]}`:              "output e has -1 bytes",
		`{"schema":"rochade.checkpoint/1","summary":{"status":null}}`:                       "the summary is incomplete",
	} {
		if _, err := parse(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: got %v, want %s", text, err, want)
		}
	}
}

func TestARunSaysWhatDiffers(t *testing.T) {
	earlier, now := example().Run, example().Run
	if err := now.Differences(&earlier); err != nil {
		t.Errorf("a run differs from itself: %v", err)
	}
	now.Version, now.Data = "2", "def"
	now.Options = map[string]string{"types": "[]", "lang": "de", "since": ""}
	now.Inputs.Digest = "11"
	want := `this is version 2, the earlier run was of version 1
the dictionaries and rules have changed: def, in the earlier run abc
--lang is "de", in the earlier run it was ""
--types is "[]", in the earlier run it was "[appointment]"
input files have another name or were changed since the earlier run`
	if err := now.Differences(&earlier); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	now = example().Run
	now.Inputs = ingest.Fingerprint{Files: 3, Bytes: 121}
	if err := now.Differences(&earlier); err == nil || err.Error() != "the inputs are 3 files of 121 bytes, in the earlier run they were 2 files of 120 bytes" {
		t.Errorf("got %v", err)
	}
}

func TestAPositionCountsDocumentsByFile(t *testing.T) {
	var p Position
	for _, file := range []int{0, 0, 3, 3, 3} {
		p.Add("x\xff\xff", file)
	}
	if want := (Position{5, 3, 3, "x\uFFFD"}); p != want {
		t.Errorf("%+v, want %+v", p, want)
	}
	if !p.Behind("x\xff\xff") || p.Behind("x") {
		t.Error("the last document is another")
	}
}

func TestAnOutputGoesOnBehindTheCheckpoint(t *testing.T) {
	name := filepath.Join(t.TempDir(), "e.jsonl")
	f, err := Create(name)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte("one\n"))
	at, err := f.Sync()
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte("two\nthr"))
	f.Close()
	f, err = Continue(at)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte("zwei\n"))
	f.Close()
	if got, _ := os.ReadFile(name); string(got) != "one\nzwei\n" {
		t.Errorf("the file holds %q", got)
	}
	for size, want := range map[int64]string{
		100: "it has 9 bytes, at the checkpoint it had 100",
		5:   "no line ends at byte 5",
	} {
		if _, err := Continue(Output{name, size}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("size %d: got %v, want %s", size, err, want)
		}
	}
}

// A full disk takes a part of what is written.
func TestAFailedWriteIsTakenBack(t *testing.T) {
	name := filepath.Join(t.TempDir(), "e.jsonl")
	f, err := Create(name)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte("one\n"))
	restore := limitFileSize(t, 10)
	_, err = f.Write([]byte(strings.Repeat("two\n", 10)))
	restore()
	if err == nil {
		t.Fatal("no error")
	}
	if got, _ := os.ReadFile(name); string(got) != "one\n" {
		t.Errorf("the file holds %q, want the lines before", got)
	}
}

func FuzzRead(f *testing.F) {
	var valid bytes.Buffer
	name := filepath.Join(f.TempDir(), "c")
	if err := Write(name, example()); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		f.Fatal(err)
	}
	valid.Write(data)
	f.Add(valid.Bytes())
	f.Add([]byte(`{"schema":"rochade.checkpoint/1","position":{"documents":-1}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := parse(bytes.NewReader(data))
		if err != nil {
			return
		}
		c.Position.Add("x", 1)
		c.Summary.Status["x"]++
		if err := Write(name, c); err != nil {
			t.Fatal(err)
		}
		again, err := Read(name)
		if err != nil {
			t.Fatalf("%v in %q", err, data)
		}
		if again.Run.Differences(&c.Run) != nil {
			t.Errorf("%+v is read as %+v", c.Run, again.Run)
		}
	})
}
