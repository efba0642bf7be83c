package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rochade/pipeline/sink"
)

func newLoad() *cobra.Command {
	var (
		target                 string
		quiet, jsonLog, dryRun bool
	)
	cmd := &cobra.Command{
		Use:   "load FILE… --to TARGET",
		Short: "Load events, documents and mentions into a database",
		Long: `Load reads what extract wrote (event records, lines of --documents and of --mentions, told
apart by their fields) into ` + sink.Targets + `.

It replaces per document: loading a file again changes nothing, and a document that no
longer has events loses those it had when its line of --documents is loaded.`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, files []string) error {
			if dryRun {
				target = sink.Nowhere
			}
			l, err := openTarget(cmd.Context(), target)
			if err != nil {
				return err
			}
			err = l.files(cmd.Context(), files, cmd.InOrStdin())
			if err == nil {
				err = l.finish(cmd.Context())
			}
			if err := errors.Join(err, l.sink.Close()); err != nil {
				return err
			}
			n := l.loader.Count
			newReport(cmd.ErrOrStderr(), jsonLog, quiet).loaded(n.Documents, n.Events, n.Mentions)
			return nil
		},
	}
	cmd.Flags().StringVar(&target, "to", "", "database: "+sink.Targets)
	cmd.Flags().BoolVar(&quiet, "quiet", false, "print errors only")
	cmd.Flags().BoolVar(&jsonLog, "json-log", false, jsonLogUsage)
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "read and check the files, store nothing")
	cmd.MarkFlagRequired("to")
	offer(cmd, "to", targetForms)
	return cmd
}

// A target is a database that is being loaded.
type target struct {
	sink   sink.Sink
	loader *sink.Loader
}

func openTarget(ctx context.Context, name string) (*target, error) {
	s, err := sink.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	return &target{s, sink.NewLoader(s)}, nil
}

// files loads files one after the other; - is standard input.
func (t *target) files(ctx context.Context, names []string, stdin io.Reader) error {
	if err := needFiles(names); err != nil {
		return err
	}
	for _, name := range names {
		if err := t.file(ctx, name, stdin); err != nil {
			return err
		}
	}
	return nil
}

func (t *target) file(ctx context.Context, name string, stdin io.Reader) error {
	if name == "-" {
		return sink.Load(ctx, t.loader, stdin, "standard input")
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("opening records: %w", err)
	}
	defer f.Close()
	return sink.Load(ctx, t.loader, f, name)
}

// finish stores the rest, even after an interrupt.
func (t *target) finish(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	if err := t.loader.Flush(ctx); err != nil {
		return err
	}
	return t.sink.Finish(ctx)
}
