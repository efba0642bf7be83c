package amount

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rochade/dict"
	"rochade/pipeline"
)

func TestAmountsHaveValueAndUnit(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "It bought Acme for $1.5 billion and cut 1,200 jobs.", "$1.5 billion=1.5e+09 USD; 1,200 jobs=1200 count"},
		{"en", "Sales rose 4.2 percent to 165.4 billion yen.", "4.2 percent=4.2 percent; 165.4 billion yen=1.654e+11 JPY"},
		{"en", "Room 1200 on flight 370", ""},
		{"de", "Der Umsatz stieg um 3,5 Prozent auf 1,2 Mrd. Euro.", "3,5 Prozent=3.5 percent; 1,2 Mrd. Euro=1.2e+09 EUR"},
		{"de", "Der Konzern streicht 1.000 Stellen und zahlt 12.500 Euro.", "1.000 Stellen=1000 count; 12.500 Euro=12500 EUR"},
		{"id", "Laba naik 12,5 persen menjadi Rp 1,2 triliun.", "12,5 persen=12.5 percent; Rp 1,2 triliun=1.2e+12 IDR"},
		{"id", "Pendapatan Rp3,47 triliun, laba Rp399 miliar.", "Rp3,47 triliun=3.47e+12 IDR; Rp399 miliar=3.99e+11 IDR"},
		{"id", "Laba bersih 1,38 miliar dolar AS.", "1,38 miliar dolar AS=1.38e+09 USD"},
		{"zh", "营收1001.8亿元，同比增长31.8%，裁员两千多人。", "1001.8亿元=1.0018e+11 CNY; 31.8%=31.8 percent; 两千多人=2000 count"},
		{"zh", "亏损３５０万美元", "３５０万美元=3.5e+06 USD"},
		{"zh", "投资三百五十亿港元", "三百五十亿港元=3.5e+10 HKD"},
	} {
		w, err := load(dict.FS, c.lang)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range w.find(c.text, 0, nil) {
			got = append(got, fmt.Sprintf("%s=%v %s", c.text[m.Start:m.End], m.Value, m.Unit))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.lang, c.text, s, c.want)
		}
	}
}

func TestMentionsWithinASumGiveWay(t *testing.T) {
	at := func(kind pipeline.Kind, start, end, inside int) pipeline.Mention {
		return pipeline.Mention{Kind: kind, Span: pipeline.Span{Start: start, End: end}, Inside: inside}
	}
	sum := at(pipeline.Amount, 10, 20, 0)
	sum.Unit = "USD"
	got := merge([]pipeline.Mention{at(pipeline.Organization, 0, 8, 0), at(pipeline.Place, 18, 20, 0),
		at(pipeline.Organization, 30, 40, 0), at(pipeline.Place, 35, 40, 3)}, []pipeline.Mention{sum})
	want := []pipeline.Mention{at(pipeline.Organization, 0, 8, 0), sum,
		at(pipeline.Organization, 30, 40, 0), at(pipeline.Place, 35, 40, 3)}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	share := sum
	share.Unit = "percent"
	if got := merge([]pipeline.Mention{at(pipeline.Place, 18, 20, 0)}, []pipeline.Mention{share}); len(got) != 1 {
		t.Errorf("a percentage over a name stays: %v", got)
	}
}

func FuzzFind(f *testing.F) {
	w, err := load(dict.FS, "zh")
	if err != nil {
		f.Fatal(err)
	}
	f.Add("1.2.3,4亿元 $ 十百千")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, m := range w.find(s, 0, nil) {
			if m.Start < last || m.End <= m.Start || m.End > len(s) {
				t.Fatalf("bad span %v", m.Span)
			}
			last = m.End
		}
	})
}
