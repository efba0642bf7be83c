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

// explanation is the flags of the command.
type explanation struct {
	input ingest.Options
	dict  string
	only  string
	items bool
}

func newExplain() *cobra.Command {
	var x explanation
	cmd := &cobra.Command{
		Use:   "explain FILE…",
		Short: "Show how the events of a document come about",
		Long: `Explain prints the sentences of documents with everything recognized in them and the rule
or dictionary line behind it, what each event rule did there, and the events. Sentences searched
for events have a star, headlines a number sign.

For an event that is missing or wrong it shows how far things got: the trigger at which no rule
matches, and what there was to choose from; the guard that refuses a match, the rule that binds more,
the mark that says that nothing happened; the proposal that says too little or tells what another has
told; the score of the decision model, and what weighed most.`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, inputs []string) error { return x.run(cmd, inputs) },
	}
	f := cmd.Flags()
	f.StringVar(&x.only, "id", "", "only the document with this id")
	f.BoolVar(&x.items, "items", false, "also what the event rules see of each sentence, and the marks and groups that match")
	f.StringVar(&x.input.Published, "published", "", "publication day (YYYY-MM-DD) of all documents")
	f.StringVar(&x.input.Lang, "lang", "", langUsage())
	f.StringToStringVar(&x.input.Fields, "field", nil, fieldUsage)
	f.StringVar(&x.dict, "dict", "", dictUsage)
	return cmd
}

func (x *explanation) run(cmd *cobra.Command, inputs []string) error {
	if err := needFiles(inputs); err != nil {
		return err
	}
	data, err := openDict(x.dict)
	if err != nil {
		return err
	}
	explainer, err := assemble.NewExplainer(data)
	if err != nil {
		return err
	}
	x.input.Dict = data
	src, err := ingest.Open(inputs, x.input)
	if err != nil {
		return err
	}
	defer src.Close()
	out := cmd.OutOrStdout()
	p := &trace.Printer{W: out, Color: isTerminal(out) && os.Getenv("NO_COLOR") == "", Items: x.items}
	return x.documents(explainer, src, p)
}

// documents prints the documents of a source, all or one.
func (x *explanation) documents(explainer *assemble.Explainer, src *ingest.Source, p *trace.Printer) error {
	faults := false
	for {
		d, err := src.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		notes := explainer.Explain(d)
		if x.only != "" && d.ID != x.only {
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
