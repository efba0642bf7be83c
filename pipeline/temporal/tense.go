package temporal

import (
	"sort"
	"strings"
)

// lean finds the tense around an expression: the word in it that says one, else
// the nearest one in its clause, those before it first, else the nearest in its
// sentence.
func (s *run) lean(f found) int8 {
	i := sort.Search(len(s.cues), func(i int) bool { return s.cues[i].at >= f.start })
	if i < len(s.cues) && s.cues[i].at < f.end && s.cues[i].dir != 0 {
		return s.cues[i].dir
	}
	var before, after int8
	if i > 0 {
		before = s.cues[i-1].dir
	}
	for i < len(s.cues) && s.cues[i].at < f.end {
		i++
	}
	if i < len(s.cues) {
		after = s.cues[i].dir
	}
	switch {
	case before == 0:
		return after
	case before == after || after == 0 || s.sameClause(int(s.cues[i-1].at), int(f.start)):
		return before
	case s.cues[i].at-f.end < f.start-s.cues[i-1].at && s.sameClause(int(f.end), int(s.cues[i].at)):
		return after
	}
	return before
}

// sameClause reports whether no comma stands in text[a:b].
func (s *run) sameClause(a, b int) bool {
	part := s.text[a:max(a, b)]
	return strings.IndexByte(part, ',') < 0 && !strings.Contains(part, "\uff0c")
}

// joined reports whether no sentence ends between two expressions, or nothing
// but signs stands there.
func (s *run) joined(a, b found) bool {
	gap := s.text[a.end:max(a.end, b.start)]
	return !strings.Contains(gap, ". ") && !strings.ContainsAny(gap, "\n\u3002") || strings.Trim(gap, " .,;-") == "" && !strings.Contains(gap, ". -")
}

// stop notes the end of a sentence at a sign, unless that is a point within a
// number or after an abbreviation: 5.49, U.S. troops.
func (s *run) stop(i int) {
	if s.text[i] == '.' && i+1 < len(s.text) {
		j := i + 1
		for j < len(s.text) && s.text[j] == ' ' {
			j++
		}
		if j < len(s.text) {
			c := s.text[j]
			if 'a' <= c && c <= 'z' || j == i+1 && (byteKind[c] == byteLetter || byteKind[c] == byteDigit) {
				return
			}
		}
	}
	s.mark(i, 0)
}
