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
	files []*os.File
	err   error
}

// open creates a file. "" is none and "-" is standard output.
func (o *outputs) open(name string, stdout io.Writer) io.Writer {
	switch name {
	case "":
		return nil
	case "-":
		return emit.Prompt{Writer: stdout}
	}
	f, err := os.Create(name)
	if err != nil {
		o.err = errors.Join(o.err, fmt.Errorf("opening output: %w", err))
		return nil
	}
	o.files = append(o.files, f)
	return f
}

func (o *outputs) close() error {
	var errs []error
	for _, f := range o.files {
		errs = append(errs, f.Close())
	}
	o.files = nil
	return errors.Join(errs...)
}
