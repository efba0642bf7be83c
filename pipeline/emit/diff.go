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

// A Change is what became of one record between two runs. Old is nil for a record that
// was added, New for one that was removed.
type Change struct {
	Old, New *Record
	Fields   []FieldChange
}

// A FieldChange is a field with its old and its new value, as they are shown.
type FieldChange struct{ Field, Old, New string }

// Diff compares the records of two runs: those with the same id, then those of the same
// document and type that are about the same person or the same sentence. Changes come in the order of
// document and type; the extractor's version is left out.
func Diff(old, new []Record) []Change {
	before, after := byID(old), byID(new)
	var out []Change
	var removed, added []*Record
	for i := range old {
		if n := after[old[i].ID]; n == nil {
			removed = append(removed, &old[i])
		} else if fields := changedFields(&old[i], n); len(fields) > 0 {
			out = append(out, Change{&old[i], n, fields})
		}
	}
	for i := range new {
		if before[new[i].ID] == nil {
			added = append(added, &new[i])
		}
	}
	for _, r := range removed {
		if k := slices.IndexFunc(added, func(n *Record) bool { return alike(r, n) }); k >= 0 {
			out = append(out, Change{r, added[k], changedFields(r, added[k])})
			added = slices.Delete(added, k, k+1)
		} else {
			out = append(out, Change{Old: r})
		}
	}
	for _, r := range added {
		out = append(out, Change{New: r})
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		x, y := a.Record(), b.Record()
		return cmp.Or(cmp.Compare(x.Document.ID, y.Document.ID), cmp.Compare(x.Type, y.Type), cmp.Compare(who(x), who(y)), cmp.Compare(a.kind(), b.kind()))
	})
	return out
}

// alike reports whether two records may be the same event told otherwise.
func alike(a, b *Record) bool {
	if a.Document.ID != b.Document.ID || a.Type != b.Type {
		return false
	}
	person := a.Person != nil && b.Person != nil && a.Person.Name == b.Person.Name
	return person || a.Evidence != nil && b.Evidence != nil && *a.Evidence == *b.Evidence
}

func byID(records []Record) map[string]*Record {
	m := make(map[string]*Record, len(records))
	for i := range records {
		m[records[i].ID] = &records[i]
	}
	return m
}

// Record is the new record, or the one that was removed.
func (c Change) Record() *Record {
	if c.New == nil {
		return c.Old
	}
	return c.New
}

func (c Change) kind() string {
	switch {
	case c.Old == nil:
		return "added"
	case c.New == nil:
		return "removed"
	}
	return "changed"
}

// who names person, title and organization, as far as there are any.
func who(r *Record) string {
	var out []string
	if r.Person != nil {
		out = append(out, r.Person.Name)
	}
	if r.Title != nil {
		out = append(out, r.Title.Name)
	}
	if r.Organization != nil {
		out = append(out, r.Organization.Name)
	}
	return strings.Join(out, ", ")
}

func changedFields(a, b *Record) []FieldChange {
	var out []FieldChange
	x, y := reflect.ValueOf(*a), reflect.ValueOf(*b)
	for i := range x.NumField() {
		name := strings.Split(x.Type().Field(i).Tag.Get("json"), ",")[0]
		switch name {
		case "id", "extractor", "document", "rule":
			continue
		}
		old, _ := json.Marshal(x.Field(i).Interface())
		new, _ := json.Marshal(y.Field(i).Interface())
		if string(old) != string(new) {
			out = append(out, fieldChange(name, old, new))
		}
	}
	return out
}

// fieldChange shows the names or values of a field where these tell the two apart, and else all
// of it, as JSON.
func fieldChange(name string, old, new []byte) FieldChange {
	if a, b := brief(old), brief(new); a != b {
		return FieldChange{name, a, b}
	}
	return FieldChange{name, string(old), string(new)}
}

// brief is the name or the value of a field, as JSON.
func brief(field []byte) string {
	var parts map[string]json.RawMessage
	if json.Unmarshal(field, &parts) == nil {
		for _, key := range [...]string{"name", "value", "text"} {
			if v, ok := parts[key]; ok {
				return string(v)
			}
		}
	}
	return string(field)
}

// String is a line for the record with its rule, and an indented one for each field.
func (c Change) String() string {
	r := c.Record()
	rule := r.Rule
	if c.Old != nil && c.Old.Rule != rule {
		rule = c.Old.Rule + " -> " + rule
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-7s %s %s: %s [%s]", c.kind(), r.Document.ID, r.Type, who(r), rule)
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
