package segment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"rochade/dict"
	"rochade/pipeline"
)

// testdata/<lang>.txt holds one line of text a line, "|" where a sentence ends inside
// it, and comments that begin with "# ".
func TestSentencesEndAtTheBars(t *testing.T) {
	stage, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no testdata/*.txt")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSuffix(filepath.Base(file), ".txt")
		for n, want := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			if strings.HasPrefix(want, "# ") {
				continue
			}
			d := &pipeline.Document{Body: strings.ReplaceAll(want, "|", ""), Language: lang}
			if err := stage.Process(d); err != nil {
				t.Fatal(err)
			}
			if got := bars(d); got != want {
				t.Errorf("%s:%d:\n got %s\nwant %s", file, n+1, got, want)
			}
		}
	}
}

// bars returns the body with a bar after every sentence but the last.
func bars(d *pipeline.Document) string {
	var b strings.Builder
	at := 0
	for i, s := range d.Sentences {
		if i > 0 {
			b.WriteString("|")
		}
		b.WriteString(d.Body[at:s.End])
		at = s.End
	}
	return b.String() + d.Body[at:]
}

func TestRegionsAndLinesEndSentences(t *testing.T) {
	stage, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	parts := []struct {
		text string
		kind pipeline.RegionKind
	}{
		{"Chief leaves. Stays a director\n\n", pipeline.RegionHeadline},
		{"The first.\nThe second, \nThe third by J. B.\n\nSmith", pipeline.RegionBody},
		{"\nShare this page. Now.\n", pipeline.RegionBoilerplate},
		{"Last one. ", pipeline.RegionTail},
	}
	d := &pipeline.Document{Language: "en"}
	for _, p := range parts {
		start := len(d.Body)
		d.Body += p.text
		d.Regions = append(d.Regions, pipeline.Region{Span: pipeline.Span{Start: start, End: len(d.Body)}, Kind: p.kind})
	}
	if err := stage.Process(d); err != nil {
		t.Fatal(err)
	}
	want := []struct {
		text      string
		headline  bool
		paragraph int
	}{
		{"Chief leaves. Stays a director", true, 0},
		{"The first.", false, 1},
		{"The second,", false, 2},
		{"The third by J. B.\n\nSmith", false, 3},
		{"Last one.", false, 4},
	}
	if len(d.Sentences) != len(want) {
		t.Fatalf("%d sentences, want %d: %s", len(d.Sentences), len(want), bars(d))
	}
	for i, w := range want {
		s := d.Sentences[i]
		if d.Slice(s.Span) != w.text || s.Headline != w.headline || s.Paragraph != w.paragraph {
			t.Errorf("sentence %d is %q %v %d, want %v", i, d.Slice(s.Span), s.Headline, s.Paragraph, w)
		}
	}
}

func TestOtherLanguagesHaveNoSentences(t *testing.T) {
	stage, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	d := &pipeline.Document{Body: "Une phrase.", Language: "und"}
	if err := stage.Process(d); err != nil || len(d.Sentences) > 0 {
		t.Errorf("%d sentences, %v", len(d.Sentences), err)
	}
}

func TestEveryProblemOfTheListsIsReported(t *testing.T) {
	if problems := Check(dict.FS); len(problems) > 0 {
		t.Error(problems)
	}
}

func FuzzSentencesAreOrderedAndTrimmed(f *testing.F) {
	for _, text := range noise {
		f.Add(text)
	}
	stage, err := New(dict.FS)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range pipeline.Languages {
			d := &pipeline.Document{Body: text, Language: lang}
			if err := stage.Process(d); err != nil {
				t.Fatal(err)
			}
			at := 0
			for _, s := range d.Sentences {
				if s.Start < at || s.End <= s.Start || s.End > len(text) || strings.TrimSpace(d.Slice(s.Span)) != d.Slice(s.Span) {
					t.Fatalf("%s: sentence %v of %q", lang, s.Span, text)
				}
				at = s.End
			}
		}
	})
}

func BenchmarkSentences(b *testing.B) {
	stage, err := New(dict.FS)
	if err != nil {
		b.Fatal(err)
	}
	for lang, text := range map[string]string{
		"en": "The company said on Monday that Mr. J. B. Smith, 54, would step down. Its U.S. unit grew 3.5 percent. ",
		"zh": "公司董事会任命王先生为首席执行官，并将于下个月正式就任。",
		"de": "Der Aufsichtsrat hat den Vorstandschef zum 4. Mai abberufen. Er geht nach St. Gallen. ",
	} {
		b.Run(lang, func(b *testing.B) {
			d := &pipeline.Document{Body: strings.Repeat(text, 30), Language: lang}
			b.SetBytes(int64(len(d.Body)))
			for b.Loop() {
				stage.Process(d)
			}
		})
	}
}

func TestTextWithoutFullStopsIsCut(t *testing.T) {
	stage, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	for lang, word := range map[string]string{"de": "Vorstand und ", "zh": "\u4efb\u547d"} {
		d := &pipeline.Document{Body: strings.Repeat(word, 3*longest/len(word)), Language: lang}
		if err := stage.Process(d); err != nil {
			t.Fatal(err)
		}
		if len(d.Sentences) < 3 {
			t.Errorf("%s: %d sentences", lang, len(d.Sentences))
		}
		for _, s := range d.Sentences {
			text := d.Slice(s.Span)
			if len(text) > longest || !strings.HasPrefix(text, word[:1]) || !utf8.ValidString(text) {
				t.Errorf("%s: a sentence of %d bytes begins with %q", lang, len(text), text[:10])
			}
		}
	}
}
