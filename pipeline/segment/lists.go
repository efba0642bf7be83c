package segment

import (
	"errors"
	"io/fs"
	"strings"

	"rochade/pipeline/lexicon"
)

// lists are what a language knows about dots.
type lists struct {
	abbreviations map[string]place
	starters      map[string]bool // words that open a sentence
}

// place says where an abbreviation may stand.
type place uint8

const (
	anywhere     place = 1 + iota
	inside             // never at the end of a sentence
	beforeNumber       // an abbreviation only there
)

var places = map[string]place{"any": anywhere, "mid": inside, "number": beforeNumber}

// readLists reads both lists; a language may have neither.
func readLists(dict fs.FS, lang string) (*lists, error) {
	l := &lists{make(map[string]place), make(map[string]bool)}
	rows, err := readOptional(dict, lang+"/abbreviations.tsv", "form", "place")
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, r := range rows {
		p, ok := places[r.Cells[1]]
		if !ok {
			errs = append(errs, r.Errorf("place %q (any, mid, number)", r.Cells[1]))
		}
		l.abbreviations[r.Cells[0]] = p
	}
	rows, err = readOptional(dict, lang+"/sentence_openers.tsv", "form")
	for _, r := range rows {
		l.starters[r.Cells[0]] = true
	}
	return l, errors.Join(append(errs, err)...)
}

func readOptional(dict fs.FS, name string, columns ...string) ([]lexicon.Row, error) {
	rows, err := lexicon.ReadTable(dict, name, columns...)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return rows, err
}

func (l *lists) starts(word string) bool { return l.starters[strings.ToLower(word)] }

func (l *lists) abbreviation(word string) place { return l.abbreviations[strings.ToLower(word)] }
