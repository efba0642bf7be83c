package segment

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"rochade/dict"
	"rochade/pipeline"
)

var noise = []string{
	"", " ", "\n", "a", "汉", "…", "”", "''''''", strings.Repeat("!?", 200), strings.Repeat("(", 300),
	"\xe2\x80\xe2\x80's", "İİİ's", "\x00\xff\xfe", "caf\xc3", "zero\u200bwidth", "e\u0301cole", "👩\u200d👩\u200d👧 ok", "a\u00a0b\u3000c",
	"“Don’t,” she said. ‘We’ll see’ — Jean-Luc O'Neill’s 1,234.5 %", "``quoted''", "U.S.-based AT&T Inc. paid $3.5bn",
	"E-Commerce-Chef der A&B-Gruppe: 3.500,25 Euro", "TIDAK...tidak!!!", "@user #tag http://x.example/a?b=c&d=e",
	"阿里巴巴集團CEO張勇（花名：逍遙子）將於９月１０日卸任。", "中文English混排 with spaces　和全角。", "ｆｕｌｌ　ｗｉｄｔｈ",
	strings.Repeat("很长的句子没有标点", 100), strings.Repeat("word ", 1000), "مرحبا العالم", "สวัสดีชาวโลก", "\U0010FFFF\uFFFD",
}

// Every tokenizer passes the same suite: its tokens tile the text.
func TestTokensTileTheText(t *testing.T) {
	for lang, split := range NewTokenizer(dict.FS).byLang {
		t.Run(lang, func(t *testing.T) {
			for _, text := range noise {
				checkTiles(t, split, text)
			}
		})
	}
}

func checkTiles(t *testing.T, split tokenize, text string) {
	t.Helper()
	tokens, err := split(text)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for i, tok := range tokens {
		if tok.Start != at || tok.End <= tok.Start || tok.End > len(text) {
			t.Fatalf("token %d of %q is [%d, %d), want it to begin at %d", i, text, tok.Start, tok.End, at)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[tok.Start:tok.End]) {
			t.Fatalf("token %d of %q cuts a character", i, text)
		}
		at = tok.End
	}
	if at != len(text) {
		t.Fatalf("tokens of %q end at %d of %d", text, at, len(text))
	}
}

func TestTokensOfEachLanguage(t *testing.T) {
	tokenizer := NewTokenizer(dict.FS)
	for _, c := range []struct{ lang, text, want string }{
		{"en", "He hasn’t left A&B Inc., they said.", "He|has|n’t|left|A&B|Inc.|,|they|said|."},
		{"en", "“I’m done,” she said.", "“|I|’m|done|,|”|she|said|."},
		{"de", "Der E-Commerce-Chef erhielt 3.500,25 Euro.", "Der|E-Commerce-Chef|erhielt|3.500,25|Euro|."},
		{"id", "Rapat (17/7) itu selesai.", "Rapat|(|17|/|7|)|itu|selesai|."},
		{"zh", "公司任命王先生为首席执行官。", "公司|任命|王先生|为|首席执行官|。"},
		{"zh", "公司任命王先生為首席執行官。", "公司|任命|王先生|為|首席執行官|。"},
	} {
		d := &pipeline.Document{Body: "x " + c.text, Language: c.lang}
		d.Sentences = []pipeline.Sentence{{Span: pipeline.Span{Start: 2, End: len(d.Body)}}}
		if err := tokenizer.Tokenize(d, 0); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, tok := range d.Sentences[0].Tokens {
			if tok.Kind != pipeline.TokenSpace {
				got = append(got, d.Slice(tok.Span))
			}
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got  %s\nwant %s", c.lang, g, c.want)
		}
	}
}

func TestEnglishTokensHaveTags(t *testing.T) {
	tokens, err := newTagger().tokens("The board named her chairman.")
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	for _, tok := range tokens {
		if tok.Tag != "" {
			tags = append(tags, tok.Tag)
		}
	}
	if got, want := strings.Join(tags, " "), "DT NN VBD PRP$ NN ."; got != want {
		t.Errorf("tags %s, want %s", got, want)
	}
}

func TestWordsOfTheDictionaryFolderAreWords(t *testing.T) {
	data := fstest.MapFS{
		"shared/han_simplified.tsv": {Data: []byte("traditional\tsimplified\n護\t护\n")},
		"zh/titles.tsv":             {Data: []byte("form\tcode\n一号护旗手\tother\n")},
	}
	split := newDictionary(data).tokens
	for _, text := range []string{"一号护旗手来了", "一号護旗手来了"} {
		tokens, err := split(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := tokens[0].Len(); got != len("一号护旗手") {
			t.Errorf("first token of %q is %q", text, text[:got])
		}
	}
}

func FuzzTokensTileTheText(f *testing.F) {
	for _, text := range noise {
		f.Add(text)
	}
	tokenizer := NewTokenizer(dict.FS)
	f.Fuzz(func(t *testing.T, text string) {
		for _, split := range tokenizer.byLang {
			checkTiles(t, split, text)
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	tokenizer := NewTokenizer(dict.FS)
	for lang, text := range map[string]string{
		"zh": "公司董事会任命王先生为首席执行官，并将于下个月正式就任。",
		"en": "The company said on Monday that its chairman would step down after the meeting.",
		"de": "Der Aufsichtsrat hat den Vorstandschef am Montag mit sofortiger Wirkung abberufen.",
	} {
		b.Run(lang, func(b *testing.B) {
			tokenizer.byLang[lang]("x")
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				tokenizer.byLang[lang](text)
			}
		})
	}
}
