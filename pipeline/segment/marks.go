package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
)

// markKind tells how sure a sentence mark is.
type markKind uint8

const (
	noMark   markKind = iota
	gapMark           // two wide spaces or a bullet where a line break was lost
	fullMark          // full-width marks
	loudMark          // ! and ?
	dotMark           // . and …
)

// opensMark tells the bytes that mark knows from all others.
var opensMark = [256]bool{'.': true, '!': true, '?': true, '*': true, 0xC2: true, 0xE2: true, 0xE3: true, 0xEF: true}

// mark returns the kind and the length of the sentence mark at byte i. A bullet has
// length 0: the sentence ends before it.
func mark(text string, i int) (kind markKind, n int) {
	switch text[i] {
	case '.':
		return dotMark, 1
	case '!', '?':
		return loudMark, 1
	case '*':
		if bullet(text, i) {
			return gapMark, 0
		}
	case 0xC2, 0xE2, 0xE3, 0xEF:
		return wideMark(text[i:])
	}
	return noMark, 0
}

// wideMarks are sought only at their first bytes, which mark knows.
var wideMarks = []struct {
	text string
	kind markKind
}{
	{"\u00A0\u00A0", gapMark},
	{"\u3000\u3000", gapMark},
	{"\u2026", dotMark},
	{"\u3002", fullMark}, // ideographic full stop
	{"\uFF01", fullMark}, // full-width ! ? ;
	{"\uFF1F", fullMark},
	{"\uFF1B", fullMark},
}

func wideMark(text string) (markKind, int) {
	for _, m := range wideMarks {
		if strings.HasPrefix(text, m.text) {
			return m.kind, len(m.text)
		}
	}
	return noMark, 0
}

// bullet reports the asterisk of a list whose line breaks were lost: "… * CEO says …".
func bullet(text string, i int) bool {
	return i > 0 && text[i-1] == ' ' && len(text) > i+2 && text[i+1] == ' ' && 'A' <= text[i+2] && text[i+2] <= 'Z'
}

// closing skips further marks, quotes and brackets that belong to the sentence
// before i of a line that begins at start.
func (s *splitter) closing(line string, start, i int) int {
	for i < len(line) {
		if kind, n := mark(line, i); kind > gapMark {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(line[i:])
		if !isClosing(r) || s.opens(r, line[start:i]) {
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

// How far around a mark it is looked for what says whether the mark ends the sentence,
// in bytes: what lies further away is of another sentence, in a text that has any.
const (
	quoteReach = 16 << 10 // quotes to be closed
	wordReach  = 128      // the words beside it
)

// opens tells quotes that look like closing ones. Only German closes with a sixes
// quote; Chinese has no space between sentences, so straight quotes are counted.
func (s *splitter) opens(r rune, before string) bool {
	switch r {
	case '\u201C':
		return s.lang != pipeline.German
	case '"':
		return s.lang == pipeline.Chinese && strings.Count(before[max(0, len(before)-quoteReach):], `"`)%2 == 0
	}
	return false
}

// lastWord returns what stands between the last white space, quote or opening
// bracket before at and at.
func lastWord(line string, from, at int) string {
	from = max(from, at-wordReach)
	i := at
	for i > from {
		r, n := utf8.DecodeLastRuneInString(line[from:i])
		if unicode.IsSpace(r) || r == '(' || r == '[' || r == '\u201E' || isClosing(r) && r != '\'' && r != '\u2019' {
			break
		}
		i -= n
	}
	return line[i:at]
}

// nextWord returns the first word at or after i, and its first letter or digit.
func nextWord(line string, i int) (word string, first rune) {
	line = line[:min(len(line), i+wordReach)]
	for i < len(line) {
		r, n := utf8.DecodeRuneInString(line[i:])
		if inWord(r) {
			end := i + n
			for end < len(line) {
				r, n := utf8.DecodeRuneInString(line[end:])
				if !inWord(r) {
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

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func hasWord(text string) bool { return strings.IndexFunc(text, inWord) >= 0 }

func isSpace(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsSpace(r)
}

// isInitials reports one or more letters with dots between them: "J", "U.T".
func isInitials(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if r, n := utf8.DecodeRuneInString(part); n != len(part) || !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// isTicker reports a stock symbol in brackets at the start of text: " (WSBP)".
func isTicker(text string) bool {
	text, bracket := strings.CutPrefix(strings.TrimLeft(text, " "), "(")
	if !bracket {
		return false
	}
	symbol, _, closed := strings.Cut(text[:min(len(text), wordReach)], ")")
	symbol = strings.Trim(symbol, " ")
	return closed && len(symbol) > 1 && len(symbol) < 8 && strings.ToUpper(symbol) == symbol && hasWord(symbol)
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func isRoman(s string) bool { return s != "" && strings.Trim(s, "IVX") == "" }
