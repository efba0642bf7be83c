package temporal

import (
	"unicode"
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
	s.trigger, s.tainted, s.nameEnd = false, -1, -2
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
	lines := 0
	for i < len(s.text) && byteKind[s.text[i]] == byteSpace {
		if s.text[i] == '\n' {
			lines++
		}
		i++
	}
	s.glued = false
	if lines > 0 {
		s.mark(i-1, 0)
	}
	if lines > 1 {
		s.flush()
	}
	return i
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
	if dir := s.g.endings[s.text[j-1]]; dir.tense != 0 && j-i > 4 && s.text[j-2] == dir.before && !isCapital(s.text[i]) {
		s.cues = append(s.cues, cueMark{int32(i), dir.tense})
	}
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// word reads a word or sign at i and returns where the next token starts.
func (s *run) word(i int) int {
	text, lex := s.text, s.g.words
	r, size := rune(text[i]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(text[i:])
	}
	letter := isWordLetter(r)
	n := uint16(0)
	if r < 1<<16 {
		n = lex.root[r]
	}
	if n == 0 {
		return s.miss(i, size, r, letter)
	}
	var (
		end, entry      = 0, int32(0) // longest word with a boundary after it
		countEnd, count = 0, int32(0) // longest one that counts what a number before it says
		counting        = len(s.items) > 0 && s.items[len(s.items)-1].kind == itemNumber
		inner           [4]innerEnd // words that end inside a longer one
		inners          int
		last            = letter
	)
	for j := i + size; ; {
		nd := &lex.nodes[n]
		var next rune
		nextSize := 0
		if j < len(text) {
			next, nextSize = rune(text[j]), 1
			if next >= utf8.RuneSelf {
				next, nextSize = utf8.DecodeRuneInString(text[j:])
			}
		}
		if nd.entry != 0 {
			if !last || nextSize == 0 || !isWordLetter(next) {
				end, entry = j, nd.entry
				if counting && lex.entries[entry-1].counter {
					countEnd, count = end, entry
				}
			} else if inners < len(inner) {
				inner[inners] = innerEnd{j, nd.entry}
				inners++
			}
		}
		if nextSize == 0 || nd.count == 0 {
			break
		}
		c := lex.folding.Rune(next)
		if n = lex.child(n, c); n == 0 {
			break
		}
		last = isWordLetter(next)
		j += nextSize
		if c == ' ' {
			for j < len(text) && byteKind[text[j]] == byteSpace {
				j++
			}
		}
	}
	if count != 0 {
		end, entry = countEnd, count
	}
	if entry != 0 {
		s.push(i, end, itemWord, entry-1, &lex.entries[entry-1])
		return end
	}
	for k := inners - 1; k >= 0; k-- {
		if tailEnd, tail := s.g.tails.whole(text, inner[k].end); tail != 0 {
			s.push(i, inner[k].end, itemWord, inner[k].entry-1, &lex.entries[inner[k].entry-1])
			s.glued = true
			s.push(inner[k].end, tailEnd, itemTail, tail-1, &s.g.tails.entries[tail-1])
			return tailEnd
		}
	}
	return s.miss(i, size, r, letter)
}

type innerEnd struct {
	end   int
	entry int32
}

// whole returns the word of the lexicon that spans the rest of the word at pos.
func (l *wordAutomaton) whole(text string, pos int) (end int, entry int32) {
	n := uint16(0)
	for j := pos; ; {
		var r rune
		size := 0
		if j < len(text) {
			r, size = utf8.DecodeRuneInString(text[j:])
		}
		if n != 0 && l.nodes[n].entry != 0 && (size == 0 || !isWordLetter(r)) {
			end, entry = j, l.nodes[n].entry
		}
		if size == 0 {
			return end, entry
		}
		if n = l.child(n, l.folding.Rune(r)); n == 0 {
			return end, entry
		}
		j += size
	}
}

// miss passes over a word or sign that is not known.
func (s *run) miss(i, size int, r rune, letter bool) int {
	j := i + size
	if letter {
		j = wordEnd(s.text, j)
	} else if r == '.' || r == '!' || r == '?' || r == 0x3002 || r == 0xff01 || r == 0xff1f {
		s.mark(i, 0)
	}
	return s.unknown(i, j)
}

// wordEnd returns the end of a run of letters.
func wordEnd(text string, j int) int {
	for j < len(text) {
		switch byteKind[text[j]] {
		case byteLetter:
			j++
			continue
		case byteHigh:
			r, size := utf8.DecodeRuneInString(text[j:])
			if isWordLetter(r) {
				j += size
				continue
			}
		}
		break
	}
	return j
}

// isWordLetter reports whether r joins with its neighbours to a word: Latin and
// other alphabets, not Chinese characters.
func isWordLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return byteKind[r] == byteLetter
	}
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r))
}

// push appends a word to the run.
func (s *run) push(start, end int, kind itemKind, value int32, e *entry) {
	if e.numeral >= 0 && s.joinNumeral(start, end, e) {
		return
	}
	v := 0
	if s.glued {
		v |= 1
	}
	if c := s.text[start]; isCapital(c) {
		v |= 2
	} else if c >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(s.text[start:]); unicode.IsUpper(r) {
			v |= 2
		}
	}
	if e.cue != 0 {
		s.cues = append(s.cues, cueMark{int32(start), e.cue})
	}
	if e.quoted {
		s.quotes = append(s.quotes, int32(start))
	}
	switch s.text[start] {
	case '.', '!', '?':
		s.mark(start, 0)
	}
	s.items = append(s.items, item{start: int32(start), end: int32(end), kind: kind, value: value, sig: e.sigs[v]})
	s.trigger = s.trigger || e.trigger
	s.glued = true
}
