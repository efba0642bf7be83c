package event

import (
	"errors"
	"strings"
	"testing"

	"rochade/pipeline"
)

// repeated returns a document that says one sentence of an example n times.
func repeated(t *testing.T, example string, n int) *pipeline.Document {
	t.Helper()
	one, err := ParseExample(example)
	if err != nil {
		t.Fatal(err)
	}
	d := &pipeline.Document{Language: "xx", Published: "2020-06-15", Candidate: true}
	d.Body = strings.Repeat(one.Body+"\n", n)
	for i := range n {
		at := i * (len(one.Body) + 1)
		d.Sentences = append(d.Sentences, pipeline.Sentence{Span: pipeline.Span{Start: at, End: at + len(one.Body)}, Candidate: true})
		for _, m := range one.Mentions {
			m.Start, m.End = m.Start+at, m.End+at
			d.Mentions = append(d.Mentions, m)
		}
	}
	return d
}

func TestDocumentThatNeedsTooManyStepsIsRejected(t *testing.T) {
	d := repeated(t, strings.Repeat("The new [chairman|title:chair.new] [Ann Lee|person] spoke. ", 6000), 1)
	err := NewExtractor(toy(t)).Process(d)
	var reject *pipeline.RejectError
	if !errors.As(err, &reject) || reject.Reason != pipeline.ReasonBudget {
		t.Fatalf("got %v, want a rejection for %s", err, pipeline.ReasonBudget)
	}
	if len(d.Events) > 0 {
		t.Errorf("a rejected document has %d events", len(d.Events))
	}
}

func TestLongTextIsReadInParts(t *testing.T) {
	d := repeated(t, "[Ann Lee|person] was appointed [chairman|title:chair] in [Acme|organization].", 20_000)
	if err := NewExtractor(toy(t)).Process(d); err != nil {
		t.Fatal(err)
	}
	parts := 0
	for from := 0; from < len(d.Sentences); parts++ {
		to := partEnd(d, from)
		if to <= from {
			t.Fatalf("part %d ends at sentence %d and begins at %d", parts, to, from)
		}
		from = to
	}
	if len(d.Events) != parts {
		t.Errorf("the fact is told %d times over %d parts, want once a part", len(d.Events), parts)
	}
}
