package main

import (
	"github.com/spf13/cobra"

	"rochade/pipeline/emit"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the event records",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(emit.RecordSchema)
			return err
		},
	}
}
