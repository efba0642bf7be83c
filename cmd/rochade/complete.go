package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// targetForms are how targets begin.
var targetForms = []string{"sqlite:", "postgres://", "parquet:"}

// offer has the shell offer values for a flag: "rochade completion --help" says how
// to make the shell ask. Values may be a list with commas.
func offer(cmd *cobra.Command, flag string, values []string) {
	completions := func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		var offers []string
		for _, v := range values {
			if strings.HasPrefix(v, typed[len(before):]) {
				offers = append(offers, before+v)
			}
		}
		return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, completions); err != nil {
		panic(err) // there is no such flag
	}
}
