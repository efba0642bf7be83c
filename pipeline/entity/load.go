package entity

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"rochade/pipeline/lexicon"
	"rochade/pipeline/tagger"
)

// A loader collects the problems of all files of a language.
type loader struct {
	*language
	dict fs.FS
	errs []error
}

func load(dict fs.FS, lang string) (*language, error) {
	fold, err := lexicon.Folding(dict, lang)
	if err != nil {
		return nil, err
	}
	l := &loader{dict: dict, language: &language{code: lang, words: newVocabulary(fold), suffixes: newVocabulary(fold)}}
	l.readSettings()
	l.each("titles.tsv", l.addTitle, "form", "code", "features?")
	l.each("title_modifiers.tsv", l.addModifier, "form", "effect", "features?")
	l.each("words.tsv", l.addEventWord, "form", "lemma?", "class", "features?")
	l.each("names/persons*.tsv", l.weighted(isPerson), "form", "weight?")
	l.each("names/given*.tsv", l.weighted(isGiven), "form", "weight?")
	l.each("names/surnames*.tsv", l.weighted(isSurname), "form", "weight?")
	l.each("names/common*.tsv", l.weighted(isCommon), "form", "weight?")
	l.each("names/proper*.tsv", l.weighted(isProper), "form", "weight?")
	l.each("names/verbs*.tsv", l.weighted(isVerb), "form", "weight?")
	l.each("names/particles*.tsv", l.weighted(isParticle), "form", "weight?")
	l.each("names/honorifics*.tsv", l.weighted(isHonorific), "form", "weight?")
	l.each("names/declarations*.tsv", l.weighted(isDeclaration), "form", "weight?")
	l.each("names/stop*.tsv", l.weighted(isFunction), "form", "weight?")
	l.each("names/organizations*.tsv", l.addOrganization, "form", "name?", "ticker?", "type?")
	l.each("names/org_words*.tsv", l.addOrgWord, "form", "position", "type?", "features?")
	l.each("names/legal_forms*.tsv", l.addLegalForm, "form", "position?", "type?")
	l.each("names/places*.tsv", l.addPlace, "form", "name?", "adjective?")
	l.each("names/place_words*.tsv", l.addThing, "form", "position")
	l.each("names/scopes*.tsv", l.addScope, "form", "features?")
	l.each("names/teams*.tsv", l.weighted(isTeam), "form", "weight?")
	l.each("names/team_cues*.tsv", l.addTeamCue, "form", "side", "weight")
	l.each("names/cues*.tsv", l.addCue, "form", "kind", "side", "weight")
	l.each("names/given_characters.tsv", l.addCharacter, "form", "first", "last")
	l.each("names/foreign_characters.tsv", l.addForeign, "form", "weight")
	l.readContexts()
	l.readModel()
	for _, b := range l.borrowed {
		l.borrow(b)
	}
	if len(l.errs) > 0 {
		return nil, errors.Join(l.errs...)
	}
	if l.characters != nil {
		l.words.indexHan()
	}
	l.untagged = sources(l.language)
	l.addSources()
	return l.language, nil
}

// each reads all lists whose name matches the pattern. A list that is not there
// is not supported, which is no error.
func (l *loader) each(pattern string, add func(lexicon.Row, entry) error, columns ...string) {
	names, _ := fs.Glob(l.dict, path.Join(l.code, pattern))
	for _, name := range names {
		rows, err := lexicon.ReadTable(l.dict, name, columns...)
		if err != nil {
			l.errs = append(l.errs, err)
			continue
		}
		l.files = append(l.files, name)
		for _, r := range rows {
			if err := add(r, entry{file: int16(len(l.files) - 1), line: int32(r.Line)}); err != nil {
				l.errs = append(l.errs, err)
			}
		}
	}
}

// addSources puts the tagger behind the sources without it, and behind the tagger the
// teams, where the language has them.
func (l *language) addSources() {
	l.sources = slices.Clone(l.untagged)
	if l.model != nil {
		l.sources = append(l.sources, (*work).tag)
	}
	if len(l.teamCues) > 0 {
		l.sources = append(l.sources, (*work).proposeTeams)
	}
}

// readModel reads the trained tagger.
func (l *loader) readModel() {
	name := path.Join(l.code, "names/tagger.model")
	data, err := fs.ReadFile(l.dict, name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err == nil {
		l.model, err = tagger.Read(data)
	}
	if err != nil {
		l.errs = append(l.errs, fmt.Errorf("%s: %w", name, err))
	}
}

// unambiguous passes over names that are ordinary words where they come from.
func unambiguous(add func(lexicon.Row, entry) error) func(lexicon.Row, entry) error {
	return func(r lexicon.Row, e entry) error {
		if r.Cells[1] == "1" {
			return nil
		}
		return add(r, e)
	}
}

// borrow reads lists of names of another language, for the foreign names in a text.
// What this language has as an ordinary word is left out.
func (l *loader) borrow(pattern string) {
	own := func(add func(lexicon.Row, entry) error) func(lexicon.Row, entry) error {
		return func(r lexicon.Row, e entry) error {
			if n := l.words.child(0, l.words.key(r.Cells[0])); n != 0 && l.words.nodes[n].class&^isProper != 0 {
				return nil
			}
			return add(r, e)
		}
	}
	lang, list, _ := strings.Cut(pattern, "/")
	home := l.code
	l.code = lang
	switch list {
	case "given":
		l.each("names/given*.tsv", own(unambiguous(l.weighted(isGiven))), "form", "weight?")
	case "surnames":
		l.each("names/surnames*.tsv", own(unambiguous(l.weighted(isSurname))), "form", "weight?")
	case "organizations":
		l.each("names/organizations*.tsv", own(l.addOrganization), "form", "name?", "ticker?", "type?")
	case "places":
		l.each("names/places*.tsv", own(l.addPlace), "form", "name?", "adjective?")
	default:
		l.errs = append(l.errs, fmt.Errorf("%s/names/settings.tsv: borrow %q (given, surnames, places and organizations of a language are allowed)", home, pattern))
	}
	l.code = home
}

// weighted returns the reader of a list whose only fact is a weight.
func (l *loader) weighted(c class) func(lexicon.Row, entry) error {
	return func(r lexicon.Row, e entry) error {
		e.class, e.value = c, 1
		if r.Cells[1] != "" {
			n, err := strconv.Atoi(r.Cells[1])
			if err != nil {
				return r.Errorf("weight %q (a number is allowed)", r.Cells[1])
			}
			e.value = int32(n)
		}
		l.words.add(r.Cells[0], e)
		return nil
	}
}
