package assemble

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rochade/dict"
	"rochade/pipeline"
	"rochade/pipeline/emit"
)

// Any title and text go through all stages without a crash, and every mention and record
// says what stands at its place.
func FuzzStages(f *testing.F) {
	articles, err := filepath.Glob("../../testdata/articles/*/*.txt")
	if err != nil || len(articles) == 0 {
		f.Fatal("no articles", err)
	}
	for i, name := range articles {
		if i%8 != 0 {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("Title: "+filepath.Base(name), string(text), uint8(i))
	}
	f.Add("\u200b&amp;\u00c3\u00bc", "<p>\u8abf(di\u00e0o)\u6574\x00\xff *[a](b)* \u201e&lt;\u201c\r\n\r\r 1,5 Mrd. Euro \uff11\uff12\u4ebf\u5143 \u4efb\u547d [", uint8(0))
	stages, err := MentionStages(dict.FS)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, title, text string, lang uint8) {
		title, text = strings.ToValidUTF8(title, "?"), strings.ToValidUTF8(text, "?") // as ingest does
		d := &pipeline.Document{ID: "a", Title: title, Text: text, Published: "2024-05-02"}
		if n := int(lang) % (len(pipeline.Languages) + 1); n > 0 {
			d.ForcedLang = pipeline.Languages[n-1]
		}
		pipeline.Apply(stages, d)
		for _, fault := range d.Faults {
			if fault.Reason == pipeline.ReasonPanic {
				t.Fatal(fault.Detail)
			}
		}
		check(t, d)
	})
}

// check verifies what would be written about the document.
func check(t *testing.T, d *pipeline.Document) {
	t.Helper()
	var out bytes.Buffer
	e := emit.New(emit.Options{Events: &out, Mentions: &out})
	if err := errors.Join(e.Document(d), e.Flush()); err != nil {
		t.Fatal(err)
	}
	claims, err := emit.ReadClaims(&out, "out")
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range append(claims.Check(d), claims.Unconfirmed()...) {
		t.Error(problem)
	}
}
