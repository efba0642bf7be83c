package trace

import (
	"strings"
	"testing"

	"rochade/pipeline"
)

func span(d *pipeline.Document, part string) pipeline.Span {
	i := strings.Index(d.Body, part)
	return pipeline.Span{Start: i, End: i + len(part)}
}

func document() (*pipeline.Document, []Note) {
	d := &pipeline.Document{ID: "a.txt", Candidate: true, Language: "en", Script: "Latn", Published: "2024-05-01", PublishedBasis: "option",
		Body: "Ann Lee leaves\nBeta Corp boss Ann Lee left\n in May."}
	d.Sentences = []pipeline.Sentence{
		{Span: pipeline.Span{Start: 0, End: 14}, Headline: true},
		{Span: pipeline.Span{Start: 15, End: len(d.Body)}, Candidate: true},
	}
	d.Mentions = []pipeline.Mention{
		{Span: pipeline.Span{Start: 0, End: 7}, Kind: pipeline.Person, Rule: "r1"},
		{Span: span(d, "Beta Corp boss"), Kind: pipeline.Title, Code: "chief_executive_officer", Marks: pipeline.Old | pipeline.Acting},
		{Span: span(d, "Beta Corp"), Kind: pipeline.Organization},
	}
	d.Identities = []string{"person:1", "", ""}
	d.Dates = []pipeline.Date{{Span: span(d, "in May"), Value: "2024-05", Rule: "en/dates/month"}}
	d.Events = []pipeline.Event{{Type: "departure", Status: "completed", Rule: "en/departure/leaves", Confidence: 0.9,
		Person: &pipeline.Ref{Span: span(d, "Ann Lee"), Name: "Ann Lee"}, Effective: &d.Dates[0],
		Trigger: span(d, "left"), Evidence: d.Sentences[1].Span}}
	return d, []Note{{Sentence: 1, Outcome: "items", Fine: true}, {Sentence: 1, Rule: "en/departure/leaves", Trigger: span(d, "left"), Outcome: "proposes departure"}}
}

const want = `a.txt  en  Latn  published 2024-05-01 (option)

  0 # [Ann Lee|person person:1 r1] leaves
  1 * [[Beta Corp|organization] boss|title chief_executive_officer old+acting] Ann Lee left [in May|date 2024-05 en/dates/month].
      en/departure/leaves at "left": proposes departure

departure completed  confidence 0.90  score 0  en/departure/leaves
  person       Ann Lee
  effective    2024-05 en/dates/month  "in May"
  trigger      left
  evidence     Beta Corp boss Ann Lee left in May.
`

func TestExplanationShowsMentionsRulesAndEvents(t *testing.T) {
	d, notes := document()
	var out strings.Builder
	if err := (&Printer{W: &out}).Print(d, notes); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestItemsAndColourAreOptions(t *testing.T) {
	d, notes := document()
	var out strings.Builder
	if err := (&Printer{W: &out, Items: true, Color: true}).Print(d, notes); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), string(dim)+"items"+string(reset)) {
		t.Errorf("no items in\n%s", out.String())
	}
}
