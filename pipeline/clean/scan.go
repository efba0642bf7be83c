package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rochade/pipeline"
)

// A scanner copies one field into Body and changes what does not belong there.
// Most bytes are passed over by a table look-up and copied in long runs.
type scanner struct {
	b       *builder
	name    pipeline.Field
	src     string              // the field, its wrong decoding repaired
	raw     string              // the field as read
	back    *pipeline.OffsetMap // src -> the field as read; nil when they are the same
	done    int                 // src[:done] is written or dropped
	start   int                 // offset in Body where the field starts
	line    int                 // offset in src where the current line starts
	layout  layout
	wrapped bool // the current line is a part of the one before
	oneLine bool // line breaks count as spaces
	titled  bool // the document has a title field
	glosses int  // pinyin glosses with tone marks seen so far
	closes  int  // whether src has closing tags: 0 not known, 1 yes, 2 no
}

// stops marks the bytes that need a second look. Single spaces do not.
var stops = func() (t [256]uint8) {
	for c := range 0x20 {
		t[c] = 1
	}
	for _, c := range []byte{'<', '&', '(', '[', ']', '\\', '*', '/', '#', 0x7f, 0xc2, 0xcc, 0xcd, 0xe2, 0xe3, 0xef, 0xf3} {
		t[c] = 1
	}
	return
}()

func (s *scanner) run() {
	if !s.oneLine {
		s.layout = layoutOf(s.src)
	}
	src := s.src
	i := s.gapAt(0).end
	s.done, s.line = i, i
	double := -1 // where the next two spaces in a row stand
	glued := seams(src)
	for i < len(src) {
		if double < i {
			double = twoSpaces(src, i)
		}
		stop := double
		for ; len(glued) > 0 && glued[0].at <= i; glued = glued[1:] {
			if glued[0].at == i {
				s.flush(i)
				s.b.separate(glued[0].text)
			}
		}
		if len(glued) > 0 {
			stop = min(stop, glued[0].at)
		}
		for i+4 <= stop && stops[src[i]]|stops[src[i+1]]|stops[src[i+2]]|stops[src[i+3]] == 0 {
			i += 4
		}
		for i < stop && stops[src[i]] == 0 {
			i++
		}
		switch {
		case i < stop:
			i = s.look(i)
		case i < double: // at a seam
		case i < len(src):
			i = s.space(i)
		}
	}
	s.flush(len(strings.TrimRight(src[s.done:], " ")) + s.done)
}

// twoSpaces returns where the next two spaces in a row stand in s from i on, or
// the length of s. It looks at eight bytes at a time.
func twoSpaces(s string, i int) int {
	const low, high = 0x7f7f7f7f7f7f7f7f, 0x8080808080808080
	for ; i+9 <= len(s); i += 8 {
		x := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		x ^= 0x2020202020202020
		spaces := ^((x & low) + low | x | low) & high // the high bit of each byte that is a space
		if spaces&(spaces>>8) == 0 && (spaces>>63 == 0 || s[i+8] != ' ') {
			continue
		}
		break
	}
	if n := strings.Index(s[i:], "  "); n >= 0 {
		return i + n
	}
	return len(s)
}

// look handles the character at i and returns where to go on.
func (s *scanner) look(i int) int {
	src := s.src
	switch src[i] {
	case '<':
		return s.tag(i)
	case '&':
		return s.entity(i)
	case '(':
		return s.gloss(i, 1)
	case '[', ']', '\\', '*', '/', '#':
		return s.markdown(i)
	case 0xcc, 0xcd:
		return s.compose(i)
	case 0xe2:
		if i+2 < len(src) && src[i+1] > 0x81 {
			return i + 3
		}
	case 0xe3:
		if i+2 < len(src) && (src[i+1] != 0x80 || src[i+2] != 0x80) {
			return i + 3
		}
	case 0xef:
		switch {
		case strings.HasPrefix(src[i:], "\uff08"):
			return s.gloss(i, 3)
		case i+2 < len(src) && (src[i+1] == 0xbc || src[i+1] == 0xbd):
			return i + 3
		}
	}
	r, size := utf8.DecodeRuneInString(src[i:])
	if blankOf(r) != visible {
		return s.space(i)
	}
	if q := windows1252(r); q != 0 {
		s.put(i, i+size, string(q))
	}
	return i + size
}

// flush copies what has not been written up to i.
func (s *scanner) flush(i int) {
	if i <= s.done {
		return
	}
	if s.back == nil {
		s.b.copy(s.name, s.src, s.done, i)
		s.done = i
		return
	}
	for k := s.done; k < i; {
		_, size := utf8.DecodeRuneInString(s.src[k:])
		_, raw, _ := s.back.Raw(pipeline.Span{Start: k, End: k + size})
		if text := s.src[k : k+size]; s.raw[raw.Start:raw.End] == text {
			s.b.copy(s.name, s.raw, raw.Start, raw.End)
		} else {
			s.b.replace(s.name, text, raw.Start, raw.End)
		}
		k += size
	}
	s.done = i
}

// drop leaves src[i:j] out.
func (s *scanner) drop(i, j int) {
	s.flush(i)
	s.done = j
}

// put writes text for src[i:j].
func (s *scanner) put(i, j int, text string) {
	s.flush(i)
	raw := pipeline.Span{Start: i, End: j}
	if s.back != nil {
		_, raw, _ = s.back.Raw(raw)
	}
	s.b.replace(s.name, text, raw.Start, raw.End)
	s.done = j
}

// atStart reports whether nothing of the field is written if src[:i] is flushed.
func (s *scanner) atStart(i int) bool { return i <= s.done && s.b.len() == s.start }

// compose joins combining marks with the letter before them.
func (s *scanner) compose(i int) int {
	end := i
	for end < len(s.src) {
		r, size := utf8.DecodeRuneInString(s.src[end:])
		if !unicode.Is(unicode.Mn, r) {
			break
		}
		end += size
	}
	if end == i { // a letter that shares its first byte with the marks
		_, size := utf8.DecodeRuneInString(s.src[i:])
		return i + size
	}
	_, size := utf8.DecodeLastRuneInString(s.src[:i])
	base := i - size
	if size == 0 || base < s.done {
		return end
	}
	if joined := norm.NFC.String(s.src[base:end]); len(joined) < end-base {
		s.put(base, end, joined)
	}
	return end
}

// windows1252 returns the character that a C1 control stands for where text in
// windows-1252 was taken for Latin-1, and 0 for other characters.
func windows1252(r rune) rune {
	if r < 0x80 || r > 0x9f {
		return 0
	}
	return c1[r-0x80]
}

// c1 are the characters of windows-1252 in the place of the C1 controls.
var c1 = [32]rune{
	0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
}
