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

func newEval() *cobra.Command {
	var (
		gold, dict, baseline, save string
		errors, ladder             bool
	)
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
		RunE: func(cmd *cobra.Command, _ []string) error {
			data, err := openDict(dict)
			if err != nil {
				return err
			}
			articles, err := score.Load(gold)
			if err != nil {
				return err
			}
			if ladder {
				rungs, err := assemble.Ladder(data, articles)
				if err == nil {
					assemble.WriteLadder(cmd.OutOrStdout(), rungs)
				}
				return err
			}
			stages, err := assemble.Stages(data)
			if err != nil {
				return err
			}
			outcome, err := assemble.Evaluate(stages, articles)
			if err != nil {
				return err
			}
			outcome.Report.Write(cmd.OutOrStdout())
			if errors {
				if err := writeErrors(cmd.OutOrStdout(), data, articles, outcome.Report); err != nil {
					return err
				}
			}
			if save != "" {
				if err := saveRecords(save, outcome.Records); err != nil {
					return err
				}
			}
			if baseline == "" {
				return nil
			}
			old, err := score.ScoreFile(articles, baseline)
			if err != nil {
				return fmt.Errorf("reading the baseline: %w", err)
			}
			return compareBaseline(cmd, old, outcome.Report, assemble.NewLocator(data))
		},
	}
	f := cmd.Flags()
	f.StringVar(&gold, "gold", "", "labelled articles: a .jsonl file or a directory")
	f.StringVar(&baseline, "baseline", "", "event records of an earlier run, whose scores must not fall")
	f.StringVar(&save, "save", "", "write the event records to a file, as a baseline")
	f.BoolVar(&errors, "errors", false, "list every error, by class")
	f.BoolVar(&ladder, "ladder", false, "score with one more part of the system at a time, and nothing else")
	f.StringVar(&dict, "dict", "", dictUsage)
	cmd.MarkFlagRequired("gold")
	return cmd
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
