package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"rochade/pipeline/emit"
)

func newDiff() *cobra.Command {
	return &cobra.Command{
		Use:   "diff OLD.jsonl NEW.jsonl",
		Short: "Show which event records changed between two runs, and by which rule",
		Long: `Diff compares the event records of two runs over the same articles, without labels: what
was added, removed or changed, with the rule behind it. It exits with 1 when there is a
difference.`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, files []string) error {
			old, err := readRecords(files[0])
			if err != nil {
				return err
			}
			new, err := readRecords(files[1])
			if err != nil {
				return err
			}
			changes := emit.Diff(old, new)
			for _, c := range changes {
				if _, err := fmt.Fprintln(cmd.OutOrStdout(), c); err != nil {
					return err
				}
			}
			if len(changes) > 0 {
				return errFaults
			}
			return nil
		},
	}
}

func readRecords(name string) ([]emit.Record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening records: %w", err)
	}
	defer f.Close()
	return emit.ReadRecords(f, name)
}
