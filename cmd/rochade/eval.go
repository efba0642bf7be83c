package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
	"rochade/pipeline/score"
)

func newEval() *cobra.Command {
	var (
		gold, dir, baseline, save string
		findings                  bool
	)
	cmd := &cobra.Command{
		Use:   "eval --gold PATH",
		Short: "Score extraction against labelled articles",
		Long: `Eval extracts events from labelled articles and prints how many were found and how many of
their slots are right, by language, type and slot. PATH is a .jsonl file of labelled
articles or a directory that holds some. With --baseline it exits with 1 when an F has
fallen below the one in the file that --save wrote.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			data, err := openDict(dir)
			if err != nil {
				return err
			}
			articles, err := score.Load(gold)
			if err != nil {
				return err
			}
			stages, err := assemble.Stages(data)
			if err != nil {
				return err
			}
			report, err := assemble.Evaluate(stages, articles)
			if err != nil {
				return err
			}
			report.Write(cmd.OutOrStdout())
			if findings {
				for _, f := range report.Findings {
					fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%q\n", f.Document, f.Class, f.Type, f.Slot, f.Want, f.Got, f.Rule, f.Evidence)
				}
			}
			return compareBaseline(cmd, report.Figures(), baseline, save)
		},
	}
	f := cmd.Flags()
	f.StringVar(&gold, "gold", "", "labelled articles: a .jsonl file or a directory")
	f.StringVar(&baseline, "baseline", "", "figures of an earlier run that must not fall")
	f.StringVar(&save, "save", "", "write the figures to a file")
	f.BoolVar(&findings, "errors", false, "list every error")
	f.StringVar(&dir, "dict", "", dictUsage)
	cmd.MarkFlagRequired("gold")
	return cmd
}

// compareBaseline prints what fell below the baseline, and saves the new figures.
func compareBaseline(cmd *cobra.Command, figures score.Figures, baseline, save string) error {
	if save != "" {
		data, err := json.MarshalIndent(figures, "", " ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(save, append(data, '\n'), 0o644); err != nil {
			return fmt.Errorf("saving figures: %w", err)
		}
	}
	if baseline == "" {
		return nil
	}
	data, err := os.ReadFile(baseline)
	if err != nil {
		return fmt.Errorf("reading the baseline: %w", err)
	}
	var old score.Figures
	if err := json.Unmarshal(data, &old); err != nil {
		return fmt.Errorf("reading the baseline %s: %w", baseline, err)
	}
	fell := figures.Below(old)
	for _, line := range fell {
		fmt.Fprintln(cmd.ErrOrStderr(), line)
	}
	if len(fell) > 0 {
		return errFaults
	}
	return nil
}
