package event

import (
	"slices"
	"testing"

	"rochade/pipeline"
)

// longText is a document of single sentences about Acme, before the last ones.
func longText(t *testing.T, before int, last ...string) *pipeline.Document {
	t.Helper()
	return article(t, append(slices.Repeat([]string{"[Acme|organization] is here."}, before), last...)...)
}

func TestCompanyFactsFarDownOrOfOthersAreBackground(t *testing.T) {
	for _, c := range []struct {
		about      string
		sentence   int
		background bool
	}{
		{"Acme", 1, false},
		{"Beta", 1, false},
		{"Acme", 5, false},
		{"Beta", 5, true},
		{"Acme", 9, true},
	} {
		doc := longText(t, c.sentence, "["+c.about+"|organization] reports profit.")
		if len(doc.Events) != 1 {
			t.Fatalf("%s in sentence %d: %d events", c.about, c.sentence, len(doc.Events))
		}
		if got := doc.Events[0].Background; got != c.background {
			t.Errorf("%s in sentence %d: background %v, want %v", c.about, c.sentence, got, c.background)
		}
	}
}

func TestWhoTakesAPostIsNewsAnywhere(t *testing.T) {
	doc := longText(t, 9, "[Acme|organization] appointed [Ann Lee|person] [chairman|title:chair].")
	if len(doc.Events) != 1 || doc.Events[0].Background {
		t.Errorf("got %+v", doc.Events)
	}
}

func TestANarrativeOfOtherYearsIsBackground(t *testing.T) {
	doc := longText(t, 9, "It was cold in [1994|date:1994].", "[Acme|organization] appointed [Ann Lee|person] [chairman|title:chair].")
	if len(doc.Events) != 1 || !doc.Events[0].Background {
		t.Errorf("got %+v", doc.Events)
	}
}
