package temporal

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rochade/dict"
	"rochade/pipeline"
)

// plain is text without dates, for when no real articles are at hand.
var plain = map[string]string{
	"zh": "公司的董事会讨论了新的战略，管理层认为市场仍有很大的空间，团队会继续努力。",
	"de": "Der Vorstand beriet über die neue Strategie, die Leitung sieht am Markt noch viel Raum. ",
	"en": "The board discussed the new strategy, and its leaders see a lot of room in the market. ",
	"id": "Direksi membahas strategi baru perusahaan, dan manajemen melihat ruang yang luas di pasar. ",
}

var dated = map[string]string{
	"zh": "公司于2010年5月4日宣布，去年第三季度的收入增长了三成。",
	"de": "Am 4. Mai 2010 teilte die Firma mit, im dritten Quartal des vergangenen Jahres sei sie gewachsen. ",
	"en": "On May 4, 2010 the company said that it grew in the third quarter of last year. ",
	"id": "Pada Selasa (4/5/2010) perusahaan itu mengatakan tumbuh pada kuartal ketiga tahun lalu. ",
}

// articles returns texts of a language: real ones from ROCHADE_DATA, the data
// folder of the project, or made ones.
func articles(tb testing.TB, lang string, limit int) []string {
	f, err := os.Open(filepath.Join(os.Getenv("ROCHADE_DATA"), "news", lang+".jsonl.gz"))
	if err != nil {
		return []string{strings.Repeat(strings.Repeat(plain[lang], 6)+dated[lang], 500)}
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	var texts []string
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for total := 0; sc.Scan() && total < limit; {
		var a struct{ Title, Text string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, a.Title+"\n\n"+a.Text)
		total += len(a.Text)
	}
	return texts
}

func recognizer(tb testing.TB) *Recognizer {
	r, err := NewRecognizer(dict.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func BenchmarkRecognize(b *testing.B) {
	r := recognizer(b)
	for _, lang := range pipeline.Languages {
		texts := articles(b, lang, 4<<20)
		b.Run(lang, func(b *testing.B) {
			total := 0
			for _, t := range texts {
				total += len(t)
			}
			b.SetBytes(int64(total))
			b.ReportAllocs()
			used, rounds := cpuTime(), 0
			for b.Loop() {
				rounds++
				for _, t := range texts {
					if _, err := r.Recognize(lang, t, "2020-06-15"); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(total)*float64(rounds)/1e6/(cpuTime()-used).Seconds(), "cpu-MB/s")
		})
	}
}

func TestTextWithoutDatesAllocatesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("the short suite runs under the race detector, where pools drop what they hold")
	}
	r := recognizer(t)
	for _, lang := range pipeline.Languages {
		text := strings.Repeat(plain[lang], 100)
		run := func() {
			if dates, err := r.Recognize(lang, text, "2020-06-15"); err != nil || dates != nil {
				t.Fatalf("%s: %v, %v; no dates expected", lang, dates, err)
			}
		}
		run()
		if n := testing.AllocsPerRun(20, run); n >= 1 {
			t.Errorf("%s: %v allocations a text, none expected", lang, n)
		}
	}
}

// Hostile text must cost no more time a byte than it does per byte elsewhere:
// ten times the text, about ten times the time.
func TestTimeIsLinearOnHostileText(t *testing.T) {
	r := recognizer(t)
	size := 1 << 18
	if testing.Short() {
		size = 1 << 14
	}
	for _, lang := range pipeline.Languages {
		for _, unit := range []string{"1", "12", "/", "1/", "2019-", "年", "月1", "一", "十二月", "may ", "1. ", "january ", "the last ", "senin (", "vor ", "0:", "Q3", "\n", "(", "é"} {
			text := strings.Repeat(unit, 10*size/len(unit))
			small, large := text[:size], text
			a, b := elapsed(t, r, lang, small), elapsed(t, r, lang, large)
			if b > 30*a+300*time.Millisecond {
				t.Errorf("%s: %q: %d KB take %v, ten times as much %v", lang, unit, size>>10, a, b)
			}
		}
	}
}

// A second of processor time, more only where ordinary text is slow too (race
// detector, old machine).
func TestTenMegabytesOfDigitsAndSignsTakeUnderASecond(t *testing.T) {
	r := recognizer(t)
	for _, c := range []struct{ lang, unit string }{{"en", "1"}, {"de", "/"}, {"id", "1/"}, {"zh", "年"}} {
		limit := max(time.Second, 20*elapsed(t, r, c.lang, strings.Repeat(plain[c.lang], 10<<20/len(plain[c.lang]))))
		if d := elapsed(t, r, c.lang, strings.Repeat(c.unit, 10<<20/len(c.unit))); d > limit {
			t.Errorf("%s: 10 MB of %q take %v of processor time, %v are allowed", c.lang, c.unit, d, limit)
		}
	}
}

// elapsed returns the processor time that a text takes.
func elapsed(t *testing.T, r *Recognizer, lang, text string) time.Duration {
	start := cpuTime()
	if _, err := r.Recognize(lang, text, "2020-06-15"); err != nil {
		t.Fatal(err)
	}
	return cpuTime() - start
}
