package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"rochade/pipeline"
	"rochade/pipeline/checkpoint"
	"rochade/pipeline/emit"
	"rochade/pipeline/ingest"
)

// outputs are the files of a run, its database, and the checkpoint that says how far
// they are.
type outputs struct {
	writers  map[string]io.Writer // by name
	files    []*checkpoint.File
	other    []*os.File // pipes and devices
	target   *target    // nil when there is none
	name     string     // of the checkpoint; "" when the run cannot be resumed
	every    time.Duration
	progress checkpoint.Checkpoint // what the next checkpoint says
	saved    time.Time
}

// openOutputs begins outputs anew. "" is none and "-" is standard output.
func openOutputs(names []string, stdout io.Writer) (*outputs, error) {
	o := &outputs{writers: map[string]io.Writer{}}
	for _, name := range names {
		if err := o.open(name, stdout); err != nil {
			return nil, errors.Join(err, o.close())
		}
	}
	return o, nil
}

func (o *outputs) open(name string, stdout io.Writer) error {
	switch {
	case name == "":
		return nil
	case name == "-":
		o.writers[name] = emit.Prompt{Writer: stdout}
		return nil
	case irregular(name):
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return fmt.Errorf("opening output: %w", err)
		}
		o.other = append(o.other, f)
		o.writers[name] = f
		return nil
	}
	f, err := checkpoint.Create(name)
	if err != nil {
		return err
	}
	o.files = append(o.files, f)
	o.writers[name] = f
	return nil
}

// irregular reports whether there is something of that name that is no file.
func irregular(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.Mode().IsRegular()
}

// continueOutputs opens the files of an earlier run where its checkpoint says.
func continueOutputs(files []checkpoint.Output) (*outputs, error) {
	o := &outputs{writers: map[string]io.Writer{}}
	for _, at := range files {
		f, err := checkpoint.Continue(at)
		if err != nil {
			return nil, errors.Join(err, o.close())
		}
		o.files = append(o.files, f)
		o.writers[at.Name] = f
	}
	return o, nil
}

// writer returns the open output of that name, or nil.
func (o *outputs) writer(name string) io.Writer {
	if w, ok := o.writers[name]; ok {
		return w
	}
	return nil
}

// openTarget opens a database; "" is none.
func (o *outputs) openTarget(ctx context.Context, name string) (err error) {
	if name != "" {
		o.target, err = openTarget(ctx, name)
	}
	return err
}

// store returns what stores everything about a document in the database, or nil when
// there is none. What has been begun is stored even after an interrupt.
func (o *outputs) store(ctx context.Context) func(*emit.Output) error {
	if o.target == nil {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	return func(out *emit.Output) error { return o.target.loader.Output(ctx, out) }
}

// done records that a document is written, and now and then how far the run is.
func (o *outputs) done(d *pipeline.Document, e *emit.Emitter) error {
	o.progress.Position.Add(d.ID, d.File)
	if o.name == "" || time.Since(o.saved) < o.every {
		return nil
	}
	return o.save(e)
}

// save brings everything to the disk, and then a checkpoint that says so.
func (o *outputs) save(e *emit.Emitter) error {
	if o.name == "" {
		return nil
	}
	if err := e.Flush(); err != nil {
		return err
	}
	if o.target != nil {
		if err := o.target.loader.Flush(context.Background()); err != nil {
			return err
		}
	}
	o.progress.Outputs = o.progress.Outputs[:0]
	for _, f := range o.files {
		at, err := f.Sync()
		if err != nil {
			return fmt.Errorf("writing output: %w", err)
		}
		o.progress.Outputs = append(o.progress.Outputs, at)
	}
	o.progress.Summary = *e.Summary()
	o.saved = time.Now()
	return checkpoint.Write(o.name, &o.progress)
}

// finish completes outputs after a run that came to an end of its own, of the inputs or
// of what it was to do of them.
func (o *outputs) finish(ctx context.Context, e *emit.Emitter, complete, keep bool) error {
	if err := e.Flush(); err != nil {
		return err
	}
	if o.target != nil {
		if err := o.target.finish(ctx); err != nil {
			return err
		}
	}
	if complete && !keep && o.name != "" {
		return checkpoint.Remove(o.name)
	}
	o.progress.Complete = complete
	return o.save(e)
}

func (o *outputs) close() error {
	var errs []error
	for _, f := range o.files {
		errs = append(errs, f.Close())
	}
	for _, f := range o.other {
		errs = append(errs, f.Close())
	}
	o.files, o.other = nil, nil
	if o.target != nil {
		errs = append(errs, o.target.sink.Close())
		o.target = nil
	}
	return errors.Join(errs...)
}

// checkpointName is where the checkpoint of a run lies by default: beside its first
// file, or else beside its SQLite database. It is "" where there is neither.
func checkpointName(names []string, target string) string {
	for _, name := range names {
		if !irregular(name) {
			return name + ".checkpoint"
		}
	}
	if file, ok := strings.CutPrefix(target, "sqlite:"); ok {
		return file + ".checkpoint"
	}
	return ""
}

// gone reports whether what is written to an output cannot be cut off again.
func gone(name string) bool { return name == "-" || irregular(name) && name != os.DevNull }

// skip goes on in the inputs behind a position, and makes sure that it is the same.
func skip(src *ingest.Source, p checkpoint.Position) error {
	last, err := src.Skip(p.File, p.InFile)
	if err == nil && last != nil && !p.Behind(last.ID) {
		err = fmt.Errorf("document %d is %q, in the earlier run it was %q", p.Documents, last.ID, p.LastID)
	}
	return err
}
