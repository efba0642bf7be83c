package temporal

import (
	"unicode"
	"unicode/utf8"
)

// A wordMatch is what the lexicon has at one place of a text.
type wordMatch struct {
	end    int   // of the longest word that ends at a boundary
	entry  int32 // 1 + its index, or 0
	inner  [4]innerEnd
	inners int
}

// An innerEnd is a word that ends inside a longer one: "Montag" in "Montagabend".
type innerEnd struct {
	end   int
	entry int32
}

// word reads a word or sign at i and returns where the next token starts.
func (s *run) word(i int) int {
	lex := s.g.words
	r, size := rune(s.text[i]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(s.text[i:])
	}
	letter := isWordLetter(r)
	if r >= 1<<16 || lex.root[r] == 0 {
		return s.miss(i, size, r, letter)
	}
	counting := len(s.items) > 0 && s.items[len(s.items)-1].kind == itemNumber
	m := lex.match(s.text, i+size, lex.root[r], letter, counting)
	if m.entry != 0 {
		s.push(i, m.end, itemWord, m.entry-1, &lex.entries[m.entry-1])
		return m.end
	}
	for k := m.inners - 1; k >= 0; k-- {
		in := m.inner[k]
		if tailEnd, tail := s.g.tails.whole(s.text, in.end); tail != 0 {
			s.push(i, in.end, itemWord, in.entry-1, &lex.entries[in.entry-1])
			s.glued = true
			s.push(in.end, tailEnd, itemTail, tail-1, &s.g.tails.entries[tail-1])
			return tailEnd
		}
	}
	return s.miss(i, size, r, letter)
}

// match walks from node n, reached at j, to the longest word. After a number
// (counting) the words that count win over longer ones: a day of the month, not the country whose name starts with the same sign.
func (l *wordAutomaton) match(text string, j int, n uint16, letter, counting bool) (m wordMatch) {
	counted := wordMatch{}
	for {
		nd := &l.nodes[n]
		var next rune
		size := 0
		if j < len(text) {
			next, size = rune(text[j]), 1
			if next >= utf8.RuneSelf {
				next, size = utf8.DecodeRuneInString(text[j:])
			}
		}
		switch {
		case nd.entry == 0:
		case !letter || size == 0 || !isWordLetter(next):
			m.end, m.entry = j, nd.entry
			if counting && l.entries[nd.entry-1].counter {
				counted.end, counted.entry = j, nd.entry
			}
		case m.inners < len(m.inner):
			m.inner[m.inners] = innerEnd{j, nd.entry}
			m.inners++
		}
		if size == 0 || nd.count == 0 {
			break
		}
		c := l.folding.Rune(next)
		if n = l.child(n, c); n == 0 {
			break
		}
		letter = isWordLetter(next)
		if j += size; c == ' ' {
			for size := spaceAt(text, j); size > 0; size = spaceAt(text, j) {
				j += size
			}
		}
	}
	if counted.entry != 0 {
		m.end, m.entry = counted.end, counted.entry
	}
	return m
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
		s.ending(i, j)
	} else if r == '.' || r == '!' || r == '?' || r == 0x3002 || r == 0xff01 || r == 0xff1f {
		s.stop(i)
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
	if e.cue > 0 || e.cue < 0 && s.plain != start-1 {
		s.cues = append(s.cues, cueMark{int32(start), e.cue})
	}
	if e.plain {
		s.plain = end
	}
	if e.quoted {
		s.quotes = append(s.quotes, int32(start))
	}
	switch s.text[start] {
	case '.', '!', '?':
		s.stop(start)
	}
	s.items = append(s.items, item{start: int32(start), end: int32(end), kind: kind, value: value, sig: e.sigs[v]})
	s.trigger = s.trigger || e.trigger
	s.glued = true
}
