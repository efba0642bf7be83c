package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
)

const namesSource = "github.com/smashew/NameDatabases@4a714a0"

// persons writes the first names and surnames of the languages with capital
// letters: those that are in use, as word frequencies tell.
func persons(s sources) error {
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
		err = s.write(l.lang+"/names/given_listed.tsv", "first names in use", namesSource, "Unlicense", "form\tweight", inUse(first, zipf, l.firstFrom))
		if err != nil {
			return err
		}
		last, err := s.column(l.surnames, "surname")
		if err != nil {
			return err
		}
		err = s.write(l.lang+"/names/surnames_listed.tsv", "surnames in use", namesSource, "Unlicense", "form\tweight", inUse(last, zipf, l.lastFrom))
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

func inUse(names []string, zipf map[string]float64, from float64) (rows []string) {
	for _, n := range names {
		if len(n) > 1 && letters(n) && zipf[n] >= from {
			rows = append(rows, n+"\t1")
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

// characters writes Chinese surnames and given-name characters, weighted by the
// logarithm of how often they are seen.
func characters(s sources) error {
	rows, err := table(filepath.Join(s.gazetteers, "zh_surnames.tsv"))
	if err != nil {
		return err
	}
	var out []string
	for _, r := range rows {
		weight, _ := strconv.ParseFloat(r["weight"], 64)
		seen, _ := strconv.ParseFloat(r["count_directors"], 64)
		n := int(math.Round(math.Log10(1+weight/3+4*seen) * 1.6))
		if r["kind"] != "single" {
			n = max(n, 3)
		} else if seen == 0 && weight < 30 {
			continue
		}
		if n > 0 {
			out = append(out, fmt.Sprintf("%s\t%d", r["surname"], n))
		}
	}
	if err := s.write("zh/names/surnames_listed.tsv", "surnames, weighted", charactersSource, "Apache-2.0, MIT", "form\tweight", out); err != nil {
		return err
	}
	rows, err = table(filepath.Join(s.gazetteers, "zh_given_chars.tsv"))
	if err != nil {
		return err
	}
	out = nil
	for _, r := range rows {
		first, _ := strconv.ParseFloat(r["count_modern_first"], 64)
		last, _ := strconv.ParseFloat(r["count_modern_last"], 64)
		ancient, _ := strconv.ParseFloat(r["count_ancient"], 64)
		out = append(out, fmt.Sprintf("%s\t%d\t%d", r["char"], likelihood(first, ancient), likelihood(last, ancient)))
	}
	return s.write("zh/names/given_characters.tsv", "characters of given names: as the first of two, as the last or only", charactersSource, "Apache-2.0, MIT", "form\tfirst\tlast", out)
}

// likelihood is 0 for a character hardly seen in names, 6 for the most frequent.
func likelihood(modern, ancient float64) int {
	n := int(math.Round(math.Log2(1+modern)*0.7)) - 1
	if n < 0 && ancient < 20 {
		return -2
	}
	return max(n, -1)
}
