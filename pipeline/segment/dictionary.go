package segment

import (
	"fmt"
	"io/fs"
	"sync"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// dictionary is gse's shortest path over its simplified dictionary. Traditional
// characters are folded for look-up; one character stays one, so offsets are counted
// in characters.
type dictionary struct {
	load func() (*loaded, error)
}

type loaded struct {
	seg  gse.Segmenter
	fold *match.Folding
}

func newDictionary(dict fs.FS) *dictionary {
	return &dictionary{sync.OnceValues(func() (*loaded, error) { return loadDictionary(dict) })}
}

const (
	minFrequency  = 10  // rarer words of gse's dictionary are left out: a third of the memory
	userFrequency = 500 // of our own words: that of a usual word
)

// userWords are lists whose forms are words.
var userWords = []string{"zh/titles.tsv", "zh/words.tsv"}

func loadDictionary(dict fs.FS) (*loaded, error) {
	fold, err := lexicon.HanFolding(dict)
	if err != nil {
		return nil, err
	}
	l := &loaded{fold: fold}
	l.seg.SkipLog = true
	l.seg.MinTokenFreq = minFrequency
	l.seg.Dict = gse.NewDict()
	l.seg.Init()
	for _, name := range userWords {
		rows, err := readOptional(dict, name, "form")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if err := l.seg.AddToken(fold.String(r.Cells[0]), userFrequency); err != nil {
				return nil, fmt.Errorf("adding %q of %s: %w", r.Cells[0], r.Place(), err)
			}
		}
	}
	if err := l.seg.LoadDictEmbed("zh_s"); err != nil {
		return nil, fmt.Errorf("loading the Chinese dictionary: %w", err)
	}
	return l, nil
}

func (d *dictionary) tokens(text string) ([]pipeline.Token, error) {
	l, err := d.load()
	if err != nil {
		return nil, err
	}
	folded, places := l.folded(text)
	out := make([]pipeline.Token, 0, len(places)/2)
	at := 0
	for _, s := range l.seg.Segment(folded) {
		start, end := places[s.Start()], places[s.End()]
		out = appendPlain(out, text, at, start)
		tok := pipeline.Token{Span: pipeline.Span{Start: start, End: end}, Kind: kindOfText(text[start:end]), Tag: s.Token().Pos()}
		if isSpace(text, start) {
			tok.Kind = pipeline.TokenSpace
		}
		out = append(out, tok)
		at = end
	}
	return appendPlain(out, text, at, len(text)), nil
}

// folded returns the folded text and, for every byte of it and its end, the place in
// text. Invalid bytes are replaced by a character of one byte.
func (l *loaded) folded(text string) (folded []byte, places []int) {
	folded = make([]byte, 0, len(text))
	places = make([]int, 0, len(text)+1)
	for i, r := range text {
		n := len(folded)
		if r == utf8.RuneError {
			r = '?'
		}
		folded = utf8.AppendRune(folded, l.fold.Rune(r))
		for range len(folded) - n {
			places = append(places, i)
		}
	}
	return folded, append(places, len(text))
}
