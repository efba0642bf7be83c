package main

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
	"rochade/pipeline/ingest"
)

func newCheck() *cobra.Command {
	var (
		dir    string
		unused bool
	)
	cmd := &cobra.Command{
		Use:   "check [--unused INPUT…]",
		Short: "Load all data and run every example of its rules",
		Long: `Check loads all dictionaries and rules, runs the examples of every rule, and prints all
problems at once as "file:line: what (what is allowed)". It exits with 1 when there are any.

With --unused it also lists the rules that neither a document of the inputs makes fire nor an example
of their own, read as an article, and that do not say in a line "kept REASON" why they are kept.`,
		Args: func(cmd *cobra.Command, inputs []string) error {
			if unused {
				return needInputs(cmd, inputs)
			}
			return cobra.NoArgs(cmd, inputs)
		},
		RunE: func(cmd *cobra.Command, inputs []string) error {
			data, err := openDict(dir)
			if err != nil {
				return err
			}
			if err := checkData(cmd, data); err != nil || !unused {
				return err
			}
			return checkUnused(cmd, data, inputs)
		},
	}
	cmd.Flags().StringVar(&dir, "dict", "", dictUsage)
	cmd.Flags().BoolVar(&unused, "unused", false, "list the rules that no document of the inputs makes fire")
	return cmd
}

// checkData prints the problems of the data.
func checkData(cmd *cobra.Command, data fs.FS) error {
	problems := assemble.Check(data)
	for _, p := range problems {
		fmt.Fprintln(cmd.ErrOrStderr(), p)
	}
	if len(problems) > 0 {
		return errFaults
	}
	_, err := fmt.Fprintln(cmd.OutOrStdout(), "no problems")
	return err
}

// checkUnused prints the rules without a document and without a reason.
func checkUnused(cmd *cobra.Command, data fs.FS, inputs []string) error {
	if err := needFiles(inputs); err != nil {
		return err
	}
	src, err := ingest.Open(inputs, ingest.Options{Dict: data})
	if err != nil {
		return err
	}
	defer src.Close()
	use, err := assemble.Used(data, src)
	if err != nil {
		return err
	}
	for _, r := range use.Unused {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: rule %s fires nowhere (a line \"kept REASON\" is allowed)\n", r.Place, r.Name)
	}
	for _, r := range use.Kept {
		fmt.Fprintf(cmd.OutOrStdout(), "%s: rule %s fires nowhere: %s\n", r.Place, r.Name, r.Reason)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%d rules fire in the documents, %d only in their own examples, %d nowhere\n", use.Documents, use.Examples, len(use.Kept)+len(use.Unused))
	if len(use.Unused) > 0 {
		return errFaults
	}
	return nil
}
