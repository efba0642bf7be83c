package emit

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"rochade/pipeline"
)

// A Summary counts the documents and records of a run.
type Summary struct {
	Documents int            `json:"documents"`
	Bytes     int64          `json:"bytes"`
	Status    map[string]int `json:"status"`    // extracted, empty, rejected
	Languages map[string]int `json:"languages"` // of documents that were extracted
	Types     map[string]int `json:"types"`     // records
	Reasons   map[string]int `json:"reasons"`   // of rejected documents
}

func NewSummary() Summary {
	return Summary{Status: map[string]int{}, Languages: map[string]int{}, Types: map[string]int{}, Reasons: map[string]int{}}
}

func (s *Summary) add(d *pipeline.Document, records []Record) {
	s.Documents++
	s.Bytes += int64(d.Bytes)
	status := StatusOf(d)
	s.Status[status]++
	switch status {
	case Rejected:
		s.Reasons[string(d.Faults[0].Reason)]++
	case Extracted:
		s.Languages[d.Language]++
	}
	for i := range records {
		s.Types[records[i].Type]++
	}
}

// Events is the number of records.
func (s *Summary) Events() int {
	n := 0
	for _, c := range s.Types {
		n += c
	}
	return n
}

// Print writes the summary as a table for people.
func (s *Summary) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	section(t, "documents", s.Documents, s.Status)
	section(t, "languages", s.Status[Extracted], s.Languages)
	section(t, "events", s.Events(), s.Types)
	if len(s.Reasons) > 0 {
		section(t, "rejected", s.Status[Rejected], s.Reasons)
	}
	return t.Flush()
}

// section prints a total and its parts, the largest first.
func section(w io.Writer, name string, total int, counts map[string]int) {
	fmt.Fprintf(w, "%s\t%d\t\n", name, total)
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, k := range keys {
		fmt.Fprintf(w, "%s\t%d\t\n", k, counts[k])
	}
}
