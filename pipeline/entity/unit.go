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

// readWord reads the word, number or abbreviation that starts at i.
func readWord(text string, i int, fold *match.Folding) unit {
	var (
		key, stem                uint64 = hashSeed, 0
		letters, capitals, small int
		digits                   int
		start                    = i
		firstCapital, mixed      bool
		accent                   bool
	)
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			switch asciiClass[c] {
			case 1:
				small++
				letters++
			case 2:
				if letters+digits == 0 {
					firstCapital = true
				}
				mixed = mixed || small > 0
				capitals++
				letters++
				c |= 0x20
			case 3:
				digits++
			default:
				if n := joiner(text, start, i, letters, digits); n > 0 {
					if c == '.' || c == ',' || c == '&' {
						key = mix(key, rune(c))
					} else {
						key = mix(key, '\'')
					}
					i += n
					continue
				}
				goto done
			}
			key, stem = mix(key, rune(c)), key
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		f := fold.Rune(r)
		switch {
		case isHan(r):
			goto done
		case unicode.IsLetter(r):
			accent = true
			if unicode.IsUpper(r) {
				if letters+digits == 0 {
					firstCapital = true
				}
				capitals++
			} else {
				small++
			}
			letters++
		case unicode.IsDigit(r):
			digits++
		case unicode.Is(unicode.Mn, r):
		case f == '\'' && joiner(text, start, i, letters, digits) > 0:
		default:
			goto done
		}
		key, stem = mix(key, f), key
		i += size
	}
done:
	u := unit{start: int32(start), end: int32(i), key: key, stem: stem, mixed: mixed, accent: accent}
	switch {
	case letters == 0:
		u.shape = number
	case !firstCapital && digits == 0:
		u.shape = lower
	case letters == 1 && capitals == 1 && digits == 0:
		u.shape = letter
		if i < len(text) && text[i] == '.' {
			u.shape, u.end = initial, int32(i+1)
		}
	case small == 0:
		u.shape = upper
		if i > start+1 && text[start+1] == '.' {
			u.shape = initial
			if i < len(text) && text[i] == '.' {
				u.end++
			}
		}
	case !firstCapital:
		u.shape = lower
		if capitals > 0 {
			u.shape = title
		}
	default:
		u.shape = title
	}
	return u
}

// joiner returns the length of a mark at i that belongs inside a word: O'Brien,
// Ma'ruf, AT&T, U.S, 3.5, amazon.com; 0 when the word ends.
func joiner(text string, start, i, letters, digits int) int {
	size := 1
	if text[i] >= utf8.RuneSelf {
		_, size = utf8.DecodeRuneInString(text[i:])
	}
	if i+size >= len(text) {
		return 0
	}
	next := text[i+size]
	class := uint8(1) // letters outside ASCII count as lower
	if next < utf8.RuneSelf {
		class = asciiClass[next]
	} else if r, _ := utf8.DecodeRuneInString(text[i+size:]); !unicode.IsLetter(r) || isHan(r) {
		return 0
	}
	long := i+size+1 < len(text) && isWordByte(text[i+size+1])
	switch text[i] {
	case '.', ',':
		switch {
		case digits > 0 && letters == 0 && class == 3:
			return 1
		case text[i] == ',':
			return 0
		case class == 2 && (i-start == 1 || text[i-2] == '.') && asciiClass[text[i-1]&0x7f] == 2 && !long:
			return 1 // U.S
		case letters > 2 && class == 1 && long && asciiClass[text[i-1]&0x7f] != 0:
			return 1 // amazon.com
		}
		return 0
	case '&':
		if class == 2 && !long || i-start == 1 && class == 2 || digits > 0 && class == 3 {
			return 1
		}
		return 0
	default: // apostrophe
		if text[i] != '\'' && size == 1 {
			return 0
		}
		if (class == 1 || class == 2) && long && letters > 0 {
			return size
		}
		if class == 1 && next == 't' {
			return size // don't
		}
		return 0
	}
}

func isWordByte(c byte) bool {
	return c >= utf8.RuneSelf || asciiClass[c] != 0 && asciiClass[c] != 4
}
