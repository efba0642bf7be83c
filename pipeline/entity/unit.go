package entity

import (
	"unicode"
	"unicode/utf8"

	"rochade/pipeline/match"
)

// A shape is what the letters of a unit look like.
type shape uint8

const (
	punct   shape = iota
	number        // digits, with separators
	lower         // word that starts in lower case
	title         // Word, McDonald
	upper         // IBM
	letter        // one capital, "J"
	initial       // "J.", "J.R."
	han           // one Chinese character
)

// capital reports whether the shape can belong to a name of letters.
func (s shape) capital() bool { return s >= title && s <= initial }

// A gap is what separates a unit from the one before.
type gap uint8

const (
	glued gap = iota
	space
	line      // one line break
	paragraph // a blank line
)

// A unit is the smallest thing that names are made of: a word, a number, a
// punctuation mark, or a Chinese character.
type unit struct {
	start, end int32
	key        uint64 // hash of the folded characters
	stem       uint64 // the same without the last one; of a Chinese character, its folded form
	node       int32  // node of the one-unit form in the vocabulary, 0 when unknown
	forms      int32  // index of the first form that starts here in work.forms
	count      uint8  // of these forms
	starts     class  // what these forms can be
	cost       int32  // of a Chinese character that no candidate covers
	shape      shape
	gap        gap
	char       byte // punctuation: folded to ASCII where it can be, else 0xff
	opens      bool // first unit of a sentence or line
	loud       bool // in a line that is all capitals: case says nothing
	mixed      bool // a capital after a small letter
	accent     bool // a letter beyond ASCII
	genitive   bool // a name with the ending of the genitive: node is that of its stem
}

const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

func mix(key uint64, r rune) uint64 { return (key ^ uint64(r)) * hashPrime }

// asciiClass sorts ASCII bytes: 1 lower, 2 upper, 3 digit, 4 white space, 0 other.
var asciiClass = func() (t [128]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z':
			t[c] = 1
		case 'A' <= c && c <= 'Z':
			t[c] = 2
		case '0' <= c && c <= '9':
			t[c] = 3
		case c == ' ' || '\t' <= c && c <= '\r':
			t[c] = 4
		}
	}
	return
}()

// appendUnits cuts text into units. Forms of the vocabulary are cut by the same
// function, so that they meet their occurrences.
func appendUnits(units []unit, text string, fold *match.Folding) []unit {
	between := paragraph
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch asciiClass[c] {
			case 4:
				between = widen(between, c)
				i++
				continue
			case 0:
				units = append(units, unit{start: int32(i), end: int32(i + 1), key: mix(hashSeed, rune(c)), gap: between, char: c})
				between = glued
				i++
				continue
			}
			u := readWord(text, i, fold)
			u.gap, between = between, glued
			units = append(units, u)
			i = int(u.end)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		f := fold.Rune(r)
		switch {
		case f == ' ' || r == 0x2060 || r == 0x200b || r == 0xfeff:
			between = max(between, space)
			i += size
			continue
		case isHan(r):
			units = append(units, unit{start: int32(i), end: int32(i + size), key: mix(hashSeed, f), stem: uint64(f), shape: han, gap: between})
			i += size
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			u := readWord(text, i, fold)
			u.gap = between
			units = append(units, u)
			i = int(u.end)
		default:
			u := unit{start: int32(i), end: int32(i + size), key: mix(hashSeed, f), gap: between, char: 0xff}
			if p := plainPunctuation(f); p != 0 {
				u.char = p
			}
			units = append(units, u)
			i += size
		}
		between = glued
	}
	return units
}

func widen(g gap, c byte) gap {
	if c != '\n' {
		return max(g, space)
	}
	if g >= line {
		return paragraph
	}
	return line
}

// plainPunctuation maps a folded mark to the ASCII mark that does the same work.
func plainPunctuation(r rune) byte {
	if r < utf8.RuneSelf {
		return byte(r)
	}
	switch r {
	case 0x3002: // ideographic full stop
		return '.'
	case 0x3001, 0xff0c: // enumeration comma
		return ','
	case 0x00b7, 0x2022, 0x2027, 0x30fb, 0xff65: // dots inside foreign names
		return '*'
	case 0x300c, 0x300d, 0x300e, 0x300f:
		return '"'
	case 0x300a, 0x3008:
		return '<'
	case 0x300b, 0x3009:
		return '>'
	case 0x3010, 0x3014:
		return '['
	case 0x3011, 0x3015:
		return ']'
	case 0x2026:
		return '.'
	}
	return 0
}

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}
