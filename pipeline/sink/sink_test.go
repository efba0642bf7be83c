package sink

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"rochade/pipeline/emit"
)

// goldenEvents returns the lines of all golden records, in the order of their
// documents' ids.
func goldenEvents(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("../../testdata/golden/*/*.jsonl")
	var lines []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	if len(lines) < 100 {
		t.Fatalf("%d golden records, want 100 or more", len(lines))
	}
	return lines
}

const (
	documentLines = `{"id":"a","language":"de","script":"Latn","published":"2024-05-02","published_basis":"metadata","title":"Wechsel \"bei\" A","source":"S","url":"http://a/?b=c&d","sha256":"00ff","status":"extracted","reason":null,"events":0,"bytes":74,"text":"Ein Text.\n"}
{"id":"b'c","language":null,"script":null,"published":null,"published_basis":null,"title":null,"source":null,"url":null,"sha256":null,"status":"rejected","reason":"too_large","events":0,"bytes":5000000000}
`
	mentionLines = `{"document":"a","kind":"person","text":"王小明","field":"text","start":0,"end":3,"name":"王小明","id":"person:1","rule":"zh/names:1"}
{"document":"a","kind":"title","text":"Chef","field":"title","start":5,"end":9,"name":"Chef","id":null,"code":"head","rule":"de/titles.tsv:12"}
{"document":"a","kind":"date","text":"2024","field":"text","start":10,"end":14,"name":"2024","id":null,"type":"date","value":"2024","first":"2024-01-01","last":"2024-12-31","precision":"year","mod":"MID","rule":"year"}
{"document":"a","kind":"amount","text":"5 Mio. Euro","field":"text","start":20,"end":31,"name":"5 Mio. Euro","id":null,"value":"5000000","unit":"EUR","rule":"amount"}
`
)

