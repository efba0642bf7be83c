package event

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// A reading is one row of words.tsv.
type reading struct {
	class    class
	features features
	lemma    string
	particle string // the separated part it needs later in the clause, or ""
	line     int32  // of words.tsv, or 0
}

// A vocabulary is the event lexicon of one language, compiled.
type vocabulary struct {
	*symbols
	folding                           *match.Folding
	trie                              *match.Trie
	readings                          []reading // by value of trie; literals have none
	builder                           *match.Builder
	known                             map[string]bool      // forms in the builder
	literals                          map[string]int32     // numbers of the texts that rules name, from 1 on
	suffixes                          map[string][]reading // last parts of compound words
	article, adverb, cue, preposition class
	numbers                           []reading // of figures: class number, where the classes have it
	capitalized, uncapitalized        []reading // of words that no list knows, with and without a capital
	tags                              []tagRow
	// enumerates: lists have a mark of their own, and a comma separates clauses
	enumerates bool
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
	v := &vocabulary{symbols: syms, folding: folding, builder: match.NewBuilder(folding), known: map[string]bool{}, literals: map[string]int32{}, suffixes: map[string][]reading{}}
	v.article, v.adverb = syms.classes["article"], syms.classes["adverb"]
	v.cue, v.preposition = syms.classes["cue"], syms.classes["preposition"]
	for name, to := range map[string]*[]reading{"number": &v.numbers, "capitalized": &v.capitalized, "uncapitalized": &v.uncapitalized} {
		if c, ok := syms.classes[name]; ok {
			*to = []reading{{class: c}}
		}
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
			v.suffixes[suffix] = append(v.suffixes[suffix], reading{class: c, features: f, lemma: r.Cells[1], line: int32(r.Line)})
			continue
		}
		form, particle, _ := strings.Cut(r.Cells[0], "+")
		v.add(form, reading{c, f, r.Cells[1], folding.String(particle), int32(r.Line)})
		if particle != "" {
			v.literal(particle)
		}
	}
	if v.tags, err = loadTags(fsys, lang, syms); err != nil {
		errs = append(errs, err)
	}
	v.enumerates = v.known["\u3001"]
	return v, errors.Join(errs...)
}

func (v *vocabulary) add(form string, r reading) {
	v.builder.Add(form, int32(len(v.readings)))
	v.readings = append(v.readings, r)
	v.known[v.folding.String(form)] = true
}

// literal makes a text that a rule names a word of its own, so that it is found
// in languages without spaces.
// It returns the number of the text.
func (v *vocabulary) literal(text string) int32 {
	text = v.folding.String(text)
	if !v.known[text] {
		v.add(text, reading{class: classNone})
	}
	n, ok := v.literals[text]
	if !ok {
		n = int32(len(v.literals)) + 1
		v.literals[text] = n
	}
	return n
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

// longest returns the end of the longest form at offset i of which a reading, or the
// literal of a rule, fits its spelling, and those readings; 0 when there is none.
func (v *vocabulary) longest(text string, i int, initial bool) (end int, readings []reading) {
	v.trie.Each(text, i, func(e int, values []int32) {
		var found []reading
		literal := false
		if n := values[0]; len(values) == 1 {
			found = v.readings[n : n+1 : n+1]
		} else {
			for _, n := range values {
				found = append(found, v.readings[n])
			}
		}
		if found[0].class == classNone {
			found, literal = found[1:], true
		}
		if found = spelled(found, text[i:e], initial); len(found) > 0 || literal {
			end, readings = e, found
		}
	})
	return end, readings
}

// spelled returns the readings that fit the letter case of a form: those marked capital
// need a capital at its last word or part of a word, those marked small none at its beginning,
// unless it is the initial word of a sentence.
func spelled(readings []reading, form string, initial bool) []reading {
	for i := range readings {
		if fitsCase(&readings[i], form, initial) {
			continue
		}
		kept := slices.Clone(readings[:i])
		for k := i + 1; k < len(readings); k++ {
			if fitsCase(&readings[k], form, initial) {
				kept = append(kept, readings[k])
			}
		}
		return kept
	}
	return readings
}

func fitsCase(r *reading, form string, initial bool) bool {
	switch {
	case r.features.has(featCapital):
		last, _ := utf8.DecodeRuneInString(form[strings.LastIndexAny(form, " -")+1:])
		return unicode.IsUpper(last)
	case r.features.has(featSmall):
		first, _ := utf8.DecodeRuneInString(form)
		return initial || !unicode.IsUpper(first)
	}
	return true
}

// unlisted returns the readings of a word that no list knows, by its spelling.
func (v *vocabulary) unlisted(first rune, initial bool) []reading {
	switch {
	case unicode.IsLower(first):
		return v.uncapitalized
	case unicode.IsUpper(first) && !initial:
		return v.capitalized
	}
	return nil
}

// seal builds the matcher once all literals are known.
func (v *vocabulary) seal() { v.trie, v.builder, v.known = v.builder.Build(), nil, nil }
