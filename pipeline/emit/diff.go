package emit

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

// A Change is what became of one record between two runs.
type Change struct {
	Kind     string // added, removed or changed
	Document string
	Type     string
	Who      string // person, title and organization, as far as there are any
	Rule     string // of the new record, or "old -> new"
	Fields   []FieldChange
}

// A FieldChange is a field with its old and its new value, as JSON.
type FieldChange struct{ Field, Old, New string }

// Diff compares the records of two runs by their ids. Changes come in the order
// of document, type and id; the extractor's version is left out.
func Diff(old, new []Record) []Change {
	before, after := byID(old), byID(new)
	var out []Change
	for id, r := range before {
		if n, ok := after[id]; !ok {
			out = append(out, change("removed", r, nil))
		} else if fields := changedFields(r, n); len(fields) > 0 {
			c := change("changed", n, fields)
			if r.Rule != n.Rule {
				c.Rule = r.Rule + " -> " + n.Rule
			}
			out = append(out, c)
		}
	}
	for id, r := range after {
		if _, ok := before[id]; !ok {
			out = append(out, change("added", r, nil))
		}
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Who, b.Who), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

func byID(records []Record) map[string]*Record {
	m := make(map[string]*Record, len(records))
	for i := range records {
		m[records[i].ID] = &records[i]
	}
	return m
}

func change(kind string, r *Record, fields []FieldChange) Change {
	var who []string
	if r.Person != nil {
		who = append(who, r.Person.Name)
	}
	if r.Title != nil {
		who = append(who, r.Title.Name)
	}
	if r.Organization != nil {
		who = append(who, r.Organization.Name)
	}
	return Change{kind, r.Document.ID, r.Type, strings.Join(who, ", "), r.Rule, fields}
}

func changedFields(a, b *Record) []FieldChange {
	var out []FieldChange
	x, y := reflect.ValueOf(*a), reflect.ValueOf(*b)
	for i := range x.NumField() {
		name := strings.Split(x.Type().Field(i).Tag.Get("json"), ",")[0]
		if name == "extractor" || name == "document" || name == "rule" {
			continue
		}
		old, _ := json.Marshal(x.Field(i).Interface())
		new, _ := json.Marshal(y.Field(i).Interface())
		if string(old) != string(new) {
			out = append(out, FieldChange{name, string(old), string(new)})
		}
	}
	return out
}

// String is a line for the record and an indented one for each field.
func (c Change) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-7s %s %s: %s [%s]", c.Kind, c.Document, c.Type, c.Who, c.Rule)
	for _, f := range c.Fields {
		fmt.Fprintf(&b, "\n        %s: %s -> %s", f.Field, f.Old, f.New)
	}
	return b.String()
}

// ReadRecords reads event records, one a line; name is for messages.
func ReadRecords(r io.Reader, name string) ([]Record, error) {
	var out []Record
	br := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := br.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			var rec Record
			if e := json.Unmarshal(line, &rec); e != nil {
				return nil, fmt.Errorf("%s:%d: no event record: %w", name, n, e)
			}
			out = append(out, rec)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
	}
}
