package sink

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"rochade/pipeline/emit"
)

// A benchmark loads a file of many records, as extract writes it: the golden ones, of
// ever new documents. It reports events a second, their ratio to the goal and, because
// a busy machine counts for more than the code, how busy the machine was.
func benchmarkLoad(b *testing.B, open func(testing.TB) *database, goal float64) {
	const events = 100_000
	text := manyEvents(b, events)
	for b.Loop() {
		b.StopTimer()
		d := open(b)
		b.StartTimer()
		load(b, d.target, text)
	}
	b.SetBytes(int64(len(text)))
	rate := float64(b.N*events) / b.Elapsed().Seconds()
	b.ReportMetric(rate, "events/s")
	b.ReportMetric(rate/goal, "of-goal")
	reportMachineLoad(b)
}

func BenchmarkLoadIntoSQLite(b *testing.B)     { benchmarkLoad(b, newSQLiteDatabase, 50_000) }
func BenchmarkLoadIntoPostgreSQL(b *testing.B) { benchmarkLoad(b, newPostgresDatabase, 30_000) }
func BenchmarkLoadIntoParquet(b *testing.B)    { benchmarkLoad(b, newParquetDatabase, 30_000) }

// manyEvents writes n records.
func manyEvents(b *testing.B, n int) string {
	var records []emit.Record
	for _, line := range goldenEvents(b) {
		var r emit.Record
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			b.Fatal(err)
		}
		records = append(records, r)
	}
	var out strings.Builder
	for i := range n {
		r := records[i%len(records)]
		r.Document.ID = fmt.Sprintf("%s-%d", r.Document.ID, i/len(records))
		r.ID = fmt.Sprintf("%020x", uint64(i+1)*0x9e3779b97f4a7c15) // in no order
		line, err := emit.Marshal(r)
		if err != nil {
			b.Fatal(err)
		}
		out.Write(line)
		out.WriteByte('\n')
	}
	return out.String()
}

// reportMachineLoad reports the number of programs that want to run.
func reportMachineLoad(b *testing.B) {
	var load float64
	if data, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Sscan(string(data), &load)
		b.ReportMetric(load, "machine-load")
	}
}
