package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
	"rochade/pipeline/ingest"
)

func newGolden() *cobra.Command {
	var (
		update, check bool
		dict          string
		input         ingest.Options
	)
	cmd := &cobra.Command{
		Use:   "golden --update|--check DIR INPUT…",
		Short: "Keep golden files of your own articles",
		Long: `Golden writes (--update) or compares (--check) the event records of every document of the
inputs, one file a document in DIR. It exits with 1 when a record changed, a golden file
is missing, or one belongs to no document.`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if update == check {
				return errors.New("golden needs either --update or --check")
			}
			dir, inputs := args[0], args[1:]
			if err := needFiles(inputs); err != nil {
				return err
			}
			data, err := openDict(dict)
			if err != nil {
				return err
			}
			stages, err := assemble.Stages(data)
			if err != nil {
				return err
			}
			input.Dict = data
			src, err := ingest.Open(inputs, input)
			if err != nil {
				return err
			}
			defer src.Close()
			problems, err := assemble.Golden(stages, assemble.NewLocator(data), src, dir, update)
			if err != nil {
				return err
			}
			for _, p := range problems {
				fmt.Fprintln(cmd.ErrOrStderr(), p)
			}
			if len(problems) > 0 {
				return errFaults
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.BoolVar(&update, "update", false, "write the golden files")
	f.BoolVar(&check, "check", false, "compare with the golden files")
	f.StringVar(&input.Published, "published", "", "publication day (YYYY-MM-DD) of all documents")
	f.StringVar(&input.Lang, "lang", "", langUsage())
	f.StringVar(&dict, "dict", "", dictUsage)
	return cmd
}
