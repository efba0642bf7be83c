package ingest

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"rochade/pipeline"
)

type parquetRow struct {
	ID        int64     `parquet:"id"`
	Headline  *string   `parquet:"headline,optional"`
	Text      string    `parquet:"text,zstd"`
	Published time.Time `parquet:"published,timestamp(microsecond)"`
	Lang      string    `parquet:"lang,dict"`
	Ignored   []string  `parquet:"ignored,list"`
}

func parquetFile(t testing.TB) string {
	t.Helper()
	title := "A title"
	var b bytes.Buffer
	w := parquet.NewGenericWriter[parquetRow](&b)
	for i := range 150 {
		row := parquetRow{ID: int64(i), Text: fmt.Sprintf("text %d", i), Published: time.Date(2023, 12, 30, 23, 59, 0, 0, time.UTC), Lang: "de", Ignored: []string{"x"}}
		if i == 0 {
			row.Headline = &title
		}
		if _, err := w.Write([]parquetRow{row}); err != nil {
			t.Fatal(err)
		}
		if i == 100 {
			w.Flush() // two row groups
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestParquetRows(t *testing.T) {
	data := parquetFile(t)
	dir := folder(t, map[string]string{"a.parquet": data, "b.gz": gzipped(data)})
	docs := all(t, Options{Fields: map[string]string{"title": "headline"}}, dir)
	if len(docs) != 300 {
		t.Fatalf("%d documents, want 300", len(docs))
	}
	for i, want := range map[int]string{
		0: "0 A title|text 0|2023-12-30|de", 1: "1 |text 1|2023-12-30|de", 149: "149 |text 149|2023-12-30|de", 150: "0 A title|text 0|2023-12-30|de",
	} {
		d := docs[i]
		if got := fmt.Sprintf("%s %s|%s|%s|%s", d.ID, d.Title, d.Text, d.Published, d.DeclaredLang); got != want {
			t.Errorf("document %d: %s, want %s", i, got, want)
		}
	}
}

func TestBrokenParquetIsRejected(t *testing.T) {
	data := parquetFile(t)
	cut := folder(t, map[string]string{"a.parquet": data[:len(data)/2], "b.parquet": "PAR1", "c.parquet": data[:40] + "\xff\xff\xff\xff\xff\xff\xff" + data[47:]})
	docs := all(t, Options{}, cut)
	for _, d := range docs {
		if d.Rejected() && d.Faults[0].Reason == pipeline.ReasonUnreadable {
			t.Errorf("%s: %v", d.ID, d.Faults)
		}
	}
	if got := listed(docs[:2]); got != "a.parquet=!truncated b.parquet=!malformed" {
		t.Errorf("got %s", got)
	}
	lists := folder(t, map[string]string{"a.parquet": data})
	if got := listed(all(t, Options{Fields: map[string]string{"text": "ignored.list.element"}}, lists)); got != "a.parquet=!malformed" {
		t.Errorf("a column of lists: %s", got)
	}
}

func FuzzParquet(f *testing.F) {
	f.Add([]byte(parquetFile(f)))
	f.Add([]byte("PAR1PAR1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, d := range all(t, Options{MaxBytes: 1 << 16}, writeFile(t, "a.parquet", data)) {
			if d.ID == "" {
				t.Fatal("document without id")
			}
		}
	})
}
