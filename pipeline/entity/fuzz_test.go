package entity_test

import (
	"testing"

	"rochade/pipeline"
)

// FuzzMentions checks that mentions of any text are ordered, lie in it and point at
// the mention they are inside of.
func FuzzMentions(f *testing.F) {
	s := stage(f)
	f.Add("Henkel-Chef Jan Muster (Muster AG) & Co. U.S.\n\nCEO张勇·李 <ABC>")
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range pipeline.Languages {
			d := &pipeline.Document{Language: lang, Body: text, Lifted: true}
			if err := s.Process(d); err != nil {
				t.Fatal(err)
			}
			for i, m := range d.Mentions {
				if m.Start >= m.End || m.End > len(text) || i > 0 && m.Start < d.Mentions[i-1].Start {
					t.Fatalf("%s: bad mention %+v of %q", lang, m, text)
				}
				if m.Inside > 0 && !d.Mentions[m.Inside-1].Covers(m.Span) {
					t.Fatalf("%s: %+v is not inside %+v", lang, m, d.Mentions[m.Inside-1])
				}
			}
		}
	})
}
