package event

import (
	"errors"
	"os"
	"testing"

	"golang.org/x/tools/txtar"

	"rochade/dict"
	"rochade/pipeline"
)

// contained fails unless every part of an event lies in the document.
func contained(t *testing.T, d *pipeline.Document) {
	t.Helper()
	for _, e := range d.Events {
		for _, s := range []pipeline.Span{e.Trigger, e.Evidence} {
			if s.Start < 0 || s.End <= s.Start || s.End > len(d.Body) {
				t.Errorf("%s: span %v of %q", e.Rule, s, d.Body)
			}
		}
		for _, r := range []*pipeline.Ref{e.Person, e.Organization, e.Parent, e.Predecessor, e.Successor} {
			if r != nil && (r.Mention < 0 || r.Mention > len(d.Mentions) || r.End > len(d.Body)) {
				t.Errorf("%s: reference %+v of %q", e.Rule, *r, d.Body)
			}
		}
	}
}

// Rules of a language on any text with any mentions marked in it.
func FuzzExtract(f *testing.F) {
	f.Add(uint8(2), "[Acme|organization] said its [chairman|title:chair.old] [Ann Lee|person] resigned on [Monday|date:2020-06-08], succeeded by [Bo Ray|person].")
	f.Add(uint8(1), "Der [Vorstandschef|title:chief_executive_officer] [Max Moe|person] tritt bei [Acme|organization] zur\u00fcck, der Umsatz stieg um [5 Prozent|amount:percent].")
	f.Add(uint8(0), "[Acme|organization]\u4efb\u547d[Ann|person]\u4e3a[\u8463\u4e8b\u957f|title:chair]\uff0c[Bo|person]\u8f9e\u804c\u3002")
	f.Add(uint8(3), "[Ann Lee|person] diangkat sebagai [direktur utama|title:chief_executive_officer] [PT Acme|organization] menggantikan [Bo|person]")
	f.Add(uint8(2), "he he they respectively, who [|person] (\"[a|title.new]\" \xff[b|place]), [c|amount:USD] [d|date]")
	if data, err := os.ReadFile("testdata/toy.txtar"); err == nil {
		for _, file := range txtar.Parse(data).Files {
			f.Add(uint8(2), string(file.Data))
		}
	}
	x := NewExtractor(dict.FS)
	f.Fuzz(func(t *testing.T, lang uint8, text string) {
		d, err := ParseExample(text)
		if err != nil {
			return
		}
		d.Language = pipeline.Languages[int(lang)%len(pipeline.Languages)]
		if err := x.Process(d); err != nil && !errors.As(err, new(*pipeline.RejectError)) {
			t.Fatal(err)
		}
		contained(t, d)
	})
}
