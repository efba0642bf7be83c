package ingest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
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
