package main

import (
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
	"rochade/pipeline/ingest"
	"rochade/pipeline/trace"
)

func newExplain() *cobra.Command {
	var (
		opt   ingest.Options
		dir   string
		only  string
		items bool
	)
	cmd := &cobra.Command{
		Use:   "explain FILE…",
		Short: "Show how the events of a document come about",
		Long: `Explain prints the sentences of documents with everything recognized in them and the rule
or dictionary line behind it, what each event rule did there, and the events. Sentences searched
for events have a star, headlines a number sign.`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, inputs []string) error {
			if err := needFiles(inputs); err != nil {
				return err
			}
			data, err := openDict(dir)
			if err != nil {
				return err
			}
			x, err := assemble.NewExplainer(data)
			if err != nil {
				return err
			}
			opt.Dict = data
			src, err := ingest.Open(inputs, opt)
			if err != nil {
				return err
			}
			defer src.Close()
			out := cmd.OutOrStdout()
			p := &trace.Printer{W: out, Color: isTerminal(out) && os.Getenv("NO_COLOR") == "", Items: items}
			return explain(x, src, p, only)
		},
	}
	f := cmd.Flags()
	f.StringVar(&only, "id", "", "only the document with this id")
	f.BoolVar(&items, "items", false, "also what the event rules see of each sentence")
	f.StringVar(&opt.Published, "published", "", "publication day (YYYY-MM-DD) of all documents")
	f.StringVar(&opt.Lang, "lang", "", langUsage())
	f.StringToStringVar(&opt.Fields, "field", nil, fieldUsage)
	f.StringVar(&dir, "dict", "", dictUsage)
	return cmd
}

// explain prints the documents of a source, all or one.
func explain(x *assemble.Explainer, src *ingest.Source, p *trace.Printer, only string) error {
	faults := false
	for {
		d, err := src.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		notes := x.Explain(d)
		if only != "" && d.ID != only {
			continue
		}
		faults = faults || d.Rejected()
		if err := p.Print(d, notes); err != nil {
			return err
		}
	}
	if faults {
		return errFaults
	}
	return nil
}
