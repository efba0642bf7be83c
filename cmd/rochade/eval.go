package main

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
	"rochade/pipeline/emit"
	"rochade/pipeline/score"
)

// evaluation is the flags of the command.
type evaluation struct {
	gold, dict, baseline, save string
	listErrors, ladder         bool
}

func newEval() *cobra.Command {
	var e evaluation
	cmd := &cobra.Command{
		Use:   "eval --gold PATH",
		Short: "Score extraction against labelled articles",
		Long: `Eval extracts events from labelled articles and prints how many were found and how many of
their slots are right, by language, type and slot, each F with its 95 % interval (bootstrap
over the articles). PATH is a .jsonl file of labelled articles or a directory that holds some.
--save writes the event records; with --baseline, such a file of an earlier run, eval lists the
errors that are new or gone, with the rule and the lines of the data behind each, and exits with 1
when an F is lower than the earlier records have. --ladder scores four times: with the labelled
names and the sentence rules alone, plus the discourse table, plus the decision model, and with
the names that are found.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return e.run(cmd) },
	}
	f := cmd.Flags()
	f.StringVar(&e.gold, "gold", "", "labelled articles: a .jsonl file or a directory")
	f.StringVar(&e.baseline, "baseline", "", "event records of an earlier run, whose scores must not fall")
	f.StringVar(&e.save, "save", "", "write the event records to a file, as a baseline")
	f.BoolVar(&e.listErrors, "errors", false, "list every error, by class, and how far the missing events got")
	f.BoolVar(&e.ladder, "ladder", false, "score with one more part of the system at a time, and nothing else")
	f.StringVar(&e.dict, "dict", "", dictUsage)
	cmd.MarkFlagRequired("gold")
	cmd.AddCommand(newEvalNames())
	return cmd
}

func (e *evaluation) run(cmd *cobra.Command) error {
	data, err := openDict(e.dict)
	if err != nil {
		return err
	}
	articles, err := score.Load(e.gold)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if e.ladder {
		rungs, err := assemble.Ladder(data, articles)
		if err != nil {
			return err
		}
		assemble.WriteLadder(out, rungs)
		return nil
	}
	stages, err := assemble.Stages(data)
	if err != nil {
		return err
	}
	outcome, err := assemble.Evaluate(stages, articles)
	if err != nil {
		return err
	}
	outcome.Report.Write(out)
	if e.listErrors {
		if err := writeErrors(out, data, articles, outcome.Report); err != nil {
			return err
		}
	}
	if e.save != "" {
		if err := saveRecords(e.save, outcome.Records); err != nil {
			return err
		}
	}
	if e.baseline == "" {
		return nil
	}
	old, err := score.ScoreFile(articles, e.baseline)
	if err != nil {
		return fmt.Errorf("reading the baseline: %w", err)
	}
	return compareBaseline(cmd, old, outcome.Report, assemble.NewLocator(data))
}

// writeErrors prints the errors by class, and of each missing event how far it got.
func writeErrors(w io.Writer, data fs.FS, articles []*score.Article, report *score.Report) error {
	x, err := assemble.NewExplainer(data)
	if err != nil {
		return err
	}
	losses := x.Losses(articles, report)
	fmt.Fprintln(w, "\nmissing events, by how far they got:")
	assemble.WriteLosses(w, losses)
	fmt.Fprintln(w, "\nerrors, by class:")
	report.WriteErrors(w, func(f *score.Finding) []string {
		loss, ok := losses[assemble.Loser{Document: f.Document, Label: f.Label}]
		if !ok || f.Slot != "" {
			return nil
		}
		return append([]string{loss.Where}, loss.Lines...)
	})
	return nil
}

func saveRecords(name string, records []emit.Record) error {
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("saving records: %w", err)
	}
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	for i := range records {
		if err := enc.Encode(&records[i]); err != nil {
			f.Close()
			return fmt.Errorf("saving records: %w", err)
		}
	}
	return f.Close()
}

// compareBaseline prints the errors that are new or mended since the baseline, and the rows
// that fell below it.
func compareBaseline(cmd *cobra.Command, old, new *score.Report, behind *assemble.Locator) error {
	if err := writeChanges(cmd.OutOrStdout(), score.Changes(old, new), behind); err != nil {
		return err
	}
	fell := new.Figures().Below(old.Figures())
	for _, line := range fell {
		fmt.Fprintln(cmd.ErrOrStderr(), line)
	}
	if len(fell) > 0 {
		return errFaults
	}
	return nil
}

func writeChanges(w io.Writer, changes []score.Change, behind *assemble.Locator) error {
	for i := range changes {
		fmt.Fprintln(w, &changes[i])
		if changes[i].Behind == nil {
			continue
		}
		lines, err := behind.Behind(changes[i].Behind)
		if err != nil {
			return err
		}
		for _, line := range lines {
			fmt.Fprintln(w, "      "+line)
		}
	}
	return nil
}
