package assemble

import (
	"fmt"
	"io/fs"

	"rochade/pipeline"
	"rochade/pipeline/event"
	"rochade/pipeline/trace"
)

// An Explainer runs the pipeline and keeps what its rules did.
type Explainer struct {
	stages    []pipeline.Stage
	extractor *event.Extractor
}

// NewExplainer builds all stages on the data in dict.
func NewExplainer(dict fs.FS) (*Explainer, error) {
	stages, err := Stages(dict)
	if err != nil {
		return nil, err
	}
	return &Explainer{stages, event.NewExtractor(dict)}, nil
}

// Explain runs all stages on a document and returns what the event rules did, in
// the order of the text.
func (x *Explainer) Explain(d *pipeline.Document) []trace.Note {
	var notes []trace.Note
	for _, l := range x.lines(d) {
		notes = append(notes, trace.Note{Sentence: l.Sentence, Rule: l.Rule, Trigger: l.Trigger, Outcome: l.Outcome,
			Fine: l.Step == event.Seen || l.Step == event.Marked})
	}
	return notes
}

// lines runs all stages on a document and returns what the event rules did.
func (x *Explainer) lines(d *pipeline.Document) []event.TraceLine {
	var lines []event.TraceLine
	keep := func(l event.TraceLine) { lines = append(lines, l) }
	stages := make([]pipeline.Stage, len(x.stages))
	for i, s := range x.stages {
		stages[i] = s
		if s.Name == "event" {
			stages[i].Process = func(d *pipeline.Document) error { return explainEvents(x.extractor, d, keep) }
		}
	}
	pipeline.Apply(stages, d)
	return lines
}

func explainEvents(x *event.Extractor, d *pipeline.Document, keep func(event.TraceLine)) error {
	if !d.Candidate {
		return nil
	}
	if err := x.Explain(d, keep); err != nil {
		return fmt.Errorf("explaining: %w", err)
	}
	return nil
}
