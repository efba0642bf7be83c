package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// places writes the countries in all languages, and the Chinese places of the
// segmenter's dictionary.
func places(s sources) error {
	english := display.Regions(language.English)
	for lang, tag := range map[string]language.Tag{"zh": language.SimplifiedChinese, "de": language.German, "en": language.English, "id": language.Indonesian} {
		names := display.Regions(tag)
		var rows []string
		for a := 'A'; a <= 'Z'; a++ {
			for b := 'A'; b <= 'Z'; b++ {
				region, err := language.ParseRegion(string(a) + string(b))
				if err != nil || !region.IsCountry() {
					continue
				}
				name := names.Name(region)
				if name == "" || strings.ContainsAny(name, "(") {
					continue
				}
				rows = append(rows, fmt.Sprintf("%s\t%s\t", strings.ToLower(name), english.Name(region)))
			}
		}
		err := s.write(lang+"/names/places_countries.tsv", "countries and territories", "Unicode CLDR by golang.org/x/text v0.14.0", "Unicode-DFS-2016", "form\tname\tadjective", rows)
		if err != nil {
			return err
		}
	}
	return s.chinesePlaces()
}

func (s sources) chinesePlaces() error {
	f, err := os.Open(s.jieba)
	if err != nil {
		return err
	}
	defer f.Close()
	var places, organizations []string
	in := bufio.NewScanner(f)
	for in.Scan() {
		cells := strings.Fields(in.Text())
		if len(cells) < 3 || !han(cells[0]) || utf8.RuneCountInString(cells[0]) < 2 {
			continue
		}
		count, _ := strconv.Atoi(cells[1])
		switch {
		case cells[2] == "ns" && count >= 30:
			places = append(places, cells[0]+"\t\t")
		case cells[2] == "nt" && count >= 3:
			organizations = append(organizations, cells[0]+"\t\t\t")
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	err = s.write("zh/names/places_dictionary.tsv", "places", segmenterSource, segmenterLicence, "form\tname\tadjective", places)
	if err != nil {
		return err
	}
	return s.write("zh/names/organizations_dictionary.tsv", "organizations", segmenterSource, segmenterLicence, "form\tname\tticker\ttype", organizations)
}
