package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
)

func newCheck() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Load all data and run every example of its rules",
		Long: `Check loads all dictionaries and rules, runs the examples of every rule, and prints all
problems at once as "file:line: what (what is allowed)". It exits with 1 when there are any.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			data, err := openDict(dir)
			if err != nil {
				return err
			}
			problems := assemble.Check(data)
			for _, p := range problems {
				fmt.Fprintln(cmd.ErrOrStderr(), p)
			}
			if len(problems) > 0 {
				return errFaults
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), "no problems")
			return err
		},
	}
	cmd.Flags().StringVar(&dir, "dict", "", dictUsage)
	return cmd
}
