package event

import (
	"errors"
	"io/fs"
	"strings"

	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// A reading is one row of words.tsv.
type reading struct {
	class    class
	features features
	lemma    string
	particle string // the separated part it needs later in the clause, or ""
}

// A vocabulary is the event lexicon of one language, compiled.
type vocabulary struct {
	*symbols
	folding  *match.Folding
	trie     *match.Trie
	readings []reading // by value of trie; literals have none
	builder  *match.Builder
	known    map[string]bool      // forms in the builder
	suffixes map[string][]reading // last parts of compound words
	article  class
	numbers  []reading // of figures: class number, where the classes have it
}

func loadVocabulary(fsys fs.FS, lang string) (*vocabulary, error) {
	syms, err := newSymbols(fsys)
	if err != nil {
		return nil, err
	}
	folding, err := lexicon.Folding(fsys, lang)
	if err != nil {
		return nil, err
	}
	rows, err := lexicon.ReadTable(fsys, lang+"/words.tsv", "form", "lemma", "class", "features?")
	if err != nil {
		return nil, err
	}
	v := &vocabulary{symbols: syms, folding: folding, builder: match.NewBuilder(folding), known: map[string]bool{}, suffixes: map[string][]reading{}}
	v.article = syms.classes["article"]
	if c, ok := syms.classes["number"]; ok {
		v.numbers = []reading{{class: c}}
	}
	var errs []error
	for _, r := range rows {
		c, err := syms.class(r.Cells[2])
		if err != nil {
			errs = append(errs, r.Errorf("%v", err))
			continue
		}
		f, err := syms.set(strings.Fields(r.Cells[3]))
		if err != nil {
			errs = append(errs, r.Errorf("%v", err))
			continue
		}
		if suffix, ok := strings.CutPrefix(r.Cells[0], "-"); ok && suffix != "" {
			suffix = folding.String(suffix)
			v.suffixes[suffix] = append(v.suffixes[suffix], reading{class: c, features: f, lemma: r.Cells[1]})
			continue
		}
		form, particle, _ := strings.Cut(r.Cells[0], "+")
		v.add(form, reading{c, f, r.Cells[1], folding.String(particle)})
		if particle != "" {
			v.literal(particle)
		}
	}
	return v, errors.Join(errs...)
}

func (v *vocabulary) add(form string, r reading) {
	v.builder.Add(form, int32(len(v.readings)))
	v.readings = append(v.readings, r)
	v.known[v.folding.String(form)] = true
}

// literal makes a text that a rule names a word of its own, so that it is found
// in languages without spaces.
func (v *vocabulary) literal(text string) string {
	text = v.folding.String(text)
	if !v.known[text] {
		v.add(text, reading{class: classNone})
	}
	return text
}

// shortestStem is the least number of bytes before the last part of a compound.
const shortestStem = 3

// compound returns the readings of the longest last part of a compound word.
func (v *vocabulary) compound(word string) []reading {
	if len(v.suffixes) == 0 {
		return nil
	}
	for i := shortestStem; i < len(word); i++ {
		if r := v.suffixes[word[i:]]; r != nil {
			return r
		}
	}
	return nil
}

// seal builds the matcher once all literals are known.
func (v *vocabulary) seal() { v.trie, v.builder, v.known = v.builder.Build(), nil, nil }
