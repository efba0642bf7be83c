package ingest

import (
	"bufio"
	"os"
	"path/filepath"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-json"

	"rochade/dict"
	"rochade/pipeline"
)

// dataFolder is where the sample pages lie; the tests that need them are skipped
// without it.
func dataFolder(t *testing.T) string {
	dir := os.Getenv("ROCHADE_DATA")
	if dir == "" {
		t.Skip("ROCHADE_DATA does not name the folder of sample data")
	}
	return filepath.Join(dir, "robust")
}

// jsonLines calls f for every line of a file.
func jsonLines[T any](t *testing.T, name string, f func(T)) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		f(v)
	}
}

// first reads the first document of a file.
func first(t *testing.T, name string) *pipeline.Document {
	t.Helper()
	s, err := Open([]string{name}, Options{Dict: dict.FS})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d, err := s.Next()
	if err != nil {
		t.Fatal(err)
	}
	pipeline.Apply(nil, d)
	return d
}

// words counts the words of a text, Chinese and Japanese characters as one each.
func words(text string) map[string]int {
	count := map[string]int{}
	word := []rune{}
	flush := func() {
		if len(word) > 0 {
			count[string(word)]++
			word = word[:0]
		}
	}
	for _, r := range text {
		switch {
		case r >= 0x3000 && unicode.IsLetter(r):
			flush()
			count[string(r)]++
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word = append(word, unicode.ToLower(r))
		default:
			flush()
		}
	}
	flush()
	return count
}

// f1 is the harmonic mean of the shares of words that two texts have in common.
func f1(a, b string) float64 {
	wa, wb := words(a), words(b)
	common, na, nb := 0, 0, 0
	for w, n := range wa {
		common += min(n, wb[w])
		na += n
	}
	for _, n := range wb {
		nb += n
	}
	if na+nb == 0 {
		return 0
	}
	return 2 * float64(common) / float64(na+nb)
}

func TestMainTextIsFoundOnNineOfTenPages(t *testing.T) {
	dir := dataFolder(t)
	found, all := 0, 0
	jsonLines(t, filepath.Join(dir, "html_maintext.jsonl"), func(page struct{ Path, Text string }) {
		d := first(t, filepath.Join(dir, page.Path))
		score := f1(d.Text, page.Text)
		all++
		if score >= 0.85 {
			found++
		} else {
			t.Logf("%s: F1 %.2f, %d of %d bytes", page.Path, score, len(d.Text), len(page.Text))
		}
	})
	t.Logf("main text found on %d of %d pages", found, all)
	if found*10 < all*9 {
		t.Errorf("main text found on %d of %d pages, want nine of ten", found, all)
	}
}

func TestPublicationDayIsRightOnMostPages(t *testing.T) {
	dir := dataFolder(t)
	right, wrong, all := 0, 0, 0
	jsonLines(t, filepath.Join(dir, "manifest.jsonl"), func(page struct {
		Path   string
		Expect struct{ Date string }
	}) {
		if page.Expect.Date == "" {
			return
		}
		d := first(t, filepath.Join(dir, page.Path))
		all++
		switch d.Published {
		case page.Expect.Date:
			right++
		case "":
			t.Logf("%s: no day, want %s", page.Path, page.Expect.Date)
		default:
			wrong++
			t.Logf("%s: %s, want %s", page.Path, d.Published, page.Expect.Date)
		}
	})
	t.Logf("publication day right on %d of %d pages, wrong on %d", right, all, wrong)
	if right*100 < all*85 {
		t.Errorf("publication day right on %d of %d pages, want 85 %%", right, all)
	}
}

// An archived is what is known about one document of an archive.
type archived struct {
	URL, Page, Date string
	Docs            *int
	Chars           int
}

func TestArchivesYieldTheirDocuments(t *testing.T) {
	robust := dataFolder(t)
	dir := filepath.Join(filepath.Dir(robust), "news")
	texts := map[string]string{}
	jsonLines(t, filepath.Join(robust, "html_maintext.jsonl"), func(page struct{ Path, Text string }) { texts[page.Path] = page.Text })
	for _, name := range []string{"sample.warc", "sample.wet"} {
		want := map[string]archived{}
		jsonLines(t, filepath.Join(dir, name+".truth.jsonl"), func(v archived) {
			if v.Docs == nil || *v.Docs > 0 {
				want[v.URL] = v
			}
		})
		var dates, mains tally
		docs := all(t, Options{Dict: dict.FS}, filepath.Join(dir, name+".gz"))
		for _, d := range docs {
			w, ok := want[d.URL]
			delete(want, d.URL)
			if !ok || d.Rejected() || d.Text == "" {
				t.Errorf("%s: unexpected document %s of %s: %v", name, d.ID, d.URL, d.Faults)
				continue
			}
			if n := utf8.RuneCountInString(d.Text); w.Chars > 0 && n != w.Chars {
				t.Errorf("%s: %s has %d characters, want %d", name, d.URL, n, w.Chars)
			}
			if w.Date != "" {
				dates.count(d.Published == w.Date)
			}
			if text, ok := texts[w.Page]; ok {
				mains.count(f1(d.Text, text) >= 0.85)
			}
		}
		for url := range want {
			t.Errorf("%s: no document for %s", name, url)
		}
		t.Logf("%s: %d documents, publication day right on %d of %d, main text on %d of %d", name, len(docs), dates.right, dates.all, mains.right, mains.all)
		if dates.right*100 < dates.all*85 || mains.right*100 < mains.all*90 {
			t.Errorf("%s: want the publication day on 85 and the main text on 90 of 100", name)
		}
	}
}

// A tally counts what is right.
type tally struct{ right, all int }

func (c *tally) count(right bool) {
	c.all++
	if right {
		c.right++
	}
}
