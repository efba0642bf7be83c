package emit

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"rochade/pipeline"
)

// document is an article whose body lost two characters in cleaning: the raw text
// has a zero-width space in "Mül\u200bler" and an entity in "A&amp;B".
func document() *pipeline.Document {
	d := &pipeline.Document{
		ID: "a.txt", Title: "Wechsel bei A&amp;B", Text: "Frau Mül\u200bler wird Chefin von A&amp;B.",
		Language: "de", Published: "2024-05-01", SHA256: "00ff",
	}
	var m pipeline.OffsetMap
	var body strings.Builder
	put := func(field pipeline.Field, raw, part string) {
		m.Copy(body.Len(), field, strings.Index(raw, part), len(part))
		body.WriteString(part)
	}
	entity := func(field pipeline.Field, raw string) {
		at, start := body.Len(), strings.Index(raw, "&amp;")
		body.WriteString("&")
		m.Replace(pipeline.Span{Start: at, End: at + 1}, field, pipeline.Span{Start: start, End: start + 5})
	}
	put(pipeline.FieldTitle, d.Title, "Wechsel bei A")
	entity(pipeline.FieldTitle, d.Title)
	put(pipeline.FieldTitle, d.Title, "B")
	body.WriteString("\n\n")
	put(pipeline.FieldText, d.Text, "Frau Mül")
	put(pipeline.FieldText, d.Text, "ler wird Chefin von A")
	entity(pipeline.FieldText, d.Text)
	put(pipeline.FieldText, d.Text, "B.")
	d.Body, d.Offsets = body.String(), m
	d.Mentions = []pipeline.Mention{
		{Span: span(d, "Müller"), Kind: pipeline.Person, Name: "Müller", Rule: "test"},
		{Span: span(d, "Chefin"), Kind: pipeline.Title, Code: "chief_executive_officer", Rule: "test"},
		{Span: lastSpan(d, "A&B"), Kind: pipeline.Organization, Name: "A&B", Rule: "test"},
	}
	d.Identities = []string{"", "", "org:a-b"}
	d.Events = []pipeline.Event{{
		Type: pipeline.Appointment, Status: pipeline.Planned, Rule: "de/appointment/test",
		Person:       &pipeline.Ref{Span: d.Mentions[0].Span, Name: "Müller", Mention: 1},
		Title:        &pipeline.Post{Ref: pipeline.Ref{Span: d.Mentions[1].Span, Mention: 2}, Code: "chief_executive_officer"},
		Organization: &pipeline.Ref{Span: d.Mentions[2].Span, Name: "A&B", Mention: 3},
		Announced:    &pipeline.Date{Value: "2024-05-01", First: "2024-05-01", Last: "2024-05-01", Precision: "day", Basis: "published"},
		Confidence:   0.9251, Evidence: lastSpan(d, "Frau Müller wird Chefin von A&B."),
	}}
	return d
}

func span(d *pipeline.Document, part string) pipeline.Span {
	i := strings.Index(d.Body, part)
	return pipeline.Span{Start: i, End: i + len(part)}
}

func lastSpan(d *pipeline.Document, part string) pipeline.Span {
	i := strings.LastIndex(d.Body, part)
	return pipeline.Span{Start: i, End: i + len(part)}
}

const wantRecord = `{"schema":"rochade.event/1","id":"8e4fb1650f01f5073422","type":"appointment","status":"planned","background":false,` +
	`"person":{"name":"Müller","id":null,"mention":{"text":"Mül` + "\u200b" + `ler","field":"text","start":5,"end":12}},` +
	`"title":{"code":"chief_executive_officer","name":"Chefin","acting":false,"scope":null,"mention":{"text":"Chefin","field":"text","start":18,"end":24}},` +
	`"organization":{"name":"A&B","id":"org:a-b","parent":null,"mention":{"text":"A&amp;B","field":"text","start":29,"end":36}},` +
	`"predecessor":null,"successor":null,"reports_to":null,"reason":null,"effective":null,` +
	`"announced":{"value":"2024-05-01","first":"2024-05-01","last":"2024-05-01","precision":"day","mod":null,"basis":"published","mention":null},` +
	`"detail":{},"confidence":0.93,"rule":"de/appointment/test",` +
	`"evidence":{"text":"Frau Mül` + "\u200b" + `ler wird Chefin von A&amp;B.","field":"text","start":0,"end":37},` +
	`"document":{"id":"a.txt","url":null,"title":"Wechsel bei A&amp;B","source":null,"language":"de","published":"2024-05-01","sha256":"00ff"},` +
	`"extractor":{"version":"1","dict":"abc"}}` + "\n"

