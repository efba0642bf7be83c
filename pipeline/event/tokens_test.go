package event

import (
	"testing"
	"testing/fstest"

	"rochade/pipeline"
)

// A sentence of competing readings is tokenized, and its tags decide.
func TestTagsDecideBetweenReadings(t *testing.T) {
	fsys := fstest.MapFS{
		"shared/classes.tsv": {Data: []byte("class\tuse\nleave\ttrigger\ndeparture_noun\ttrigger\n")},
		"xx/words.tsv":       {Data: []byte("form\tlemma\tclass\tfeatures\nexit\texit\tleave\tfin\nexit\texit\tdeparture_noun\tnoun\nnow\tnow\tleave\tword\n")},
		"xx/tags.tsv":        {Data: []byte("tag\tfeatures\nNN\tnoun\nVB\tfin\n")},
	}
	rs, err := loadRules(fsys, "xx")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		tag  string
		want string
	}{{"NN", "departure_noun"}, {"VBP", "leave"}, {"IN", "leave departure_noun"}} {
		d := &pipeline.Document{Body: "exit now Ann", Sentences: []pipeline.Sentence{{Span: pipeline.Span{End: 12}, Candidate: true}},
			Mentions: []pipeline.Mention{{Span: pipeline.Span{Start: 9, End: 12}, Kind: pipeline.Person, Name: "Ann"}}}
		d.Tokenize = func(n int) error {
			d.Sentences[n].Tokens = []pipeline.Token{{Span: pipeline.Span{End: 4}, Tag: c.tag}, {Span: pipeline.Span{Start: 4, End: 5}}, {Span: pipeline.Span{Start: 5, End: 7}}, {Span: pipeline.Span{Start: 7, End: 12}}}
			return nil
		}
		a := &analysis{doc: d, rules: rs, machine: &machine{v: rs.vocab}}
		items := rs.vocab.itemize(d, d.Sentences[0].Span, 0, 0, nil)
		if err := a.readTokens(items, 0); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range items[0].readings {
			got += " " + a.className(r.class)
		}
		if got != " "+c.want {
			t.Errorf("tag %s leaves%s, want %s", c.tag, got, c.want)
		}
		if len(items[1].readings) != 0 {
			t.Errorf("a word that segmentation cuts in two keeps its reading")
		}
	}
}
