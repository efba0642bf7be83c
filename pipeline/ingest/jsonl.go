package ingest

import (
	"errors"
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/goccy/go-json"

	"rochade/pipeline"
)

// readJSONL reads one JSON object a line. A line that is not one becomes a
// rejected document; empty lines are skipped.
func readJSONL(f *file) (records, error) {
	return &lineRecords{f, f.lines(), f.columns.decodeObject}, nil
}

// decodeObject fills the document from a JSON object in any charset.
func (c *columns) decodeObject(d *pipeline.Document, object []byte) error {
	if !utf8.Valid(object) {
		text, err := decodeText(object, "")
		if err != nil {
			return err
		}
		object = []byte(text)
	}
	return c.decodeJSON(d, object)
}

// fields is what is read of a JSON object. The names of its keys are set in a
// type of the same layout, see jsonType.
type fields struct {
	ID        json.RawMessage
	URL       json.RawMessage
	Title     *string
	Text      *string
	Published json.RawMessage
	Date      json.RawMessage
	Source    json.RawMessage
	Lang      json.RawMessage
}

// jsonType is fields with the names that the data uses for them.
func (c *columns) jsonType() reflect.Type {
	names := []string{c.names["id"], c.names["url"], c.names["title"], c.names["text"],
		c.names["published"], "date", c.names["source"], c.names["lang"]}
	like := reflect.TypeFor[fields]()
	typed := make([]reflect.StructField, like.NumField())
	for i := range typed {
		typed[i] = like.Field(i)
		typed[i].Tag = reflect.StructTag(fmt.Sprintf("json:%q", names[i]))
	}
	return reflect.StructOf(typed)
}

// decodeJSON fills the document from a JSON object. What has been read before an
// error stays.
func (c *columns) decodeJSON(d *pipeline.Document, object []byte) error {
	v := reflect.New(c.json)
	err := json.Unmarshal(object, v.Interface())
	f := (*fields)(v.UnsafePointer()) // jsonType differs from fields in its tags only
	if id := scalar(f.ID); id != "" {
		d.ID = id
	}
	d.URL, d.Source, d.DeclaredLang = scalar(f.URL), scalar(f.Source), scalar(f.Lang)
	if d.Published = Day(scalar(f.Published)); d.Published == "" {
		d.Published = Day(scalar(f.Date))
	}
	if err != nil {
		return malformedJSON(err)
	}
	if f.Title == nil && f.Text == nil {
		return fault(pipeline.ReasonMalformed, "no field %q and no field %q", c.names["text"], c.names["title"])
	}
	if f.Title != nil {
		d.Title = *f.Title
	}
	if f.Text != nil {
		d.Text = *f.Text
	}
	return nil
}

// malformedJSON says what is wrong with a JSON object, without Go's type names.
func malformedJSON(err error) error {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return fault(pipeline.ReasonMalformed, "reading JSON object: %w", err)
	}
	if wrong.Field == "" {
		return fault(pipeline.ReasonMalformed, "reading JSON object: found a JSON %s instead", wrong.Value)
	}
	return fault(pipeline.ReasonMalformed, "reading JSON object: %s is a JSON %s, not a string", wrong.Field, wrong.Value)
}

// scalar returns the text of a JSON string or number, and "" for other values.
func scalar(raw json.RawMessage) string {
	if len(raw) == 0 {
		return ""
	}
	switch c := raw[0]; {
	case c == '"':
		var s string
		if json.Unmarshal(raw, &s) != nil {
			return ""
		}
		return s
	case c == '-' || '0' <= c && c <= '9':
		return string(raw)
	}
	return ""
}
