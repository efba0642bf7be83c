package segment

import (
	"errors"
	"io/fs"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// A splitter finds the ends of sentences inside a line of one language.
type splitter struct {
	lang  string
	lists func() lists
}

// lists holds what a language knows about dots.
type lists struct {
	abbreviations map[string]place
	starters      map[string]bool // function words: a capital one opens a sentence
}

// place says where an abbreviation may stand.
type place uint8

const (
	anywhere place = 1 + iota
	inside         // never at the end of a sentence
)

func newSplitter(dict fs.FS, lang string) (*splitter, error) {
	return &splitter{lang, sync.OnceValue(func() lists { l, _ := readLists(dict, lang); return l })}, nil
}

func readLists(dict fs.FS, lang string) (lists, error) {
	l := lists{make(map[string]place), make(map[string]bool)}
	rows, err := readOptional(dict, lang+"/abbreviations.tsv", "form", "place")
	if err != nil {
		return l, err
	}
	for _, r := range rows {
		switch r.Cells[1] {
		case "mid":
			l.abbreviations[r.Cells[0]] = inside
		case "any":
			l.abbreviations[r.Cells[0]] = anywhere
		default:
			return l, r.Errorf("place %q (mid, any)", r.Cells[1])
		}
	}
	rows, err = readOptional(dict, lang+"/language.tsv", "form")
	for _, r := range rows {
		l.starters[r.Cells[0]] = true
	}
	return l, err
}

func readOptional(dict fs.FS, name string, columns ...string) ([]lexicon.Row, error) {
	rows, err := lexicon.ReadTable(dict, name, columns...)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return rows, err
}

// split appends the sentences of body[start:end], which is one line.
func (s *splitter) split(out []pipeline.Sentence, body string, start, end int) []pipeline.Sentence {
	line := body[:end]
	from := start
	for i := start; i < end; {
		n, kind := mark(line, i)
		if kind == noMark {
			i++
			continue
		}
		i += n
		if kind == softMark || s.lang != pipeline.Chinese || kind != hardMark {
			after, ok := s.ends(line, from, i-n, i, kind)
			i = after
			if !ok {
				continue
			}
		} else {
			i = closing(line, i)
		}
		out = appendSentence(out, body, from, i)
		from = i
	}
	return appendSentence(out, body, from, end)
}

// markKind tells how sure a sentence mark is.
type markKind uint8

const (
	noMark   markKind = iota
	hardMark          // full-width marks: always an end
	loudMark          // ! and ?
	softMark          // . and …
)

// mark reports the sentence mark at byte i and its length.
func mark(text string, i int) (n int, kind markKind) {
	switch text[i] {
	case '.':
		return 1, softMark
	case '!', '?':
		return 1, loudMark
	case 0xE2:
		if strings.HasPrefix(text[i:], "\u2026") {
			return 3, softMark
		}
	case 0xE3:
		if strings.HasPrefix(text[i:], "\u3002") {
			return 3, hardMark
		}
	case 0xEF:
		if i+2 < len(text) && text[i+1] == 0xBC && (text[i+2] == 0x81 || text[i+2] == 0x9F || text[i+2] == 0x9B) {
			return 3, hardMark // full-width ! ? ;
		}
	}
	return 0, noMark
}

// closing skips further marks, quotes and brackets that belong to the sentence before i.
func closing(text string, i int) int {
	for i < len(text) {
		if n, kind := mark(text, i); kind != noMark {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isClosing(r) {
			break
		}
		i += n
	}
	return i
}

func isClosing(r rune) bool {
	switch r {
	case '"', '\'', ')', ']', '\u2019', '\u201C', '\u201D', '\u00BB', '\u00AB', '\u2039', '\u203A',
		'\u300D', '\u300F', '\u300B', '\uFF09', '\u3011':
		return true
	}
	return false
}

// ends decides whether the mark at [at, after) ends the sentence that begins at
// from, and returns where to go on.
func (s *splitter) ends(line string, from, at, after int, kind markKind) (next int, ok bool) {
	next = closing(line, after)
	if next == len(line) {
		return next, true
	}
	if s.lang == pipeline.Chinese {
		return next, kind == loudMark && !digit(line[next])
	}
	if kind == hardMark {
		return next, true
	}
	if !space(line[next]) {
		return after, kind == softMark && next == at+1 && s.glued(line, at, next)
	}
	word, first := nextWord(line, next)
	if unicode.IsLower(first) {
		return next, false
	}
	if kind == loudMark || line[at] != '.' || next > after {
		return next, true
	}
	return next, s.dotEnds(line, from, at, word)
}

// dotEnds decides about a single dot before white space and a word that is not
// in lower case.
func (s *splitter) dotEnds(line string, from, at int, word string) bool {
	l := s.lists()
	before := lastWord(line, from, at)
	switch {
	case before == "":
		return false
	case isDigits(before):
		return s.numberEnds(line, from, at, before, word, l)
	case utf8.RuneCountInString(before) == 1:
		return false // an initial
	}
	switch l.abbreviations[strings.ToLower(before)] {
	case inside:
		return false
	case anywhere:
		return l.starters[strings.ToLower(word)]
	}
	if isRoman(before) && s.lang == pipeline.German {
		return l.starters[strings.ToLower(word)]
	}
	return true
}

// numberEnds tells the end of a sentence from the dot of an ordinal or of the
// number of a list item.
func (s *splitter) numberEnds(line string, from, at int, number, word string, l lists) bool {
	if strings.TrimSpace(line[from:at]) == number && len(number) <= 3 {
		return false
	}
	if s.lang == pipeline.German && len(number) <= 2 {
		return l.starters[strings.ToLower(word)]
	}
	return true
}

// glued reports a lost space: "… dan selesai.Presiden".
func (s *splitter) glued(line string, at, next int) bool {
	before := lastWord(line, 0, at)
	if len(before) < 3 || strings.ToLower(before) != before || strings.ContainsAny(before, "./@:-") || isDigits(before) {
		return false
	}
	word, first := nextWord(line, next)
	if !unicode.IsUpper(first) || len(word) < 2 || next+len(word) >= len(line) || !space(line[next+len(word)]) {
		return false
	}
	return strings.ToUpper(word) != word
}

// lastWord returns what stands between the last white space or opening bracket
// before at and at.
func lastWord(line string, from, at int) string {
	i := at
	for i > from {
		r, n := utf8.DecodeLastRuneInString(line[from:i])
		if unicode.IsSpace(r) || strings.ContainsRune("(["+"\u201C\u201E\u00AB\u00BB\"'", r) {
			break
		}
		i -= n
	}
	return line[i:at]
}

// nextWord returns the first word at or after i, and its first letter or digit.
func nextWord(line string, i int) (word string, first rune) {
	for i < len(line) {
		r, n := utf8.DecodeRuneInString(line[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			end := i
			for end < len(line) {
				r, n := utf8.DecodeRuneInString(line[end:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
					break
				}
				end += n
			}
			return line[i:end], r
		}
		i += n
	}
	return "", 0
}

func space(b byte) bool { return b == ' ' || b == '\t' || b == 0xC2 }

func digit(b byte) bool { return '0' <= b && b <= '9' }

func isDigits(s string) bool {
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isRoman(s string) bool { return s != "" && strings.Trim(s, "IVX") == "" }
