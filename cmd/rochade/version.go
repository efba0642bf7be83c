package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rochade/pipeline/emit"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "rochade", emit.Version)
			return err
		},
	}
}
