package main

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

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
	overrides                            emit.Overrides
	dict                                 string
	workers                              int
	resume                               bool
	checkpoint                           string
	every                                time.Duration
	shard, manifest                      string
	quiet, jsonLog, dryRun               bool
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
	f.BoolVar(&x.resume, "resume", false, "go on where an earlier run of the same inputs, options and version has ended, however that was")
	f.StringVar(&x.checkpoint, "checkpoint", "", "file that says how far the run is (default: the first output with .checkpoint)")
	f.DurationVar(&x.every, "checkpoint-every", 5*time.Second, "how much work a crash may cost")
	f.StringVar(&x.shard, "shard", "", "one part of the documents, as 2/8: the second of eight")
	f.StringVar(&x.manifest, "manifest", "", "CSV file of id, published, source, url: what is known of the documents beside their files")
	f.BoolVar(&x.quiet, "quiet", false, "print errors only")
	f.BoolVar(&x.jsonLog, "json-log", false, jsonLogUsage)
	f.BoolVar(&x.dryRun, "dry-run", false, "check everything, list inputs and outputs, and write nothing")
	offer(cmd, "types", pipeline.EventTypes)
	offer(cmd, "lang", pipeline.Languages)
	offer(cmd, "to", targetForms)
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
	if x.overrides, err = emit.ReadOverrides(data); err != nil {
		return err
	}
	x.input.Dict = data
	if slices.Contains(inputs, "-") {
		x.input.Stdin = cmd.InOrStdin()
	}
	if x.manifest != "" {
		if x.input.Manifest, err = ingest.OpenManifest(x.manifest); err != nil {
			return err
		}
		defer x.input.Manifest.Close()
	}
	src, err := ingest.Open(inputs, x.input)
	if err != nil {
		return err
	}
	defer src.Close()
	if x.dryRun {
		return x.preview(cmd.OutOrStdout(), src)
	}
	return x.extract(cmd, src, stages, digest)
}

// extract reads the documents and writes what was found in them.
func (x *extraction) extract(cmd *cobra.Command, src *ingest.Source, stages []pipeline.Stage, digest string) error {
	out, err := x.begin(cmd, src, digest)
	if err != nil {
		return err
	}
	defer out.close()
	emitter := x.emitter(cmd, out, digest)
	ids := ingest.NewIDs()
	defer ids.Close()
	report := newReport(cmd.ErrOrStderr(), x.jsonLog, x.quiet)
	err = x.stream(cmd, src, stages, emitter, out, ids, report)
	if err := errors.Join(err, out.close()); err != nil {
		return err
	}
	if err := report.collisions(ids); err != nil {
		return err
	}
	return x.outcome(cmd, emitter.Summary(), report)
}

func (x *extraction) emitter(cmd *cobra.Command, out *outputs, digest string) *emit.Emitter {
	return emit.New(emit.Options{
		Events:        out.writer(x.events),
		Documents:     out.writer(x.documents),
		Mentions:      out.writer(x.mentions),
		Rejects:       out.writer(x.rejects),
		Store:         out.store(cmd.Context()),
		StoreMentions: x.mentions != "",
		WithText:      x.withText,
		Extractor:     emit.Extractor{Version: emit.Version, Dict: digest},
		Filter:        x.filter,
		Overrides:     x.overrides,
		Earlier:       out.progress.Summary,
	})
}

// stream runs the pipeline, shows how far it is, and completes the outputs.
func (x *extraction) stream(cmd *cobra.Command, src *ingest.Source, stages []pipeline.Stage, emitter *emit.Emitter, out *outputs, ids *ingest.IDs, report *report) error {
	if out.progress.Complete {
		return nil
	}
	if err := out.save(emitter); err != nil {
		return err
	}
	show := func() {}
	if !x.quiet {
		p := startProgress(cmd.ErrOrStderr(), src, report.log)
		defer p.end()
		show = func() { p.count(emitter.Summary()) }
	}
	docs := &limitedSource{Source: src, limit: x.limit}
	if x.input.Stdin != nil {
		docs.Source = interruptible(cmd.Context(), src)
	}
	err := pipeline.Run(cmd.Context(), docs, stages, x.workers, func(d *pipeline.Document) error {
		if err := errors.Join(emitter.Document(d), ids.Add(d)); err != nil {
			return err
		}
		show()
		return out.done(d, emitter)
	})
	if err != nil {
		emitter.Flush() // what can be written
		return err
	}
	complete := cmd.Context().Err() == nil && !docs.reached()
	return out.finish(cmd.Context(), emitter, complete, x.resume)
}

// outcome prints the summary and says how the run went.
func (x *extraction) outcome(cmd *cobra.Command, summary *emit.Summary, report *report) error {
	if m := x.input.Manifest; m != nil && m.Absent() > 0 {
		report.warn("%d documents are not in %s", m.Absent(), x.manifest)
	}
	if err := report.summary(summary); err != nil {
		return err
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
func (x *extraction) check() (err error) {
	if x.input.Shard, err = ingest.ParseShard(x.shard); err != nil {
		return fmt.Errorf("--shard: %w", err)
	}
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
	names := x.names()
	for i, name := range names {
		if slices.Contains(names[:i], name) && name != "-" && !irregular(name) {
			return fmt.Errorf("two outputs to %s", name)
		}
	}
	if x.every <= 0 {
		return fmt.Errorf("--checkpoint-every: %v (more than 0)", x.every)
	}
	if x.withText && x.documents == "" {
		return errors.New("--with-text: needs --documents")
	}
	return nil
}
