package temporal

import (
	"strings"
	"testing"
	"testing/fstest"

	"rochade/dict"
	"rochade/pipeline"
)

func TestPublicationDayComesFromTheDocumentOnlyWhenItStatesIt(t *testing.T) {
	stage, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lang, title, text, want string }{
		{"zh", "公司换帅", "2023/12/30 10:55\n\n公司周五宣布，总经理辞职。", "2023-12-30"},
		{"zh", "", "公司换帅\n更新时间：2023年12月30日 10:55\n公司宣布，总经理辞职。", "2023-12-30"},
		{"zh", "", "公司于2023年12月30日宣布，总经理辞职，由副总经理接任，即日生效。", ""},
		{"de", "Wechsel an der Spitze", "BERLIN, 4. Mai 2020 (dpa) - Der Chef geht.", "2020-05-04"},
		{"de", "Wechsel an der Spitze", "Am 4. Mai 2020 ging der Chef nach langem Streit mit dem Rat.", ""},
		{"en", "Chief leaves", "NEW YORK, Nov. 2, 1989 (AP) - The chief leaves.", "1989-11-02"},
		{"en", "Chief leaves", "He joined on Nov. 2, 1989 and leaves on Friday, the company said.", ""},
		{"id", "Dirut mundur", "Direktur utama mundur, dikutip Selasa (10/6/2025), kata juru bicara.", "2025-06-10"},
		{"id", "Dirut mundur", "Direktur utama mundur sejak Selasa (10/6/2025), kata juru bicara.", ""},
	} {
		d := &pipeline.Document{Title: c.title, Text: c.text, Body: c.title + "\n\n" + c.text, Language: c.lang}
		if c.title == "" {
			d.Body = c.text
		}
		if err := stage.Process(d); err != nil {
			t.Fatal(err)
		}
		if d.Published != c.want || (c.want != "") != (d.PublishedBasis == "document") {
			t.Errorf("%s: %q: published %q (%s), want %q", c.lang, c.text, d.Published, d.PublishedBasis, c.want)
		}
	}
}

func TestMetadataBeatsTheDocument(t *testing.T) {
	stage, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	d := &pipeline.Document{Body: "NEW YORK, Nov. 2, 1989 (AP) - He left on Monday.", Language: "en",
		Published: "1989-11-03", PublishedBasis: "metadata"}
	if err := stage.Process(d); err != nil {
		t.Fatal(err)
	}
	if d.Published != "1989-11-03" || d.PublishedBasis != "metadata" {
		t.Errorf("published %q (%s)", d.Published, d.PublishedBasis)
	}
}

// toy is all that a new language needs.
const toy = `# Date words and rules of Dutch | source: written for this project | licence: Apache-2.0

now 2013-02-12

trigger month day-offset

words month
mei = 5
juni = 6

words day-offset
gisteren = -1

level calendar

rule day-month-year
match d:d m:month y:yyyy
value date(y, m, d)
yes   Hij vertrok op [4 mei 2010]. => 2010-05-04

rule day-offset
match k:day-offset
value this(day, k)
yes   Hij vertrok [gisteren]. => 2013-02-11
`

func TestANewLanguageIsOneFile(t *testing.T) {
	fsys := fstest.MapFS{"nl/dates.rules": {Data: []byte(toy)}}
	for _, err := range Check(fsys) {
		t.Error(err)
	}
	r, err := NewRecognizer(fsys)
	if err != nil {
		t.Fatal(err)
	}
	dates, err := r.Recognize("nl", "Gisteren sprak hij over 6 juni 1944.", "2013-02-12")
	if err != nil || len(dates) != 2 || dates[0].First != "2013-02-11" || dates[1].First != "1944-06-06" {
		t.Errorf("%+v, %v", dates, err)
	}
	if dates, err := r.Recognize("en", "May 4, 2010", ""); dates != nil || err != nil {
		t.Errorf("a language without rules has dates: %v, %v", dates, err)
	}
}

func TestAllProblemsOfARulesFileAreReportedWithTheirPlace(t *testing.T) {
	broken := strings.NewReplacer(
		"mei = 5", "mei = may",
		"match d:d m:month y:yyyy", "match d:d m:moon y:yyyy",
		"value this(day, k)", "value then(day, k)",
		"trigger month", "trigger months",
	).Replace(toy) + "\nrule day-offset\nsees   nothing\n"
	problems := Check(fstest.MapFS{"nl/dates.rules": {Data: []byte(broken)}})
	got := ""
	for _, p := range problems {
		got += p.Error() + "\n"
	}
	for _, want := range []string{"nl/dates.rules:27: unknown key \"sees\"", "nl/dates.rules:26: rule \"day-offset\" needs match and value lines"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	broken = strings.Replace(broken, "sees   nothing", "match month\nvalue month(1)", 1)
	got = ""
	for _, p := range Check(fstest.MapFS{"nl/dates.rules": {Data: []byte(broken)}}) {
		got += p.Error() + "\n"
	}
	for _, want := range []string{
		"nl/dates.rules:5: trigger: unknown class \"months\"",
		"nl/dates.rules:8: value \"may\" of class month: unknown",
		"nl/dates.rules:17: match: unknown class \"moon\"",
		"nl/dates.rules:23: value: unknown function or slot \"then\"",
		"nl/dates.rules:26: two rules are named \"day-offset\"",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestABrokenExampleNamesTheRule(t *testing.T) {
	broken := strings.Replace(toy, "=> 2010-05-04", "=> 2010-04-05", 1)
	problems := Check(fstest.MapFS{"nl/dates.rules": {Data: []byte(broken)}})
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), `nl/dates.rules:19: rule "day-month-year": "4 mei 2010" is 2010-05-04, not 2010-04-05`) {
		t.Errorf("%v", problems)
	}
}
