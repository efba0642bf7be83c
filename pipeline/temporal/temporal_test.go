package temporal

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rochade/dict"
	"rochade/pipeline"
)

func TestEveryRuleKeepsItsExamples(t *testing.T) {
	for _, err := range Check(dict.FS) {
		t.Error(err)
	}
}

// The case files hold sentences at the margin and, below each, indented, the
// expressions found in it. UPDATE=1 rewrites them.
func TestCaseFiles(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*/dates*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	r := recognizer(t)
	for _, name := range files {
		lang := filepath.Base(filepath.Dir(name))
		t.Run(lang+"/"+filepath.Base(name), func(t *testing.T) {
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got, cases, found := rewrite(t, r, lang, string(want))
			guards := strings.Contains(name, "guards")
			if guards && found > 0 {
				t.Errorf("%s: dates found in guards:\n%s", name, got)
			}
			if least := map[bool]int{false: 60, true: 30}[guards]; cases < least {
				t.Errorf("%s: %d sentences, at least %d expected", name, cases, least)
			}
			if bytes.Equal([]byte(got), want) {
				return
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s differs (UPDATE=1 go test rewrites it):\n%s", name, firstDifference(string(want), got))
		})
	}
}

// rewrite returns a case file with fresh results, and how many sentences and
// dates it holds. A line "now YYYY-MM-DD" sets the day of what follows.
func rewrite(t *testing.T, r *Recognizer, lang, text string) (out string, cases, found int) {
	var b strings.Builder
	now := ""
	for _, l := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if strings.HasPrefix(l, "\t") {
			continue
		}
		b.WriteString(l + "\n")
		if day, ok := strings.CutPrefix(l, "now "); ok {
			now = day
			continue
		}
		if l == "" || strings.HasPrefix(l, "# ") {
			continue
		}
		cases++
		dates, err := r.Recognize(lang, l, now)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range dates {
			found++
			fmt.Fprintf(&b, "\t%s = %s", l[d.Start:d.End], Describe(d))
			if d.First != "" {
				fmt.Fprintf(&b, "  %s..%s %s", d.First, d.Last, d.Basis)
			}
			b.WriteString("\n")
		}
	}
	return b.String(), cases, found
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\nwant %s\ngot  %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("%d lines, %d expected", len(g), len(w))
}

func TestWithoutAnAnchorOnlyStatedDatesHaveDays(t *testing.T) {
	dates, err := recognizer(t).Recognize("en", "Last year, on Monday and in May 2010 he spoke.", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dates {
		if (d.First != "") != (d.Basis == "stated") || d.First != "" && d.Value != "2010-05" {
			t.Errorf("%+v", d)
		}
	}
	if len(dates) != 3 {
		t.Errorf("%d dates, 3 expected", len(dates))
	}
}

func TestTheRunnerUpOfADateWithoutYearIsKept(t *testing.T) {
	dates, err := recognizer(t).Recognize("en", "He resigned on May 4. He was born in 1961.", "2010-06-01")
	if err != nil || len(dates) != 2 {
		t.Fatalf("%v, %v", dates, err)
	}
	if d := dates[0]; d.First != "2010-05-04" || d.OtherFirst != "2011-05-04" || d.OtherLast != d.OtherFirst {
		t.Errorf("%+v", d)
	}
	if d := dates[1]; d.OtherFirst != "" {
		t.Errorf("a stated year has a runner-up: %+v", d)
	}
}

func TestTheRunnerUpOfALooseDateIsItsExactReading(t *testing.T) {
	for text, want := range map[string]string{
		"He left in early March 2010.":                     "2010-03-01..2010-03-31 or 2010-03-01..2010-03-10",
		"He left at the end of 2009.":                      "2009-01-01..2009-12-31 or 2009-09-01..2009-12-31",
		"He left two years ago.":                           "2008-01-01..2008-12-31 or 2008-06-01..2008-06-30",
		"He left a week ago.":                              "2010-05-24..2010-05-30 or 2010-05-25..2010-05-25",
		"He led it from mid-March to the end of May 2010.": "2010-03-01..2010-05-31 or 2010-03-11..2010-05-31",
	} {
		dates, err := recognizer(t).Recognize("en", text, "2010-06-01")
		if err != nil || len(dates) == 0 {
			t.Fatalf("%s: %v, %v", text, dates, err)
		}
		d := dates[0]
		if got := fmt.Sprintf("%s..%s or %s..%s", d.First, d.Last, d.OtherFirst, d.OtherLast); got != want {
			t.Errorf("%s %s, want %s", text, got, want)
		}
	}
}

func TestAListTakesItsYearFromItsLastDate(t *testing.T) {
	for lang, text := range map[string]string{
		"en": "It fell in April, July and October 2008.", "de": "Sie sank im April, Juli und Oktober 2008.",
		"id": "Laba turun pada April, Juli dan Oktober 2008.",
	} {
		dates, err := recognizer(t).Recognize(lang, text, "2010-06-01")
		if err != nil || len(dates) != 3 || dates[0].Value != "2008-04" || dates[1].Value != "2008-07" {
			t.Errorf("%s: %+v, %v", lang, dates, err)
		}
	}
}

func TestABareDayGoesOnFromTheMonthToldOf(t *testing.T) {
	dates, err := recognizer(t).Recognize("zh", "1月1日公司宣布停工。3日，工厂恢复生产。", "2020-05-24")
	if err != nil || len(dates) != 2 || dates[1].Value != "2020-01-03" || dates[1].Basis != "document" {
		t.Errorf("%+v, %v", dates, err)
	}
}

func TestALineSetToAWidthDoesNotEndTheSentence(t *testing.T) {
	text := "The airline will also add two turboprop aircraft to its\nfleet in June and lease two wide-bodied jets by the\nbeginning of the season, it said."
	dates, err := recognizer(t).Recognize("en", text, "1987-03-29")
	if err != nil || len(dates) == 0 || dates[0].Value != "1987-06" {
		t.Errorf("%+v, %v", dates, err)
	}
}

func TestNoDateIsMadeOfADayThatDoesNotExist(t *testing.T) {
	r := recognizer(t)
	for lang, text := range map[string]string{
		"en": "June 31, 2022", "de": "31. Juni 2022", "id": "31 Juni 2022", "zh": "2022年6月31日",
	} {
		dates, err := r.Recognize(lang, text, "2022-07-01")
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range dates {
			if d.First != "" {
				t.Errorf("%s: %q: %+v", lang, text, d)
			}
		}
	}
}

func FuzzRecognize(f *testing.F) {
	r := recognizer(f)
	for _, lang := range pipeline.Languages {
		f.Add(lang, dated[lang]+plain[lang], "2020-02-29")
	}
	f.Add("en", "Feb 29, 0000 in 10000000 years ago since until last 31st 9999-12-31", "0001-01-01")
	f.Add("zh", "一九九九九九年廿卅百千年前第五〇周年底今（", "9999-12-31")
	f.Fuzz(func(t *testing.T, lang, text, anchor string) {
		dates, err := r.Recognize(lang, text, anchor)
		if err != nil {
			t.Fatal(err)
		}
		start, end := 0, 0
		for _, d := range dates {
			if d.Start < start || d.Start < end && d.End > end || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("%s: span %v out of order in %q", lang, d.Span, text)
			}
			start, end = d.Start, max(end, d.End)
			if d.OtherFirst > d.OtherLast || d.OtherFirst != "" && d.First == "" || d.First > d.Last || (d.First == "") != (d.Value == "") {
				t.Fatalf("%s: %q is %+v", lang, text[d.Start:d.End], d)
			}
		}
	})
}
