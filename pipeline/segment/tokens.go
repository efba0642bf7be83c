package segment

import (
	"fmt"
	"io/fs"

	"rochade/pipeline"
)

// A Tokenizer splits sentences into tokens, each language in its own way. It is
// safe for concurrent use; models and dictionaries load on first need.
type Tokenizer struct{ byLang map[string]tokenize }

// tokenize splits a text into tokens that tile it; offsets are bytes into text.
type tokenize func(text string) ([]pipeline.Token, error)

// NewTokenizer returns the tokenizers of all languages: Chinese by dictionary with
// the words of zh/words.tsv and zh/titles.tsv added, English with part-of-speech tags, all
// others by white space and punctuation.
func NewTokenizer(dict fs.FS) *Tokenizer {
	return &Tokenizer{map[string]tokenize{
		pipeline.Chinese:    newDictionary(dict).tokens,
		pipeline.English:    newTagger().tokens,
		pipeline.German:     plain,
		pipeline.Indonesian: plain,
	}}
}

// Tokenize fills the tokens of a sentence, unless they are there. Tokens tile the
// sentence, spaces included.
func (t *Tokenizer) Tokenize(d *pipeline.Document, sentence int) error {
	s := &d.Sentences[sentence]
	split := t.byLang[d.Language]
	if s.Tokens != nil || split == nil {
		return nil
	}
	tokens, err := split(d.Slice(s.Span))
	if err != nil {
		return fmt.Errorf("tokenizing sentence %d: %w", sentence, err)
	}
	for i := range tokens {
		tokens[i].Start += s.Start
		tokens[i].End += s.Start
	}
	s.Tokens = tokens
	return nil
}
