package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
	"rochade/pipeline/ingest"
)

// goldenFiles is the flags of the command.
type goldenFiles struct {
	update, check bool
	dict          string
	input         ingest.Options
}

func newGolden() *cobra.Command {
	var g goldenFiles
	cmd := &cobra.Command{
		Use:   "golden --update|--check DIR INPUT…",
		Short: "Keep golden files of your own articles",
		Long: `Golden writes (--update) or compares (--check) the event records of every document of the
inputs, one file a document in DIR. It exits with 1 when a record changed, a golden file
is missing, or one belongs to no document; a change is told with the lines of the data behind it.`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return g.run(cmd, args[0], args[1:]) },
	}
	f := cmd.Flags()
	f.BoolVar(&g.update, "update", false, "write the golden files")
	f.BoolVar(&g.check, "check", false, "compare with the golden files")
	f.StringVar(&g.input.Published, "published", "", "publication day (YYYY-MM-DD) of all documents")
	f.StringVar(&g.input.Lang, "lang", "", langUsage())
	f.StringVar(&g.dict, "dict", "", dictUsage)
	return cmd
}

func (g *goldenFiles) run(cmd *cobra.Command, dir string, inputs []string) error {
	if g.update == g.check {
		return errors.New("golden needs either --update or --check")
	}
	if err := needFiles(inputs); err != nil {
		return err
	}
	data, err := openDict(g.dict)
	if err != nil {
		return err
	}
	stages, err := assemble.Stages(data)
	if err != nil {
		return err
	}
	g.input.Dict = data
	src, err := ingest.Open(inputs, g.input)
	if err != nil {
		return err
	}
	defer src.Close()
	problems, err := assemble.Golden(stages, assemble.NewLocator(data), src, dir, g.update)
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
}
