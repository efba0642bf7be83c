package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

// companies writes the lists of listed companies and of Chinese short names.
func companies(s sources) error {
	for _, l := range []struct{ file, to, what, source, licence string }{
		{"en_sp500.tsv", "en/names/organizations_sp500.tsv", "companies of the S&P 500", "github.com/datasets/s-and-p-500-companies@56509dd", "ODC-PDDL"},
		{"hk_listed.tsv", "en/names/organizations_hongkong.tsv", "companies listed in Hong Kong", "github.com/JerBouma/FinanceDatabase@268be5d HKG", "MIT"},
		{"de_listed.tsv", "de/names/organizations_listed.tsv", "companies listed in Germany", "github.com/JerBouma/FinanceDatabase@268be5d GER, MUN, BER", "MIT"},
		{"id_jkt_listed.tsv", "id/names/organizations_listed.tsv", "companies listed in Jakarta", "github.com/JerBouma/FinanceDatabase@268be5d JKT", "MIT"},
	} {
		rows, err := table(filepath.Join(s.gazetteers, l.file))
		if err != nil {
			return err
		}
		var out []string
		for _, r := range rows {
			form := shortCompany(r["name"])
			if utf8.RuneCountInString(form) < 2 || r["note"] == "capitals" && strings.ContainsAny(form, ".+") {
				continue
			}
			out = append(out, strings.ToLower(form)+"\t"+r["name"]+"\t"+r["ticker"]+"\tcompany")
		}
		if err := s.write(l.to, l.what, l.source, l.licence, "form\tname\tticker\ttype", out); err != nil {
			return err
		}
	}
	return chineseCompanies(s)
}

var (
	bracket   = regexp.MustCompile(`\s*\([^)]*\)`)
	legalTail = regexp.MustCompile(`(?i)[, ]+(inc|corp|corporation|company|co|ltd|limited|plc|ag|se|kgaa|gmbh|gmbh & co|n\.?v|s\.?a|tbk|llc|l\.?p|aktiengesellschaft)\.?$`)
)

// shortCompany takes brackets and legal forms off a company name.
func shortCompany(name string) string {
	name = bracket.ReplaceAllString(name, "")
	name = strings.TrimPrefix(name, "PT ")
	for {
		cut := strings.TrimRight(legalTail.ReplaceAllString(name, ""), " &,")
		if cut == name || cut == "" {
			return name
		}
		name = cut
	}
}

// chineseCompanies writes short forms that end like a company: shorter and freer
// forms collide with words.
func chineseCompanies(s sources) error {
	rows, err := table(filepath.Join(s.gazetteers, "zh_company_short.tsv"))
	if err != nil {
		return err
	}
	endings, err := table(filepath.Join(s.dict, "zh", "names", "org_words.tsv"))
	if err != nil {
		endings = nil
	}
	var out []string
	for _, r := range rows {
		n := utf8.RuneCountInString(r["short_form"])
		if n < 4 || n > 6 || !han(r["short_form"]) {
			continue
		}
		for _, e := range endings {
			if form := strings.TrimPrefix(e["form"], "-"); utf8.RuneCountInString(form) >= 2 && strings.HasSuffix(r["short_form"], form) && r["short_form"] != form {
				out = append(out, r["short_form"]+"\t"+r["short_form"]+"\t\tcompany")
				break
			}
		}
	}
	return s.write("zh/names/organizations_short.tsv", "short names of companies", "github.com/wainshine/Company-Names-Corpus@b71e78e", "Apache-2.0", "form\tname\tticker\ttype", out)
}
