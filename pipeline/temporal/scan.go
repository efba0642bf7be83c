package temporal

import (
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
)

// An item is one token of a run, or a value that a rule made of several.
type item struct {
	start, end int32 // bytes of the text
	value      int32 // number, entry, or node by kind
	sig        signature
	kind       itemKind
	rule       int16 // of a value: the rule that made it
}

type itemKind uint8

const (
	itemNumber itemKind = iota
	itemWord
	itemTail
	itemValue
)

// maxRun is how many items a run may have; a longer one is cut.
const maxRun = 48

// A run is the state of one pass over one text. It is reused.
type run struct {
	g       *grammar
	text    string
	items   []item
	spare   []item
	trigger bool
	glued   bool    // no space since the last item or unknown word
	tainted int     // a number at this offset is part of an unknown word
	names   [2]bool // an unknown capitalized word stands right before, right after the run
	nameEnd int     // where the last unknown capitalized word ends
	plain   int     // where the last word ends after which a verb says no past
	nodes   []node
	found   []found
	ranges  []rangeEnds
	cues    []cueMark
	quotes  []int32 // where words of the class quoted stand
	slots   []int32
	refs    []int32
	traced  bool // keep a trace, for examples
	trace   []item
}

// A found is a recognized expression before it is resolved.
type found struct {
	start, end int32
	node       int32
	rule       int16
	ends       [2]pipeline.Span // of a range: the two dates it is made of, or empty
}

// A rangeEnds remembers where the two dates of a range stand.
type rangeEnds struct {
	node int32
	ends [2]pipeline.Span
}

// A cueMark is a word that says the tense, or (dir 0) the end of a sentence.
type cueMark struct {
	at  int32
	dir int8
}

func (s *run) reset(g *grammar, text string) {
	s.g, s.text = g, text
	s.items, s.nodes, s.found, s.cues = s.items[:0], s.nodes[:0], s.found[:0], s.cues[:0]
	s.quotes, s.ranges = s.quotes[:0], s.ranges[:0]
	s.trigger, s.tainted, s.nameEnd, s.plain = false, -1, -2, -2
}

// byteKind sorts bytes for the scanner.
var byteKind = func() (t [256]byte) {
	for i := range t {
		switch c := byte(i); {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[i] = byteLetter
		case '0' <= c && c <= '9':
			t[i] = byteDigit
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			t[i] = byteSpace
		case c >= utf8.RuneSelf:
			t[i] = byteHigh
		}
	}
	return
}()

const (
	bytePunct = iota
	byteLetter
	byteDigit
	byteSpace
	byteHigh
)

// scan reads the whole text and collects the expressions of every run.
func (s *run) scan() {
	text := s.text
	for i := 0; i < len(text); {
		switch byteKind[text[i]] {
		case byteSpace:
			i = s.space(i)
		case byteDigit:
			i = s.number(i)
		case byteLetter:
			h, j := uint32(hashSeed), i
			for j < len(text) && byteKind[text[j]] == byteLetter {
				h = hashLetter(h, text[j])
				j++
			}
			if s.g.words.mayStart(h) || j < len(text) && text[j] >= utf8.RuneSelf {
				i = s.word(i)
			} else {
				s.ending(i, j)
				i = s.unknown(i, j)
			}
		case byteHigh:
			switch _, size := digitAt(text, i); {
			case size > 0:
				i = s.number(i)
			case spaceAt(text, i) > 0:
				i = s.space(i)
			case s.strange(i):
				i = s.unknown(i, i+3)
			default:
				i = s.word(i)
			}
		default:
			i = s.word(i)
		}
		if len(s.items) >= maxRun {
			s.flush()
		}
	}
	s.names[0] = len(s.items) > 0 && int(s.items[0].start) == s.nameEnd+1
	s.flush()
}

