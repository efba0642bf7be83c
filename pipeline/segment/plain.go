package segment

import (
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
)

// plain splits at white space and punctuation. Words keep apostrophes and hyphens
// between letters, numbers keep points and commas between digits.
func plain(text string) ([]pipeline.Token, error) { return appendPlain(nil, text, 0, len(text)), nil }

// appendPlain appends the tokens of text[start:end].
func appendPlain(out []pipeline.Token, text string, start, end int) []pipeline.Token {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		kind, stop := kindOf(r), start+n
		for kind != pipeline.TokenPunct && stop < end {
			next, n := utf8.DecodeRuneInString(text[stop:end])
			if !continues(kind, next) && !joins(kind, next, text[stop+n:end]) {
				break
			}
			stop += n
		}
		out = append(out, pipeline.Token{Span: pipeline.Span{Start: start, End: stop}, Kind: kind})
		start = stop
	}
	return out
}

func kindOf(r rune) pipeline.TokenKind {
	switch {
	case unicode.IsSpace(r):
		return pipeline.TokenSpace
	case unicode.IsDigit(r):
		return pipeline.TokenNumber
	case unicode.IsLetter(r):
		return pipeline.TokenWord
	}
	return pipeline.TokenPunct
}

// continues reports whether r goes on with a token of the kind.
func continues(kind pipeline.TokenKind, r rune) bool {
	switch kind {
	case pipeline.TokenSpace:
		return unicode.IsSpace(r)
	case pipeline.TokenNumber:
		return unicode.IsDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// joins reports whether r stands between two parts of one token.
func joins(kind pipeline.TokenKind, r rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '\'', '\u2019', '-', '\u2010':
		return kind == pipeline.TokenWord && unicode.IsLetter(after)
	case '.', ',':
		return kind == pipeline.TokenNumber && unicode.IsDigit(after)
	}
	return false
}
