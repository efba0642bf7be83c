package event

import (
	"strings"
	"testing"
)

func TestItemsPreferNamesToHarmlessWordsAndEventWordsToListedNames(t *testing.T) {
	fsys := toy(t)
	v, err := loadVocabulary(fsys, "xx")
	if err != nil {
		t.Fatal(err)
	}
	v.seal()
	for sentence, want := range map[string]string{
		"in the [chairman|title]":     "in the chairman|title",
		"in [the chairman|title]":     "in the chairman|title",
		"[succeed|place] [Bo|person]": "succeed Bo|person",
	} {
		doc, err := ParseExample(sentence)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, it := range v.itemize(doc, doc.Sentences[0].Span, 0, 0, nil) {
			text := doc.Slice(it.Span)
			if it.kind != 0 {
				text += "|" + it.kind.String()
			}
			got = append(got, text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: got %s, want %s", sentence, s, want)
		}
	}
}
