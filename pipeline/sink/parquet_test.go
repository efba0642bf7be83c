package sink

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

// readParquetTable returns the rows of a table in the order of its columns.
func readParquetTable(t testing.TB, dir string, table Table) [][]any {
	t.Helper()
	var all [][]any
	root := filepath.Join(dir, table.String())
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		partition, value, _ := strings.Cut(filepath.Base(filepath.Dir(name)), "=")
		schema := readSchema(t, name)
		_, err = eachRow(name, func(_ string, values parquet.Row) error {
			row := make([]any, table.width())
			for i, c := range table.Columns() {
				if leaf, ok := schema.Lookup(c.Name); ok {
					row[i] = plainParquet(c.Type, values[leaf.ColumnIndex])
				} else if c.Name == partition {
					row[i] = value
				}
			}
			all = append(all, row)
			return nil
		}, table)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return all
}

func readSchema(t testing.TB, name string) *parquet.Schema {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, _ := f.Stat()
	p, err := parquet.OpenFile(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return p.Schema()
}

func plainParquet(typ Type, v parquet.Value) any {
	switch {
	case v.IsNull():
		return nil
	case typ == Integer:
		return v.Int64()
	case typ == Real:
		return v.Double()
	case typ == Boolean:
		return v.Boolean()
	case typ == Day:
		return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
	}
	return strings.Clone(v.String())
}

func files(t *testing.T, dir string) []string {
	var names []string
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if rel, _ := filepath.Rel(dir, name); rel != ".lock" {
				names = append(names, filepath.ToSlash(rel))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

func dated(id, day string) string {
	return strings.Replace(event(id, id), `"status"`, `"effective":{"value":"x","first":"`+day+`","last":"`+day+`"},"status"`, 1)
}

func TestParquetFilesAreDividedByTypeOrMonth(t *testing.T) {
	for option, want := range map[string][]string{
		"":          {"events/type=layoff/part-1.parquet", "participants/part-1.parquet"},
		"?by=type":  {"events/type=layoff/part-1.parquet", "participants/part-1.parquet"},
		"?by=month": {"events/month=1969-07/part-1.parquet", "events/month=2024-05/part-1.parquet", "events/month=__HIVE_DEFAULT_PARTITION__/part-1.parquet", "participants/part-1.parquet"},
	} {
		dir := t.TempDir()
		load(t, "parquet:"+dir+option, dated("a", "2024-05-02")+dated("b", "1969-07-20")+event("c", "c"))
		if got := files(t, dir); !slices.Equal(got, want) {
			t.Errorf("%q: files %q, want %q", option, got, want)
		}
		first := column(readParquetTable(t, dir, Events), Events, "effective_first")
		if !slices.Contains(first, any("1969-07-20")) {
			t.Errorf("%q: days %v, want one before 1970", option, first)
		}
	}
	dir := t.TempDir()
	load(t, "parquet:"+dir, event("a", "1"))
	if _, err := Open(context.Background(), "parquet:"+dir+"?by=month"); err == nil || !strings.Contains(err.Error(), "divided by type, not by month") {
		t.Errorf("got %v, want that the events are divided by type", err)
	}
	if _, err := Open(context.Background(), "parquet:"+dir+"?by=day"); err == nil || !strings.Contains(err.Error(), "by=type, by=month") {
		t.Errorf("got %v, want the options there are", err)
	}
}

func TestParquetFilesWithoutReplacedRowsStay(t *testing.T) {
	dir := t.TempDir()
	load(t, "parquet:"+dir, event("a", "1"))
	before, err := os.Stat(filepath.Join(dir, "events/type=layoff/part-1.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	load(t, "parquet:"+dir, event("b", "2"))
	after, err := os.Stat(filepath.Join(dir, "events/type=layoff/part-1.parquet"))
	if err != nil || !os.SameFile(before, after) {
		t.Errorf("the first file was written again (%v)", err)
	}
	load(t, "parquet:"+dir, event("a", "3"))
	want := []string{"events/type=layoff/part-2.parquet", "events/type=layoff/part-3.parquet", "participants/part-2.parquet", "participants/part-3.parquet"}
	if got := files(t, dir); !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
}

func TestAnInterruptedParquetLoadIsCompletedByTheNext(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	load(t, "parquet:"+dir, event("a", "1"))
	interrupted, err := Open(ctx, "parquet:"+dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := Load(ctx, NewLoader(interrupted), strings.NewReader(event("b", "2")), "in"); err != nil {
		t.Fatal(err)
	}
	interrupted.Close() // without Finish
	if got := column(readParquetTable(t, dir, Events), Events, "id"); !slices.Equal(got, []any{"1"}) {
		t.Errorf("before: events %v, want 1", got)
	}
	load(t, "parquet:"+dir, event("c", "3"))
	if got := column(readParquetTable(t, dir, Events), Events, "id"); !slices.Equal(got, []any{"1", "2", "3"}) {
		t.Errorf("after: events %v, want 1 2 3", got)
	}
}

func TestAnInterruptedSwapIsCompleted(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	load(t, "parquet:"+dir, event("a", "1"))
	s, err := Open(ctx, "parquet:"+dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := Load(ctx, NewLoader(s), strings.NewReader(event("a", "2")), "in"); err != nil {
		t.Fatal(err)
	}
	// A directory of that name stops the swap after the new files are ready.
	p := s.(*parquetFiles)
	blocked := p.path(Participants.String())
	if err := os.RemoveAll(blocked); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, ".ready", "x"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(ctx); err == nil {
		t.Fatal("Finish replaced a directory that is not empty")
	}
	if err := os.RemoveAll(p.path(".ready")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(p.path(".new"), p.path(".ready")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	load(t, "parquet:"+dir, event("b", "3"))
	if got := column(readParquetTable(t, dir, Events), Events, "id"); !slices.Equal(got, []any{"2", "3"}) {
		t.Errorf("events %v, want 2 3", got)
	}
	if got := column(readParquetTable(t, dir, Participants), Participants, "event_id"); !slices.Equal(got, []any{"2", "3"}) {
		t.Errorf("participants of %v, want of 2 3", got)
	}
}