// strange reports whether a Chinese character or kana stands at i with which no
// form starts.
func (s *run) strange(i int) bool {
	if t := s.text; i+2 < len(t) && t[i] >= 0xe3 && t[i] <= 0xe9 && t[i+1]&0xc0 == 0x80 && t[i+2]&0xc0 == 0x80 {
		r := uint16(t[i])<<12 | uint16(t[i+1]&0x3f)<<6 | uint16(t[i+2]&0x3f)
		return r > 0x3040 && s.g.words.root[r] == 0
	}
	return false
}

// space skips white space. An empty line ends a run.
func (s *run) space(i int) int {
	lines, start := 0, i
	for size := spaceAt(s.text, i); size > 0; size = spaceAt(s.text, i) {
		if s.text[i] == '\n' {
			lines++
		}
		i += size
	}
	s.glued = false
	if lines > 1 || lines == 1 && !s.wrapped(start, i) {
		s.mark(i-1, 0)
	}
	if lines > 1 {
		s.flush()
	}
	return i
}

// A line of a page that is set to a width has this many bytes.
const (
	lineLeast = 50
	lineMost  = 85
)

// wrapped reports whether the one line end in text[start:end] only breaks a
// sentence to fit a page: a letter or comma before it, and a small letter or
// another line of that width after it.
func (s *run) wrapped(start, end int) bool {
	if start == 0 || end == len(s.text) || s.text[end-1] != '\n' {
		return false
	}
	if c := s.text[start-1]; c != ',' && (c < 'a' || c > 'z') {
		return false
	}
	if c := s.text[end]; 'a' <= c && c <= 'z' {
		return true
	}
	line := start - 1 - strings.LastIndexByte(s.text[max(0, start-lineMost-1):start], '\n') - max(0, start-lineMost-1)
	next := s.text[end:min(end+lineMost, len(s.text))]
	return line >= lineLeast && line < lineMost && (len(next) < lineMost || strings.IndexByte(next, '\n') >= 0)
}

// spaceAt returns the size of the white space at i, or 0: that of ASCII, no-break,
// thin and ideographic spaces.
func spaceAt(text string, i int) int {
	switch {
	case i >= len(text):
	case byteKind[text[i]] == byteSpace:
		return 1
	case i+1 < len(text) && text[i] == 0xc2 && text[i+1] == 0xa0:
		return 2
	case i+2 < len(text) && (text[i] == 0xe2 && text[i+1] == 0x80 && (text[i+2] == 0x89 || text[i+2] == 0xaf) ||
		text[i] == 0xe3 && text[i+1] == 0x80 && text[i+2] == 0x80):
		return 3
	}
	return 0
}

func (s *run) mark(at int, dir int8) {
	if n := len(s.cues); dir != 0 || n > 0 && s.cues[n-1].dir != 0 || len(s.found) > 0 || s.trigger {
		s.cues = append(s.cues, cueMark{int32(at), dir})
	}
}

// flush ends the run: it is parsed if it holds a trigger.
func (s *run) flush() {
	if s.trigger {
		s.parse()
		s.trigger = false
	}
	s.items, s.names = s.items[:0], [2]bool{}
}

// unknown ends the run at a word or sign that is not in the lexicon.
func (s *run) unknown(start, end int) int {
	if s.trigger {
		s.names[0] = int(s.items[0].start) == s.nameEnd+1
		s.names[1] = isCapital(s.text[start]) && start == int(s.items[len(s.items)-1].end)+1
	}
	s.flush()
	s.glued = true
	s.tainted = end
	if isCapital(s.text[start]) {
		s.nameEnd = end
	}
	return end
}

// ending notes a tense that the last letters of an unknown word say: "ousted".
func (s *run) ending(i, j int) {
	if dir := s.g.endings[s.text[j-1]]; dir.tense != 0 && j-i > 4 && s.text[j-2] == dir.before && !isCapital(s.text[i]) && s.plain != i-1 {
		s.cues = append(s.cues, cueMark{int32(i), dir.tense})
	}
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }
