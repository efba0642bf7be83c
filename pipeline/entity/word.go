package entity

import (
	"unicode"
	"unicode/utf8"

	"rochade/pipeline/match"
)

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
