package match

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Trie is an immutable set of folded forms, each with the values it was added
// with. It is safe for concurrent use. It is a double array (Aoe 1989): the state that
// follows state s by a character of code c is base[s]+c, if that state's check is s.
type Trie struct {
	folding *Folding
	latin   [latinEnd]int32 // codes of the characters below latinEnd, folded; 0 for those in no form
	han     []int32         // the same of Chinese characters, from hanFirst on; nil where there are none
	others  map[rune]int32  // the same of all others, by folded character
	states  []state
	values  [][]int32
}

const latinEnd = 0x250

type state struct {
	base, check int32
	entry       int32 // 1 + index into values, 0 when no form ends here
}

// code returns the code of a character, 0 when no form has it.
func (t *Trie) code(r rune) int32 {
	switch {
	case r < latinEnd:
		return t.latin[r]
	case r >= hanFirst && r <= hanLast:
		if t.han == nil {
			return 0
		}
		return t.han[r-hanFirst]
	}
	return t.others[t.folding.Rune(r)]
}

// Len is the number of distinct forms.
func (t *Trie) Len() int { return len(t.values) }

// child returns the state reached from n by a character of code c, or 0.
func (t *Trie) child(n, c int32) int32 {
	if c == 0 {
		return 0
	}
	next := t.states[n].base + c
	if int(next) >= len(t.states) || t.states[next].check != n {
		return 0
	}
	return next
}

// Longest returns the end of the longest form that starts at byte offset pos of
// text and ends at a boundary, and its values. A space in a form matches any run of white
// space. values is nil when no form matches; the caller must not change it.
func (t *Trie) Longest(text string, pos int) (end int, values []int32) {
	t.each(text, pos, func(e int, v []int32) { end, values = e, v })
	return end, values
}

// Each calls f for every form that starts at byte offset pos and ends at a
// boundary, shortest first.
func (t *Trie) Each(text string, pos int, f func(end int, values []int32)) { t.each(text, pos, f) }

func (t *Trie) each(text string, pos int, f func(int, []int32)) {
	n := int32(0)
	for i := pos; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		c := t.code(r)
		if n = t.child(n, c); n == 0 {
			return
		}
		i += size
		if c == t.latin[' '] {
			i += spaces(t.folding, text[i:])
		}
		if e := t.states[n].entry; e != 0 && Boundary(text, i) {
			f(i, t.values[e-1])
		}
	}
}

// EachBefore calls f for every form that text ends with, shortest first, of a trie that
// was built of forms as Reverse returns them.
func (t *Trie) EachBefore(text string, f func(start int, values []int32)) {
	n := int32(0)
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if n = t.child(n, t.code(r)); n == 0 {
			return
		}
		i -= size
		if e := t.states[n].entry; e != 0 {
			f(i, t.values[e-1])
		}
	}
}

// Reverse returns the characters of the text in reverse order.
func Reverse(text string) string {
	runes := []rune(text)
	slices.Reverse(runes)
	return string(runes)
}

// Lookup returns the values of the form that equals text as a whole, or nil.
func (t *Trie) Lookup(text string) []int32 {
	n := int32(0)
	for _, r := range text {
		if n = t.child(n, t.code(r)); n == 0 {
			return nil
		}
	}
	if e := t.states[n].entry; e != 0 {
		return t.values[e-1]
	}
	return nil
}

// Scan calls f for the leftmost-longest, non-overlapping forms of text that
// start and end at boundaries, until f returns false.
func (t *Trie) Scan(text string, f func(start, end int, values []int32) bool) {
	for i := 0; i < len(text); {
		if Boundary(text, i) {
			if end, v := t.Longest(text, i); v != nil {
				if !f(i, end, v) {
					return
				}
				i = end
				continue
			}
		}
		i += Next(text, i)
	}
}

// Next is the distance from i to the next place where a form may start.
func Next(text string, i int) int {
	if text[i] >= utf8.RuneSelf {
		_, size := utf8.DecodeRuneInString(text[i:])
		return size
	}
	n := 1
	if isASCIIWord(text[i]) {
		for i+n < len(text) && isASCIIWord(text[i+n]) {
			n++
		}
	}
	return n
}

func isASCIIWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func spaces(f *Folding, s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if f.Rune(r) != ' ' {
			break
		}
		n += size
	}
	return n
}

// Boundary reports whether byte offset i of text lies between two words. Inside
// a run of Latin letters or digits there is none; between Chinese characters, and
// between Chinese and Latin ones, there always is one.
func Boundary(text string, i int) bool {
	if i <= 0 || i >= len(text) {
		return true
	}
	a, b := rune(text[i-1]), rune(text[i])
	if a >= utf8.RuneSelf {
		a, _ = utf8.DecodeLastRuneInString(text[:i])
	}
	if b >= utf8.RuneSelf {
		if !utf8.RuneStart(text[i]) {
			return false
		}
		b, _ = utf8.DecodeRuneInString(text[i:])
	}
	return !(joins(a) && joins(b))
}

// joins reports whether r is part of a word that needs white space around it.
func joins(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIIWord(byte(r))
	}
	if r >= 0x2e80 {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}
