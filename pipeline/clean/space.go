package clean

import (
	"strings"
	"unicode/utf8"
)

// A blank is what a character without ink is good for.
type blank uint8

const (
	visible   blank = iota
	invisible       // stands for nothing: zero width, soft hyphen, control
	spacing
	breaking // ends a line
)

// blankOf classifies a character.
func blankOf(r rune) blank {
	switch {
	case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return breaking
	case r == ' ' || r == '\t' || r == 0xa0 || r == 0x3000 || r == 0x202f || r == 0x205f || 0x2000 <= r && r <= 0x200a:
		return spacing
	case r < 0x20 || r == 0x7f || r == 0xad || r == 0xfeff || r == 0xfffc,
		0x80 <= r && r <= 0x9f && windows1252(r) == 0,
		0x200b <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f,
		0xfe00 <= r && r <= 0xfe0f, 0xe0000 <= r && r <= 0xe01ef:
		return invisible
	}
	return visible
}

// A gap is a run of characters, tags and entities without ink.
type gap struct {
	end    int // offset behind it
	spaces int
	breaks int // line breaks of characters
	blocks int // line breaks that tags ask for
	indent int // width of the spaces after the last line break
}

// gapAt measures the gap that starts at i.
func (s *scanner) gapAt(i int) gap {
	var g gap
	for i < len(s.src) {
		if s.src[i] == '<' {
			t, ok := s.tagAt(i)
			if !ok {
				break
			}
			g.blocks += t.breaks
			i = t.end
			continue
		}
		r, size := utf8.DecodeRuneInString(s.src[i:])
		if r == '&' {
			r, size = entityAt(s.src[i:])
		}
		kind := blankOf(r)
		if kind == visible || size == 0 {
			break
		}
		i += size
		switch kind {
		case spacing:
			g.spaces++
			g.indent++
			if r == 0x3000 || r == '\t' {
				g.indent++
			}
		case breaking:
			if r == '\r' && i < len(s.src) && s.src[i] == '\n' {
				i++
			}
			g.breaks++
			g.indent = 0
		}
	}
	g.end = i
	return g
}

// space writes the gap that i lies in as a single space, a line break, an empty
// line or nothing.
func (s *scanner) space(i int) int {
	for i > s.done && s.src[i-1] == ' ' {
		i--
	}
	g := s.gapAt(i)
	text := s.gapText(i, g)
	if g.breaks+g.blocks > 0 {
		s.line, s.wrapped = g.end, !strings.HasPrefix(text, "\n")
	}
	switch {
	case text == "" || g.end == len(s.src) || s.atStart(i):
		s.drop(i, g.end)
	case text != s.src[i:g.end]:
		s.put(i, g.end, text)
	}
	return g.end
}

// gapText says what a gap between visible characters stands for.
func (s *scanner) gapText(i int, g gap) string {
	switch {
	case g.breaks+g.blocks == 0 && g.spaces == 0:
		return ""
	case g.breaks+g.blocks == 0 || s.oneLine:
		return " "
	case g.breaks > 1 || g.blocks > 1:
		return "\n\n"
	case g.blocks > 0:
		return "\n"
	}
	return s.wrapText(i, g)
}