// load opens the target and loads texts, one after the other.
func load(t testing.TB, target string, texts ...string) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, target)
	if err != nil {
		t.Fatal(err)
	}
	l := NewLoader(s)
	for i, text := range texts {
		if err := Load(ctx, l, strings.NewReader(text), fmt.Sprint("text ", i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Finish(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func lines(list []string) string { return strings.Join(list, "\n") + "\n" }

// column returns the values of a column of a dump, sorted.
func column(rows [][]any, table Table, name string) []any {
	i := slices.IndexFunc(table.Columns(), func(c Column) bool { return c.Name == name })
	var values []any
	for _, row := range rows {
		values = append(values, row[i])
	}
	slices.SortFunc(values, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return values
}

func TestWhatIsLoadedComesOutAgain(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *database) {
		events := goldenEvents(t)
		load(t, d.target, lines(events), documentLines+mentionLines)
		var records []string
		for _, line := range column(d.dump(t, Events), Events, "record") {
			records = append(records, line.(string))
		}
		slices.Sort(records)
		slices.Sort(events)
		if diff := gocmp.Diff(events, records); diff != "" {
			t.Errorf("events differ (-loaded +stored):\n%s", diff)
		}
		if got := documentsOf(t, d); got != documentLines {
			t.Errorf("documents are\n%swant\n%s", got, documentLines)
		}
		if got := mentionsOf(t, d); got != mentionLines {
			t.Errorf("mentions are\n%swant\n%s", got, mentionLines)
		}
		checkColumns(t, d)
	})
}

// documentsOf makes the lines of --documents from the table.
func documentsOf(t *testing.T, d *database) string {
	var out strings.Builder
	for _, row := range d.dump(t, Documents) {
		text := func(i int) *string {
			if row[i] == nil {
				return nil
			}
			s := row[i].(string)
			return &s
		}
		line, err := emit.Marshal(emit.DocumentLine{ID: row[0].(string), URL: text(1), Title: text(2), Source: text(3), Language: text(4), Script: text(5),
			Published: text(6), PublishedBasis: text(7), SHA256: text(8), Status: row[9].(string), Reason: text(10),
			Events: int(row[11].(int64)), Bytes: int(row[12].(int64)), Text: text(13)})
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(string(line) + "\n")
	}
	return out.String()
}

// mentionsOf makes the lines of --mentions from the table.
func mentionsOf(t *testing.T, d *database) string {
	rows := d.dump(t, Mentions)
	slices.SortFunc(rows, func(a, b []any) int { return cmp.Compare(a[1].(int64), b[1].(int64)) })
	var out strings.Builder
	for _, row := range rows {
		text := func(i int) string {
			s, _ := row[i].(string)
			return s
		}
		m := emit.MentionLine{Document: text(0), Kind: text(2), Text: text(3), Field: text(4), Start: int(row[5].(int64)), End: int(row[6].(int64)),
			Name: text(7), Code: text(9), Type: text(10), Value: text(11), Unit: text(12), First: text(13), Last: text(14), Precision: text(15), Mod: text(16), Rule: text(17)}
		if row[8] != nil {
			id := text(8)
			m.ID = &id
		}
		line, err := emit.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(string(line) + "\n")
	}
	return out.String()
}

// checkColumns compares the columns of events with the records stored beside them.
func checkColumns(t *testing.T, d *database) {
	var rebuilt Batch
	rows := d.dump(t, Events)
	for _, row := range rows {
		var r emit.Record
		line := row[len(row)-1].(string)
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		if err := rebuilt.addEvent(&r, line, int(row[2].(int64))); err != nil {
			t.Fatal(err)
		}
	}
	detail := Events.width() - 2
	for i, row := range rows {
		want := rebuilt.Rows[Events][i*Events.width():][:Events.width()]
		if compact(row[detail]) != compact(want[detail]) {
			t.Errorf("detail is %v, want %v", row[detail], want[detail])
		}
		row[detail], want[detail] = nil, nil
		for k, v := range row { // SQLite has no truth values of its own
			if n, ok := v.(int64); ok && Events.Columns()[k].Type == Boolean {
				row[k] = n == 1
			}
		}
		if diff := gocmp.Diff(want, row); diff != "" {
			t.Errorf("columns of %v differ (-record +stored):\n%s", row[0], diff)
		}
	}
	if got, want := len(d.dump(t, Participants)), len(rebuilt.Rows[Participants])/Participants.width(); got != want {
		t.Errorf("%d participants, want %d", got, want)
	}
}

// compact writes JSON with sorted keys.
func compact(text any) string {
	var v any
	if err := json.NewDecoder(bytes.NewReader([]byte(text.(string)))).Decode(&v); err != nil {
		return err.Error()
	}
	out, _ := json.Marshal(v)
	return string(out)
}

func TestLoadingTwiceChangesNothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *database) {
		all := []string{lines(goldenEvents(t)), documentLines + mentionLines}
		load(t, d.target, all...)
		once := d.all(t)
		load(t, d.target, append(all, all...)...)
		if diff := gocmp.Diff(once, d.all(t)); diff != "" {
			t.Errorf("rows differ (-once +again):\n%s", diff)
		}
	})
}

// event is a record of a document with a name of its own.
func event(document, id string) string {
	return fmt.Sprintf(`{"schema":"rochade.event/1","id":%q,"type":"layoff","status":"completed","person":{"name":"N"},"document":{"id":%q,"language":"en"},"detail":{}}`, id, document) + "\n"
}

// account is a line of --documents.
func account(id, status string, events int) string {
	return fmt.Sprintf(`{"id":%q,"status":%q,"events":%d,"bytes":1}`, id, status, events) + "\n"
}

