package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"rochade/pipeline/emit"
)

// outputs are the files of a run.
type outputs struct {
	resume bool // go on with the files there are
	files  []*os.File
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
	return errors.Join(errs...)
}
