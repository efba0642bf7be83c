// Package emit writes what was found in documents as JSON lines: event records,
// and on request everything recognized, an account of every document, and the
// documents that were rejected.
//
// The same documents give the same bytes: fields have a fixed order, numbers one
// form, and ids depend on the content of a record alone. Offsets are code points
// of the fields as read.
package emit

import (
	"fmt"
	"io"
	"slices"

	"rochade/pipeline"
)

// Options say what is written where. A nil writer leaves that output out.
type Options struct {
	Events    io.Writer
	Documents io.Writer
	Mentions  io.Writer
	Rejects   io.Writer
	WithText  bool // document lines hold the text
	Extractor Extractor
	Filter    Filter
	Overrides Overrides
	// Store, when there is one, gets everything about each document too.
	Store         func(*Output) error
	StoreMentions bool // with its mentions
	// Earlier is what an earlier part of the run has done.
	Earlier Summary
}

// An Output is everything that is written about a document.
type Output struct {
	Document DocumentLine
	Records  []Record
	Mentions []MentionLine // nil when they are not wanted
}

// A Filter chooses among the records of a document. The zero value keeps all.
type Filter struct {
	Types         []string
	MinConfidence float64
	Since         string // YYYY-MM-DD
}

// An Emitter writes the outputs of a run and counts what it wrote. It is not safe for
// concurrent use.
type Emitter struct {
	opt     Options
	events  lines
	docs    lines
	ments   lines
	rejects lines
	summary Summary
}

// New returns an Emitter.
func New(opt Options) *Emitter {
	if opt.Earlier.Status == nil {
		opt.Earlier = NewSummary()
	}
	return &Emitter{
		opt:    opt,
		events: newLines(opt.Events), docs: newLines(opt.Documents),
		ments: newLines(opt.Mentions), rejects: newLines(opt.Rejects),
		summary: opt.Earlier,
	}
}

// Document writes everything that is wanted of one document.
func (e *Emitter) Document(d *pipeline.Document) error {
	records := e.opt.Filter.keep(e.opt.Overrides.apply(Records(d, &e.opt.Extractor)))
	e.summary.add(d, records)
	for i := range records {
		e.events.add(&records[i])
	}
	if e.ments.w != nil {
		for line := range Mentions(d) {
			e.ments.add(&line)
			if e.ments.full() { // a long document has very many
				e.ments.flush() // an error stays
			}
		}
	}
	if e.docs.w != nil {
		e.docs.add(Account(d, len(records), e.opt.WithText))
	}
	if e.rejects.w != nil {
		for _, line := range Rejects(d) {
			e.rejects.add(&line)
		}
	}
	if err := e.store(d, records); err != nil {
		return err
	}
	for _, out := range e.outputs() {
		if out.lines.due() {
			return e.Flush()
		}
	}
	return nil
}

func (e *Emitter) store(d *pipeline.Document, records []Record) error {
	if e.opt.Store == nil {
		return nil
	}
	o := Output{Document: Account(d, len(records), e.opt.WithText), Records: records}
	if e.opt.StoreMentions {
		o.Mentions = slices.AppendSeq([]MentionLine{}, Mentions(d))
	}
	return e.opt.Store(&o)
}

// Flush writes out what is buffered; every line is whole.
func (e *Emitter) Flush() error {
	for _, out := range e.outputs() {
		if err := out.lines.flush(); err != nil {
			return fmt.Errorf("writing %s: %w", out.what, err)
		}
	}
	return nil
}

type output struct {
	what  string
	lines *lines
}

// outputs lists what is written.
func (e *Emitter) outputs() []output {
	return []output{{"events", &e.events}, {"mentions", &e.ments}, {"rejects", &e.rejects}, {"documents", &e.docs}}
}

// Summary returns the counts so far.
func (e *Emitter) Summary() *Summary { return &e.summary }
