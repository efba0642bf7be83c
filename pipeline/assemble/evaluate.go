package assemble

import (
	"encoding/json"
	"fmt"

	"rochade/pipeline"
	"rochade/pipeline/emit"
	"rochade/pipeline/score"
)

// Evaluate runs the stages over labelled articles and scores the records.
func Evaluate(stages []pipeline.Stage, articles []*score.Article) (*score.Report, error) {
	report := score.NewReport()
	for _, a := range articles {
		records, err := recordsOf(stages, a)
		if err != nil {
			return nil, err
		}
		report.Add(a, records)
	}
	return report, nil
}

// recordsOf returns the records of one article in the form that is scored: as
// written and read back.
func recordsOf(stages []pipeline.Stage, a *score.Article) ([]*score.Record, error) {
	d := &pipeline.Document{ID: a.ID, Title: a.Title, Text: a.Text, Published: a.Published}
	if a.Published != "" {
		d.PublishedBasis = "metadata"
	}
	pipeline.Apply(stages, d)
	if d.Rejected() {
		return nil, fmt.Errorf("article %s: %s", a.ID, d.Faults[0].Detail)
	}
	var out []*score.Record
	for _, r := range emit.Records(d, nil) {
		data, err := json.Marshal(r)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		back := new(score.Record)
		if err := json.Unmarshal(data, back); err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		out = append(out, back)
	}
	return out, nil
}
