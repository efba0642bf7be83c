package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lines between these widths may have been wrapped by a program.
const (
	minColumn = 40
	maxColumn = 130
)

// A layout is how the lines of a text are broken.
type layout struct {
	column int  // where lines were wrapped, 0 for nowhere
	ragged bool // lines end anywhere: sentences often go on in the next one
}

// wrapText says what a single line break stands for: a space or nothing where the
// sentence goes on, else a line break. i is where the line ends, g the gap.
func (s *scanner) wrapText(i int, g gap) string {
	before, after := s.src[s.line:i], s.src[g.end:]
	if s.atStart(i) || after == "" {
		return "\n"
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case startsWithStop(after):
		return ""
	case s.goesOn(before, last, after, first, g):
		return joint(last, first)
	}
	return "\n"
}

// goesOn reports whether a sentence of the line before goes on in the line after.
func (s *scanner) goesOn(before string, last rune, after string, first rune, g gap) bool {
	ended := endsSentence(before)
	switch {
	case g.indent > 1 || !startsSentencePart(first) || isBare(before) || isNextItem(before, after):
		return false
	case !ended && unicode.IsLower(first) || isComma(last) || isHyphenated(before) && unicode.IsLetter(first):
		return true
	case s.layout.column > 0 && full(before, after, s.layout.column):
		return true
	case ended:
		return false
	case s.layout.column > 0 && s.line == 0 && s.titled: // the dateline before it was cut off
		return true
	case s.layout.ragged:
		return s.wrapped || width(before) >= minColumn
	}
	return width(before) >= minColumn && brokenOut(after)
}

// isNextItem reports whether a line and the one after it are numbered one after the other.
func isNextItem(before, after string) bool {
	n, ok := itemNumber(after)
	m, also := itemNumber(before)
	return ok && also && n == m+1
}

// itemNumber returns the number that a line of a list begins with: "12. " or "12) ".
func itemNumber(line string) (int, bool) {
	n, i := 0, 0
	for i < len(line) && i < 3 && line[i] >= '0' && line[i] <= '9' {
		n = n*10 + int(line[i]-'0')
		i++
	}
	return n, i > 0 && i < len(line) && (line[i] == '.' || line[i] == ')')
}

// startsSentencePart reports whether the second half of a sentence can begin with
// r: not with a bullet or a rule.
func startsSentencePart(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Sc, r) ||
		unicode.In(r, unicode.Pi, unicode.Pf, unicode.Ps) || r == '"' || r == '\'' || r == '<' || r == '&' || r == 0x2013
}

// joint is what joins two lines: nothing after a hyphen and between Chinese
// characters.
func joint(last, first rune) string {
	if last == '-' && unicode.IsLetter(first) || isWide(last) && isWide(first) {
		return ""
	}
	return " "
}

// full reports whether the first word of the next line did not fit on this one.
func full(before, after string, column int) bool {
	word := after
	if i := strings.IndexAny(word, " \n\t\r"); i >= 0 {
		word = word[:i]
	}
	first, size := utf8.DecodeRuneInString(word)
	if isWide(first) {
		word = word[:size]
	}
	w := width(before)
	return w <= column+maxColumn/10 && w+1+width(word) > column
}

// brokenOut reports whether text starts with a short line, the text of a link or
// of an emphasis, behind which the sentence goes on.
func brokenOut(text string) bool {
	line, rest, ok := strings.Cut(text, "\n")
	line = strings.TrimSpace(line)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	return ok && len(line) < minColumn && !endsSentence(line) && (unicode.IsLower(first) || startsWithStop(rest))
}

// startsWithStop reports whether text starts with a punctuation mark that ends
// something, and a space or nothing behind it.
func startsWithStop(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune(".,;:!?)\u3002\uff0c\u3001\uff1b", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[size:])
	return size == len(text) || blankOf(next) != visible || r >= 0x3000
}

// endsSentence reports whether a line ends with the mark of a finished sentence,
// colon or semicolon, quotes and brackets behind it allowed.
func endsSentence(line string) bool {
	for line != "" {
		r, size := utf8.DecodeLastRuneInString(line)
		switch r {
		case '.', '!', '?', ':', ';', 0x2026, 0x3002, 0xff01, 0xff1f, 0xff1a, 0xff1b:
			return true
		case ' ', '\t', 0xa0, 0x3000, '"', '\'', ')', ']', 0x201c, 0x201d, 0x2018, 0x2019, 0xab, 0xbb, 0xff09, 0x300d, 0x300f:
			line = line[:len(line)-size]
		default:
			return false
		}
	}
	return false
}

// isHyphenated reports whether a line ends with the first half of a compound.
func isHyphenated(line string) bool {
	line, ok := strings.CutSuffix(line, "-")
	last, _ := utf8.DecodeLastRuneInString(line)
	return ok && unicode.IsLetter(last)
}

func isComma(r rune) bool { return r == ',' || r == 0xff0c || r == 0x3001 }

// isWide reports whether r takes two columns and needs no space beside it.
func isWide(r rune) bool {
	return 0x2e80 <= r && r <= 0x9fff || 0xac00 <= r && r <= 0xd7a3 || 0xf900 <= r && r <= 0xfaff || 0xff00 <= r && r <= 0xffe6 || r >= 0x20000 && r <= 0x3ffff
}

// width is the number of columns that a line takes.
func width(line string) int {
	n := 0
	for n < len(line) && line[n] < utf8.RuneSelf {
		n++
	}
	for _, r := range line[n:] {
		n++
		if isWide(r) {
			n++
		}
	}
	return n
}

// layoutOf finds out how the lines of a text are broken: at a column, where most
// lines end because the first word of the next did not fit; or anywhere, where
// many lines begin in the middle of a sentence.
func layoutOf(text string) layout {
	var l layout
	var pairs [][2]string
	var widths []int
	lone, lower := 0, 0
	line, rest, ok := strings.Cut(text, "\n")
	for ok && lone < 50 {
		var next string
		next, rest, ok = strings.Cut(rest, "\n")
		if line != "" && next != "" {
			lone++
			line = strings.TrimRight(line, " \r")
			if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, " ")); unicode.IsLower(first) && !endsSentence(line) {
				lower++
			}
			if len(line) >= minColumn && len(line) <= 2*maxColumn && next[0] > ' ' {
				if w := width(line); w <= maxColumn {
					pairs = append(pairs, [2]string{line, next})
					widths = append(widths, w)
				}
			}
		}
		line = next
	}
	l.ragged = lower >= 3 && lower*4 >= lone
	if len(pairs) < 2 {
		return l
	}
	slices.Sort(widths)
	column := widths[(len(widths)-1)*95/100]
	filled := 0
	for _, p := range pairs {
		if full(p[0], p[1], column) {
			filled++
		}
	}
	if column >= minColumn && filled*10 >= len(pairs)*6 {
		l.column = column
	}
	return l
}
