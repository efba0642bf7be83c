// Package match finds many patterns in a text in one pass: a trie over folded
// characters, leftmost-longest, with exact byte offsets into the source.
//
// Keys are folded, texts never: every source character is folded as it is
// compared, so offsets need no correction.
package match

import "unicode"

const (
	hanFirst = 0x3400
	hanLast  = 0x9fff
)

// A Folding maps characters that count as equal to one of them: upper case to
// lower, full width to half width, typographic quotes and dashes to plain ones,
// all white space to a space, and, when it holds a table, traditional Chinese
// characters to simplified ones. The zero value folds everything but Chinese.
type Folding struct {
	han  []uint16      // simplified counterpart of hanFirst+i, or 0
	rare map[rune]rune // pairs outside that block
}

// NewFolding returns a Folding that also maps the given pairs of characters.
func NewFolding(pairs map[rune]rune) *Folding {
	f := &Folding{han: make([]uint16, hanLast-hanFirst+1), rare: map[rune]rune{}}
	for from, to := range pairs {
		if from >= hanFirst && from <= hanLast && to <= 0xffff {
			f.han[from-hanFirst] = uint16(to)
		} else {
			f.rare[from] = to
		}
	}
	return f
}

var asciiFold = func() (t [128]byte) {
	for i := range t {
		t[i] = byte(i)
		if 'A' <= i && i <= 'Z' {
			t[i] = byte(i) + 'a' - 'A'
		}
		if i == '\t' || i == '\n' || i == '\r' {
			t[i] = ' '
		}
	}
	return
}()

// Rune returns the folded form of one character.
func (f *Folding) Rune(r rune) rune {
	switch {
	case r < 128:
		return rune(asciiFold[r])
	case r >= hanFirst && r <= hanLast:
		if f.han != nil {
			if s := f.han[r-hanFirst]; s != 0 {
				return rune(s)
			}
		}
		return r
	case r >= 0xff01 && r <= 0xff5e: // full width forms
		return rune(asciiFold[r-0xff01+'!'])
	}
	switch r {
	case 0x2018, 0x2019, 0x02bc, 0xb4:
		return '\''
	case 0x201c, 0x201d, 0x201e, 0xab, 0xbb:
		return '"'
	case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212:
		return '-'
	case 0xa0, 0x3000, 0x2002, 0x2003, 0x2009, 0x202f:
		return ' '
	}
	if s, ok := f.rare[r]; ok {
		return s
	}
	return unicode.ToLower(r)
}

// String folds every character of s.
func (f *Folding) String(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 128 || asciiFold[s[i]] != s[i] {
			return string(f.AppendRunes(nil, s))
		}
	}
	return s
}

// AppendRunes appends the folded characters of s to dst.
func (f *Folding) AppendRunes(dst []rune, s string) []rune {
	for _, r := range s {
		dst = append(dst, f.Rune(r))
	}
	return dst
}
