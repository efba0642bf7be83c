package emit

import (
	"encoding/json"
	"math"
	"strconv"
)

// Schema is the name of the record's form.
const Schema = "rochade.event/1"

// Version is the version of the extractor, as records name it.
const Version = "0.1.0"

// A Record is one event as written: EVENTS.md describes the fields. All of them
// are always present; what the text does not say is null.
type Record struct {
	Schema       string     `json:"schema"`
	ID           string     `json:"id"`
	Type         string     `json:"type"`
	Status       string     `json:"status"`
	Background   bool       `json:"background"`
	Person       *Name      `json:"person"`
	Title        *Title     `json:"title"`
	Organization *Unit      `json:"organization"`
	Predecessor  *Name      `json:"predecessor"`
	Successor    *Name      `json:"successor"`
	ReportsTo    *Superior  `json:"reports_to"`
	Reason       *string    `json:"reason"`
	Effective    *Date      `json:"effective"`
	Announced    *Date      `json:"announced"`
	Detail       Detail     `json:"detail"`
	Confidence   Decimal    `json:"confidence"`
	Rule         string     `json:"rule"`
	Evidence     *Mention   `json:"evidence"`
	Document     Origin     `json:"document"`
	Extractor    *Extractor `json:"extractor"`
}

// A Mention is a stretch of a field as read; Start and End are code points.
type Mention struct {
	Text  string `json:"text"`
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// A Name is a person, or an organization in a role of its own.
type Name struct {
	Name    string   `json:"name"`
	ID      *string  `json:"id"`
	Mention *Mention `json:"mention"`
}

// A Title is the post.
type Title struct {
	Code    string   `json:"code"`
	Name    string   `json:"name"`
	Acting  bool     `json:"acting"`
	Scope   *string  `json:"scope"`
	Mention *Mention `json:"mention"`
}

// A Unit is an organization with the one it belongs to.
type Unit struct {
	Name    string   `json:"name"`
	ID      *string  `json:"id"`
	Parent  *Name    `json:"parent"`
	Mention *Mention `json:"mention"`
}

// A Superior is whom a person or unit reports to.
type Superior struct {
	Person       *Name    `json:"person"`
	Title        *Title   `json:"title"`
	Organization *Name    `json:"organization"`
	Mention      *Mention `json:"mention"`
}

// A Date is a day or a longer time with its inclusive first and last days.
type Date struct {
	Value     string   `json:"value"`
	First     string   `json:"first"`
	Last      string   `json:"last"`
	Precision string   `json:"precision"`
	Mod       *string  `json:"mod"`
	Basis     string   `json:"basis"`
	Mention   *Mention `json:"mention"`
}

// Detail holds what only some types have.
type Detail struct {
	Action   string    `json:"action,omitempty"`
	Units    []Part    `json:"units,omitempty"`
	Kind     string    `json:"kind,omitempty"`
	Count    *Quantity `json:"count,omitempty"`
	Target   *Part     `json:"target,omitempty"`
	Service  *Part     `json:"service,omitempty"`
	Place    *Part     `json:"place,omitempty"`
	Cause    *Part     `json:"cause,omitempty"`
	Affected []Part    `json:"affected,omitempty"`
	Metric   string    `json:"metric,omitempty"`
	Amount   *Quantity `json:"amount,omitempty"`
	Change   *Quantity `json:"change,omitempty"`
	Period   *Date     `json:"period,omitempty"`
	Flagged  bool      `json:"flagged,omitempty"`
}

// A Part is a value of Detail with its wording.
type Part struct {
	Name    string   `json:"name"`
	Mention *Mention `json:"mention"`
}

// A Quantity is a number with its unit: ISO 4217, percent or count.
type Quantity struct {
	Value   Decimal  `json:"value"`
	Unit    string   `json:"unit"`
	Text    string   `json:"text"`
	Mention *Mention `json:"mention"`
}

// An Origin is the document a record comes from.
type Origin struct {
	ID        string  `json:"id"`
	URL       *string `json:"url"`
	Title     *string `json:"title"`
	Source    *string `json:"source"`
	Language  string  `json:"language"`
	Published *string `json:"published"`
	SHA256    string  `json:"sha256"`
}

// An Extractor is the program and data that made a record.
type Extractor struct {
	Version string `json:"version"`
	Dict    string `json:"dict"` // first 12 hex digits of the digest of the data
}

// A Decimal is written without an exponent, with as few digits as it needs.
type Decimal float64

// MarshalJSON implements json.Marshaler.
func (d Decimal) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, float64(d), 'f', -1, 64), nil
}

var _ json.Marshaler = Decimal(0)

// cents rounds to two decimals.
func cents(f float64) Decimal { return Decimal(math.Round(f*100) / 100) }

// orNull is s, or null when it is empty.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
