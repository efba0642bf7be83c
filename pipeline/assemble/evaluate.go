package assemble

import (
	"encoding/json"
	"fmt"

	"rochade/pipeline"
	"rochade/pipeline/emit"
	"rochade/pipeline/score"
)

// An Evaluation is the outcome of a run over labelled articles.
type Evaluation struct {
	Report  *score.Report
	Records []emit.Record
}

// Evaluate runs the stages over labelled articles and scores the records.
func Evaluate(stages []pipeline.Stage, articles []*score.Article) (*Evaluation, error) {
	e := &Evaluation{Report: score.NewReport()}
	for _, a := range articles {
		d := labelledDocument(a)
		pipeline.Apply(stages, d)
		if d.Rejected() {
			return nil, fmt.Errorf("evaluating article %s: %s", a.ID, d.Faults[0].Detail)
		}
		records := emit.Records(d, nil)
		scored, err := Scored(records)
		if err != nil {
			return nil, fmt.Errorf("evaluating article %s: %w", a.ID, err)
		}
		e.Records = append(e.Records, records...)
		e.Report.Add(a, scored)
	}
	return e, nil
}

// labelledDocument is a labelled article as a source would give it.
func labelledDocument(a *score.Article) *pipeline.Document {
	d := &pipeline.Document{ID: a.ID, Title: a.Title, Text: a.Text, Published: a.Published}
	if a.Published != "" {
		d.PublishedBasis = "metadata"
	}
	return d
}

// Scored returns records in the form that is scored: as written and read back.
func Scored(records []emit.Record) ([]*score.Record, error) {
	out := make([]*score.Record, len(records))
	for i := range records {
		data, err := json.Marshal(records[i])
		if err != nil {
			return nil, err
		}
		out[i] = new(score.Record)
		if err := json.Unmarshal(data, out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}
