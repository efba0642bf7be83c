package assemble

import (
	"fmt"

	"rochade/pipeline"
	"rochade/pipeline/emit"
	"rochade/pipeline/score"
)

// nameLabels are the labels of the kinds of mentions.
var nameLabels = map[string]string{
	pipeline.Person.String(): "PER", pipeline.Organization.String(): "ORG", pipeline.Place.String(): "LOC",
	pipeline.Title.String(): "TITLE", pipeline.KindDate.String(): "DATE",
}

// EvaluateNames runs the stages over labelled texts in the language, "" where it is
// to be found out, and scores the names, titles and dates. show is told what was
// labelled and found in each text.
func EvaluateNames(stages []pipeline.Stage, lang string, texts []*score.NameText, show func(t *score.NameText, found []score.NameSpan)) (score.NameReport, error) {
	report := score.NewNameReport(texts)
	for _, t := range texts {
		d := &pipeline.Document{ID: t.ID, Text: t.Text, ForcedLang: lang}
		pipeline.Apply(stages, d)
		if d.Rejected() {
			return nil, fmt.Errorf("text %s: %s", t.ID, d.Faults[0].Detail)
		}
		var found []score.NameSpan
		for m := range emit.Mentions(d) {
			if label := nameLabels[m.Kind]; label != "" {
				found = append(found, score.NameSpan{Start: m.Start, End: m.End, Label: label})
			}
		}
		report.Add(t.Spans, found)
		show(t, found)
	}
	return report, nil
}
