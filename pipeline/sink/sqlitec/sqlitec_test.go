package sqlitec

import (
	"path/filepath"
	"strings"
	"testing"
)

func open(t *testing.T) *Conn {
	c, err := Open(filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func TestValuesArriveAsTheyAre(t *testing.T) {
	c := open(t)
	if err := c.Exec("CREATE TABLE t (a, b, c, d, e, f)"); err != nil {
		t.Fatal(err)
	}
	s, err := c.Prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, long := range []string{"", "汉\x00字", strings.Repeat("x", 100_000), "y"} {
		if err := s.Run([]any{nil, long, int64(-1) << 62, 0.5, true, ""}); err != nil {
			t.Fatal(err)
		}
		n, err := c.Int("SELECT count(*) FROM t WHERE a IS NULL AND c = -4611686018427387904 AND d = 0.5 AND e = 1 AND f = '' AND typeof(b) = 'text'")
		if err != nil || n != 1 {
			t.Errorf("%d rows of the right values, want 1 (%v)", n, err)
		}
		if n, err := c.Int("SELECT length(CAST(b AS BLOB)) FROM t"); err != nil || int(n) != len(long) {
			t.Errorf("a text of %d bytes, want %d (%v)", n, len(long), err)
		}
		if err := c.Exec("DELETE FROM t"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Run([]any{1, nil, nil, nil, nil, nil}); err == nil || !strings.Contains(err.Error(), "parameter 1 is a int") {
		t.Errorf("got %v, want that an int is no value", err)
	}
}

func TestErrorsSayWhatSQLiteSays(t *testing.T) {
	c := open(t)
	if err := c.Exec("CREATE TABLE t (a PRIMARY KEY); INSERT INTO t VALUES (1)"); err != nil {
		t.Fatal(err)
	}
	if err := c.Exec("SELECT * FROM missing"); err == nil || !strings.Contains(err.Error(), "no such table: missing") {
		t.Errorf("got %v, want that the table is missing", err)
	}
	if _, err := c.Prepare("SELEKT"); err == nil || !strings.Contains(err.Error(), "syntax error") {
		t.Errorf("got %v, want a syntax error", err)
	}
	s, err := c.Prepare("INSERT INTO t VALUES (?)")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run([]any{int64(1)}); err == nil || !strings.Contains(err.Error(), "UNIQUE constraint failed: t.a") {
		t.Errorf("got %v, want that the key is there already", err)
	}
	if err := s.Run([]any{int64(2)}); err != nil {
		t.Errorf("after an error: %v", err)
	}
	if _, err := Open(filepath.Join(t.TempDir(), "no", "such.db")); err == nil || !strings.Contains(err.Error(), "unable to open database file") {
		t.Errorf("got %v, want that the file cannot be opened", err)
	}
}
