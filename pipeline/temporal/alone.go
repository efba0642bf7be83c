package temporal

import (
	"strings"
	"unicode/utf8"
)

// fraction reports whether the digits before b go on: the 2 of 2.424 or 2,424.
func (s *run) fraction(b int) bool {
	t := s.text
	if b+1 >= len(t) || byteKind[t[b+1]] != byteDigit {
		return false
	}
	end := b + 1
	for end < len(t) && end < b+6 && byteKind[t[end]] == byteDigit {
		end++
	}
	return t[b] == ',' && end == b+4 || t[b] == '.' && (end == len(t) || t[end] != '.')
}

// blank reports whether text[a:b] is a little white space.
func (s *run) blank(a, b int32) bool {
	return b-a < 4 && strings.TrimSpace(s.text[a:b]) == ""
}

// standsAlone reports whether an expression is not a piece of a longer number,
// an address or a name: 1.060.223, 10/12/99/45, x/2019/05.
func (s *run) standsAlone(it item) bool {
	text, a, b := s.text, int(it.start), int(it.end)
	if a > 0 && byteKind[text[a]] == byteDigit {
		r, size := utf8.DecodeLastRuneInString(text[:a])
		if joinsDigits(r) && r != '-' && r != '~' {
			return false
		}
		if separates(r) && a > size && byteKind[text[a-size-1]] == byteDigit {
			return false
		}
	}
	if b < len(text) && text[b-1] == '.' && byteKind[text[b]] == byteDigit && byteKind[text[a]] == byteDigit {
		return false
	}
	if b < len(text) && byteKind[text[b-1]] == byteDigit {
		r, size := utf8.DecodeRuneInString(text[b:])
		if r == '%' || r == 0xff05 || r == 0xb0 {
			return false
		}
		if separates(r) && b+size < len(text) {
			switch byteKind[text[b+size]] {
			case byteDigit:
				return false
			case byteLetter:
				if r == '.' {
					return wordEnd(text, b+size)-b-size > 2 // not 2010.SE
				}
				return r != '/' && (r != '-' || byteKind[text[a]] != byteDigit)
			}
		}
	}
	return true
}

// separates reports whether a sign between two digits joins them.
func separates(r rune) bool {
	switch r {
	case '.', ',', '/', '-', ':', '~', 0x2013, 0x2014, 0xff5e, 0xb7:
		return true
	}
	return false
}
