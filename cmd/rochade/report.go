package main

import (
	"fmt"
	"io"
	"log/slog"
	"strings"

	"rochade/pipeline/emit"
	"rochade/pipeline/ingest"
)

// A report is what a command says on standard error: text, or with --json-log one JSON
// object a line.
type report struct {
	out   io.Writer
	log   *slog.Logger // nil for text
	quiet bool
}

const jsonLogUsage = "print progress, results and errors as JSON objects, one a line"

func newReport(out io.Writer, jsonLog, quiet bool) *report {
	r := &report{out: out, quiet: quiet}
	if jsonLog {
		r.log = slog.New(slog.NewJSONHandler(out, nil))
	}
	return r
}

// warn says what went wrong without stopping the run.
func (r *report) warn(format string, args ...any) {
	switch message := fmt.Sprintf(format, args...); {
	case r.quiet:
	case r.log != nil:
		r.log.Warn(message)
	default:
		fmt.Fprintln(r.out, "rochade: warning:", message)
	}
}

// summary prints the counts of a run.
func (r *report) summary(s *emit.Summary) error {
	switch {
	case r.quiet:
	case r.log != nil:
		r.log.Info("summary", "documents", s.Documents, "bytes", s.Bytes, "status", s.Status, "languages", s.Languages,
			"events", s.Events(), "types", s.Types, "reasons", s.Reasons)
	default:
		return s.Print(r.out)
	}
	return nil
}

// loaded prints the counts of a load.
func (r *report) loaded(documents, events, mentions int) {
	switch {
	case r.quiet:
	case r.log != nil:
		r.log.Info("loaded", "documents", documents, "events", events, "mentions", mentions)
	default:
		fmt.Fprintf(r.out, "loaded %d documents, %d events, %d mentions\n", documents, events, mentions)
	}
}

// listed is how many collisions are named one by one.
const listed = 5

// collisions reports documents that have the same id: in a database the last of them
// takes the place of the others.
func (r *report) collisions(ids *ingest.IDs) error {
	first, count, err := ids.Collisions(listed)
	if err != nil || count == 0 {
		return err
	}
	for _, c := range first {
		r.warn("one document id: %s", strings.Join(c, ", "))
	}
	r.warn("%d ids belong to several documents: --field id=… names another field for them", count)
	return nil
}

// fail prints the error that ended a command.
func (r *report) fail(err error) {
	if r.log != nil {
		r.log.Error(err.Error())
		return
	}
	fmt.Fprintln(r.out, "rochade:", err)
}
