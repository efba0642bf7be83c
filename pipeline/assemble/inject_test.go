package assemble

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rochade/pipeline"
	"rochade/pipeline/match"
	"rochade/pipeline/score"
)

func TestLabelledNamesReplaceThoseFound(t *testing.T) {
	const body = "Acme Bank's former deputy chairman Ann van Lee and Bo Ray left the firm."
	span := func(start int, text string) pipeline.Span { return pipeline.Span{Start: start, End: start + len(text)} }
	found := []pipeline.Mention{
		{Span: span(0, "Acme Bank's former deputy chairman"), Kind: pipeline.Title, Name: "deputy chairman", Code: "vice_chair", Marks: pipeline.Old},
		{Span: span(35, "Ann"), Kind: pipeline.Person, Name: "Ann"},
		{Span: span(39, "van Lee"), Kind: pipeline.Organization, Name: "van Lee"},
		{Span: span(51, "Bo Ray"), Kind: pipeline.Person, Name: "Bo Ray"},
	}
	a := &score.Article{Events: []score.Label{{Person: []string{"Ann van Lee", "Lee"}, Title: []string{"chairman"}, TitleCode: "chair",
		Organization: []string{"Acme Bank", "the firm"}}}}
	var got []string
	for _, m := range replaceMentions(found, labelledMentions(body, a, &match.Folding{})) {
		inside := ""
		if m.Inside > 0 {
			inside = " inside"
		}
		got = append(got, m.Kind.String()+" "+m.Name+" "+m.Code+inside)
	}
	want := []string{"title deputy chairman vice_chair", "organization Acme Bank  inside", "person Ann van Lee ", "person Bo Ray "}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}
