package emit

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rochade/pipeline"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(RecordSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(s *jsonschema.Schema, line string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

func TestGoldenRecordsKeepToTheSchema(t *testing.T) {
	s := compileSchema(t)
	files, _ := filepath.Glob("../../testdata/golden/*/*.jsonl")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			if line == "" {
				continue
			}
			if err := validate(s, line); err != nil {
				t.Errorf("%s:%d: %v", file, n+1, err)
			}
		}
	}
}

func TestARecordWithEverythingKeepsToTheSchema(t *testing.T) {
	d := document()
	d.SHA256 = strings.Repeat("0f", 32)
	e := &d.Events[0]
	ref := *e.Organization
	date := pipeline.Date{Span: ref.Span, Value: "2024-Q1/2024-H2", First: "2024-01-01", Last: "2024-12-31", Precision: "range", Mod: "APPROX", Basis: "stated"}
	quantity := pipeline.Quantity{Span: ref.Span, Value: 1.5, Unit: "EUR"}
	e.Parent, e.Predecessor, e.Successor, e.Effective, e.Reason = &ref, &ref, &ref, &date, "retirement"
	e.Title.Scope, e.Title.Acting = "Nord", true
	e.ReportsTo = &pipeline.Superior{Span: ref.Span, Person: &ref, Title: e.Title, Organization: &ref}
	e.Detail = pipeline.Detail{Action: "merge", Units: []pipeline.Ref{ref}, Kind: "ipo", Count: &quantity, Target: &ref,
		Amount: &quantity, Service: &ref, Place: &ref, Cause: &ref, Affected: []pipeline.Ref{ref}, Metric: "profit",
		Change: &quantity, Period: &date, Flagged: true}
	line, err := json.Marshal(Records(d, &Extractor{"1", "abc"})[0])
	if err != nil {
		t.Fatal(err)
	}
	s := compileSchema(t)
	if err := validate(s, string(line)); err != nil {
		t.Error(err)
	}
	for _, broken := range [][2]string{
		{`"type":"appointment"`, `"type":"firing"`},
		{`"start":5`, `"start":-5`},
		{`"confidence":0.93`, `"confidence":1.93`},
		{`"reason":"retirement",`, ``},
		{`"value":"2024-Q1/2024-H2"`, `"value":"spring"`},
	} {
		if bad := strings.Replace(string(line), broken[0], broken[1], 1); bad == string(line) || validate(s, bad) == nil {
			t.Errorf("%s passes", broken[1])
		}
	}
}

func TestSchemaAndPipelineNameTheSameTypes(t *testing.T) {
	var schema struct {
		Properties struct {
			Type struct{ Enum []string } `json:"type"`
		}
	}
	if err := json.Unmarshal(RecordSchema, &schema); err != nil {
		t.Fatal(err)
	}
	if got := schema.Properties.Type.Enum; !slices.Equal(got, pipeline.EventTypes) {
		t.Errorf("schema has types %q, pipeline %q", got, pipeline.EventTypes)
	}
}
