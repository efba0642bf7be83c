package assemble

import (
	"io/fs"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"rochade/dict"
	"rochade/pipeline"
)

func TestOverlayPutsFilesInFront(t *testing.T) {
	base := fstest.MapFS{"de/a.tsv": {Data: []byte("base")}, "de/b.tsv": {Data: []byte("base")}}
	top := fstest.MapFS{"de/b.tsv": {Data: []byte("top")}, "de/c.tsv": {Data: []byte("top")}}
	both := Overlay(top, base)
	for name, want := range map[string]string{"de/a.tsv": "base", "de/b.tsv": "top", "de/c.tsv": "top"} {
		if got, err := fs.ReadFile(both, name); err != nil || string(got) != want {
			t.Errorf("%s is %q, %v; want %q", name, got, err, want)
		}
	}
	names, err := fs.Glob(both, "*/*.tsv")
	if err != nil || !slices.Equal(names, []string{"de/a.tsv", "de/b.tsv", "de/c.tsv"}) {
		t.Errorf("glob finds %q, %v", names, err)
	}
}

func TestDigestNamesTheData(t *testing.T) {
	one, err := Digest(fstest.MapFS{"a": {Data: []byte("x")}})
	if err != nil || len(one) != 12 {
		t.Fatalf("digest %q, %v", one, err)
	}
	for _, other := range []fstest.MapFS{{"a": {Data: []byte("y")}}, {"b": {Data: []byte("x")}}} {
		if d, _ := Digest(other); d == one {
			t.Errorf("%v has the same digest", other)
		}
	}
}

// builtIn returns the stages on the built-in data, loaded once for all tests.
func builtIn(t *testing.T) []pipeline.Stage {
	t.Helper()
	stages, err := sharedStages()
	if err != nil {
		t.Fatal(err)
	}
	return stages
}

var sharedStages = sync.OnceValues(func() ([]pipeline.Stage, error) { return Stages(dict.FS) })

func TestAllStagesAreBuilt(t *testing.T) {
	for i, s := range builtIn(t) {
		if s.Name == "" || s.Process == nil {
			t.Errorf("stage %d has no name or does nothing", i)
		}
	}
}
