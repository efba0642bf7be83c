package emit

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"rochade/pipeline"
)

// A RejectReport counts rejected documents by reason, with a few examples of each.
type RejectReport struct {
	Examples int // how many of each reason are kept
	reasons  map[string]*rejected
}

type rejected struct {
	count    int
	examples []RejectLine
}

// Read adds the lines of --rejects; name is for messages.
func (r *RejectReport) Read(in io.Reader, name string) error {
	if r.reasons == nil {
		r.reasons = map[string]*rejected{}
	}
	lines := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		text, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(text)) > 0 {
			var line RejectLine
			if err := json.Unmarshal(text, &line); err != nil || line.Reason == "" {
				return fmt.Errorf("%s:%d: not a line of --rejects", name, n)
			}
			r.add(line)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
	}
}

func (r *RejectReport) add(line RejectLine) {
	of := r.reasons[line.Reason]
	if of == nil {
		of = &rejected{}
		r.reasons[line.Reason] = of
	}
	of.count++
	if len(of.examples) < r.Examples {
		of.examples = append(of.examples, line)
	}
}

// Print explains the reasons, the most frequent first.
func (r *RejectReport) Print(w io.Writer) error {
	names := slices.SortedFunc(maps.Keys(r.reasons), func(a, b string) int {
		return cmp.Or(cmp.Compare(r.reasons[b].count, r.reasons[a].count), cmp.Compare(a, b))
	})
	var out bytes.Buffer
	for _, name := range names {
		of := r.reasons[name]
		fmt.Fprintf(&out, "%s: %d\n", name, of.count)
		explain(&out, name)
		for _, e := range of.examples {
			place := e.Input
			if e.Line > 0 {
				place = fmt.Sprintf("%s:%d", place, e.Line)
			}
			fmt.Fprintf(&out, "    %s  %s  %s\n", place, e.Document, strings.TrimPrefix(e.Detail, place+": "))
		}
		if more := of.count - len(of.examples); more > 0 && len(of.examples) > 0 {
			fmt.Fprintf(&out, "    and %d more\n", more)
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// ExplainReasons prints all reasons for which documents are rejected.
func ExplainReasons(w io.Writer) error {
	var out bytes.Buffer
	for _, r := range pipeline.Reasons {
		fmt.Fprintf(&out, "%s\n", r.Reason)
		explain(&out, string(r.Reason))
	}
	_, err := w.Write(out.Bytes())
	return err
}

func explain(out io.Writer, reason string) {
	for _, r := range pipeline.Reasons {
		if string(r.Reason) == reason {
			fmt.Fprintf(out, "  %s;\n  %s\n", r.Meaning, r.WhatToDo)
		}
	}
}
