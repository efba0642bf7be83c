package clean

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// A reach says what a phrase of boilerplate.tsv makes boilerplate.
type reach uint8

const (
	reachNone   reach = iota
	reachLine         // a line that is the phrase and nothing else
	reachStart        // a line that starts with it
	reachByline       // a line of it and names
	reachList         // a line that starts with it, and titles below when it stands alone
	reachRest         // a line that is the phrase, and all below
	reachParens       // a parenthesis that starts with it, at either end of a paragraph
)

var reachNames = []string{"", "line", "start", "byline", "list", "rest", "parens"}

// phrases is what all languages list as boilerplate.
type phrases struct {
	trie    *match.Trie
	reaches []reach // by trie value
}

// readPhrases reads boilerplate.tsv of all folders. The language of a document is
// not known yet, so all lists apply to it.
func readPhrases(dict fs.FS) (*phrases, error) {
	files, err := fs.Glob(dict, "*/boilerplate.tsv")
	if err != nil {
		return nil, fmt.Errorf("listing boilerplate: %w", err)
	}
	p := &phrases{}
	folding, err := lexicon.HanFolding(dict)
	if err != nil {
		return nil, err
	}
	b := match.NewBuilder(folding)
	for _, name := range files {
		rows, err := lexicon.ReadTable(dict, path.Clean(name), "form", "reach")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			k := slices.Index(reachNames, r.Cells[1])
			if k <= 0 {
				return nil, r.Errorf("reach %q (allowed: %s)", r.Cells[1], strings.Join(reachNames[1:], ", "))
			}
			b.Add(r.Cells[0], int32(len(p.reaches)))
			p.reaches = append(p.reaches, reach(k))
		}
	}
	p.trie = b.Build()
	return p, nil
}

// at returns how far the longest phrase at the start of a line reaches, and where
// it ends. Bullets and brackets before it do not count.
func (p *phrases) at(line string, allowed ...reach) (reach, int) {
	start := strings.IndexFunc(line, isWordRune)
	if start < 0 || start > 8 {
		return reachNone, 0
	}
	found, end := reachNone, 0
	p.trie.Each(line, start, func(e int, values []int32) {
		for _, v := range values {
			if r := p.reaches[v]; slices.Contains(allowed, r) && r.fits(line[e:]) {
				found, end = r, e
			}
		}
	})
	return found, end
}

// fits reports whether what follows the phrase on its line is as its reach wants.
func (r reach) fits(rest string) bool {
	switch r {
	case reachLine, reachRest:
		return isBare(rest)
	case reachByline:
		return isNames(rest)
	}
	return true
}

// isBare reports whether text holds no letters and no digits.
func isBare(text string) bool { return strings.IndexFunc(text, isWordRune) < 0 }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isNames reports whether text is nothing but names: two to eight words in
// capitals, small words of up to three letters between them.
func isNames(text string) bool {
	capitals := 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isWordRune(r) && r != '\'' && r != '-' && r != '.' }) {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(first):
			capitals++
		case !unicode.IsLetter(first) || len(word) > 3:
			return false
		}
	}
	return capitals >= 2 && capitals <= 8 && width(text) <= longestByline && !strings.ContainsAny(text, "!?:;")
}
