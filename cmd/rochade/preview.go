package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"text/tabwriter"

	"rochade/pipeline/ingest"
)

// preview lists what a run would read and write.
func (x *extraction) preview(out io.Writer, src *ingest.Source) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	var (
		bytes  int64
		faults bool
	)
	files := src.Files()
	for _, f := range files {
		switch {
		case f.Err != nil:
			faults = true
			fmt.Fprintf(w, "read\t%s\tcannot: %v\n", f.Path, f.Err)
			continue
		case f.Bytes < 0:
			fmt.Fprintf(w, "read\t%s\tof unknown size\n", f.Path)
			continue
		}
		bytes += f.Bytes
		fmt.Fprintf(w, "read\t%s\t%d bytes\n", f.Path, f.Bytes)
	}
	for _, name := range x.names() {
		fmt.Fprintf(w, "write\t%s\t%s\n", name, x.fate(name))
	}
	if x.to != "" {
		fmt.Fprintf(w, "store\t%s\t\n", x.to)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(out, "%d files, %s\n", len(files), megabytes(bytes)); err != nil {
		return err
	}
	if faults {
		return errFaults
	}
	return nil
}

// fate is what becomes of an output file.
func (x *extraction) fate(name string) string {
	info, err := os.Stat(name)
	switch {
	case name == "-":
		return "standard output"
	case errors.Is(err, fs.ErrNotExist):
		return "new"
	case err != nil:
		return err.Error()
	case !info.Mode().IsRegular():
		return "not a file"
	case x.resume:
		return fmt.Sprintf("goes on behind its %d bytes, as far as the checkpoint says", info.Size())
	}
	return fmt.Sprintf("in place of its %d bytes", info.Size())
}
