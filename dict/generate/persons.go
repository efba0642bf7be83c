package main

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const namesSource = "github.com/smashew/NameDatabases@4a714a0"

// persons writes the first names and surnames of the languages with capital
// letters: those that are in use, as word frequencies tell.
func persons(s sources) error {
	words, err := lowerCaseWords(s.english)
	if err != nil {
		return err
	}
	for _, l := range []struct {
		lang, size, surnames string
		firstFrom, lastFrom  float64
	}{
		{"en", "large", "person_surnames_en.tsv", 1.9, 2.1},
		{"de", "large", "person_surnames_de.tsv", 1.9, 1.6},
	} {
		zipf, err := s.zipf(l.lang, l.size)
		if err != nil {
			return err
		}
		first, err := s.firstNames()
		if err != nil {
			return err
		}
		err = s.write(l.lang+"/names/given_listed.tsv", "first names in use", namesSource, "Unlicense", "form\tweight", inUse(first, zipf, l.firstFrom, words))
		if err != nil {
			return err
		}
		last, err := s.column(l.surnames, "surname")
		if err != nil {
			return err
		}
		err = s.write(l.lang+"/names/surnames_listed.tsv", "surnames in use", namesSource, "Unlicense", "form\tweight", inUse(last, zipf, l.lastFrom, words))
		if err != nil {
			return err
		}
	}
	return nil
}

func (s sources) firstNames() ([]string, error) { return s.column("person_first_names.tsv", "name") }

func (s sources) column(file, name string) ([]string, error) {
	rows, err := table(filepath.Join(s.gazetteers, file))
	var out []string
	for _, r := range rows {
		out = append(out, strings.ToLower(r[name]))
	}
	return out, err
}

// inUse keeps the names that occur at least so often. The lists know no umlauts:
// a word that one of them spells without counts as well.
//
// The weight is 1 for a name that is an English word too, else 2: only those are
// fit for texts in other languages.
func inUse(names []string, zipf map[string]float64, from float64, words map[string]bool) (rows []string) {
	listed := map[string]bool{}
	for _, n := range names {
		listed[n] = true
	}
	for word, z := range zipf {
		if len(word) < 2 || !letters(word) || z < from {
			continue
		}
		if plain := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(word); listed[word] || plain != word && listed[plain] {
			weight := 2
			if words[word] {
				weight = 1
			}
			rows = append(rows, fmt.Sprintf("%s\t%d", word, weight))
		}
	}
	return rows
}

// A listing says whether a word is a known name of persons.
type listing int

const (
	unlisted listing = iota
	gathered         // in a gazetteer, which holds many doubtful names
	written          // in a list written by hand
)

// listedNames returns the person names that the ordinary words of a language may
// not hold without strong evidence.
func (s sources) listedNames(lang string) (map[string]listing, error) {
	listed := map[string]listing{}
	first, err := s.firstNames()
	if err != nil {
		return nil, err
	}
	file := "person_surnames_en.tsv"
	if lang == "de" {
		file = "person_surnames_de.tsv"
	}
	last, err := s.column(file, "surname")
	for _, n := range append(first, last...) {
		listed[n] = gathered
	}
	for _, name := range []string{"given.tsv", "given_common.tsv", "surnames.tsv", "surnames_common.tsv"} {
		rows, _ := table(filepath.Join(s.dict, lang, "names", name)) // written by hand; not every language has one
		for _, r := range rows {
			listed[r["form"]] = written
		}
	}
	return listed, err
}

const charactersSource = "github.com/wainshine/Chinese-Names-Corpus@47d4af8, github.com/lemonhu/stock-knowledge-graph@83d9e2a"

// characters writes Chinese surnames and given-name characters, weighted by how
// often they are seen: 7 for every decade, 35 for all.
func characters(s sources) error {
	rows, err := table(filepath.Join(s.gazetteers, "zh_surnames.tsv"))
	if err != nil {
		return err
	}
	counts := map[string]float64{}
	for _, r := range rows {
		weight, _ := strconv.ParseFloat(r["weight"], 64)
		seen, _ := strconv.ParseFloat(r["count_directors"], 64)
		switch {
		case r["kind"] != "single":
			counts[r["surname"]] = 4 + 2*seen
		case seen > 0 || weight >= 30:
			counts[r["surname"]] = weight/6 + seen
		}
	}
	err = s.write("zh/names/surnames_listed.tsv", "surnames, weighted by frequency", charactersSource, "Apache-2.0, MIT", "form\tweight", shares(counts))
	if err != nil {
		return err
	}
	rows, err = table(filepath.Join(s.gazetteers, "zh_given_chars.tsv"))
	if err != nil {
		return err
	}
	first, last := map[string]float64{}, map[string]float64{}
	for _, r := range rows {
		f, _ := strconv.ParseFloat(r["count_modern_first"], 64)
		l, _ := strconv.ParseFloat(r["count_modern_last"], 64)
		ancient, _ := strconv.ParseFloat(r["count_ancient"], 64)
		first[r["char"]] = f + 0.2 + min(ancient/1000, 0.5)
		last[r["char"]] = l + 0.2 + min(ancient/1000, 0.5)
	}
	var out []string
	lasts := shares(last)
	for i, f := range shares(first) {
		_, l, _ := strings.Cut(lasts[i], "\t")
		out = append(out, f+"\t"+l)
	}
	return s.write("zh/names/given_characters.tsv", "characters of given names: as the first of two, as the last or only, weighted by frequency", charactersSource, "Apache-2.0, MIT", "form\tfirst\tlast", out)
}

// shares turns counts into rows with the weight of each key's share, sorted.
func shares(counts map[string]float64) []string {
	total := 0.0
	for _, n := range counts {
		total += n
	}
	var rows []string
	for key, n := range counts {
		rows = append(rows, fmt.Sprintf("%s\t%.0f", key, max(0, 35+7*math.Log10(n/total))))
	}
	slices.Sort(rows)
	return rows
}