func TestTheRowsOfADocumentAreReplaced(t *testing.T) {
	mention := func(document, text string) string {
		return fmt.Sprintf(`{"document":%q,"kind":"person","text":%q,"field":"text","start":0,"end":1,"name":"N","id":null,"rule":"r"}`, document, text) + "\n"
	}
	before := event("a", "1") + event("a", "2") + event("b", "3") + mention("a", "m1") + mention("b", "m2") + account("a", "extracted", 2) + account("b", "extracted", 1)
	for _, c := range []struct {
		name, after   string
		events, texts []any
	}{
		{"by other events", event("a", "4"), []any{"3", "4"}, []any{"m1", "m2"}},
		{"by none when its account has none", account("a", "extracted", 0), []any{"3"}, []any{"m1", "m2"}},
		{"by none when it is rejected", account("a", "rejected", 0), []any{"3"}, []any{"m2"}},
		{"not when its account has some", account("a", "extracted", 2), []any{"1", "2", "3"}, []any{"m1", "m2"}},
		{"by other mentions", mention("a", "m3") + mention("a", "m4"), []any{"1", "2", "3"}, []any{"m2", "m3", "m4"}},
		{"by the last of two in one file", event("a", "4") + event("b", "3") + event("a", "5"), []any{"3", "5"}, []any{"m1", "m2"}},
		{"once by a record that is there twice", event("a", "4") + event("a", "4"), []any{"3", "4"}, []any{"m1", "m2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *database) {
				load(t, d.target, before)
				load(t, d.target, c.after)
				if got := column(d.dump(t, Events), Events, "id"); !slices.Equal(got, c.events) {
					t.Errorf("events %v, want %v", got, c.events)
				}
				if got := column(d.dump(t, Participants), Participants, "event_id"); !slices.Equal(got, c.events) {
					t.Errorf("participants of %v, want of %v", got, c.events)
				}
				if got := column(d.dump(t, Mentions), Mentions, "text"); !slices.Equal(got, c.texts) {
					t.Errorf("mentions %v, want %v", got, c.texts)
				}
			})
		})
	}
}

func TestALoadOfManyBatchesLosesNothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *database) {
		var in strings.Builder
		n := 0
		for document := range 3000 {
			for range 1 + document%4 {
				in.WriteString(event(fmt.Sprint(document), fmt.Sprint(n)))
				n++
			}
		}
		load(t, d.target, in.String())
		rows := d.dump(t, Events)
		documents := slices.Compact(column(rows, Events, "document_id"))
		if len(rows) != n || len(documents) != 3000 {
			t.Errorf("%d events of %d documents, want %d of 3000", len(rows), len(documents), n)
		}
	})
}

func TestConcurrentLoadersNeitherBlockEachOtherNorDouble(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *database) {
		var forth, back []string
		documents := 2000
		if testing.Short() {
			documents = 200
		}
		for i := range documents {
			forth = append(forth, event(fmt.Sprint(i), fmt.Sprint("e", i)))
		}
		back = slices.Clone(forth)
		slices.Reverse(back)
		var loaders sync.WaitGroup
		for i := range 6 {
			loaders.Go(func() {
				if i%2 == 0 {
					load(t, d.target, strings.Join(forth, ""))
				} else {
					load(t, d.target, strings.Join(back, ""))
				}
			})
		}
		loaders.Wait()
		for _, table := range []Table{Events, Participants} {
			if got := len(d.dump(t, table)); got != documents {
				t.Errorf("%d %s, want %d", got, table, documents)
			}
		}
	})
}

func TestLoadSaysWhatIsWrongAndWhere(t *testing.T) {
	for line, want := range map[string]string{
		`{"schema":"rochade.event/1",`: "in:2: ",
		`{"schema":"rochade.event/9"}`: `in:2: a record of schema "rochade.event/9" (rochade.event/1)`,
		`{"a":1}`:                      "in:2: neither an event record nor a line of --documents or --mentions",
		`[]`:                           "in:2: no JSON object: ",
		"{\"id\":\"\xff\"}":            "in:2: not UTF-8",
		`{"schema":"rochade.event/1","type":"x"}`:              "in:2: the event record has no id, or its document has none",
		`{"id":"a","status":"x","bytes":1,"published":"2024"}`: `in:2: "2024" is no day (YYYY-MM-DD)`,
	} {
		s, err := Open(context.Background(), newSQLiteDatabase(t).target)
		if err != nil {
			t.Fatal(err)
		}
		err = Load(context.Background(), NewLoader(s), strings.NewReader("\n"+line+"\n"), "in")
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", line, err, want)
		}
		s.Close()
	}
}

func TestOpenSaysWhichTargetsThereAre(t *testing.T) {
	for _, target := range []string{"", "events.db", "sqlite:", "mysql://x", "parquet:"} {
		if _, err := Open(context.Background(), target); err == nil || !strings.Contains(err.Error(), Targets) {
			t.Errorf("%q: got %v, want a list of targets", target, err)
		}
	}
}
