package language

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// words knows the function words of the supported languages and of their
// neighbours.
type words struct {
	langs []string // und languages too, by their own codes
	forms map[string][]vote
}

type vote struct {
	lang   uint8 // index into langs
	weight uint8
}

// readWords reads <lang>/language.tsv of the languages written with spaces and
// the lists of other languages in shared/language.
func readWords(dict fs.FS) (*words, error) {
	lists, err := fs.Glob(dict, "*/language.tsv")
	if err != nil {
		return nil, fmt.Errorf("looking for word lists: %w", err)
	}
	others, err := fs.Glob(dict, "shared/language/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("looking for word lists: %w", err)
	}
	w := &words{forms: make(map[string][]vote)}
	for _, name := range lists {
		if err := w.read(dict, name, path.Dir(name)); err != nil {
			return nil, err
		}
	}
	for _, name := range others {
		if err := w.read(dict, name, strings.TrimSuffix(path.Base(name), ".tsv")); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *words) read(dict fs.FS, name, lang string) error {
	rows, err := lexicon.ReadTable(dict, name, "form", "weight")
	if err != nil {
		return err
	}
	w.langs = append(w.langs, lang)
	for _, r := range rows {
		weight, err := strconv.ParseUint(r.Cells[1], 10, 8)
		if err != nil || weight == 0 {
			return r.Errorf("weight %q (a whole number from 1 to 255)", r.Cells[1])
		}
		form := r.Cells[0]
		w.forms[form] = append(w.forms[form], vote{uint8(len(w.langs) - 1), uint8(weight)})
	}
	return nil
}

// evidence is what the function words of a sample say.
type evidence struct {
	tokens int
	langs  []string
	scores []int // by index into langs
}

const maxForm = 32 // bytes; longer words are no function words

func (w *words) count(s sample) evidence {
	e := evidence{langs: w.langs, scores: make([]int, len(w.langs))}
	var buf [maxForm + utf8.UTFMax]byte
	for _, text := range s {
		n := 0
		for i := 0; i < len(text); {
			b := text[i]
			if b < utf8.RuneSelf {
				i++
				if c := b | 0x20; 'a' <= c && c <= 'z' {
					if n < maxForm {
						buf[n] = c
					}
					n++
					continue
				}
			} else {
				r, size := utf8.DecodeRuneInString(text[i:])
				i += size
				if unicode.IsLetter(r) {
					if n < maxForm {
						utf8.EncodeRune(buf[n:], unicode.ToLower(r))
					}
					n += utf8.RuneLen(unicode.ToLower(r))
					continue
				}
			}
			w.vote(&e, buf[:min(n, maxForm)], n)
			n = 0
		}
		w.vote(&e, buf[:min(n, maxForm)], n)
	}
	return e
}

func (w *words) vote(e *evidence, form []byte, n int) {
	if n == 0 {
		return
	}
	e.tokens++
	if n > maxForm {
		return
	}
	for _, v := range w.forms[string(form)] {
		e.scores[v.lang] += int(v.weight)
	}
}

// best returns the two highest scores and the language of the first.
func (e evidence) best() (lang string, first, second int) {
	for i, s := range e.scores {
		if s > first {
			lang, first, second = e.langs[i], s, first
		} else if s > second {
			second = s
		}
	}
	return lang, first, second
}

// verdict is clear when one language's words fill a good part of the text and
// the next language is far behind.
func (e evidence) verdict() (lang string, clear bool) {
	lang, first, second := e.best()
	if first < 6 || 4*first < e.tokens || 3*second > 2*first {
		return pipeline.Undetermined, false
	}
	return supported(lang), true
}
