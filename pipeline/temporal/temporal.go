// Package temporal finds the date expressions of an article and resolves them
// to an inclusive first and last day.
//
// One pass over the text turns known words and digits into typed tokens
// (scan.go); neighbouring tokens form a run. A run that holds a trigger goes
// through the levels of the language's grammar, each a table-driven
// leftmost-longest pass that replaces what it matches by one item (parse.go).
// What remains are underspecified values, kept as small expression trees
// (expression.go) and resolved in a second pass against the publication day or
// the last date of the document (resolve.go).
//
// All words and rules are data: dict/<lang>/dates.rules, dict/shared/holidays.tsv.
package temporal

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"rochade/pipeline"
)

// Name is the name of the stage.
const Name = "temporal"

// RulesFile is the file of a language's dates within its folder of dict/.
const RulesFile = "dates.rules"

// A Recognizer holds the grammars of all languages that have one. Grammars are
// loaded when first needed. It is safe for concurrent use.
type Recognizer struct {
	dict  fs.FS
	langs map[string]*lazyGrammar
	runs  sync.Pool // *run
}

type lazyGrammar struct {
	once    sync.Once
	grammar *grammar
	err     error
}

// NewRecognizer returns a Recognizer for every folder of dict that holds a
// RulesFile.
func NewRecognizer(dict fs.FS) (*Recognizer, error) {
	files, err := fs.Glob(dict, "*/"+RulesFile)
	if err != nil {
		return nil, fmt.Errorf("listing date rules: %w", err)
	}
	if len(files) == 0 {
		return nil, errors.New("listing date rules: none found (each language has <lang>/" + RulesFile + ")")
	}
	r := &Recognizer{dict: dict, langs: map[string]*lazyGrammar{}}
	for _, f := range files {
		r.langs[f[:len(f)-len("/"+RulesFile)]] = &lazyGrammar{}
	}
	return r, nil
}

func (r *Recognizer) grammar(lang string) (*grammar, error) {
	lazy, ok := r.langs[lang]
	if !ok {
		return nil, nil
	}
	lazy.once.Do(func() { lazy.grammar, lazy.err = loadGrammar(r.dict, lang) })
	return lazy.grammar, lazy.err
}

// Recognize returns the dates of text, ordered by start, resolved against the
// anchor day (YYYY-MM-DD, or "" for none). Dates do not overlap, but a range
// made of two dates is followed by these two. A language without rules has no dates.
func (r *Recognizer) Recognize(lang, text, anchor string) ([]pipeline.Date, error) {
	g, err := r.grammar(lang)
	if g == nil {
		return nil, err
	}
	s := r.start(g, text)
	defer r.release(s)
	return s.resolve(anchor), nil
}

// start scans a text with a run from the pool.
func (r *Recognizer) start(g *grammar, text string) *run {
	s, _ := r.runs.Get().(*run)
	if s == nil {
		s = &run{}
	}
	s.reset(g, text)
	s.scan()
	return s
}

// keptNodes is the size up to which the memory of a run is worth keeping.
const keptNodes = 1 << 14

func (r *Recognizer) release(s *run) {
	if s.text = ""; cap(s.nodes) <= keptNodes && cap(s.cues) <= keptNodes {
		r.runs.Put(s)
	}
}

// New returns the stage. It fills Document.Dates, and Published where the
// metadata gave none and the document states its day itself.
func New(dict fs.FS) (pipeline.Stage, error) {
	r, err := NewRecognizer(dict)
	if err != nil {
		return pipeline.Stage{}, err
	}
	return pipeline.Stage{Name: Name, Process: r.process}, nil
}

func (r *Recognizer) process(d *pipeline.Document) error {
	g, err := r.grammar(d.Language)
	if g == nil {
		return err
	}
	s, _ := r.runs.Get().(*run)
	if s == nil {
		s = &run{}
	}
	defer r.release(s)
	wanted := d.Candidate || d.Lifted
	if !wanted && d.Published != "" {
		return nil
	}
	s.reset(g, d.Body)
	s.scan()
	if d.Published == "" {
		if day, ok := s.statedPublication(d); ok {
			d.Published, d.PublishedBasis = day, "document"
		}
	}
	if wanted {
		d.Dates = s.resolve(d.Published)
	}
	return nil
}