func TestRecordHasFixedFieldsAndRawMentions(t *testing.T) {
	var events bytes.Buffer
	e := New(Options{Events: &events, Extractor: Extractor{"1", "abc"}})
	if err := e.Document(document()); err != nil {
		t.Fatal(err)
	}
	if err := e.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := events.String(); got != wantRecord {
		t.Errorf("record differs\n got %s\nwant %s", got, wantRecord)
	}
}

func TestEveryOutputVerifies(t *testing.T) {
	var events, mentions bytes.Buffer
	e := New(Options{Events: &events, Mentions: &mentions})
	d := document()
	if err := e.Document(d); err != nil {
		t.Fatal(err)
	}
	e.Flush()
	for name, out := range map[string]*bytes.Buffer{"events": &events, "mentions": &mentions} {
		claims, err := ReadClaims(out, name)
		if err != nil {
			t.Fatal(err)
		}
		if claims.Count < 3 {
			t.Errorf("%s: %d claims, want at least 3", name, claims.Count)
		}
		for _, err := range append(claims.Check(d), claims.Unconfirmed()...) {
			t.Error(err)
		}
	}
}

func TestVerifySaysWhatIsWrong(t *testing.T) {
	line := strings.Replace(wantRecord, `"start":5,"end":12`, `"start":6,"end":13`, 1)
	claims, err := ReadClaims(strings.NewReader(line), "e.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	errs := claims.Check(document())
	want := `e.jsonl:1: person.mention: text 6 to 13 is "ül` + `\u200b` + `ler ", not "Mül` + `\u200b` + `ler"`
	if len(errs) != 1 || errs[0].Error() != want {
		t.Errorf("got %v, want %s", errs, want)
	}
}

func TestTheSameEventTwiceHasTwoIDs(t *testing.T) {
	d := document()
	d.Events = append(d.Events, d.Events[0])
	records := Records(d, &Extractor{})
	if records[0].ID == records[1].ID {
		t.Errorf("both have the id %s", records[0].ID)
	}
	if again := Records(document(), &Extractor{}); again[0].ID != records[0].ID {
		t.Errorf("id %s depends on the other events, want %s", again[0].ID, records[0].ID)
	}
}

func TestFilterChoosesByTypeConfidenceAndDay(t *testing.T) {
	for _, c := range []struct {
		filter Filter
		want   int
	}{
		{Filter{}, 1},
		{Filter{Types: []string{"departure"}}, 0},
		{Filter{Types: []string{"departure", "appointment"}}, 1},
		{Filter{MinConfidence: 0.93}, 1},
		{Filter{MinConfidence: 0.94}, 0},
		{Filter{Since: "2024-05-01"}, 1},
		{Filter{Since: "2024-05-02"}, 0},
	} {
		if got := len(c.filter.keep(Records(document(), &Extractor{}))); got != c.want {
			t.Errorf("%+v keeps %d, want %d", c.filter, got, c.want)
		}
	}
}

func TestCodePointsOfAnyOffset(t *testing.T) {
	text := strings.Repeat("aé汉😀\r\n", 200)
	p := points{text: text}
	want := 0
	for i := range text {
		if got := p.at(i); got != want {
			t.Fatalf("byte %d is code point %d, want %d", i, got, want)
		}
		want++
	}
	if got := p.at(len(text)); got != want {
		t.Errorf("the end is code point %d, want %d", got, want)
	}
}

func TestLargeNumbersHaveNoExponent(t *testing.T) {
	for want, f := range map[string]Decimal{"100180000000000000000000": 1.0018e23, "31.8": 31.8, "0": 0, "0.93": cents(0.9251)} {
		if got, _ := f.MarshalJSON(); string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestADateSaysItsBasisAndItsSecondReading(t *testing.T) {
	text, offsets := "He left on May 4.", pipeline.OffsetMap{}
	offsets.Copy(0, pipeline.FieldText, 0, len(text))
	d := &pipeline.Document{ID: "a", Text: text, Body: text, Offsets: offsets}
	d.Dates = []pipeline.Date{{Span: span(d, "May 4"), Type: "date", Basis: "relative", Rule: "en/dates/month-day",
		Value: "2010-05-04", First: "2010-05-04", Last: "2010-05-04", Precision: "day", OtherFirst: "2011-05-04", OtherLast: "2011-05-04"}}
	lines := slices.Collect(Mentions(d))
	if len(lines) != 1 || lines[0].Basis != "relative" || lines[0].OtherFirst != "2011-05-04" || lines[0].OtherLast != "2011-05-04" {
		t.Errorf("%+v", lines)
	}
}
