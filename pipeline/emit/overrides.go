package emit

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"rochade/pipeline/lexicon"
)

// OverridesFile is the list of what the user knows better: one line suppresses a record
// or sets one of its fields.
//
//	# overrides | what we know better
//	id	action	field	value
//	8e4fb1650f01f5073422	suppress
//	5e1667f8fbf5428b05aa	set	title_code	chair
//
// A record keeps its id, which depends on document, type, person, title and organization
// as the text has them, so that a line holds in later runs too.
const OverridesFile = "overrides.tsv"

// Overrides are the lines of the list, by record id.
type Overrides map[string]override

type override struct {
	suppress bool
	set      []func(*Record)
}

var recordID = regexp.MustCompile(`^[0-9a-f]{20}$`)

// ReadOverrides reads the list; a missing file is an empty one. All problems are joined
// into one error.
func ReadOverrides(dict fs.FS) (Overrides, error) {
	rows, err := lexicon.ReadTable(dict, OverridesFile, "id", "action", "field?", "value?")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all := Overrides{}
	seen := map[string]bool{}
	var errs []error
	for _, row := range rows {
		id, action, field, value := row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3]
		o := all[id]
		what := id + " " + field
		switch {
		case !recordID.MatchString(id):
			err = fmt.Errorf("%q is no id of a record (20 hexadecimal digits)", id)
		case seen[what]:
			err = fmt.Errorf("%s is there twice", strings.TrimSpace(what))
		case action == "suppress" && field == "" && value == "":
			o.suppress, err = true, nil
		case action == "suppress":
			err = errors.New("suppress has neither field nor value")
		case action == "set":
			var set func(*Record)
			if set, err = correction(field, value); err == nil {
				o.set = append(o.set, set)
			}
		default:
			err = fmt.Errorf("action %q (suppress, set)", action)
		}
		if err != nil {
			errs = append(errs, row.Errorf("%v", err))
			continue
		}
		seen[what] = true
		all[id] = o
	}
	return all, errors.Join(errs...)
}

// CheckOverrides lists the problems of the list.
func CheckOverrides(dict fs.FS) []error {
	if _, err := ReadOverrides(dict); err != nil {
		return []error{err}
	}
	return nil
}

// apply leaves out suppressed records and corrects others.
func (o Overrides) apply(records []Record) []Record {
	if len(o) == 0 {
		return records
	}
	records = slices.DeleteFunc(records, func(r Record) bool { return o[r.ID].suppress })
	for i := range records {
		for _, set := range o[records[i].ID].set {
			set(&records[i])
		}
	}
	return records
}

// correction is what sets a field to a value, "" being null.
func correction(field, value string) (func(*Record), error) {
	f, ok := correctable[field]
	if !ok {
		return nil, fmt.Errorf("field %q (%s)", field, strings.Join(fieldNames(), ", "))
	}
	if f.enum != nil {
		if allowed := schemaEnum(f.enum...); !slices.Contains(allowed, value) {
			return nil, fmt.Errorf("%s %q (%s)", field, value, strings.Join(allowed, ", "))
		}
	}
	if f.setDate != nil {
		d, err := wholeDate(value)
		if err != nil {
			return nil, err
		}
		return func(r *Record) { f.setDate(r, d) }, nil
	}
	return func(r *Record) { f.set(r, value) }, nil
}

// A correctableField is a field that a line of the list can set.
type correctableField struct {
	set     func(r *Record, value string)
	enum    []string                 // where its values stand in the schema; nil for any
	setDate func(r *Record, d *Date) // in place of set, for a date
}

var correctable = map[string]correctableField{
	"status":       {set: func(r *Record, v string) { r.Status = v }, enum: []string{"properties", "status"}},
	"background":   {set: func(r *Record, v string) { r.Background = v == "true" }, enum: truth},
	"reason":       {set: func(r *Record, v string) { r.Reason = orNull(v) }, enum: []string{"properties", "reason"}},
	"person":       {set: func(r *Record, v string) { r.Person = renamed(r.Person, v) }},
	"predecessor":  {set: func(r *Record, v string) { r.Predecessor = renamed(r.Predecessor, v) }},
	"successor":    {set: func(r *Record, v string) { r.Successor = renamed(r.Successor, v) }},
	"organization": {set: func(r *Record, v string) { r.Organization = renamedUnit(r.Organization, v) }},
	"title":        {set: func(r *Record, v string) { setTitle(r, v, func(t *Title) { t.Name = v }) }},
	"title_code":   {set: func(r *Record, v string) { setTitle(r, v, func(t *Title) { t.Code = v }) }, enum: []string{"$defs", "title", "properties", "code"}},
	"title_scope":  {set: func(r *Record, v string) { setTitle(r, "-", func(t *Title) { t.Scope = orNull(v) }) }},
	"acting":       {set: func(r *Record, v string) { setTitle(r, "-", func(t *Title) { t.Acting = v == "true" }) }, enum: truth},
	"effective":    {setDate: func(r *Record, d *Date) { r.Effective = d }},
	"announced":    {setDate: func(r *Record, d *Date) { r.Announced = d }},
}

// truth is the place of true and false.
var truth = []string{}

func fieldNames() []string {
	var names []string
	for name := range correctable {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// schemaEnum returns the values that the schema of records allows at a place; null is "".
func schemaEnum(path ...string) []string {
	if len(path) == 0 {
		return []string{"true", "false"}
	}
	var at any
	if err := json.Unmarshal(RecordSchema, &at); err != nil {
		panic(err) // it is built in
	}
	for _, key := range path {
		at = at.(map[string]any)[key]
	}
	var values []string
	for _, v := range at.(map[string]any)["enum"].([]any) {
		text, _ := v.(string)
		values = append(values, text)
	}
	return values
}

// renamed is a name with the wording it had, or null.
func renamed(n *Name, name string) *Name {
	switch {
	case name == "":
		return nil
	case n == nil:
		return &Name{Name: name}
	}
	return &Name{Name: name, Mention: n.Mention}
}

func renamedUnit(u *Unit, name string) *Unit {
	switch {
	case name == "":
		return nil
	case u == nil:
		return &Unit{Name: name}
	}
	return &Unit{Name: name, Parent: u.Parent, Mention: u.Mention}
}

// setTitle changes a copy of the title, which "" makes null. A title that was null begins
// as other.
func setTitle(r *Record, value string, change func(*Title)) {
	if value == "" {
		r.Title = nil
		return
	}
	t := Title{Code: "other", Name: value}
	if r.Title != nil {
		t = *r.Title
	}
	change(&t)
	r.Title = &t
}

// wholeDate is the date of a day, a month or a year; "" is null.
func wholeDate(value string) (*Date, error) {
	if value == "" {
		return nil, nil
	}
	for _, unit := range []struct {
		layout, precision   string
		years, months, days int
	}{{"2006-01-02", "day", 0, 0, 1}, {"2006-01", "month", 0, 1, 0}, {"2006", "year", 1, 0, 0}} {
		first, err := time.Parse(unit.layout, value)
		if err != nil {
			continue
		}
		last := first.AddDate(unit.years, unit.months, unit.days).AddDate(0, 0, -1)
		return &Date{Value: value, First: first.Format(time.DateOnly), Last: last.Format(time.DateOnly), Precision: unit.precision, Basis: "stated"}, nil
	}
	return nil, fmt.Errorf("%q is no date (2024, 2024-05, 2024-05-02, or nothing)", value)
}
