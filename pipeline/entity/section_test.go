package entity_test

import (
	"strings"
	"testing"

	"rochade/pipeline"
)

func TestEverySectionOfAVeryLongDocumentIsRead(t *testing.T) {
	const text = "Der Aufsichtsrat der Beta AG hat Ann Meier zur Vorstandschefin bestellt. Der Beta-Chef geht.\n\n"
	d := &pipeline.Document{Language: pipeline.German, Body: strings.Repeat(text, 3<<20/len(text)), Lifted: true}
	for start := 0; start < len(d.Body); start += len(text) {
		d.Sentences = append(d.Sentences, pipeline.Sentence{Span: pipeline.Span{Start: start, End: start + len(text) - 2}})
	}
	if err := stage(t).Process(d); err != nil {
		t.Fatal(err)
	}
	each := len(d.Mentions) / len(d.Sentences)
	if each < 3 || len(d.Mentions) != each*len(d.Sentences) {
		t.Fatalf("%d mentions in %d sentences that are the same", len(d.Mentions), len(d.Sentences))
	}
	for i, m := range d.Mentions {
		first := d.Mentions[i%each]
		if m.Start != first.Start+i/each*len(text) || d.Slice(m.Span) != d.Slice(first.Span) || m.Name != first.Name {
			t.Fatalf("mention %d is %q at %d, in the first sentence %q at %d", i, m.Name, m.Start, first.Name, first.Start)
		}
		if m.Inside > 0 && m.Inside != first.Inside+i/each*each {
			t.Fatalf("mention %d lies inside mention %d, want %d", i, m.Inside, first.Inside+i/each*each)
		}
	}
}
