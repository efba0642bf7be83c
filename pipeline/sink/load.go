package sink

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"github.com/goccy/go-json"

	"rochade/pipeline/emit"
)

// Load reads lines of events, documents and mentions, told apart by their fields,
// and stores them; name is for messages. When ctx is done it stops and leaves out the
// documents of the last batch: the last one may be incomplete.
func Load(ctx context.Context, l *Loader, r io.Reader, name string) error {
	in := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("stopped at %s:%d: %w", name, n, err)
		}
		line, readErr := in.ReadBytes('\n')
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if err := l.line(ctx, line); err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
		}
		switch {
		case errors.Is(readErr, io.EOF):
			return l.Flush(ctx)
		case readErr != nil:
			return fmt.Errorf("reading %s: %w", name, readErr)
		}
	}
}

func (l *Loader) line(ctx context.Context, line []byte) error {
	if !utf8.Valid(line) {
		return errors.New("not UTF-8")
	}
	kind, err := kindOf(line)
	if err != nil {
		return err
	}
	switch kind {
	case kindEvent:
		var r emit.Record
		if err := json.Unmarshal(line, &r); err != nil {
			return fmt.Errorf("reading event record: %w", err)
		}
		if err := checkEvent(&r); err != nil {
			return err
		}
		return l.Event(ctx, &r, string(line))
	case kindDocument:
		var d emit.DocumentLine
		if err := json.Unmarshal(line, &d); err != nil {
			return fmt.Errorf("reading line of --documents: %w", err)
		}
		if err := checkDay(given(d.Published)); err != nil {
			return err
		}
		return l.Document(ctx, &d)
	}
	var m emit.MentionLine
	if err := json.Unmarshal(line, &m); err != nil {
		return fmt.Errorf("reading line of --mentions: %w", err)
	}
	if err := checkDay(filled(m.First), filled(m.Last)); err != nil {
		return err
	}
	return l.Mention(ctx, &m)
}

// kind is the output that a line belongs to.
type kind uint8

const (
	kindEvent kind = iota
	kindDocument
	kindMention
)

// eventStart is how extract begins a record.
var eventStart = []byte(`{"schema":"` + emit.Schema + `"`)

func kindOf(line []byte) (kind, error) {
	if bytes.HasPrefix(line, eventStart) {
		return kindEvent, nil
	}
	var probe struct {
		Schema *string         `json:"schema"`
		Kind   *string         `json:"kind"`
		Status *string         `json:"status"`
		Bytes  json.RawMessage `json:"bytes"`
	}
	if err := json.Unmarshal(line, &probe); err != nil {
		return 0, fmt.Errorf("no JSON object: %w", err)
	}
	switch {
	case probe.Schema != nil && *probe.Schema == emit.Schema:
		return kindEvent, nil
	case probe.Schema != nil:
		return 0, fmt.Errorf("a record of schema %q (%s)", *probe.Schema, emit.Schema)
	case probe.Kind != nil:
		return kindMention, nil
	case probe.Status != nil && probe.Bytes != nil:
		return kindDocument, nil
	}
	return 0, errors.New("neither an event record nor a line of --documents or --mentions")
}

func checkEvent(r *emit.Record) error {
	if r.ID == "" || r.Document.ID == "" {
		return errors.New("the event record has no id, or its document has none")
	}
	if err := checkDay(given(r.Document.Published)); err != nil {
		return err
	}
	for _, d := range []*emit.Date{r.Effective, r.Announced} {
		if d == nil {
			continue
		}
		if err := checkDay(filled(d.First), filled(d.Last)); err != nil {
			return err
		}
	}
	return nil
}

// checkDay finds values that no column of days can hold.
func checkDay(values ...any) error {
	for _, v := range values {
		s, ok := v.(string)
		if !ok {
			continue
		}
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			return fmt.Errorf("%q is no day (YYYY-MM-DD)", s)
		}
	}
	return nil
}
