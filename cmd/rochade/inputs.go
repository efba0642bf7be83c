package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"rochade/pipeline"
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

// A limitedSource ends after a number of documents, unless the number is 0.
type limitedSource struct {
	pipeline.Source
	limit int
	count int
}

func (l *limitedSource) Next() (*pipeline.Document, error) {
	if l.reached() {
		return nil, io.EOF
	}
	l.count++
	return l.Source.Next()
}

func (l *limitedSource) reached() bool { return l.limit > 0 && l.count == l.limit }

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
