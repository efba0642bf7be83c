// Package segment splits the body of a document into sentences, and on demand a
// sentence into tokens.
//
// Sentences follow the regions and lines of the body: a headline is one sentence,
// boilerplate has none, a line break ends a sentence. Inside a line they end at
// sentence marks; dict/<lang>/abbreviations.tsv and dict/<lang>/sentence_openers.tsv
// tell a full stop from other dots.
package segment

import (
	"io/fs"

	"rochade/pipeline"
)

// New returns the stage that fills Sentences and Tokenize. Documents in other
// languages have neither.
func New(dict fs.FS) (pipeline.Stage, error) {
	tokenizer := NewTokenizer(dict)
	splitters := make(map[string]*splitter)
	for _, lang := range pipeline.Languages {
		splitters[lang] = newSplitter(dict, lang)
	}
	process := func(d *pipeline.Document) (err error) {
		s := splitters[d.Language]
		if s == nil {
			return nil
		}
		d.Tokenize = func(sentence int) error { return tokenizer.Tokenize(d, sentence) }
		d.Sentences, err = s.sentences(d)
		return err
	}
	return pipeline.Stage{Name: "segment", Process: process}, nil
}

// Check loads the lists of all languages and returns all problems.
func Check(dict fs.FS) []error {
	var problems []error
	for _, lang := range pipeline.Languages {
		if _, err := readLists(dict, lang); err != nil {
			problems = append(problems, err)
		}
	}
	return problems
}
