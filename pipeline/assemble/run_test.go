package assemble

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"testing"

	"rochade/dict"
	"rochade/pipeline"
	"rochade/pipeline/emit"
)

// sentences fill a dump; %s is a name and %d a day.
var sentences = map[string]string{
	"en": "Beta Corp said on %[2]d May 2024 that %[1]s would step down as chief executive. The board will meet again in June.",
	"de": "Der Aufsichtsrat der Beta AG hat %[1]s zum %[2]d. Mai 2024 als Vorstandschef abberufen. Die Sitzung war kurz.",
	"id": "Direktur Utama PT Beta Tbk %[1]s mengundurkan diri pada %[2]d Mei 2024. Rapat itu berlangsung singkat.",
	"zh": "贝塔集团2024年5月%[2]d日宣布，%[1]s将卸任首席执行官。董事会将于六月再次开会。",
}

var names = []string{"Ann Lee", "Max Muster", "Budi Santoso", "王小明"}

// dump yields n documents in all languages that differ from each other.
type dump struct{ n, next int }

func (d *dump) Next() (*pipeline.Document, error) {
	if d.next == d.n {
		return nil, io.EOF
	}
	i := d.next
	d.next++
	lang := pipeline.Languages[i%len(pipeline.Languages)]
	line := fmt.Sprintf(sentences[lang], names[i%len(names)], 1+i%28)
	return &pipeline.Document{ID: fmt.Sprint(i), Text: strings.Repeat(line+"\n\n", 1+i%7), Published: "2024-05-02"}, nil
}

// runDump returns all outputs of a run in one.
func runDump(t *testing.T, n, workers int, each func()) []byte {
	t.Helper()
	stages := builtIn(t)
	var out bytes.Buffer
	e := emit.New(emit.Options{Events: &out, Mentions: &out, Documents: &out, Rejects: &out})
	sink := func(d *pipeline.Document) error {
		each()
		return e.Document(d)
	}
	if err := errors.Join(pipeline.Run(context.Background(), &dump{n: n}, stages, workers, sink), e.Flush()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAnyNumberOfWorkersGivesTheSameBytes(t *testing.T) {
	one := runDump(t, 400, 1, func() {})
	if bytes.Contains(one, []byte(`"status":"rejected"`)) {
		t.Error("some documents were rejected")
	}
	if eight := runDump(t, 400, 8, func() {}); !bytes.Equal(one, eight) {
		t.Errorf("%d bytes with one worker, %d other ones with eight", len(one), len(eight))
	}
}

func TestAskingForMentionsLeavesTheEventsAlone(t *testing.T) {
	every, err := MentionStages(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	var events [2][]byte
	for i, stages := range [][]pipeline.Stage{builtIn(t), every} {
		events[i] = eventsOf(t, &dump{n: 100}, stages)
	}
	if !bytes.Equal(events[0], events[1]) {
		t.Errorf("%d bytes of events without mentions, other %d with them", len(events[0]), len(events[1]))
	}
}

func eventsOf(t *testing.T, src pipeline.Source, stages []pipeline.Stage) []byte {
	t.Helper()
	var out bytes.Buffer
	e := emit.New(emit.Options{Events: &out})
	if err := errors.Join(pipeline.Run(context.Background(), src, stages, 2, e.Document), e.Flush()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestMemoryDoesNotGrowWithTheInput(t *testing.T) {
	if testing.Short() {
		t.Skip("counts bytes over thousands of documents")
	}
	runDump(t, 400, 2, func() {}) // load the data
	once, tenTimes := peak(t, 500), peak(t, 5000)
	if tenTimes > once+once/2+8<<20 {
		t.Errorf("%d MB for ten times the documents, %d MB for once", tenTimes>>20, once>>20)
	}
}

// peak is the largest live heap seen during a run of n documents, without what the
// run wrote.
func peak(t *testing.T, n int) uint64 {
	var highest uint64
	count := 0
	stages := builtIn(t)
	e := emit.New(emit.Options{Events: io.Discard, Mentions: io.Discard, Documents: io.Discard})
	sink := func(d *pipeline.Document) error {
		if count++; count%(n/5) == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			highest = max(highest, m.HeapAlloc)
		}
		return e.Document(d)
	}
	if err := pipeline.Run(context.Background(), &dump{n: n}, stages, 2, sink); err != nil {
		t.Fatal(err)
	}
	return highest
}

func TestAnEnglishRunReadsNoChineseData(t *testing.T) {
	data := &recorded{FS: dict.FS}
	stages, err := Stages(data)
	if err != nil {
		t.Fatal(err)
	}
	data.opened = nil
	d := &pipeline.Document{ID: "a", Text: fmt.Sprintf(sentences["en"], "Ann Lee", 3), Published: "2024-05-02"}
	pipeline.Apply(stages, d)
	if d.Rejected() || d.Language != pipeline.English {
		t.Fatalf("language %q, faults %v", d.Language, d.Faults)
	}
	for _, name := range data.opened {
		for _, other := range []string{"zh/", "de/", "id/"} {
			if strings.HasPrefix(name, other) {
				t.Errorf("an English document loads %s", name)
			}
		}
	}
}

// recorded keeps the names of the files that are read.
type recorded struct {
	fs.FS
	mu     sync.Mutex
	opened []string
}

func (r *recorded) Open(name string) (fs.File, error) {
	r.mu.Lock()
	r.opened = append(r.opened, name)
	r.mu.Unlock()
	return r.FS.Open(name)
}
