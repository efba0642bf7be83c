package language

import (
	"strings"
	"testing"

	"rochade/dict"
	"rochade/pipeline"
)

func identifyWith(t testing.TB) func(d *pipeline.Document) {
	t.Helper()
	stage, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	return func(d *pipeline.Document) {
		if err := stage.Process(d); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLanguageAndScript(t *testing.T) {
	identify := identifyWith(t)
	for _, c := range []struct{ what, text, lang, script string }{
		{"plain English", "The company said on Monday that its chairman would step down.", "en", "Latn"},
		{"plain German", "Der Aufsichtsrat hat den Vorstandschef am Montag abberufen.", "de", "Latn"},
		{"plain Indonesian", "Direktur utama perusahaan itu mengundurkan diri karena alasan kesehatan.", "id", "Latn"},
		{"simplified Chinese", "公司董事会任命王先生为首席执行官。", "zh", "Hans"},
		{"traditional Chinese", "公司董事會任命王先生為首席執行官，並將於下個月就任。", "zh", "Hant"},
		{"capitals", "DER VORSTAND HAT DIE ZAHLEN FÜR DAS ERSTE HALBJAHR NOCH NICHT VORGELEGT.", "de", "Latn"},
		{"Malay is not Indonesian", "Beliau berkata syarikat itu akan melantik pengerusi baharu kerana mesyuarat ditangguhkan.", "und", ""},
		{"Dutch is not German", "Het bedrijf heeft niet gezegd wie de nieuwe voorzitter van de raad wordt.", "und", ""},
		{"Danish", "Det er ikke oplyst, hvem der bliver ny formand efter mødet.", "und", ""},
		{"French", "Le conseil a nommé une nouvelle présidente pour les trois ans à venir.", "und", ""},
		{"Japanese has kana everywhere", "取締役会は新しい社長の就任を決めた。", "und", ""},
		{"a stray kana in Chinese", "公司董事会任命王先生の为首席执行官，并将于下个月正式就任。", "zh", "Hans"},
		{"a brand name in Chinese", "公司董事会任命王先生负责与トヨタ的合作，并将于下个月正式就任新职务。", "zh", "Hans"},
		{"Polish letters", "Rząd przedstawił założenia ustawy budżetowej", "und", ""},
		{"foreign names in German", "Ministerpräsident Łukasz Żółć trifft den Präsidenten in der Hauptstadt und spricht mit ihm.", "de", "Latn"},
		{"Korean", "이사회는 월요일에 새 대표를 임명했다.", "und", ""},
		{"Russian", "Совет директоров назначил нового председателя.", "und", ""},
		{"a Chinese text with Latin names", "Apple 与 Microsoft 的新任 CEO 将于周一上任，Tim Cook 表示欢迎。", "zh", "Hans"},
		{"an English text with a Chinese name", "The new chief executive, Zhang Yong (张勇), will take over from the founder in May.", "en", "Latn"},
		{"no letters", "12.05.2024 – 13:30", "und", ""},
		{"nothing", "", "und", ""},
	} {
		d := &pipeline.Document{Body: c.text}
		identify(d)
		if d.Language != c.lang || d.Script != c.script {
			t.Errorf("%s: %s %s, want %s %s: %q", c.what, d.Language, d.Script, c.lang, c.script, c.text)
		}
	}
}

func TestTheLargerPartOfAMixedTextDecides(t *testing.T) {
	german := strings.Repeat("Der Vorstand hat am Montag über die Zahlen beraten. ", 70)
	english := strings.Repeat("The board met on Monday to look at the figures. ", 30)
	identify := identifyWith(t)
	for _, text := range []string{german + english, english + german} {
		d := &pipeline.Document{Body: text}
		identify(d)
		if d.Language != "de" {
			t.Errorf("%s, want de: %.30q…", d.Language, text)
		}
	}
}

func TestBoilerplateIsLeftOut(t *testing.T) {
	bar := strings.Repeat("Share this article on the following pages: ", 5)
	text := "Vorstand bestätigt die Zahlen für das ganze Jahr."
	d := &pipeline.Document{Body: bar + text, Regions: []pipeline.Region{
		{Span: pipeline.Span{Start: 0, End: len(bar)}, Kind: pipeline.RegionBoilerplate},
		{Span: pipeline.Span{Start: len(bar), End: len(bar) + len(text)}},
	}}
	identifyWith(t)(d)
	if d.Language != "de" {
		t.Errorf("%s, want de", d.Language)
	}
}

func TestADeclaredLanguageIsAHintAndAForcedOneIsBelieved(t *testing.T) {
	identify := identifyWith(t)
	english := "The company said that its chairman would step down."
	d := &pipeline.Document{Body: english, DeclaredLang: "de"}
	if identify(d); d.Language != "en" {
		t.Errorf("declared de: %s, want en", d.Language)
	}
	d = &pipeline.Document{Body: english, ForcedLang: "de"}
	if identify(d); d.Language != "de" {
		t.Errorf("forced de: %s, want de", d.Language)
	}
}

func TestWindowsAreCutBetweenCharacters(t *testing.T) {
	d := &pipeline.Document{Body: strings.Repeat("a汉字é", 1000)}
	for _, s := range takeSample(d) {
		if strings.ContainsRune(s, '\uFFFD') {
			t.Errorf("window %.20q… is cut inside a character", s)
		}
	}
}

func BenchmarkClearCases(b *testing.B) {
	for lang, sentence := range map[string]string{
		"en": "The company said on Monday that its chairman would step down after the meeting. ",
		"zh": "公司董事会任命王先生为首席执行官，并将于下个月正式就任。",
	} {
		b.Run(lang, func(b *testing.B) {
			identify := identifyWith(b)
			d := &pipeline.Document{Body: strings.Repeat(sentence, 3000/len(sentence))}
			b.SetBytes(int64(len(d.Body)))
			for b.Loop() {
				identify(d)
			}
		})
	}
}
