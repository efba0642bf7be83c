package clean

import "strings"

// markdown handles a character that Markdown uses for marks: it drops escapes,
// ** for bold, # before headings, and what makes a text a link.
func (s *scanner) markdown(i int) int {
	end := i
	switch rest := s.src[i:]; rest[0] {
	case '\\':
		if len(rest) > 1 && strings.IndexByte("\\`*_{}[]()<>#+-.!|\"'", rest[1]) >= 0 {
			s.drop(i, i+1)
			return i + 2
		}
	case '*':
		if n := runLength(rest, '*'); n == 2 {
			end = i + 2
		} else {
			return i + n
		}
	case '#':
		n := runLength(rest, '#')
		if n <= 6 && i == s.line && strings.HasPrefix(rest[n:], " ") {
			end = i + n + 1
		}
	case '/':
		end = i + tornTag(rest)
	case '[':
		return s.linkText(i)
	case ']':
		end = i + linkTarget(rest)
	}
	if end == i {
		return i + 1
	}
	s.drop(i, end)
	return end
}

func runLength(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// linkText drops the bracket that opens the text of a link, or a whole image.
func (s *scanner) linkText(i int) int {
	n := strings.Index(s.src[i:min(len(s.src), i+600)], "](")
	if n < 0 || strings.IndexByte(s.src[i:i+n], '\n') >= 0 {
		return i + 1
	}
	target := linkTarget(s.src[i+n:])
	switch {
	case target == 0:
		return i + 1
	case i > s.done && s.src[i-1] == '!':
		end := i + n + target
		if i > 1 && s.src[i-2] == ' ' {
			end += runLength(s.src[end:], ' ')
		}
		s.drop(i-1, end)
		return end
	}
	s.drop(i, i+1)
	return i + 1
}

// linkTarget returns the length of the "](address)" that text starts with, or 0.
func linkTarget(text string) int {
	if !strings.HasPrefix(text, "](") {
		return 0
	}
	n := strings.IndexByte(text[:min(len(text), 2000)], ')')
	if n < 0 || strings.Contains(text[:n], "\n") {
		return 0
	}
	for _, start := range []string{"http://", "https://", "/", "#", "mailto:"} {
		if strings.HasPrefix(text[2:], start) {
			return n + 1
		}
	}
	return 0
}

// tornTag returns the length of the closing tag that text starts with when its <
// was lost, or 0.
func tornTag(text string) int {
	n := strings.IndexByte(text[:min(len(text), 14)], '>')
	if n < 2 {
		return 0
	}
	if _, known := breaksOf[text[1:n]]; !known {
		return 0
	}
	return n + 1
}
