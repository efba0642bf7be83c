package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
)

// A Stage does one thing to a document. Process fills the stage's own fields of
// the document, is safe for concurrent use, and returns an error only when this
// document cannot go on; the runner then records a fault and skips the later
// stages for it.
type Stage struct {
	Name    string
	Process func(*Document) error
}

// A Source yields documents in input order and io.EOF at the end. A document
// that could not be read is yielded too, rejected with its reason. Any other
// error ends the run. A document may still have to be decoded: Apply does that.
type Source interface {
	Next() (*Document, error)
}

// huge is the size as read from which documents take turns: what the stages know of
// one of them takes some fifty times its size.
const huge = 2 << 20

// Run streams the documents of src through the stages on the given number of
// workers and hands them to sink in input order. At most a few documents a worker are in
// flight, and one huge one at a time, so memory does not depend on the length of the
// input. After ctx is done no further document is read; those in flight are finished.
func Run(ctx context.Context, src Source, stages []Stage, workers int, sink func(*Document) error) error {
	type slot struct {
		doc  *Document
		done chan struct{}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var (
		work    = make(chan slot)
		ordered = make(chan slot, 4*workers)
		readErr error
		wg      sync.WaitGroup
		turn    sync.Mutex // of the huge documents
	)
	go func() {
		defer close(ordered)
		defer close(work)
		for ctx.Err() == nil {
			doc, err := src.Next()
			if err != nil {
				if !errors.Is(err, io.EOF) {
					readErr = err
				}
				return
			}
			s := slot{doc, make(chan struct{})}
			ordered <- s
			work <- s
		}
	}()
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for s := range work {
				if s.doc.Bytes > huge {
					turn.Lock()
					Apply(stages, s.doc)
					turn.Unlock()
				} else {
					Apply(stages, s.doc)
				}
				close(s.done)
			}
		}()
	}
	var sinkErr error
	for s := range ordered {
		<-s.done
		if sinkErr != nil {
			continue
		}
		if sinkErr = s.doc.broken; sinkErr == nil {
			sinkErr = sink(s.doc)
		}
		if sinkErr != nil {
			stop()
		}
	}
	wg.Wait()
	if sinkErr != nil {
		return sinkErr
	}
	return readErr
}

// Apply decodes the document and runs the stages on it in order, until one of
// them rejects it. With no stages it just completes what a Source has yielded.
func Apply(stages []Stage, d *Document) {
	if d.Decode != nil && !d.Rejected() {
		protect(Stage{"ingest", d.Decode}, d)
	}
	d.Decode = nil
	for _, s := range stages {
		if d.Rejected() {
			return
		}
		protect(s, d)
	}
}

// protect is the one place where panics are recovered.
func protect(s Stage, d *Document) {
	defer func() {
		if r := recover(); r != nil {
			d.Reject(s.Name, ReasonPanic, fmt.Sprintf("%v\n%s", r, debug.Stack()))
		}
	}()
	if err := s.Process(d); err != nil {
		if data := DataError(nil); errors.As(err, &data) {
			d.broken = err
		}
		reason := ReasonMalformed
		var f *RejectError
		if errors.As(err, &f) {
			reason = f.Reason
		}
		d.Reject(s.Name, reason, err.Error())
	}
}

// A DataError is a problem of the data that a stage works with, not of the
// document. It ends a run.
type DataError interface {
	error
	DataError()
}

// A RejectError lets a stage name the reason for giving up on a document.
type RejectError struct {
	Reason Reason
	Err    error
}

func (e *RejectError) Error() string { return e.Err.Error() }
func (e *RejectError) Unwrap() error { return e.Err }
