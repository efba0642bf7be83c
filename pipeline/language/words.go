package language

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline/lexicon"
)

// words knows the function words of the supported languages and of their
// neighbours.
type words struct {
	langs []string // und languages too, by their own codes
	kin   []int    // by index into langs: the supported language it shares most words with, or itself
	forms map[string][]vote
}

type vote struct {
	lang   uint8 // index into langs
	weight uint8
	own    bool // no language of the same kin has the form
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
	w.findKin()
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
		w.forms[form] = append(w.forms[form], vote{lang: uint8(len(w.langs) - 1), weight: uint8(weight)})
	}
	return nil
}

// kinShare is the part of its listed forms that a language has in common with its
// kin: Malay with Indonesian. Common words say nothing between the two.
const kinShare = 0.25

func (w *words) findKin() {
	n := len(w.langs)
	total, common := make([]int, n), make([]int, n*n)
	for _, votes := range w.forms {
		for _, a := range votes {
			total[a.lang]++
			for _, b := range votes {
				common[int(a.lang)*n+int(b.lang)]++
			}
		}
	}
	w.kin = make([]int, n)
	for i := range n {
		w.kin[i] = i
		for j := range n {
			if supported(w.langs[i]) != w.langs[i] && supported(w.langs[j]) == w.langs[j] &&
				float64(common[i*n+j]) >= kinShare*float64(total[i]) {
				w.kin[i] = j
			}
		}
	}
	for _, votes := range w.forms {
		for i := range votes {
			votes[i].own = !slices.ContainsFunc(votes, func(v vote) bool {
				return v.lang != votes[i].lang && w.kin[v.lang] == w.kin[votes[i].lang]
			})
		}
	}
}

// evidence is what the function words of a sample say.
type evidence struct {
	words  *words
	tokens int
	scores []int // by index into langs
	own    []int // the part of scores that is of forms no kin language has
}

const maxForm = 32 // bytes; longer words are no function words

func (w *words) count(s sample) evidence {
	e := evidence{words: w, scores: make([]int, len(w.langs)), own: make([]int, len(w.langs))}
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
		if v.own {
			e.own[v.lang] += int(v.weight)
		}
	}
}

// best returns the language with the highest score, that score, and the highest
// one of the languages that would be another answer: none of its kin, and for an
// unsupported language no other unsupported one.
func (e evidence) best() (lang, first, second int) {
	for i, s := range e.scores {
		if s > first {
			lang, first = i, s
		}
	}
	answer := e.answer(lang)
	for i, s := range e.scores {
		if e.answer(i) != answer {
			second = max(second, s)
		}
	}
	return lang, first, second
}

// answer is the supported language that a language is or is kin to, or und.
func (e evidence) answer(lang int) string { return supported(e.words.langs[e.words.kin[lang]]) }

// farAhead is a lead in score that no chance words make up.
const farAhead = 25

// verdict is clear when one language's words fill a good part of the text and
// the next language is far behind.
func (e evidence) verdict() (lang string, clear bool) {
	best, first, second := e.best()
	if first < 4 || 6*first < e.tokens || 2*second > first && first-second < farAhead {
		return "", false
	}
	return supported(e.among(best)), true
}

// among decides between a language and its kin by the words that only one of them
// has, in doubt for the supported one.
func (e evidence) among(lang int) string {
	kin := e.words.kin[lang]
	for i, k := range e.words.kin {
		if k == kin && e.own[i] > e.own[kin] {
			kin = i
		}
	}
	return e.words.langs[kin]
}
