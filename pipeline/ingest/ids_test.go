package ingest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rochade/pipeline"
)

func TestDocumentsWithOneIDAreFound(t *testing.T) {
	for _, limit := range []int{1 << 20, 3, 1} {
		ids := NewIDs()
		ids.limit = limit
		for file, list := range []string{"abcd", "xay", "cza", "q"} {
			for i, id := range list {
				if err := ids.Add(&pipeline.Document{ID: string(id), Input: fmt.Sprintf("f%d", file), File: file, Line: i}); err != nil {
					t.Fatal(err)
				}
			}
		}
		got, count, err := ids.Collisions(1)
		if err != nil || count != 2 || len(got) != 1 {
			t.Fatalf("%d collisions, %d of them listed (%v), want 2 and 1", count, len(got), err)
		}
		all, _, err := ids.Collisions(9)
		want := map[string]bool{"[f0 f1:1 f2:2]": true, "[f0:2 f2]": true}
		found := map[string]bool{}
		for _, c := range all {
			found[fmt.Sprint(c)] = true
		}
		if diff := cmp.Diff(want, found); diff != "" || err != nil {
			t.Errorf("limit %d: %v\n%s", limit, err, diff)
		}
		if err := ids.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
