package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rochade/pipeline/assemble"
	"rochade/pipeline/score"
)

func newEvalNames() *cobra.Command {
	var (
		lang, dir string
		wrong     bool
	)
	cmd := &cobra.Command{
		Use:   "names LABELLED.jsonl…",
		Short: "Score names, titles and dates against labelled texts",
		Long: `Names finds the mentions of every text, with the gate lifted, and prints precision, recall
and F by label, of exact spans and of overlapping ones. A line of a file is {"id", "text",
"spans": [{"start", "end", "label"}]}; spans count code points, labels are PER, ORG, LOC,
TITLE, DATE and MISC. Labels that a file does not have are not scored.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			data, err := openDict(dir)
			if err != nil {
				return err
			}
			stages, err := assemble.MentionStages(data)
			if err != nil {
				return err
			}
			for _, file := range files {
				texts, err := score.LoadNames(file)
				if err != nil {
					return err
				}
				report, err := assemble.EvaluateNames(stages, lang, texts, func(t *score.NameText, found []score.NameSpan) {
					if wrong {
						showSpans(cmd, "missed", t, t.Spans, found)
						showSpans(cmd, "found", t, found, t.Spans)
					}
				})
				if err != nil {
					return fmt.Errorf("scoring %s: %w", file, err)
				}
				fmt.Fprintln(cmd.OutOrStdout(), file)
				report.Write(cmd.OutOrStdout())
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&lang, "lang", "", "language of the texts, where it should not be guessed")
	f.BoolVar(&wrong, "errors", false, "list every span that is only labelled or only found")
	f.StringVar(&dir, "dict", "", dictUsage)
	return cmd
}

// showSpans prints the spans that others do not have.
func showSpans(cmd *cobra.Command, what string, t *score.NameText, spans, others []score.NameSpan) {
	text := []rune(t.Text)
	for _, s := range spans {
		if !slices.Contains(others, s) {
			fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\t%s\t%q\t%q\n", what, s.Label, t.ID, string(text[s.Start:s.End]), string(text[max(0, s.Start-30):min(len(text), s.End+30)]))
		}
	}
}
