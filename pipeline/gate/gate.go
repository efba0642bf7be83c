// Package gate decides which sentences can hold an event: those with all words that
// some rule asks for. Everything expensive runs only on documents that have one.
package gate

import (
	"fmt"
	"io/fs"
	"sync"

	"rochade/pipeline"
)

// New returns the stage that sets the Candidate, Wanted and Weak of sentences and Document.Candidate. A
// language's words are loaded with its first document; a language without a word
// list has no candidates.
func New(fsys fs.FS) (pipeline.Stage, error) { return newGate(fsys, false) }

// NewLifted returns the same stage, but has all names and dates found, in documents
// without an event too.
func NewLifted(fsys fs.FS) (pipeline.Stage, error) { return newGate(fsys, true) }

func newGate(fsys fs.FS, lifted bool) (pipeline.Stage, error) {
	g := &gate{fsys: fsys, lifted: lifted, words: map[string]*words{}}
	return pipeline.Stage{Name: "gate", Process: g.process}, nil
}

type gate struct {
	fsys   fs.FS
	lifted bool
	mu     sync.Mutex
	words  map[string]*words
}

func (g *gate) process(d *pipeline.Document) error {
	w, err := g.language(d.Language)
	if err != nil {
		return err
	}
	d.Lifted = g.lifted
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.Wanted, s.Weak = w.in(d.Slice(s.Span), i+1 < len(d.Sentences) && isListed(d.Body[d.Sentences[i+1].Start:]))
		s.Candidate = s.Wanted != 0
		d.Candidate = d.Candidate || s.Candidate
	}
	return nil
}

func (g *gate) language(lang string) (*words, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if w := g.words[lang]; w != nil {
		return w, nil
	}
	w, err := load(g.fsys, lang)
	if err != nil {
		return nil, fmt.Errorf("loading what the rules of %s need: %w", lang, err)
	}
	g.words[lang] = w
	return w, nil
}
