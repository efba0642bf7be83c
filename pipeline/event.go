package pipeline

// Event types.
const (
	Appointment     = "appointment"
	Departure       = "departure"
	Continuation    = "continuation"
	ReportingLine   = "reporting_line"
	Restructuring   = "restructuring"
	Listing         = "listing"
	Layoff          = "layoff"
	Acquisition     = "acquisition"
	Outage          = "outage"
	FinancialResult = "financial_result"
)

// EventTypes lists all types in the order of EVENTS.md.
var EventTypes = []string{Appointment, Departure, Continuation, ReportingLine, Restructuring,
	Listing, Layoff, Acquisition, Outage, FinancialResult}

// Event states.
const (
	Completed = "completed"
	Planned   = "planned"
	Rumored   = "rumored"
	Denied    = "denied"
	Cancelled = "cancelled"
)

// A Ref is a participant of an event: where it is worded, and what it is.
type Ref struct {
	Span        // the wording in the evidence
	Name string // fullest form in the document
	// Mention is 1 + the index into Document.Mentions, or 0 when the wording is
	// not a mention (a verb that says the post).
	Mention int
}

// A Post is the title slot of an event.
type Post struct {
	Ref
	Code   string
	Acting bool
	Scope  string
}

// A Quantity is a number with its unit: ISO 4217, "percent" or "count".
type Quantity struct {
	Span
	Value float64
	Unit  string
}

// Detail holds what only some types have; fields of other types are zero.
type Detail struct {
	Action   string    // restructuring: create, rename, merge, split, close, reorganize
	Units    []Ref     // restructuring
	Kind     string    // listing: ipo, spin_off
	Count    *Quantity // layoff
	Target   *Ref      // acquisition
	Amount   *Quantity // acquisition, financial_result
	Service  *Ref      // outage
	Place    *Ref      // outage
	Cause    *Ref      // outage
	Affected []Ref     // outage
	Metric   string    // financial_result: revenue, profit, loss, growth, margin
	Change   *Quantity // financial_result
	Period   *Date     // financial_result
	Flagged  bool      // a figure ten- or hundredfold off the text's own others
}

// An Event is what a document says happened, before it is written as a record.
type Event struct {
	Type         string
	Status       string
	Background   bool
	Person       *Ref
	Title        *Post
	Organization *Ref
	Parent       *Ref // the organization that the unit in Organization belongs to
	Predecessor  *Ref
	Successor    *Ref
	ReportsTo    *Superior
	Reason       string // departure: resignation, retirement, dismissal, …
	Effective    *Date
	Announced    *Date // its Span is empty when it is the publication day
	Detail       Detail
	Score        int // decision score; Confidence is a table look-up on it
	Confidence   float64
	Rule         string // "de/appointment/takes-over-office"
	Evidence     Span   // the sentence
	Trigger      Span   // the words that gave rise to it
}

// A Superior is whom a person or unit reports to.
type Superior struct {
	Span
	Person       *Ref
	Title        *Post
	Organization *Ref
}
