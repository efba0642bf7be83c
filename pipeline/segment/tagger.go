package segment

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"rochade/pipeline"
)

// tagger is prose's averaged perceptron; its tags are those of the Penn Treebank.
// prose gives all equal words of a sentence the tag of the last one.
type tagger struct {
	model func() (*prose.Model, error)
}

func newTagger() *tagger {
	return &tagger{sync.OnceValues(func() (*prose.Model, error) {
		doc, err := prose.NewDocument("", prose.WithExtraction(false), prose.WithSegmentation(false))
		if err != nil {
			return nil, fmt.Errorf("loading the English tagger: %w", err)
		}
		return doc.Model, nil
	})}
}

// Longer sentences and runs of punctuation, on which prose takes quadratic time,
// are split without tags: they are tables and rulers.
const (
	maxTagged = 2000 // bytes
	maxRun    = 40
)

func (t *tagger) tokens(text string) ([]pipeline.Token, error) {
	if len(text) > maxTagged || longestRun(text) > maxRun || growsInLower(text) {
		return plain(text)
	}
	model, err := t.model()
	if err != nil {
		return nil, err
	}
	doc, err := prose.NewDocument(text, prose.UsingModel(model), prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("tagging: %w", err)
	}
	return align(text, doc.Tokens()), nil
}

// longestRun is the length of the longest run of bytes that are neither ASCII
// letters, digits nor spaces.
func longestRun(text string) int {
	longest, run := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == ' ', '0' <= c && c <= '9', 'a' <= c|0x20 && c|0x20 <= 'z':
			run = 0
		default:
			run++
			longest = max(longest, run)
		}
	}
	return longest
}

// growsInLower reports a character whose lower case has another length. prose cuts
// words at offsets of their lower case, and panics.
func growsInLower(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r == utf8.RuneError || utf8.RuneLen(r) != utf8.RuneLen(unicode.ToLower(r))
	})
}

// align finds the places of prose's tokens, which have none, and fills what lies
// between them. prose makes curly quotes straight: a token that is not found as it
// is gets looked for with straightened text of the same length in characters.
func align(text string, tagged []prose.Token) []pipeline.Token {
	out := make([]pipeline.Token, 0, 2*len(tagged))
	at := 0
	for _, tok := range tagged {
		start, end, ok := find(text, at, tok.Text)
		if !ok {
			continue
		}
		out = appendPlain(out, text, at, start)
		out = append(out, pipeline.Token{Span: pipeline.Span{Start: start, End: end}, Kind: kindOfText(text[start:end]), Tag: tok.Tag})
		at = end
	}
	return appendPlain(out, text, at, len(text))
}

// find returns the first place at or after at where text equals token but for the
// form of quotes.
func find(text string, at int, token string) (start, end int, ok bool) {
	if i := strings.Index(text[at:], token); i >= 0 {
		return at + i, at + i + len(token), token != ""
	}
	for start := range text[at:] {
		if n := prefixLen(text[at+start:], token); n > 0 {
			return at + start, at + start + n, true
		}
	}
	return 0, 0, false
}

// prefixLen is the length of the prefix of text that straightens to token, or 0.
func prefixLen(text, token string) int {
	n := 0
	for i, r := range text {
		if n == len(token) {
			return i
		}
		s := straight(r)
		if !strings.HasPrefix(token[n:], s) {
			return 0
		}
		n += len(s)
	}
	if n == len(token) {
		return len(text)
	}
	return 0
}

func straight(r rune) string {
	switch r {
	case '\u201C', '\u201D':
		return `"`
	case '\u2018', '\u2019':
		return "'"
	}
	return string(r)
}

// kindOfText is the kind of the first letter or digit, or of punctuation.
func kindOfText(text string) pipeline.TokenKind {
	for _, r := range text {
		if k := kindOf(r); k == pipeline.TokenWord || k == pipeline.TokenNumber {
			return k
		}
	}
	return pipeline.TokenPunct
}
