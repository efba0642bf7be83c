package sink

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnOldDatabaseIsMigrated(t *testing.T) {
	ctx, file := context.Background(), filepath.Join(t.TempDir(), "old.db")
	old, err := newSQLite(file, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := Load(ctx, NewLoader(old), strings.NewReader(event("a", "1")), "old"); err != nil {
		t.Fatal(err)
	}
	old.Close()
	load(t, "sqlite:"+file, event("b", "2"))
	s, err := newSQLite(file, schemaVersion)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got, err := s.conn.Int("SELECT COUNT(*) FROM timeline"); err != nil || got != 2 {
		t.Errorf("%d rows, want the old one and the new one (%v)", got, err)
	}
}

func TestANewerDatabaseIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new.db")
	s, err := newSQLite(file, schemaVersion)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.conn.Exec(fmt.Sprintf("PRAGMA user_version = %d", schemaVersion+1)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	_, err = Open(context.Background(), "sqlite:"+file)
	if want := fmt.Sprintf("the tables have version %d, this program knows versions up to %d", schemaVersion+1, schemaVersion); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestTheTablesHaveTheColumnsOfTheLayout(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *database) {
		if d.rows == nil {
			t.Skip("no SQL")
		}
		load(t, d.target)
		for table := range tables {
			d.rows(t, "SELECT "+table.names()+" FROM "+table.String())
		}
		for _, view := range []string{"timeline", "tenures", "current_positions", "moves"} {
			d.rows(t, "SELECT * FROM "+view)
		}
	})
}
