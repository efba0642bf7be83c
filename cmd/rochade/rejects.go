package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rochade/pipeline/emit"
)

func newRejects() *cobra.Command {
	report := emit.RejectReport{}
	cmd := &cobra.Command{
		Use:   "rejects [FILE…]",
		Short: "Explain why documents were rejected",
		Long: `Rejects reads what extract --rejects wrote and says, reason by reason, how many documents
were rejected, what that means, what can be done, and where some of them are. Without a
file it explains all reasons there are.`,
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 0 {
				return emit.ExplainReasons(cmd.OutOrStdout())
			}
			for _, name := range files {
				if err := readRejects(&report, name, cmd.InOrStdin()); err != nil {
					return err
				}
			}
			return report.Print(cmd.OutOrStdout())
		},
	}
	cmd.Flags().IntVar(&report.Examples, "examples", 3, "how many documents to name for each reason")
	return cmd
}

func readRejects(report *emit.RejectReport, name string, stdin io.Reader) error {
	if name == "-" {
		return report.Read(stdin, "standard input")
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("opening rejects: %w", err)
	}
	defer f.Close()
	return report.Read(f, name)
}
