package main

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rochade/pipeline"
	"rochade/pipeline/assemble"
	"rochade/pipeline/emit"
	"rochade/pipeline/ingest"
	"rochade/pipeline/sink"
)

// extraction is the flags of the command.
type extraction struct {
	events, documents, mentions, rejects string
	to                                   string
	withText                             bool
	filter                               emit.Filter
	limit                                int
	input                                ingest.Options
	dict                                 string
	workers                              int
	resume                               bool
	quiet                                bool
}

func newExtract() *cobra.Command {
	var x extraction
	cmd := &cobra.Command{
		Use:   "extract INPUT…",
		Short: "Write the events of articles as JSON lines",
		Long: `Extract reads files, directories, globs or - (standard input) and writes one event
record a line. Formats are told by name and content.

It exits with 0 when all documents were read, 1 when some had faults (see --rejects),
and 2 when it had to stop.`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, inputs []string) error {
			if x.to != "" && !cmd.Flags().Changed("output") {
				x.events = ""
			}
			return x.run(cmd, inputs)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&x.events, "output", "o", "-", "file for the event records; - is standard output")
	f.StringVar(&x.to, "to", "", "database for events and documents, and for mentions when there is --mentions: "+sink.Targets)
	f.StringVar(&x.documents, "documents", "", "file for an account of every document")
	f.StringVar(&x.mentions, "mentions", "", "file for everything recognized in the documents")
	f.StringVar(&x.rejects, "rejects", "", "file for the documents that were rejected, and why")
	f.BoolVar(&x.withText, "with-text", false, "write the text into --documents, for verify")
	f.StringSliceVar(&x.filter.Types, "types", nil, "only these types of events: "+strings.Join(pipeline.EventTypes, ", "))
	f.Float64Var(&x.filter.MinConfidence, "min-confidence", 0, "only events of at least this confidence, 0 to 1")
	f.StringVar(&x.filter.Since, "since", "", "only events that took place or were published on this day (YYYY-MM-DD) or later")
	f.IntVar(&x.limit, "limit", 0, "stop after this many documents")
	f.StringVar(&x.input.Published, "published", "", "publication day (YYYY-MM-DD) of all documents")
	f.StringVar(&x.input.Lang, "lang", "", langUsage())
	f.StringToStringVar(&x.input.Fields, "field", nil, fieldUsage)
	f.StringVar(&x.dict, "dict", "", dictUsage)
	f.IntVar(&x.workers, "workers", runtime.GOMAXPROCS(0), "documents worked on at the same time")
	f.BoolVar(&x.resume, "resume", false, "go on where an earlier run with the same inputs and outputs has ended")
	f.BoolVar(&x.quiet, "quiet", false, "print errors only")
	return cmd
}

func needInputs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("no input: name a file, a directory or - for standard input")
	}
	return nil
}

func (x *extraction) run(cmd *cobra.Command, inputs []string) error {
	if err := x.check(); err != nil {
		return err
	}
	if err := needFiles(inputs); err != nil {
		return err
	}
	data, err := openDict(x.dict)
	if err != nil {
		return err
	}
	digest, err := assemble.Digest(data)
	if err != nil {
		return err
	}
	build := assemble.Stages
	if x.mentions != "" {
		build = assemble.MentionStages
	}
	stages, err := build(data)
	if err != nil {
		return err
	}
	x.input.Dict = data
	if slices.Contains(inputs, "-") {
		x.input.Stdin = cmd.InOrStdin()
	}
	src, err := ingest.Open(inputs, x.input)
	if err != nil {
		return err
	}
	defer src.Close()
	out := outputs{resume: x.resume}
	defer out.close()
	emitter := x.emitter(cmd, &out, digest)
	if out.err != nil {
		return out.err
	}
	if x.resume {
		if err := x.goOn(src, &out); err != nil {
			return err
		}
	}
	err = x.stream(cmd, src, stages, emitter)
	err = errors.Join(err, emitter.Flush())
	if err == nil {
		err = out.finish(cmd.Context())
	}
	if err := errors.Join(err, out.close()); err != nil {
		return err
	}
	return x.outcome(cmd, emitter.Summary())
}

func (x *extraction) emitter(cmd *cobra.Command, out *outputs, digest string) *emit.Emitter {
	stdout := cmd.OutOrStdout()
	return emit.New(emit.Options{
		Store:         out.openTarget(cmd.Context(), x.to),
		StoreMentions: x.mentions != "",
		Events:        out.open(x.events, stdout),
		Documents:     out.open(x.documents, stdout),
		Mentions:      out.open(x.mentions, stdout),
		Rejects:       out.open(x.rejects, stdout),
		WithText:      x.withText,
		Extractor:     emit.Extractor{Version: emit.Version, Dict: digest},
		Filter:        x.filter,
	})
}

// goOn brings inputs and outputs to where an earlier run has ended.
func (x *extraction) goOn(src *ingest.Source, out *outputs) error {
	done, err := emit.Resume(emit.Outputs{Documents: out.file(x.documents), Events: out.file(x.events),
		Mentions: out.file(x.mentions), Rejects: out.file(x.rejects)})
	if err != nil {
		return err
	}
	return skip(src, done)
}

// stream runs the pipeline and shows how far it is.
func (x *extraction) stream(cmd *cobra.Command, src *ingest.Source, stages []pipeline.Stage, emitter *emit.Emitter) error {
	sink := emitter.Document
	if !x.quiet {
		p := startProgress(cmd.ErrOrStderr(), src)
		defer p.end()
		sink = func(d *pipeline.Document) error {
			err := emitter.Document(d)
			p.count(emitter.Summary())
			return err
		}
	}
	docs := limited(src, x.limit)
	if x.input.Stdin != nil {
		docs = interruptible(cmd.Context(), docs)
	}
	return pipeline.Run(cmd.Context(), docs, stages, x.workers, sink)
}

// outcome prints the summary and says how the run went.
func (x *extraction) outcome(cmd *cobra.Command, summary *emit.Summary) error {
	if !x.quiet {
		if err := summary.Print(cmd.ErrOrStderr()); err != nil {
			return err
		}
	}
	switch {
	case cmd.Context().Err() != nil:
		return fmt.Errorf("stopped after %d documents", summary.Documents)
	case summary.Status[emit.Rejected] > 0:
		return errFaults
	}
	return nil
}

// check finds flags that no run could go by.
func (x *extraction) check() error {
	for _, t := range x.filter.Types {
		if !slices.Contains(pipeline.EventTypes, t) {
			return fmt.Errorf("--types: no type %q (%s)", t, strings.Join(pipeline.EventTypes, ", "))
		}
	}
	if l := x.input.Lang; l != "" && !slices.Contains(pipeline.Languages, l) {
		return fmt.Errorf("--lang: no language %q (%s)", l, strings.Join(pipeline.Languages, ", "))
	}
	if s := x.filter.Since; s != "" && ingest.Day(s) != s {
		return fmt.Errorf("--since: %q is no day (YYYY-MM-DD)", s)
	}
	if c := x.filter.MinConfidence; c < 0 || c > 1 {
		return fmt.Errorf("--min-confidence: %v (0 to 1)", c)
	}
	if x.workers < 1 {
		return fmt.Errorf("--workers: %d (1 or more)", x.workers)
	}
	if x.limit < 0 {
		return fmt.Errorf("--limit: %d (0 or more; 0 is all)", x.limit)
	}
	if x.resume && (x.documents == "" || x.documents == "-") {
		return errors.New("--resume: needs the --documents file of the earlier run")
	}
	if x.withText && x.documents == "" {
		return errors.New("--with-text: needs --documents")
	}
	return nil
}
