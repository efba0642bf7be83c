// Package gate decides which sentences can hold an event: those with a word of a
// trigger class. Everything expensive runs only on documents that have one.
package gate

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// New returns the stage that sets Sentence.Candidate and Document.Candidate. A
// language's words are loaded with its first document; a language without a word
// list has no candidates.
func New(fsys fs.FS) (pipeline.Stage, error) { return newGate(fsys, false) }

// NewLifted returns the same stage, but has all names and dates found, in documents
// without an event too.
func NewLifted(fsys fs.FS) (pipeline.Stage, error) { return newGate(fsys, true) }

func newGate(fsys fs.FS, lifted bool) (pipeline.Stage, error) {
	g := &gate{fsys: fsys, lifted: lifted, words: map[string]*triggers{}}
	return pipeline.Stage{Name: "gate", Process: g.process}, nil
}

type gate struct {
	fsys   fs.FS
	lifted bool
	mu     sync.Mutex
	words  map[string]*triggers
}

// triggers is the trigger vocabulary of a language.
type triggers struct {
	trie      *match.Trie
	particles []string // by value of trie: the separated part a form needs, "" for most
	weak      []bool   // by value of trie: also an ordinary word
	idle      []bool   // by value of trie: a longer phrase that hides a trigger
}

func (g *gate) process(d *pipeline.Document) error {
	t, err := g.language(d.Language)
	if err != nil {
		return err
	}
	d.Lifted = g.lifted
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.Candidate, s.Weak = t.in(d.Slice(s.Span))
		d.Candidate = d.Candidate || s.Candidate
	}
	return nil
}

func (g *gate) language(lang string) (*triggers, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if t := g.words[lang]; t != nil {
		return t, nil
	}
	t, err := load(g.fsys, lang)
	if err != nil {
		return nil, fmt.Errorf("loading trigger words of %s: %w", lang, err)
	}
	g.words[lang] = t
	return t, nil
}

func load(fsys fs.FS, lang string) (*triggers, error) {
	folding, err := lexicon.Folding(fsys, lang)
	if err != nil {
		return nil, err
	}
	b := match.NewBuilder(folding)
	t := &triggers{}
	weak := func(features string) bool { return slices.Contains(strings.Fields(features), "weak") }
	classes, err := lexicon.ReadTable(fsys, "shared/classes.tsv", "class", "use")
	if err != nil {
		return nil, err
	}
	isTrigger := map[string]bool{}
	for _, c := range classes {
		isTrigger[c.Cells[0]] = c.Cells[1] == "trigger"
	}
	needed, err := anchors(fsys, lang, isTrigger)
	if err != nil {
		return nil, err
	}
	rows, err := lexicon.ReadTable(fsys, lang+"/words.tsv", "form", "class", "features?")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, r := range rows {
		idle := r.Cells[1] == "other"
		if !idle && !needed[r.Cells[1]] {
			continue
		}
		form, particle, _ := strings.Cut(r.Cells[0], "+")
		b.Add(form, int32(len(t.particles)))
		t.particles = append(t.particles, folding.String(particle))
		t.idle = append(t.idle, idle)
		t.weak = append(t.weak, weak(r.Cells[2]))
	}
	t.trie = b.Build()
	return t, nil
}

// anchors returns the trigger classes at which a rule of the language begins to
// match: a word of any other class opens no gate.
func anchors(fsys fs.FS, lang string, isTrigger map[string]bool) (map[string]bool, error) {
	files, err := fs.Glob(fsys, lang+"/events/*.rules")
	if err != nil {
		return nil, err
	}
	needed := map[string]bool{}
	for _, name := range files {
		stanzas, err := lexicon.ReadStanzas(fsys, name)
		if err != nil {
			return nil, err
		}
		for _, s := range stanzas {
			for _, d := range append(s.All("match"), s.All("frame")...) {
				nodes, err := lexicon.ParsePattern(d.Text)
				if err != nil {
					return nil, s.Errorf(d.Line, "%v", err)
				}
				for _, c := range lexicon.TriggerClasses(nodes, func(c string) bool { return isTrigger[c] }) {
					needed[c] = true
				}
			}
		}
	}
	if needed["trigger"] || needed["*"] {
		return isTrigger, nil
	}
	return needed, nil
}

// in reports whether the text holds a trigger, and whether all it holds are weak.
func (t *triggers) in(text string) (found, weak bool) {
	t.trie.Scan(text, func(start, end int, values []int32) bool {
		for _, v := range values {
			if t.idle[v] || t.particles[v] != "" && !strings.Contains(text[end:], t.particles[v]) {
				continue
			}
			weak = t.weak[v] && (weak || !found)
			if found = true; !weak {
				return false
			}
		}
		return true
	})
	return found, weak
}
