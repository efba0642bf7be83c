// Package segment splits the body of a document into sentences, and those
// sentences that can hold an event into tokens.
//
// Sentences follow the regions and lines of the body: a headline is one sentence,
// boilerplate has none, a line break ends a sentence. Inside a line they end at
// sentence marks, with the abbreviations of dict/<lang>/abbreviations.tsv and the
// function words of dict/<lang>/language.tsv to tell a full stop from other dots.
package segment

import (
	"io/fs"

	"rochade/pipeline"
)

// New returns the stage that fills Sentences, without tokens. Documents in other
// languages have none.
func New(dict fs.FS) (pipeline.Stage, error) {
	splitters := make(map[string]*splitter)
	for _, lang := range pipeline.Languages {
		s, err := newSplitter(dict, lang)
		if err != nil {
			return pipeline.Stage{}, err
		}
		splitters[lang] = s
	}
	return pipeline.Stage{Name: "segment", Process: func(d *pipeline.Document) error {
		if s := splitters[d.Language]; s != nil {
			d.Sentences = s.sentences(d)
		}
		return nil
	}}, nil
}
