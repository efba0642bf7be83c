package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
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
// what is frequent and no name.
func commonWords(s sources) error {
	english, err := s.zipf("en", "large")
	if err != nil {
		return err
	}
	dictionary, err := lowerCaseWords(s.english)
	if err != nil {
		return err
	}
	for _, l := range []struct {
		lang, size string
		ordinary   func(word string, zipf float64, as listing) bool
	}{
		{"en", "large", func(word string, _ float64, _ listing) bool { return dictionary[word] }},
		{"de", "large", func(word string, z float64, as listing) bool {
			return z >= 3.2 && z > english[word]+0.2 && (as == unlisted || z > english[word]+1.7)
		}},
		{"id", "small", func(word string, z float64, as listing) bool {
			return z > english[word]+0.2 && (as == unlisted || as == gathered && z >= 4.8)
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

func letters(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// chineseWords writes the ordinary words of two and more characters, which compete
// with names for the characters they share.
func chineseWords(s sources) error {
	f, err := os.Open(s.jieba)
	if err != nil {
		return err
	}
	defer f.Close()
	var rows []string
	in := bufio.NewScanner(f)
	for in.Scan() {
		cells := strings.Fields(in.Text())
		if len(cells) < 3 || !han(cells[0]) {
			continue
		}
		count, _ := strconv.Atoi(cells[1])
		n := utf8.RuneCountInString(cells[0])
		if n < 2 || n > 4 || strings.HasPrefix(cells[2], "n") && strings.ContainsAny(cells[2][1:], "rst") {
			continue
		}
		if w := chineseCommonness(count); w > 0 {
			rows = append(rows, fmt.Sprintf("%s\t%d", cells[0], w))
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	return s.write("zh/names/common.tsv", "ordinary words, 5 most frequent to 1", segmenterSource, segmenterLicence, "form\tweight", rows)
}

func chineseCommonness(count int) int {
	switch {
	case count >= 10000:
		return 5
	case count >= 3000:
		return 4
	case count >= 1000:
		return 3
	case count >= 300:
		return 2
	case count >= 60:
		return 1
	}
	return 0
}

func han(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}
