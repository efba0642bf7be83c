package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"rochade/pipeline/emit"
)

// outputs are the files of a run, and its database.
type outputs struct {
	resume bool // go on with the files there are
	files  []*os.File
	target *target // nil when there is none
	err    error
}

// open opens a file for writing. "" is none and "-" is standard output.
func (o *outputs) open(name string, stdout io.Writer) io.Writer {
	switch name {
	case "":
		return nil
	case "-":
		return emit.Prompt{Writer: stdout}
	}
	mode := os.O_RDWR | os.O_CREATE | os.O_TRUNC
	if o.resume {
		mode = os.O_RDWR | os.O_CREATE
	}
	f, err := os.OpenFile(name, mode, 0o666)
	if err != nil {
		o.err = errors.Join(o.err, fmt.Errorf("opening output: %w", err))
		return nil
	}
	o.files = append(o.files, f)
	return f
}

// openTarget opens a database and returns what stores everything about a document in
// it. "" is none. What has been begun is stored even after an interrupt.
func (o *outputs) openTarget(ctx context.Context, name string) func(*emit.Output) error {
	if name == "" {
		return nil
	}
	t, err := openTarget(ctx, name)
	if err != nil {
		o.err = errors.Join(o.err, err)
		return nil
	}
	o.target = t
	ctx = context.WithoutCancel(ctx)
	return func(out *emit.Output) error { return t.loader.Output(ctx, out) }
}

// finish completes the database.
func (o *outputs) finish(ctx context.Context) error {
	if o.target == nil {
		return nil
	}
	return o.target.finish(ctx)
}

// file returns the open file of that name, or nil.
func (o *outputs) file(name string) *os.File {
	for _, f := range o.files {
		if f.Name() == name {
			return f
		}
	}
	return nil
}

func (o *outputs) close() error {
	var errs []error
	for _, f := range o.files {
		errs = append(errs, f.Close())
	}
	o.files = nil
	if o.target != nil {
		errs = append(errs, o.target.sink.Close())
		o.target = nil
	}
	return errors.Join(errs...)
}
