package temporal

import "unicode/utf8"

// number reads digits at i: one number, or a clock time as a whole.
func (s *run) number(i int) int {
	text := s.text
	v, j, digits := 0, i, 0
	for {
		d, size := digitAt(text, j)
		if size == 0 {
			break
		}
		if digits++; digits < 10 {
			v = v*10 + d
		}
		j += size
	}
	if s.glued && s.tainted == i {
		if r, _ := utf8.DecodeLastRuneInString(text[:i]); isWordLetter(r) || joinsDigits(r) {
			return s.unknown(i, j)
		}
	}
	if digits == 2 && timeFollows(text, j) {
		s.pushNumber(i, j, v, digits, false)
		return s.unknown(j, j+1)
	}
	if j < len(text) && isASCIILetter(text[j]) {
		if end, _ := s.g.tails.whole(text, j); end == 0 {
			return s.unknown(i, wordEnd(text, j))
		}
	}
	if clock := clockEnd(text, j); digits <= 2 && clock > j {
		s.pushNumber(i, clock, 0, 0, true)
		return clock
	}
	s.pushNumber(i, j, v, digits, false)
	for j < len(text) && isASCIILetter(text[j]) {
		end, tail := s.g.tails.whole(text, j)
		s.push(j, end, itemTail, tail-1, &s.g.tails.entries[tail-1])
		j = end
	}
	return j
}

// timeFollows reports whether the time of an ISO 8601 timestamp starts at j: T10:30.
func timeFollows(text string, j int) bool {
	return j+3 < len(text) && text[j] == 'T' && byteKind[text[j+1]] == byteDigit && byteKind[text[j+2]] == byteDigit
}

// digitAt returns the digit at j, plain or of full width, and its size in bytes;
// size 0 means there is none.
func digitAt(text string, j int) (d, size int) {
	if j >= len(text) {
		return 0, 0
	}
	if byteKind[text[j]] == byteDigit {
		return int(text[j] - '0'), 1
	}
	if text[j] == 0xef && j+2 < len(text) && text[j+1] == 0xbc && text[j+2] >= 0x90 && text[j+2] <= 0x99 {
		return int(text[j+2] - 0x90), 3 // U+FF10 to U+FF19
	}
	return 0, 0
}

func isASCIILetter(c byte) bool { return byteKind[c] == byteLetter }

// joinsDigits reports whether a sign before digits makes them part of a name,
// an address or a price rather than of a date.
func joinsDigits(r rune) bool {
	switch r {
	case '/', '_', '=', '@', '#', '&', '+', '$', '\\', '~', '-', '^', 0x20ac, 0xa3, 0xa5, 0xffe5, 0xa7:
		return true
	}
	return false
}

// clockEnd returns the end of ":30" or ":30:15" at j, or j.
func clockEnd(text string, j int) int {
	for j+2 < len(text) && text[j] == ':' && byteKind[text[j+1]] == byteDigit {
		j++
		for j < len(text) && byteKind[text[j]] == byteDigit {
			j++
		}
	}
	return j
}

func (s *run) pushNumber(start, end, v, digits int, clock bool) {
	sig := s.g.numberSignature(v, digits, s.glued, clock)
	s.items = append(s.items, item{start: int32(start), end: int32(end), kind: itemNumber, value: int32(v), sig: sig})
	s.trigger = s.trigger || digits == 8 && s.g.classes.sets[sig].has(classEight) || digits == 4 && v >= 1000 && v < 2200 ||
		digits <= 2 && v <= 31 && s.afterSeparator(start)
	s.glued = true
}

// afterSeparator reports whether a number follows another one and a sign:
// 5/12, 5.12, 5-12.
func (s *run) afterSeparator(start int) bool {
	n := len(s.items)
	return n >= 3 && s.items[n-3].kind == itemNumber && s.items[n-2].kind == itemWord &&
		int(s.items[n-2].end) == start && s.items[n-3].end == s.items[n-2].start
}

// numberClasses returns the classes of a number by value and number of digits.
func numberClasses(v, digits int, written bool) (set classSet) {
	if digits > 4 {
		if digits == 8 && !written {
			y, m, d := v/10000, v/100%100, v%100
			if y >= 1900 && y < 2050 && m >= 1 && m <= 12 && d >= 1 && d <= monthLength(y, m) {
				set.add(classEight)
			}
		}
		if digits == 6 && !written && v/100 >= 1900 && v/100 < 2050 && v%100 >= 1 && v%100 <= 12 {
			set.add(classSix)
		}
		set.add(classFigure)
		return set
	}
	set.add(classNumber)
	if written {
		set.add(classWritten)
	} else {
		set.add(classDigits)
	}
	if digits <= 2 || written {
		if v >= 1 && v <= 31 {
			set.add(classD)
			if !written {
				set.add(classDDigits)
			}
		}
		if v >= 1 && v <= 12 {
			set.add(classM)
		}
	}
	switch digits {
	case 2:
		set.add(classTwo)
		if v >= 1 && v <= 12 {
			set.add(classTwoM)
		}
		if v < 10 {
			set.add(classZero)
		}
	case 3:
		set.add(classThree)
	case 4:
		if v >= 1000 && v < 2200 {
			set.add(classFour)
		}
		if v >= 1900 && v < 2050 {
			set.add(classNear)
		}
	}
	return set
}

func digitsOf(v int) int {
	n := 1
	for v >= 10 {
		v /= 10
		n++
	}
	return n
}

// A numeral is a number written in characters that is being put together.
// joinNumeral adds a character to the number that ends the run, if it is one of
// characters too, and reports whether it did.
func (s *run) joinNumeral(start, end int, e *entry) bool {
	n := len(s.items)
	if n == 0 || !s.glued || s.items[n-1].kind != itemNumber || int(s.items[n-1].end) != start ||
		!s.g.classes.sets[s.items[n-1].sig].has(classWritten) {
		sig := s.g.charactersSignature(int(e.numeral), 1, e.numeral < 10, s.glued)
		s.items = append(s.items, item{start: int32(start), end: int32(end), kind: itemNumber, value: e.numeral, sig: sig})
		s.glued = true
		return true
	}
	it := &s.items[n-1]
	v, digits, positional := s.readNumeral(int(it.start), end)
	it.end, it.value = int32(end), int32(v)
	it.sig = s.g.charactersSignature(v, digits, positional, s.g.classes.sets[it.sig].has(classGlued))
	return true
}

// readNumeral computes the number written in text[start:end]: figure by figure
// (positional) or with tens and hundreds. digits is the number of figures it stands for.
func (s *run) readNumeral(start, end int) (v, digits int, positional bool) {
	positional = true
	total, last, figures := 0, -1, 0
	plain := 0
	for j := start; j < end && figures <= 8; {
		r, size := utf8.DecodeRuneInString(s.text[j:])
		j += size
		d := s.g.numeral(r)
		figures++
		switch {
		case d >= 10:
			positional = false
			if d == 20 || d == 30 {
				total, last = total+d, -1
				continue
			}
			if last < 0 {
				last = 1
			}
			total += last * d
			last = -1
		default:
			plain = plain*10 + d
			if last >= 0 && !positional {
				total += last
			}
			last = d
		}
	}
	if positional {
		return plain, figures, true
	}
	if last > 0 {
		total += last
	}
	return total, digitsOf(total), false
}
