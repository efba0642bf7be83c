package clean

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tag is an HTML tag or comment within plain text.
type tag struct {
	end    int // offset behind it; for script and style behind the closing tag
	breaks int // line breaks it stands for: 2 for paragraphs, 1 for lines, 0 inline
}

// breaksOf lists the HTML elements that are recognized, and how many line breaks
// their tags stand for.
var breaksOf = func() map[string]int {
	m := map[string]int{}
	for breaks, names := range []string{
		"a abbr amp-img b big center cite code del em font g i iframe img input ins label link mark meta noscript object param path q s small source span strike strong sub sup svg time tt u use video wbr script style button o:p",
		"br dd dt li option td th tr figcaption",
		"address article aside audio blockquote body caption div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 head header hr html main nav ol p pre section select table tbody tfoot thead title ul",
	} {
		for _, name := range strings.Fields(names) {
			m[name] = breaks
		}
	}
	return m
}()

const maxTag = 4096

// tag drops the tag at i, if it is one.
func (s *scanner) tag(i int) int {
	if _, ok := s.tagAt(i); ok {
		return s.space(i)
	}
	return i + 1
}

// tagAt reads a tag. Names in angle brackets that are no HTML elements, and
// stock symbols like <A>, are not tags.
func (s *scanner) tagAt(i int) (tag, bool) {
	text := s.src[i:min(len(s.src), i+maxTag)]
	if strings.HasPrefix(text, "<!--") {
		n := strings.Index(text, "-->")
		return tag{end: i + n + 3}, n > 0
	}
	name, closing := tagName(text)
	breaks, known := breaksOf[strings.ToLower(name)]
	if !known {
		return tag{}, false
	}
	end := tagEnd(text)
	if end < 0 {
		return tag{}, false
	}
	bare := len(name)+2 == end
	if bare && unicode.IsUpper(rune(name[0])) && !s.hasClosingTags() {
		return tag{}, false
	}
	t := tag{end: i + end, breaks: breaks}
	if name == "script" || name == "style" {
		if n := strings.Index(s.src[t.end:], "</"+name); !closing && n >= 0 {
			t.end += n
		}
	}
	return t, true
}

// tagName returns the name in a text that starts with < or </.
func tagName(text string) (name string, closing bool) {
	text, closing = strings.CutPrefix(text[1:], "/")
	n := 0
	for n < len(text) && n < 12 && (isASCIILetter(text[n]) || n > 0 && (text[n] >= '0' && text[n] <= '9' || text[n] == ':' || text[n] == '-')) {
		n++
	}
	if n == 0 || n == len(text) || !strings.ContainsRune(" \t\r\n/>", rune(text[n])) {
		return "", false
	}
	return text[:n], closing
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// tagEnd returns the length of the tag that text starts with, or -1. A > inside
// a quoted attribute does not end it.
func tagEnd(text string) int {
	quote := byte(0)
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case c == '<':
			return -1
		case (c == '"' || c == '\'') && text[i-1] == '=':
			quote = c
		}
	}
	return -1
}

// hasClosingTags reports whether the text has closing tags at all.
func (s *scanner) hasClosingTags() bool {
	if s.closes == 0 {
		s.closes = 2
		if strings.Contains(s.src, "</") {
			s.closes = 1
		}
	}
	return s.closes == 1
}

// entityAt returns the character that the entity at the start of text stands for
// and the length of the entity, or 0, 0. Doubly escaped ones count.
func entityAt(text string) (rune, int) {
	n := strings.IndexByte(text[:min(len(text), 34)], ';')
	if n < 2 || strings.IndexByte(text[1:n], '&') >= 0 {
		return 0, 0
	}
	plain := html.UnescapeString(text[:n+1])
	r, size := utf8.DecodeRuneInString(plain)
	if size != len(plain) || r == utf8.RuneError {
		return 0, 0
	}
	if r == '&' {
		if inner, k := entityAt("&" + text[n+1:]); k > 0 {
			return inner, n + k
		}
	}
	return r, n + 1
}

// entity replaces the entity at i by its character, if it is one.
func (s *scanner) entity(i int) int {
	r, size := entityAt(s.src[i:])
	switch {
	case size == 0:
		return i + 1
	case blankOf(r) != visible:
		return s.space(i)
	case r == '<':
		if n := s.escapedTag(i + size); n > 0 {
			s.drop(i, n)
			return n
		}
	}
	s.put(i, i+size, string(r))
	return i + size
}

// escapedTag returns the end of a tag in which even the angle brackets are
// escaped, or 0. i is behind the first of them.
func (s *scanner) escapedTag(i int) int {
	text := s.src[i:min(len(s.src), i+maxTag)]
	n := strings.Index(text, "&gt;")
	if n < 0 {
		return 0
	}
	name, _ := tagName("<" + text[:n] + ">")
	if _, known := breaksOf[strings.ToLower(name)]; !known {
		return 0
	}
	return i + n + len("&gt;")
}
