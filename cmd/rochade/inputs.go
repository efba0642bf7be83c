package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/emit"
)

const fieldUsage = "name that a document field has in the input, as text=body"

func langUsage() string {
	return "language of all documents: " + strings.Join(pipeline.Languages, ", ")
}

// needFiles finds inputs that do not exist before anything is read. Globs are left
// to ingest.
func needFiles(inputs []string) error {
	var errs []error
	for _, name := range inputs {
		if name == "-" || strings.ContainsAny(name, "*?[") {
			continue
		}
		if _, err := os.Stat(name); err != nil {
			errs = append(errs, fmt.Errorf("opening input: %w", err))
		}
	}
	return errors.Join(errs...)
}

// limited ends a source after n documents, unless n is 0.
func limited(src pipeline.Source, n int) pipeline.Source {
	if n == 0 {
		return src
	}
	return &limitedSource{src, n}
}

type limitedSource struct {
	pipeline.Source
	left int
}

func (l *limitedSource) Next() (*pipeline.Document, error) {
	if l.left == 0 {
		return nil, io.EOF
	}
	l.left--
	return l.Source.Next()
}

// interruptible ends a source when ctx is done, even while it waits for input.
func interruptible(ctx context.Context, src pipeline.Source) pipeline.Source {
	return &interruptibleSource{src, ctx}
}

type interruptibleSource struct {
	pipeline.Source
	ctx context.Context
}

type next struct {
	doc *pipeline.Document
	err error
}

func (s *interruptibleSource) Next() (*pipeline.Document, error) {
	if s.ctx.Err() != nil {
		return nil, io.EOF
	}
	got := make(chan next, 1)
	go func() {
		doc, err := s.Source.Next()
		got <- next{doc, err}
	}()
	select {
	case n := <-got:
		return n.doc, n.err
	case <-s.ctx.Done():
		return nil, io.EOF
	}
}

// skip reads over the documents that an earlier run has done and makes sure that
// they are the ones of these inputs.
func skip(src pipeline.Source, done emit.Resumed) error {
	for i := range done.Documents {
		d, err := src.Next()
		if errors.Is(err, io.EOF) {
			return fmt.Errorf("resuming: the inputs have %d documents, the earlier run did %d", i, done.Documents)
		}
		if err != nil {
			return err
		}
		if i < done.Documents-1 {
			continue
		}
		if pipeline.Apply(nil, d); d.ID != done.LastID {
			return fmt.Errorf("resuming: document %d is %q, in the earlier run it was %q", i+1, d.ID, done.LastID)
		}
	}
	return nil
}
