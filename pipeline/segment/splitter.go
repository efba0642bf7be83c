package segment

import (
	"io/fs"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
)

// A splitter finds the ends of sentences inside a line of one language.
type splitter struct {
	lang string
	read func() (*lists, error) // on first need
}

func newSplitter(dict fs.FS, lang string) *splitter {
	return &splitter{lang, sync.OnceValues(func() (*lists, error) { return readLists(dict, lang) })}
}

// split appends the sentences of body[start:end], which is one line.
func (s *splitter) split(out []pipeline.Sentence, l *lists, body string, start, end int) []pipeline.Sentence {
	line := body[:end]
	from := start
	for i := start; i < end; {
		if !opensMark[line[i]] {
			i++
			continue
		}
		kind, n := mark(line, i)
		if kind == noMark {
			i++
			continue
		}
		next, ends := s.ends(l, line, start, from, i, i+n, kind)
		if ends {
			out = appendSentence(out, body, from, next)
			from = next
		}
		i = max(next, i+1)
	}
	return appendSentence(out, body, from, end)
}

// ends decides whether the mark at [at, after) ends the sentence that begins at
// from in a line that begins at start, and returns where to go on.
func (s *splitter) ends(l *lists, line string, start, from, at, after int, kind markKind) (next int, ok bool) {
	if kind == gapMark {
		return after, s.lang == pipeline.Chinese || line[at] == '*'
	}
	next = s.closing(line, start, after)
	switch {
	case next == len(line), kind == fullMark:
		return next, true
	case s.lang == pipeline.Chinese:
		return next, kind == loudMark
	case !isSpace(line, next):
		return after, kind == dotMark && next == at+1 && glued(line, from, at, next)
	}
	word, first := nextWord(line, next)
	if unicode.IsLower(first) {
		return next, false
	}
	if kind == loudMark || line[at] != '.' || next > after {
		return next, true
	}
	return next, !isTicker(line[next:]) && s.dotEnds(l, line, from, at, word)
}

// dotEnds decides about a single dot before white space and a word that is not in
// lower case.
func (s *splitter) dotEnds(l *lists, line string, from, at int, word string) bool {
	before := lastWord(line, from, at)
	switch {
	case before == "": // a quote, a bracket or a stray space before the dot
		return hasWord(line[max(from, at-wordReach):at])
	case isDigits(before):
		return s.numberEnds(l, line[from:at], before, word)
	case utf8.RuneCountInString(before) == 1: // an initial
		return l.starts(word)
	}
	switch l.abbreviation(before) {
	case inside:
		return false
	case beforeNumber:
		return !isDigits(word)
	case anywhere:
		return l.starts(word)
	}
	return !isRoman(before) || l.starts(word)
}

// numberEnds tells the end of a sentence from the dot of an ordinal or of the number
// of a list item.
func (s *splitter) numberEnds(l *lists, sentence, number, word string) bool {
	if len(number) <= 3 && strings.TrimSpace(sentence) == number {
		return false
	}
	return s.lang != pipeline.German || len(number) > 2 || l.starts(word)
}

// glued reports a lost space: "… dan selesai.Presiden akan …".
func glued(line string, from, at, next int) bool {
	before := lastWord(line, from, at)
	if len(before) < 3 || strings.ToLower(before) != before || strings.ContainsAny(before, "./@:-") || isDigits(before) {
		return false
	}
	word, first := nextWord(line, next)
	end := next + len(word)
	return unicode.IsUpper(first) && strings.HasPrefix(line[next:], word) && len(word) > 1 &&
		strings.ToUpper(word) != word && end < len(line) && isSpace(line, end)
}

// goesOn reports a line that a break has cut off inside a sentence: behind an initial
// or an abbreviation that ends none, behind a German ordinal, or behind a single word that opens one.
func (s *splitter) goesOn(l *lists, line string) bool {
	if s.lang == pipeline.Chinese {
		return false
	}
	line = strings.TrimSpace(line)
	line, dot := strings.CutSuffix(line, ".")
	word := lastWord(line, 0, len(line))
	if !dot {
		return word == line && l.starts(word)
	}
	ordinal := s.lang == pipeline.German && isDigits(word) && len(word) <= 2
	return word != line && (isInitials(word) || ordinal || l.abbreviation(word) == inside)
}
