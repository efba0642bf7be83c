package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
	"rochade/pipeline/emit"
)

func newDiff() *cobra.Command {
	var dict string
	cmd := &cobra.Command{
		Use:   "diff OLD.jsonl NEW.jsonl",
		Short: "Show which event records changed between two runs, and by which rule",
		Long: `Diff compares the event records of two runs over the same articles, without labels: what
was added, removed or changed, with the rule behind it and the lines of the data: of the
rule, of the words of the evidence that may have triggered it, and of the title. It exits
with 1 when there is a difference.`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, files []string) error { return diff(cmd, dict, files[0], files[1]) },
	}
	cmd.Flags().StringVar(&dict, "dict", "", dictUsage)
	return cmd
}

func diff(cmd *cobra.Command, dict, oldFile, newFile string) error {
	old, err := readRecords(oldFile)
	if err != nil {
		return err
	}
	new, err := readRecords(newFile)
	if err != nil {
		return err
	}
	data, err := openDict(dict)
	if err != nil {
		return err
	}
	behind := assemble.NewLocator(data)
	changes := emit.Diff(old, new)
	for _, c := range changes {
		line, err := behind.Explain(c)
		if err != nil {
			return err
		}
		fmt.Fprintln(cmd.OutOrStdout(), line)
	}
	if len(changes) > 0 {
		return errFaults
	}
	return nil
}

func readRecords(name string) ([]emit.Record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening records: %w", err)
	}
	defer f.Close()
	return emit.ReadRecords(f, name)
}
