package ingest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"rochade/pipeline"
)

// fieldNames lists the document fields that files with named fields may have.
var fieldNames = []string{"id", "url", "title", "text", "published", "source", "lang"}

// columns knows under which name each field stands in the data.
type columns struct {
	names map[string]string // field -> name in the data
	json  reflect.Type      // what a JSON object is decoded to
}

func newColumns(mapped map[string]string) (*columns, error) {
	c := &columns{names: map[string]string{}}
	for _, f := range fieldNames {
		c.names[f] = f
	}
	for field, name := range mapped {
		if !slices.Contains(fieldNames, field) {
			return nil, fmt.Errorf("unknown document field %q (allowed: %s)", field, strings.Join(fieldNames, ", "))
		}
		if name == "" {
			return nil, fmt.Errorf("document field %q is mapped to an empty name", field)
		}
		c.names[field] = name
	}
	c.json = c.jsonType()
	return c, nil
}

// find returns the position of each field among named columns, upper and lower
// case being the same. A column date stands in for a missing published.
func (c *columns) find(header []string) (map[string]int, error) {
	order := map[string]int{}
	for field, name := range c.names {
		i := slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
		if i < 0 && field == "published" {
			i = slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), "date") })
		}
		if i >= 0 {
			order[field] = i
		}
	}
	_, text := order["text"]
	_, title := order["title"]
	if !text && !title {
		return nil, fault(pipeline.ReasonMalformed, "no column %q and no column %q among %s",
			c.names["text"], c.names["title"], strings.Join(header[:min(len(header), 20)], ", "))
	}
	return order, nil
}
