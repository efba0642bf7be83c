package sink

import (
	"context"
	"path/filepath"
	"testing"

	"rochade/pipeline/emit"
	"rochade/pipeline/sink/sqlitec"
)

// A batch that another one follows is committed with it, or not at all.
func TestFollowedBatchesShareATransaction(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	open := func() Sink {
		s, err := openSQLite(file)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	store := func(s Sink, id string, followed bool) {
		var b Batch
		b.Replace[Documents] = []string{id}
		b.addDocument(&emit.DocumentLine{ID: id, Status: emit.Extracted})
		b.Followed.Store(followed)
		if err := s.Store(context.Background(), &b); err != nil {
			t.Fatal(err)
		}
	}
	want := func(n int64, when string) {
		t.Helper()
		conn, err := sqlitec.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if got, err := conn.Int("SELECT COUNT(*) FROM documents"); err != nil || got != n {
			t.Errorf("%s: %d documents, %v (%d)", when, got, err, n)
		}
	}
	s := open()
	store(s, "a", true)
	want(0, "after a batch that is followed")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want(0, "closed before the next batch")

	s = open()
	store(s, "a", true)
	store(s, "b", true)
	store(s, "c", false)
	want(3, "after the last batch")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want(3, "closed")
}
