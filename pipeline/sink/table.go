package sink

import (
	"slices"
	"strings"
	"sync/atomic"
)

// A Table is one of the four tables.
type Table int

// The tables, in the order in which they are filled.
const (
	Documents Table = iota
	Events
	Participants
	Mentions
	tables // how many there are
)

// A Type is the type of a column's values. All columns but those of the keys may hold nil.
type Type uint8

const (
	Text    Type = iota // string
	Integer             // int64
	Real                // float64
	Boolean             // bool
	Day                 // string of the form YYYY-MM-DD
	JSON                // string
)

// A Column is a column of a table.
type Column struct {
	Name string
	Type Type
}

type layout struct {
	name     string
	document string // the column that names the document
	columns  []Column
}

// layouts are the tables as the latest migration leaves them.
var layouts = [tables]layout{
	Documents: {"documents", "id", []Column{
		{"id", Text}, {"url", Text}, {"title", Text}, {"source", Text}, {"language", Text}, {"script", Text},
		{"published", Day}, {"published_basis", Text}, {"sha256", Text}, {"status", Text}, {"reason", Text},
		{"events", Integer}, {"bytes", Integer}, {"text", Text}}},
	Events: {"events", "document_id", []Column{
		{"id", Text}, {"document_id", Text}, {"ordinal", Integer}, {"type", Text}, {"status", Text}, {"background", Boolean},
		{"person", Text}, {"person_key", Text},
		{"title", Text}, {"title_code", Text}, {"title_scope", Text}, {"acting", Boolean},
		{"organization", Text}, {"organization_key", Text}, {"parent", Text},
		{"predecessor", Text}, {"successor", Text}, {"reports_to", Text}, {"reason", Text},
		{"effective", Text}, {"effective_first", Day}, {"effective_last", Day},
		{"announced", Text}, {"announced_first", Day}, {"announced_last", Day},
		{"language", Text}, {"source", Text}, {"url", Text}, {"published", Day},
		{"confidence", Real}, {"rule", Text}, {"evidence", Text}, {"detail", JSON}, {"record", JSON}}},
	Participants: {"participants", "document_id", []Column{
		{"document_id", Text}, {"event_id", Text}, {"role", Text}, {"ordinal", Integer}, {"name", Text}, {"name_key", Text},
		{"text", Text}, {"field", Text}, {"start_at", Integer}, {"end_at", Integer}}},
	Mentions: {"mentions", "document_id", []Column{
		{"document_id", Text}, {"ordinal", Integer}, {"kind", Text}, {"text", Text}, {"field", Text},
		{"start_at", Integer}, {"end_at", Integer}, {"name", Text}, {"entity_id", Text}, {"code", Text}, {"type", Text},
		{"value", Text}, {"unit", Text}, {"first", Day}, {"last", Day}, {"precision", Text}, {"mod", Text}, {"rule", Text}}},
}

// String is the name of the table.
func (t Table) String() string { return layouts[t].name }

// Columns are its columns, in the order of the values of a row.
func (t Table) Columns() []Column { return layouts[t].columns }

func (t Table) document() string { return layouts[t].document }

// documentColumn is the number of that column.
func (t Table) documentColumn() int {
	return slices.IndexFunc(t.Columns(), func(c Column) bool { return c.Name == t.document() })
}

// width is the number of values of a row.
func (t Table) width() int { return len(layouts[t].columns) }

// names lists the columns for SQL.
func (t Table) names() string {
	names := make([]string, t.width())
	for i, c := range t.Columns() {
		names[i] = c.Name
	}
	return strings.Join(names, ", ")
}

// A Batch is rows of some documents.
type Batch struct {
	// Replace lists, by table, the documents whose rows give way to those of the batch.
	Replace [tables][]string
	// Rows holds the values of the rows of each table, one row after the other.
	Rows [tables][]any
	// Followed is set as soon as the next batch is ready to be stored after this one.
	Followed atomic.Bool
}

// Len is the number of rows and of documents to be replaced.
func (b *Batch) Len() int {
	n := 0
	for t := range tables {
		n += len(b.Rows[t])/t.width() + len(b.Replace[t])
	}
	return n
}

// byDocument returns the rows of each document, ordered by its id: an index is filled
// faster in its own order.
func (b *Batch) byDocument(t Table) [][]any {
	var (
		groups  [][]any
		rows    = b.Rows[t]
		id      = t.documentColumn()
		start   = 0
		compare = func(x, y []any) int { return strings.Compare(x[id].(string), y[id].(string)) }
	)
	for i := t.width(); i <= len(rows); i += t.width() {
		if i == len(rows) || rows[i+id] != rows[start+id] {
			groups = append(groups, rows[start:i])
			start = i
		}
	}
	slices.SortStableFunc(groups, compare)
	return groups
}

func (b *Batch) reset() {
	b.Followed.Store(false)
	for t := range tables {
		clear(b.Rows[t]) // lets go of the values
		b.Replace[t], b.Rows[t] = b.Replace[t][:0], b.Rows[t][:0]
	}
}
